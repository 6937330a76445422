"""One workshop as one file: everything comes back, and nothing of any other workshop goes out."""

from __future__ import annotations

from contextlib import closing
from dataclasses import fields
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlcipher3 import dbapi2

from cxworkshop.store import exchange, tables
from cxworkshop.store.copying import PARTS, copy_workshop
from cxworkshop.store.database import Library
from cxworkshop.store.problems import LibraryProblem
from tests.support.exchanged import CANARY, reseal, rows_of, take_in
from tests.support.kept import everything


def test_everything_about_a_workshop_comes_back_equal(
    library: Library, other: Library, file: Path
) -> None:
    assert take_in(other, file) == "w-1"
    assert everything(other, "w-1") == everything(library, "w-1")
    with closing(dbapi2.connect(str(file))) as raw:
        counts = {
            table: raw.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
            for table in rows_of(other)
        }
    assert counts == rows_of(other)
    never_filled = {"check_in"}
    assert {name for name, count in counts.items() if not count} == never_filled


def test_a_file_holds_nothing_of_another_workshop_and_no_session(
    library: Library, file: Path, tmp_path: Path
) -> None:
    assert CANARY.encode() not in file.read_bytes()
    exchange.export_workshop(library, "w-2", tmp_path / "two.cxw")
    assert CANARY.encode() in (tmp_path / "two.cxw").read_bytes()
    with closing(dbapi2.connect(str(file))) as raw:
        names = {row[0] for row in raw.execute("SELECT name FROM sqlite_schema WHERE sql <> ''")}
        assert not {name for name in names if "seat" in name or "ballot" in name}
        assert raw.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
        assert raw.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def test_a_copy_has_identities_of_its_own_that_hang_together(
    library: Library, other: Library, file: Path
) -> None:
    number = iter(range(1000))
    take_in(other, file)
    with other.writing() as connection:
        made = copy_workshop(connection, connection, "w-1", lambda: f"new-{next(number)}")
    before, after = everything(library, "w-1"), everything(other, made)
    assert made.startswith("new-")
    assert (after.workshop.client, after.workshop.follows_id) == ("Client text", "w-0")
    assert after.answers == before.answers
    assert after.notes == before.notes
    (cause,) = after.plan.causes
    assert {action.cause_id for action in after.plan.actions} == {cause.id}
    assert {action.owner_id for action in after.plan.actions} == {after.workshop.team.people[0].id}
    ids = [after.plan.pledges[0].id, cause.id, *(one.round.id for one in after.rounds)]
    assert all(one.startswith("new-") for one in ids)
    with other.reading() as connection:
        assert connection.scalars(select(tables.client.c.name)).all() == ["Client text"]


def test_every_table_of_a_workshop_is_among_its_parts() -> None:
    assert {table.name for table in PARTS} == set(tables.metadata.tables) - {"client"}
    assert {field.name for field in fields(exchange.WorkshopFile)} == {"connection", "workshop"}


def test_a_file_that_is_there_is_replaced_whole_and_nothing_else_is_left(
    library: Library, other: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / "a.cxw").write_text("an older one")
    exchange.export_workshop(library, "w-1", folder / "a.cxw")
    assert [file.name for file in folder.iterdir()] == ["a.cxw"]
    assert take_in(other, folder / "a.cxw") == "w-1"


def test_a_workshop_that_is_gone_leaves_the_older_file_alone(library: Library, file: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(LibraryProblem, match="deleted"):
        exchange.export_workshop(library, "nobody", file)
    assert file.read_bytes() == before


def test_heavy_weights_of_a_survey_go_out_and_come_in(other: Library, file: Path) -> None:
    heavy = "UPDATE customer_score SET weight_sum = 3e7, weight_squared_sum = 9e12"
    reseal(file, lambda raw: raw.execute(heavy))
    assert take_in(other, file) == "w-1"
