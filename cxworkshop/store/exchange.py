"""One workshop as one file, to be handed to a colleague or put away: written whole, read warily.

The file is a database with the library's own tables, one workshop in them and a seal over its
content. It has no write-ahead log, so it can be read from a stick or a folder that nobody may write
to. A file that comes in is loaded into memory once, read-only, and believed only after every check;
it is left as it is whatever comes out.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, insert
from sqlalchemy.exc import SQLAlchemyError
from sqlcipher3 import dbapi2

from cxworkshop.domain.workshop import Workshop
from cxworkshop.problems import Problem
from cxworkshop.store import exchange_checks, tables
from cxworkshop.store.connections import memory_engine
from cxworkshop.store.copying import copy_workshop
from cxworkshop.store.database import Library
from cxworkshop.store.durable import put_in_place
from cxworkshop.store.exchange_checks import PartsRefused, fingerprint, read_everything, seal
from cxworkshop.store.inspecting import MAGIC
from cxworkshop.store.sqlite_settings import LIBRARY_ID, stamp
from cxworkshop.store.tables import VERSION

SUFFIX = ".cxw"
LARGEST = 64 * 1024 * 1024  # bytes; a thousand people's answers to sixty questions take 6 MB
PAGE = 4096
_WARY = {
    "trusted_schema": "OFF",
    "cell_size_check": "ON",
    "ignore_check_constraints": "ON",
    "foreign_keys": "ON",
}


class ExchangeProblem(Problem):
    """A workshop can't be written to a file, or a file is refused; the sentence says why."""


@dataclass(frozen=True, slots=True)
class WorkshopFile:
    """A file that passed every check, in memory: its workshop, and all its rows behind a
    connection."""

    connection: Connection
    workshop: Workshop


def export_workshop(library: Library, workshop_id: str, path: Path) -> None:
    """Writes a workshop with all that belongs to it to `path`, in the place of a file there.

    The file is complete and checked before it gets its name. Raises ExchangeProblem, or
    LibraryProblem when there is no such workshop.
    """
    with _memory() as (raw, connection):
        for metadata in (tables.metadata, seal.metadata):
            metadata.create_all(connection)
        with library.reading() as kept:
            copy_workshop(kept, connection, workshop_id)
        connection.execute(insert(seal).values(sha256=fingerprint(raw)))
        connection.commit()
        stamp(raw, LIBRARY_ID, VERSION)
        _write(raw, path)


@contextmanager
def opened(path: Path) -> Iterator[WorkshopFile]:
    """Loads and checks a workshop file; it is never changed. Raises ExchangeProblem."""
    _look_at_bytes(path)
    with _memory() as (raw, connection):
        with believing(path):
            _load(path, raw)
            exchange_checks.check(raw)
            raw.execute("PRAGMA query_only=ON")
            workshop = read_everything(connection)
        yield WorkshopFile(connection, workshop)


@contextmanager
def believing(path: Path) -> Iterator[None]:
    """Whatever goes wrong inside is the fault of the file at `path`. Raises ExchangeProblem."""
    try:
        yield
    except Problem:
        raise
    except PartsRefused as refused:
        raise ExchangeProblem("exchange.foreign_parts", name=path.name) from refused
    except (
        ArithmeticError,
        AttributeError,
        LookupError,
        RecursionError,
        SQLAlchemyError,
        TypeError,
        ValueError,  # UnicodeDecodeError is one: text that is no text
        dbapi2.Error,
    ) as error:
        raise ExchangeProblem("exchange.damaged", name=path.name) from error


@contextmanager
def _memory() -> Iterator[tuple[Any, Connection]]:
    """An empty database in memory: its driver connection, and the same one for our readers."""
    with closing(dbapi2.connect(":memory:", isolation_level=None, check_same_thread=False)) as raw:
        for name, value in _WARY.items():
            raw.execute(f"PRAGMA {name}={value}")
        engine = memory_engine(raw)
        with engine.connect() as connection:
            yield raw, connection


def _write(raw: Any, path: Path) -> None:
    try:
        with TemporaryDirectory(dir=path.parent, prefix=".cxworkshop-") as folder:
            unfinished = Path(folder) / "workshop.part"
            raw.execute("VACUUM INTO ?", (str(unfinished),))
            with opened(unfinished):
                pass
            put_in_place(unfinished, path)
    except (OSError, dbapi2.Error) as error:
        full = "disk is full" in str(error) or "No space left" in str(error)
        code = "disk_full" if full else "cannot_write"
        raise ExchangeProblem(f"exchange.{code}", path=path) from error


def _load(path: Path, raw: Any) -> None:
    name = f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1"
    with closing(dbapi2.connect(name, isolation_level=None, uri=True)) as file:
        file.backup(raw)


def _look_at_bytes(path: Path) -> None:
    """Whose file it is and of which version, before a database engine has seen it."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise ExchangeProblem("exchange.cannot_read", path=path) from error
    if size > LARGEST:
        raise ExchangeProblem("exchange.too_large", name=path.name, limit=LARGEST // 1024**2)
    ours = head.startswith(MAGIC) and int.from_bytes(head[68:72], "big") == LIBRARY_ID
    version = int.from_bytes(head[60:64], "big")
    if ours and version > VERSION:
        raise ExchangeProblem("exchange.newer", name=path.name, found=version, known=VERSION)
    plain = head[16:20] == PAGE.to_bytes(2, "big") + b"\x01\x01"  # no write-ahead log
    if not ours or not plain or version < 1:
        raise ExchangeProblem("exchange.not_a_workshop", name=path.name)
    if size != int.from_bytes(head[28:32], "big") * PAGE:
        raise ExchangeProblem("exchange.damaged", name=path.name)
