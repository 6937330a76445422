"""Handing out: real files, complete or not there, and never in the place of somebody else's."""

from __future__ import annotations

import csv
import errno
from collections import Counter
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from cxworkshop.domain.plan import Plan, Pledge
from cxworkshop.domain.workshop import Workshop
from cxworkshop.reports.preview import page_count, page_text
from cxworkshop.services import demo_story, handing_out, planning, preparing, shelf, voting
from cxworkshop.services.desk import Desk
from cxworkshop.services.events import DocumentsWritten, Event
from cxworkshop.services.hand_out_parts import Subject, parts_of, recipients
from cxworkshop.services.handing_out import HandOutProblem
from cxworkshop.services.insights import insights
from tests.support.builders import vote
from tests.support.talkative import open_talkative, tell_all

RATINGS = [5, 5, 4, 4, 4, 4, 4, 4, 2, 1, None]


@pytest.fixture
def done(desk: Desk) -> Workshop:
    """The sample after its hour: voted, planned, pledged."""
    sample = shelf.open_sample(desk)
    vote(desk, sample.id, "predict", [61] * 11)
    vote(desk, sample.id, "rate", RATINGS)
    demo_story.apply(desk, sample.id)
    planning.add_pledge(desk, sample.id, Pledge("p-1", "Nadia/Novak", "ride the night bus"))
    planning.add_pledge(desk, sample.id, Pledge("p-2", " claire  DUBOIS ", "answer ten calls"))
    return sample


def names(paths: list[Path]) -> set[str]:
    return {path.name for path in paths}


def test_nothing_can_be_handed_out_before_anything_happened(
    desk: Desk, workshop: Workshop, tmp_path: Path
) -> None:
    assert handing_out.documents(desk, workshop.id) == []
    assert handing_out.write(desk, workshop.id, tmp_path / "out") == []


def test_each_kind_of_document_says_what_it_is(desk: Desk, done: Workshop) -> None:
    found = handing_out.documents(desk, done.id)
    assert [(one.kind, one.format) for one in found] == [
        ("personal", "PDF"),
        ("team", "PDF"),
        ("xlsx", "XLSX"),
        ("csv", "CSV"),
        ("charts", "PNG, SVG, CSV"),
        ("calendar", "ICS"),
        ("workshop", "CXW"),
    ]
    assert found[0].detail == "For 4 people"


def test_owners_and_who_pledged_get_one_plan_each(desk: Desk, done: Workshop) -> None:
    plan = planning.plan(desk, done.id)
    found = recipients(done, plan)
    assert Counter(person.name for person in found) == Counter(
        ["Jonas Weber", "Sofia Almeida", "Claire Dubois", "Nadia/Novak"]
    )


def test_every_document_is_written_and_says_what_the_data_say(
    desk: Desk, done: Workshop, tmp_path: Path
) -> None:
    heard: list[Event] = []
    desk.bus.subscribe(DocumentsWritten, heard.append)
    seen: list[tuple[int, int, str]] = []
    folder = tmp_path / "new" / "folder"
    written = handing_out.write(desk, done.id, folder, progress=lambda *news: seen.append(news))
    assert heard == [DocumentsWritten(done.id, tuple(written))]
    assert all(path.stat().st_size > 100 for path in written)
    assert {file for file in folder.rglob("*") if file.is_file()} == set(written)
    assert "Personal plan – Nadia Novak.pdf" in names(written)
    assert [done_ for done_, _, _ in seen] == list(range(len(seen)))
    assert seen[-1] == (len(seen) - 1, len(seen) - 1, "")

    plan = planning.plan(desk, done.id)
    mine = page_text(folder / "Personal plan – Claire Dubois.pdf").replace("\n", " ")
    action = next(one for one in plan.actions if done.team.person(one.owner_id).name[0] == "C")
    assert action.title.split()[0].casefold() in mine.casefold()
    assert "answer ten calls" in mine
    assert "Meridian Rail" in page_text(folder / "Team plan – Meridian Rail.pdf")


def test_results_can_be_read_by_other_programs(desk: Desk, done: Workshop, tmp_path: Path) -> None:
    written = handing_out.write(desk, done.id, tmp_path, kinds={"xlsx", "csv"})
    book = openpyxl.load_workbook(tmp_path / "Results – Meridian Rail.xlsx")
    assert len(book.sheetnames) == 4
    tables = [path for path in written if path.suffix == ".csv"]
    assert len(tables) == 4
    with tables[0].open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) > 1


def test_only_the_kinds_asked_for_are_written(desk: Desk, done: Workshop, tmp_path: Path) -> None:
    assert names(handing_out.write(desk, done.id, tmp_path / "out", kinds=["team"])) == {
        "Team plan – Meridian Rail.pdf"
    }
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["Team plan – Meridian Rail.pdf"]


def test_a_file_that_is_there_is_never_overwritten(
    desk: Desk, done: Workshop, tmp_path: Path
) -> None:
    own = tmp_path / "out" / "Team plan – Meridian Rail.pdf"
    own.parent.mkdir()
    own.write_text("somebody's own")
    for number in (2, 3):
        (written,) = handing_out.write(desk, done.id, tmp_path / "out", kinds=["team"])
        assert written.name == f"Team plan – Meridian Rail ({number}).pdf"
    assert own.read_text() == "somebody's own"


def test_cancelling_leaves_what_is_finished_and_nothing_half_done(
    desk: Desk, done: Workshop, tmp_path: Path
) -> None:
    started: list[str] = []
    written = handing_out.write(
        desk,
        done.id,
        tmp_path / "out",
        progress=lambda done, of, title: started.append(title),
        cancelled=lambda: len(started) == 2,
    )
    assert len(written) == 2
    assert sorted((tmp_path / "out").iterdir()) == sorted(written)
    assert all(page_text(path) for path in written)


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_a_folder_that_cannot_be_written_is_said_in_words(
    desk: Desk, done: Workshop, tmp_path: Path, place: str
) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(HandOutProblem, match="choose another folder"):
        handing_out.write(desk, done.id, tmp_path / place, kinds=["team"])


def test_a_disk_that_fills_up_leaves_what_is_finished(
    desk: Desk, done: Workshop, tmp_path: Path
) -> None:
    def fill_up(finished: int, of: int, title: str) -> None:
        if finished == 2:
            raise OSError(errno.ENOSPC, "No space left on device")

    heard: list[DocumentsWritten] = []
    desk.bus.subscribe(DocumentsWritten, heard.append)
    with pytest.raises(HandOutProblem, match="is full"):
        handing_out.write(desk, done.id, tmp_path / "out", progress=fill_up)
    assert sorted((tmp_path / "out").iterdir()) == sorted(heard[0].paths)
    assert len(heard[0].paths) == 2


def test_a_plan_without_votes_can_be_handed_out(
    desk: Desk, workshop: Workshop, tmp_path: Path
) -> None:
    action = planning.from_catalogue(desk, workshop.id, "A24", "6b")
    planning.add_action(desk, workshop.id, action)
    kinds = [one.kind for one in handing_out.documents(desk, workshop.id)]
    assert kinds == ["team", "xlsx", "csv", "calendar", "workshop"]
    written = handing_out.write(desk, workshop.id, tmp_path)
    assert len(written) == 5
    assert preparing.workshop(desk, workshop.id) == workshop


def test_calendars_hold_the_checks_of_the_team_and_everyones_own_steps(
    desk: Desk, done: Workshop, tmp_path: Path
) -> None:
    written = handing_out.write(desk, done.id, tmp_path, kinds=["calendar"])
    plan = planning.plan(desk, done.id)
    owners = {action.owner_id for action in plan.actions}
    assert len(written) == 1 + len(owners)
    team = (tmp_path / f"Check dates – {done.client}.ics").read_text("utf-8")
    assert team.count("BEGIN:VEVENT") == 4
    action = plan.actions[0]
    owner = done.team.person(action.owner_id)
    assert owner
    own = (tmp_path / f"Check dates – {owner.name}.ics").read_text("utf-8")
    steps = [one for one in plan.actions if one.owner_id == owner.id and one.first_step_by]
    assert own.count("BEGIN:VEVENT") == 4 + len(steps)
    again = handing_out.write(desk, done.id, tmp_path / "again", kinds=["calendar"])
    assert identities(again) == identities(written)
    assert len(set(identities(written))) == len(identities(written))


def identities(paths: list[Path]) -> list[str]:
    lines = [line for path in paths for line in path.read_text("utf-8").splitlines()]
    return [line for line in lines if line.startswith("UID:")]


def test_who_pledged_stands_in_natural_order(desk: Desk, done: Workshop) -> None:
    for number in (10, 2, 1, 11):
        planning.add_pledge(desk, done.id, Pledge(desk.new_id(), f"Colleague {number}", "I listen"))
    named = [person.name for person in recipients(done, planning.plan(desk, done.id))]
    found = [name for name in named if name.startswith("Colleague")]
    assert found == [f"Colleague {number}" for number in (1, 2, 10, 11)]


def test_what_is_only_looked_at_is_announced_to_nobody(
    desk: Desk, done: Workshop, tmp_path: Path
) -> None:
    heard: list[Event] = []
    desk.bus.subscribe(None, heard.append)
    drawn = handing_out.draw(desk, done.id, tmp_path / "look", ["personal", "team"])
    path = handing_out.write_for_printer(desk, done.id, tmp_path / "print" / "all.pdf")
    assert path
    assert page_count(path) == sum(map(page_count, drawn))
    assert [file.name for file in path.parent.iterdir()] == ["all.pdf"]
    assert heard == []


def test_printing_can_be_cancelled_and_needs_papers(
    desk: Desk, done: Workshop, tmp_path: Path
) -> None:
    target = tmp_path / "print" / "all.pdf"
    cancelled = handing_out.write_for_printer(desk, done.id, target, cancelled=lambda: True)
    assert cancelled is None
    assert handing_out.write_for_printer(desk, done.id, target, ["xlsx"]) is None
    assert list(target.parent.iterdir()) == []


def test_the_picture_of_an_average_has_a_name(desk: Desk) -> None:
    sample = shelf.open_sample(desk)
    rest = [pair for pair in sample.statements if not pair.headline]
    preparing.set_statements(desk, sample.id, rest)
    vote(desk, sample.id, "rate", RATINGS)
    facts = voting.facts(desk, sample.id)
    subject = Subject(preparing.workshop(desk, sample.id), facts, Plan(), desk.now())
    names = [part.file_name for part in parts_of(subject) if part.kind == "charts"]
    assert "Picture – Average.png" in names


def test_dots_are_handed_out_with_the_results(desk: Desk, tmp_path: Path) -> None:
    workshop = open_talkative(desk)
    tell_all(desk, workshop)
    paths = handing_out.write(desk, workshop.id, tmp_path, {"xlsx", "csv"})
    (table,) = (path for path in paths if path.name == "polls.csv")
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    (book,) = (path for path in paths if path.suffix == ".xlsx")
    assert sum(int(row["Result"]) for row in rows) == 12 * 3
    assert {row["Answered"] for row in rows} == {"12"}
    assert "Other votes" in openpyxl.load_workbook(book).sheetnames


def test_other_votes_have_their_pictures_too(desk: Desk, tmp_path: Path) -> None:
    workshop = open_talkative(desk)
    tell_all(desk, workshop)
    dots = insights(desk, workshop.id).results["dots"]
    subject = Subject(workshop, None, Plan(), desk.now(), polls=[dots])
    pictures = [part for part in parts_of(subject) if part.kind == "charts"]
    assert [Path(part.file_name).suffix for part in pictures] == [".png", ".svg", ".csv"]
    pictures[2].write(tmp_path / "dots.csv")
    assert dots.rows[0].text in (tmp_path / "dots.csv").read_text("utf-8-sig")
    few = replace(subject, polls=[replace(dots, people=4, rows=())])
    assert not any(part.kind == "charts" for part in parts_of(few))


def test_two_votes_that_ask_the_same_have_each_their_picture(desk: Desk) -> None:
    workshop = open_talkative(desk)
    tell_all(desk, workshop)
    before = insights(desk, workshop.id).results["dots"]
    after = replace(before, rows=tuple(reversed(before.rows)))
    subject = Subject(workshop, None, Plan(), desk.now(), polls=[before, after])
    pictures = [part for part in parts_of(subject) if part.kind == "charts"]
    assert [Path(part.file_name).suffix for part in pictures] == [".png", ".svg", ".csv"] * 2
