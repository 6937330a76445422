"""The storage settings are in force on every connection, and writers wait for each other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import select
from sqlcipher3 import dbapi2

from cxworkshop.store import listing, runs, tables, workshops
from cxworkshop.store.database import Library, open_library
from cxworkshop.store.problems import LibraryProblem
from cxworkshop.store.sqlite_settings import MINIMUM_SQLITE, configure, read_back
from tests.support.builders import a_workshop

WRITERS, TURNS = 8, 25


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(open_library(tmp_path / "library.db")) as library:
        yield library


def test_every_pooled_connection_has_every_setting(library: Library) -> None:
    with ExitStack() as stack:
        connections = [stack.enter_context(library.reading()) for _ in range(10)]
        found = {json.dumps(read_back(c.connection.driver_connection)) for c in connections}
        drivers = {id(c.connection.driver_connection) for c in connections}
    assert len(drivers) == 10
    assert [json.loads(one) for one in found] == [
        {
            "journal_mode": "wal",
            "busy_timeout": 5000,
            "synchronous": 2,
            "foreign_keys": 1,
            "trusted_schema": 0,
            "cell_size_check": 1,
            "secure_delete": 1,
            "mmap_size": 0,
        }
    ]


def test_a_connection_that_writes_has_them_too(library: Library) -> None:
    with library.writing() as connection:
        settings = read_back(connection.connection.driver_connection)
    assert (settings["synchronous"], settings["secure_delete"]) == (2, 1)


def test_sqlite_is_one_without_the_journal_bug() -> None:
    assert dbapi2.sqlite_version_info >= MINIMUM_SQLITE


def test_no_write_is_lost_among_many_writers(library: Library) -> None:
    with library.writing() as connection:
        workshops.add(connection, a_workshop("w"))
        runs.keep_note(connection, "w", "count", "0")
    together = Barrier(WRITERS)

    def count_up(_writer: int) -> None:
        together.wait()
        for _ in range(TURNS):
            with library.writing() as connection:
                seen = int(runs.notes(connection, "w")["count"])
                runs.keep_note(connection, "w", "count", str(seen + 1))

    with ThreadPoolExecutor(WRITERS) as threads:
        list(threads.map(count_up, range(WRITERS)))
    with library.reading() as connection:
        assert runs.notes(connection, "w") == {"count": str(WRITERS * TURNS)}


def test_a_reader_sees_one_state_while_others_write(library: Library) -> None:
    with library.reading() as reader:
        assert listing.rows(reader) == []
        with library.writing() as writer:
            workshops.add(writer, a_workshop())
        assert listing.rows(reader) == []
    with library.reading() as reader:
        assert len(listing.rows(reader)) == 1


def test_what_raises_leaves_nothing(library: Library) -> None:
    def add_and_fail() -> None:
        with library.writing() as connection:
            workshops.add(connection, a_workshop())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        add_and_fail()
    with library.reading() as connection:
        assert connection.execute(select(tables.client)).all() == []


def test_a_full_disk_is_said_in_words_and_loses_nothing(library: Library) -> None:
    with library.writing() as connection:
        workshops.add(connection, a_workshop("small"))

    def add_more_than_fits() -> None:
        with library.writing() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 2}")
            workshops.add(connection, a_workshop("large", title="x" * 100_000))

    with pytest.raises(LibraryProblem) as refused:
        add_more_than_fits()
    assert refused.value.code == "disk_full"
    assert "safe" in refused.value.message
    with library.reading() as connection:
        assert [row.id for row in listing.rows(connection)] == ["small"]


def test_where_the_file_system_cannot_do_wal_a_journal_is_truncated(tmp_path: Path) -> None:
    place = f"file:{tmp_path / 'library.db'}?vfs=unix-dotfile"
    with closing(dbapi2.connect(place, isolation_level=None, uri=True)) as connection:
        configure(connection)
        settings = read_back(connection)
    assert (settings["journal_mode"], settings["synchronous"]) == ("truncate", 2)
