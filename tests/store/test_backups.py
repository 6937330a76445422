"""Backups: made by the database, checked, one a day at most, the last ten kept; they restore."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from cxworkshop.store import backups, listing, workshops
from cxworkshop.store.database import Library, open_library
from cxworkshop.store.problems import LibraryProblem
from cxworkshop.store.tables import workshop
from tests.support.builders import a_workshop

NOON = datetime(2026, 5, 12, 12, 0, tzinfo=UTC)


def opened(path: Path, at: datetime, passphrase: str | None = None) -> Library:
    return open_library(path, passphrase, now=lambda: at)


def test_opening_backs_up_once_a_day(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    opened(path, NOON).close()
    assert backups.listing(path) == []
    for hours, expected in [(0, 1), (1, 1), (23, 1), (25, 2), (26, 2), (50, 3)]:
        opened(path, NOON + timedelta(hours=hours)).close()
        assert len(backups.listing(path)) == expected, hours


def test_the_last_ten_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    opened(path, NOON).close()
    for day in range(13):
        opened(path, NOON + timedelta(days=day)).close()
    kept = backups.listing(path)
    assert len(kept) == 10
    assert kept[0].name.startswith("library-20260515T120000")
    assert {file.suffix for file in backups.folder_of(path).iterdir()} == {".db"}


@pytest.mark.parametrize("passphrase", [None, "secret"])
def test_a_backup_restores_everything(tmp_path: Path, passphrase: str | None) -> None:
    path = tmp_path / "library.db"
    made = a_workshop()
    with closing(opened(path, NOON, passphrase)) as library:
        with library.writing() as connection:
            workshops.add(connection, made)
        copy = library.back_up(NOON)
    assert (b"Harbour Bank" in copy.read_bytes()) is (passphrase is None)
    restored = tmp_path / "elsewhere" / "library.db"
    restored.parent.mkdir()
    shutil.copy(copy, restored)
    with closing(open_library(restored, passphrase)) as library, library.reading() as connection:
        assert workshops.read(connection, made.id) == made


def test_a_backup_holds_what_is_still_in_the_journal(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with closing(opened(path, NOON)) as library:
        with library.writing() as connection:
            workshops.add(connection, a_workshop())
        assert path.with_name("library.db-wal").stat().st_size > 0
        copy = library.back_up(NOON)
        with closing(open_library(copy, for_reading=True)) as reader, reader.reading() as found:
            assert len(listing.rows(found)) == 1


def test_going_back_to_a_backup_keeps_a_copy_of_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with closing(opened(path, NOON)) as library:
        with library.writing() as connection:
            workshops.add(connection, a_workshop("early"))
        early = library.back_up(NOON)
        with library.writing() as connection:
            workshops.add(connection, a_workshop("late"))
        late = library.restore(early, NOON + timedelta(minutes=1))
        assert ids(library) == {"early"}
        library.restore(late, NOON + timedelta(minutes=2))
        assert ids(library) == {"early", "late"}


def test_the_oldest_of_ten_can_be_gone_back_to(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with closing(opened(path, NOON)) as library:
        copies = [library.back_up(NOON + timedelta(minutes=minute)) for minute in range(10)]
        with library.writing() as connection:
            workshops.add(connection, a_workshop())
        library.restore(copies[0], NOON + timedelta(hours=1))
        assert ids(library) == set()


def test_a_backup_that_cannot_be_read_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with closing(opened(path, NOON)) as library:
        with library.writing() as connection:
            workshops.add(connection, a_workshop("kept"))
        broken = library.back_up(NOON)
        broken.write_bytes(b"no library" * 100)
        with pytest.raises(LibraryProblem):
            library.restore(broken, NOON + timedelta(minutes=1))
        assert ids(library) == {"kept"}
    assert not list(tmp_path.glob("*.restoring*"))


def ids(library: Library) -> set[str]:
    with library.reading() as connection:
        return {row.id for row in connection.execute(select(workshop.c.id))}
