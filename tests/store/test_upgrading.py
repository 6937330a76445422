"""Upgrades: the tables of the newest upgrade are the ones in use, and it is all or nothing."""

from __future__ import annotations

import logging
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlcipher3 import dbapi2

from cxworkshop.store import backups, listing, tables, upgrading
from cxworkshop.store.database import open_library
from cxworkshop.store.problems import LibraryProblem


def dismantle(path: Path) -> None:
    """The library as it was before its first tables, but ours."""
    with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        for table in [*tables.metadata.tables, "alembic_version"]:
            connection.execute(f'DROP TABLE "{table}"')
        connection.execute("PRAGMA user_version=0")


def schema(connection: Any) -> list[Any]:
    found: list[Any] = connection.execute("SELECT * FROM sqlite_schema").fetchall()
    return found


def test_upgrades_end_in_the_tables_that_the_code_uses(tmp_path: Path) -> None:
    with closing(open_library(tmp_path / "library.db")) as library, library.reading() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, tables.metadata) == []


def test_the_newest_upgrade_is_the_version_of_the_tables() -> None:
    config = Config()
    config.set_main_option("script_location", str(upgrading.UPGRADES))
    config.set_main_option("path_separator", "os")
    heads = ScriptDirectory.from_config(config).get_heads()
    assert [int(head) for head in heads] == [tables.VERSION]


def test_an_older_library_is_backed_up_and_upgraded(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    open_library(path).close()
    dismantle(path)
    with closing(open_library(path)) as library, library.reading() as connection:
        assert listing.rows(connection) == []
    assert len(backups.listing(path)) == 1


def test_an_older_library_is_not_changed_by_reading(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    open_library(path).close()
    dismantle(path)
    before = path.read_bytes()
    with pytest.raises(LibraryProblem) as refused:
        open_library(path, for_reading=True)
    assert refused.value.code == "older"
    assert path.read_bytes() == before


def test_an_upgrade_that_fails_leaves_the_library_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.db"
    open_library(path).close()
    with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
        connection.execute("DELETE FROM alembic_version")  # the first tables would be made twice
        connection.execute("PRAGMA user_version=0")
        before = schema(connection)
    with pytest.raises(LibraryProblem) as refused:
        open_library(path)
    assert refused.value.code == "upgrade_failed"
    assert str(backups.listing(path)[0]) in refused.value.message
    with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == 0
        assert connection.execute("SELECT * FROM alembic_version").fetchall() == []
        assert schema(connection) == before


def test_upgrading_says_nothing_to_people(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        open_library(tmp_path / "library.db").close()
    assert capfd.readouterr() == ("", "")
    assert caplog.records == []
