"""Workshops that travel as files: taken in, tampered with, and read again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import func, select
from sqlcipher3 import dbapi2

from cxworkshop.store import exchange, tables
from cxworkshop.store.copying import copy_workshop
from cxworkshop.store.database import Connection, Library
from cxworkshop.store.exchange_checks import fingerprint

CANARY = "zq7canaryxv"


def take_in(library: Library, path: Path) -> str:
    with exchange.opened(path) as found, library.writing() as connection:
        return copy_workshop(found.connection, connection, found.workshop.id)


def reseal(path: Path, change: Callable[[dbapi2.Connection], object]) -> None:
    """Changes a file as somebody would who knows how seals are made."""
    with closing(dbapi2.connect(str(path), isolation_level=None)) as raw:
        change(raw)
        with suppress(ValueError, RecursionError, dbapi2.Error):  # unsealable is refused as well
            raw.execute("UPDATE seal SET sha256 = ?", (fingerprint(raw),))


def rows_of(library: Library) -> dict[str, int]:
    with library.reading() as connection:
        return {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in tables.metadata.sorted_tables
        }


def try_to_open(path: Path) -> None:
    """Raises ExchangeProblem when the file is refused."""
    with exchange.opened(path):
        pass


def all_rows(connection: Connection) -> dict[str, list[str]]:
    return {
        table.name: sorted(map(repr, connection.execute(select(table)).all()))
        for table in tables.metadata.sorted_tables
    }


def values_of(path: Path) -> dict[str, list[str]]:
    with exchange.opened(path) as found:
        return all_rows(found.connection)
