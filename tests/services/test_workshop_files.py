"""A workshop handed over as a file arrives with the same facts; a library is changed whole or not
at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from cxworkshop.domain.plan import Pledge
from cxworkshop.domain.workshop import Workshop
from cxworkshop.services import (
    demo_story,
    planning,
    preparing,
    running,
    shelf,
    voting,
)
from cxworkshop.services.desk import Desk
from cxworkshop.services.events import DocumentsWritten, Event, WorkshopsChanged
from cxworkshop.services.shelf import AlreadyThereProblem
from cxworkshop.store.exchange import ExchangeProblem
from cxworkshop.store.exchange_checks import fingerprint
from cxworkshop.store.problems import LibraryProblem
from tests.support.builders import open_desk_in, vote

RATINGS = [5, 5, 4, 4, 4, 4, 4, 4, 2, 1, None]


@pytest.fixture
def done(desk: Desk) -> Workshop:
    """The sample after its hour: voted, planned, pledged."""
    sample = shelf.open_sample(desk)
    running.begin(desk, sample.id)
    vote(desk, sample.id, "predict", [61] * 11)
    vote(desk, sample.id, "rate", RATINGS)
    running.note(desk, sample.id, "rate", "two came late")
    demo_story.apply(desk, sample.id)
    planning.add_pledge(desk, sample.id, Pledge("p-1", "Nadia", "ride the night bus"))
    running.finish(desk, sample.id)
    return preparing.workshop(desk, sample.id)


@pytest.fixture
def file(desk: Desk, done: Workshop, tmp_path: Path) -> Path:
    path = tmp_path / "workshop.cxw"
    assert shelf.export_workshop(desk, done.id, path) == DocumentsWritten(done.id, (path,))
    return path


@pytest.fixture
def colleague(tmp_path: Path) -> Iterator[Desk]:
    """Somebody else's desk."""
    with open_desk_in(tmp_path / "colleague") as desk:
        yield desk


def test_a_colleague_sees_the_same_facts_plan_and_list(
    desk: Desk, colleague: Desk, done: Workshop, file: Path
) -> None:
    heard: list[Event] = []
    colleague.bus.subscribe(None, heard.append)
    assert shelf.import_workshop(colleague, file) == done
    assert heard == [WorkshopsChanged()]
    assert voting.facts(colleague, done.id) == voting.facts(desk, done.id)
    assert planning.plan(colleague, done.id) == planning.plan(desk, done.id)
    assert preparing.customers(colleague, done.id) == preparing.customers(desk, done.id)
    assert running.notes(colleague, done.id) == running.notes(desk, done.id)
    assert running.position(colleague, done.id) == running.position(desk, done.id)
    assert shelf.rows(colleague) == shelf.rows(desk)


def test_a_second_import_asks_and_nothing_happens_unasked(
    colleague: Desk, done: Workshop, file: Path
) -> None:
    shelf.import_workshop(colleague, file)
    preparing.change_details(colleague, done.id, title="Mine by now")
    with pytest.raises(AlreadyThereProblem, match="“Mine by now” for Meridian Rail") as raised:
        shelf.import_workshop(colleague, file)
    assert raised.value.workshop.id == done.id
    assert [row.title for row in shelf.rows(colleague)] == ["Mine by now"]


def test_a_copy_stands_beside_with_the_same_facts_and_a_life_of_its_own(
    colleague: Desk, done: Workshop, file: Path
) -> None:
    shelf.import_workshop(colleague, file)
    copies = [shelf.import_workshop(colleague, file, as_copy=True) for _ in range(2)]
    assert len({done.id, *(copy.id for copy in copies)}) == 3
    assert {copy.title for copy in copies} == {f"{done.title} (copy)"}
    before, after = (voting.facts(colleague, one) for one in (done.id, copies[0].id))
    assert before is not None
    assert after == before
    plan = planning.plan(colleague, copies[0].id)
    owners = {action.owner_id for action in plan.actions}
    assert owners <= {person.id for person in copies[0].team.people}
    shelf.delete(colleague, done.id)
    assert planning.plan(colleague, copies[0].id) == plan
    assert shelf.open_sample(colleague).id not in {copy.id for copy in copies}


def test_replacing_takes_what_is_in_the_file_and_forgets_the_past(
    desk: Desk, done: Workshop, file: Path
) -> None:
    plan, facts = planning.plan(desk, done.id), voting.facts(desk, done.id)
    preparing.change_details(desk, done.id, title="Changed", client="Renamed")
    planning.add_pledge(desk, done.id, Pledge("p-2", "Late", "gone soon"))
    assert shelf.import_workshop(desk, file, in_place=True) == done
    assert (planning.plan(desk, done.id), voting.facts(desk, done.id)) == (plan, facts)
    assert desk.history.undo() is None
    assert [row.client for row in shelf.rows(desk)] == ["Meridian Rail"]


@pytest.mark.parametrize(
    ("change", "flag"),
    [
        (
            "UPDATE round SET statements = replace(statements, '\"top\": 2', '\"top\": 99')",
            "in_place",
        ),
        ("UPDATE customer_score SET counts = '[-5, 1]'", "in_place"),
        ("UPDATE round SET room_mode = 'nowhere'", "as_copy"),
    ],
)
def test_content_that_no_facts_can_be_made_of_changes_nothing(
    desk: Desk, done: Workshop, file: Path, change: str, flag: str
) -> None:
    with closing(dbapi2.connect(str(file), isolation_level=None)) as raw:
        raw.execute(change)
        raw.execute("UPDATE seal SET sha256 = ?", (fingerprint(raw),))
    rows, plan = shelf.rows(desk), planning.plan(desk, done.id)
    with pytest.raises(ExchangeProblem, match="damaged"):
        shelf.import_workshop(desk, file, **{flag: True})
    assert (shelf.rows(desk), planning.plan(desk, done.id)) == (rows, plan)


def test_a_workshop_that_is_gone_makes_no_file(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(LibraryProblem, match="deleted"):
        shelf.export_workshop(desk, "nobody", tmp_path / "a.cxw")
    assert not (tmp_path / "a.cxw").exists()
