"""Deleting a workshop leaves no byte of it in any file of the folder."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cxworkshop.domain.customers import CustomerSource, Voice
from cxworkshop.domain.plan import Pledge
from cxworkshop.domain.polls import Question, QuestionKind
from cxworkshop.domain.rounds import Round
from cxworkshop.domain.workshop import Person, Team
from cxworkshop.store import answers, backups, customers, erasure, listing, plans, runs, workshops
from cxworkshop.store.answers import FrozenRound
from cxworkshop.store.database import Library, open_library
from cxworkshop.store.problems import LibraryProblem
from tests.support.builders import (
    a_cause,
    a_score,
    a_source,
    a_statement,
    a_workshop,
    an_action,
)

CANARY = "zq7canaryxv"
NOON = datetime(2026, 5, 12, 12, 0, tzinfo=UTC)


def fill(library: Library) -> None:
    """A workshop whose every text carries the canary, with everything that can belong to it."""
    question = Question(CANARY, QuestionKind.TEXT, CANARY)
    round_ = Round(f"{CANARY}-r", CANARY, "en", (question,), step_id="rate").opened(NOON)
    step = replace(a_workshop().steps[0], title=CANARY, notes=CANARY * 800, prompts=(CANARY,))
    workshop = a_workshop(
        f"{CANARY}-w",
        client=CANARY,
        title=CANARY,
        wifi_password=CANARY,
        team=Team(9, people=(Person("p", CANARY, CANARY),)),
        steps=(step,),
        statements=(a_statement("S1", executives=CANARY),),
    )
    with library.writing() as connection:
        workshops.add(connection, workshop)
        customers.keep(connection, workshop.id, canary_source())
        frozen = FrozenRound(workshop.id, round_, "rating", workshop.statements)
        answers.open_round(connection, frozen)
        closed = replace(frozen, round=round_.closed(NOON, {"phone": 300}), answered=300)
        answers.keep(connection, closed, {CANARY: [f"{CANARY} {n}" for n in range(300)]})
        plans.put_cause(connection, workshop.id, a_cause(text=CANARY))
        plans.put_action(connection, workshop.id, an_action(title=CANARY, cause_id=CANARY))
        plans.add_pledge(connection, workshop.id, Pledge("pledge", CANARY, CANARY))
        runs.keep_note(connection, workshop.id, "rate", CANARY)


def canary_source() -> CustomerSource:
    """Customers with the canary in their words and in the mapping."""
    return replace(
        a_source(CANARY, [a_score(column=CANARY)]),
        voices=tuple(Voice(f"{CANARY}{n}", f"{CANARY} {n}" * 30) for n in range(60)),
        mapping={"own": [{"column": CANARY}]},
        segments=(CANARY,),
        segment_rows=(3,),
        left_out=(CANARY,),
    )


def traces(folder: Path) -> list[str]:
    """The files under a folder that hold the canary."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return sorted(file.name for file in files if CANARY.encode() in file.read_bytes())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


def test_nothing_of_a_deleted_workshop_is_left_in_any_file(path: Path) -> None:
    with closing(open_library(path, now=lambda: NOON)) as library:
        with library.writing() as connection:
            workshops.add(connection, a_workshop("stays"))
        fill(library)
        library.back_up(NOON)
        library.back_up(NOON + timedelta(hours=1))
        assert len(traces(path.parent)) >= 3
        erasure.erase_workshop(library, f"{CANARY}-w")
        assert traces(path.parent) == []
    assert traces(path.parent) == []
    assert len(backups.listing(path)) == 2
    for file in [path, *backups.listing(path)]:
        with closing(open_library(file)) as left, left.reading() as connection:
            assert workshops.read(connection, "stays") == a_workshop("stays")


def test_a_backup_that_cannot_be_cleaned_is_removed(path: Path) -> None:
    with closing(open_library(path)) as library:
        fill(library)
        copy = library.back_up(NOON)
        content = bytearray(copy.read_bytes())
        for page in range(4096, 4096 * 12, 4096):
            content[page : page + 200] = b"\xff" * 200
        copy.write_bytes(bytes(content))
        erasure.erase_workshop(library, f"{CANARY}-w")
    assert backups.listing(path) == []
    assert traces(path.parent) == []


def test_who_is_just_reading_delays_the_last_traces_to_the_next_opening(path: Path) -> None:
    with closing(open_library(path)) as library:
        fill(library)
        with closing(open_library(path, for_reading=True)) as other, other.reading() as reader:
            assert len(listing.rows(reader)) == 1
            with pytest.raises(LibraryProblem, match="is deleted"):
                erasure.erase_workshop(library, f"{CANARY}-w")
            with library.reading() as connection:
                assert listing.rows(connection) == []
    open_library(path, now=lambda: NOON).close()
    assert traces(path.parent) == []


def test_erasing_twice_does_no_harm(path: Path) -> None:
    with closing(open_library(path)) as library:
        with library.writing() as connection:
            workshops.add(connection, a_workshop("stays"))
        erasure.erase_workshop(library, "never there")
        with library.reading() as connection:
            assert len(listing.rows(connection)) == 1
