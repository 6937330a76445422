"""The library: workshops are made, listed, copied and deleted for good."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from cxworkshop.domain.workshop import Person, Status, Workshop
from cxworkshop.services import demo_story, planning, preparing, running, safekeeping, shelf, voting
from cxworkshop.services.desk import Desk
from cxworkshop.services.events import Event, WorkshopsChanged
from cxworkshop.store.problems import LibraryProblem
from tests.support.builders import (
    TODAY,
    Clock,
    a_score,
    a_source,
    an_action,
    open_desk_in,
    vote,
)

CANARY = "zq7canaryxv"
RATINGS = [5, 5, 4, 4, 4, 4, 3, 2, 2, 1, None]


def row(desk: Desk, workshop_id: str) -> shelf.WorkshopRow:
    return next(found for found in shelf.rows(desk) if found.id == workshop_id)


def test_a_new_workshop_has_its_templates_agenda_and_statements(desk: Desk) -> None:
    made = shelf.create(desk, "T1", " Harbour Bank ", TODAY, time(14, 0), 9)
    template = desk.content.template("T1")
    assert made == preparing.workshop(desk, made.id)
    assert (made.client, made.starts_at, made.team.size) == ("Harbour Bank", time(14, 0), 9)
    assert (made.steps, made.minutes_available) == (template.steps, 60)
    assert tuple(pair.id for pair in made.statements) == template.statements
    with pytest.raises(KeyError):
        shelf.create(desk, "T99", "Harbour Bank", TODAY)


def test_the_list_follows_the_life_of_a_workshop(desk: Desk, workshop: Workshop) -> None:
    assert row(desk, workshop.id) == shelf.WorkshopRow(
        id=workshop.id,
        client="Harbour Bank",
        title=workshop.title,
        held_on=TODAY,
        team_size=12,
        status=Status.PREPARING,
        said=None,
        customers=None,
        gap_points=None,
        next_date=TODAY,
        sample=False,
    )
    preparing.keep_customers(desk, workshop.id, a_source(scores=[a_score("H1")]))
    running.begin(desk, workshop.id)
    vote(desk, workshop.id, "rate", RATINGS)
    running.finish(desk, workshop.id)
    now = row(desk, workshop.id)
    assert (now.status, now.said, now.customers, now.gap_points) == (
        Status.FOLLOWING_UP,
        60,
        34,
        26,
    )
    assert now.next_date is None
    planning.add_action(desk, workshop.id, an_action())
    assert row(desk, workshop.id).next_date == date(2026, 5, 26)
    preparing.remove_customers(desk, workshop.id)
    assert row(desk, workshop.id).gap_points is None
    desk.history.undo()
    assert row(desk, workshop.id).gap_points == 26


def test_a_date_that_has_passed_is_no_next_date(desk: Desk) -> None:
    past = shelf.create(desk, "T1", "Harbour Bank", date(2026, 5, 1))
    assert row(desk, past.id).next_date is None
    running.begin(desk, past.id)
    running.finish(desk, past.id)
    assert row(desk, past.id).next_date is None
    made = an_action()
    planning.add_action(desk, past.id, made)
    assert row(desk, past.id).next_date == date(2026, 5, 15)
    planning.remove_action(desk, past.id, made)
    assert row(desk, past.id).next_date is None


def test_the_sample_is_made_once_and_ready_to_run(desk: Desk) -> None:
    sample = shelf.open_sample(desk)
    assert shelf.open_sample(desk) == sample
    assert len(shelf.rows(desk)) == 1
    source = preparing.customers(desk, sample.id)
    assert source
    assert (source.rows, sample.held_on, len(sample.team.people)) == (412, TODAY, 6)
    headline = source.score("H1")
    assert headline
    assert sum(headline.counts) == headline.n
    assert round(100 * sum(headline.counts[-2:]) / headline.n) == 34
    assert {card.name for card in preparing.readiness(desk, sample.id).missing} == {"room"}


def test_the_tour_is_a_sample_of_its_own(desk: Desk) -> None:
    tour, hour = shelf.open_sample(desk, "tour"), shelf.open_sample(desk)
    assert (tour.template_id, hour.template_id) == ("tour", "T1")
    assert (tour.team.size, hour.team.size) == (12, 12)
    assert shelf.open_sample(desk, "tour") == tour


def test_the_story_of_the_sample_fills_its_plan_once(desk: Desk) -> None:
    sample = shelf.open_sample(desk)
    plan = demo_story.apply(desk, sample.id)
    assert demo_story.apply(desk, sample.id) == plan
    assert (len(plan.causes), len(plan.actions)) == (3, 3)
    assert all(sample.team.person(action.owner_id) for action in plan.actions)
    assert {action.cause_id for action in plan.actions} == {cause.id for cause in plan.causes}
    tour = shelf.open_sample(desk, "tour")
    assert {action.statement_id for action in demo_story.apply(desk, tour.id).actions} == {"4a"}


def test_a_copy_has_the_preparation_and_nothing_of_the_hour(
    desk: Desk, workshop: Workshop, events: list[Event]
) -> None:
    team = replace(workshop.team, people=(Person("p", "Ada Example"),))
    preparing.set_team(desk, workshop.id, team)
    preparing.keep_customers(desk, workshop.id, a_source(scores=[a_score("H1")]))
    running.begin(desk, workshop.id)
    vote(desk, workshop.id, "rate", RATINGS)
    planning.add_action(desk, workshop.id, an_action())
    copy = shelf.duplicate(desk, workshop.id)
    assert copy == preparing.workshop(desk, copy.id)
    assert (copy.title, copy.status) == (f"{workshop.title} (copy)", Status.PREPARING)
    assert copy.statements == workshop.statements
    assert copy.team.people[0].name == "Ada Example"
    assert copy.team.people[0].id != "p"
    source = preparing.customers(desk, copy.id)
    assert source
    assert source.scores == (a_score("H1"),)
    assert voting.facts(desk, copy.id) is None
    assert planning.plan(desk, copy.id).actions == ()
    assert running.position(desk, copy.id) is None
    assert events[-1] == WorkshopsChanged()


def test_a_follow_up_carries_the_preparation_and_points_back(
    desk: Desk, workshop: Workshop, events: list[Event]
) -> None:
    team = replace(workshop.team, people=(Person("p", "Ada Example"),))
    preparing.set_team(desk, workshop.id, team)
    preparing.change_details(desk, workshop.id, customers_word="riders")
    preparing.keep_customers(desk, workshop.id, a_source(scores=[a_score("H1")]))
    later = date(2026, 8, 10)
    made = shelf.follow_up(desk, workshop.id, "T1", later, time(10, 0), 8)
    assert made == preparing.workshop(desk, made.id)
    assert (made.follows_id, made.held_on, made.team.size) == (workshop.id, later, 8)
    assert (made.client, made.customers_word) == (workshop.client, "riders")
    assert made.statements == workshop.statements
    assert [person.name for person in made.team.people] == ["Ada Example"]
    source = preparing.customers(desk, made.id)
    assert source
    assert source.scores == (a_score("H1"),)
    assert events[-1] == WorkshopsChanged()
    bare = shelf.follow_up(desk, workshop.id, "T1", later, with_customers=False)
    assert preparing.customers(desk, bare.id) is None
    assert [found.id for found in shelf.these(desk, [made.id, "gone", workshop.id])] == [
        made.id,
        workshop.id,
    ]


def test_everything_of_a_client_is_deleted_and_nothing_else(
    desk: Desk, workshop: Workshop, clock: Clock
) -> None:
    for title in ("First", "Second"):
        made = shelf.create(desk, "T1", CANARY, TODAY)
        preparing.change_details(desk, made.id, title=title)
    for _ in range(2):
        safekeeping.back_up(desk)
        clock.move(60)
    heard: list[tuple[int, int]] = []
    shelf.delete_client(desk, CANARY, lambda done, of: heard.append((done, of)))
    copies = len(safekeeping.listing(desk))
    assert copies >= 2
    assert heard == [(done, copies) for done in range(copies + 1)]
    assert [found.id for found in shelf.rows(desk)] == [workshop.id]
    assert shelf.clients(desk) == [workshop.client]
    folder = desk.library.path.parent
    kept = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert CANARY.encode() not in kept


def test_a_deleted_workshop_is_gone_from_the_list(
    desk: Desk, workshop: Workshop, events: list[Event]
) -> None:
    shelf.delete(desk, workshop.id)
    assert shelf.rows(desk) == []
    assert events == [WorkshopsChanged()]
    with pytest.raises(LibraryProblem, match="deleted"):
        preparing.workshop(desk, workshop.id)


def test_deleting_leaves_no_trace_in_any_file_of_the_home(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with open_desk_in(home) as desk:
        workshop = shelf.create(desk, "T1", CANARY, TODAY)
        preparing.change_details(desk, workshop.id, title=CANARY * 20, wifi_password=CANARY)
        running.begin(desk, workshop.id)
        running.note(desk, workshop.id, "welcome", CANARY)
        planning.add_action(desk, workshop.id, an_action(title=CANARY))
        vote(desk, workshop.id, "rate", RATINGS)
    with open_desk_in(home) as desk:  # opening makes a backup
        assert len(traces(home)) == 2
        shelf.delete(desk, workshop.id)
        assert traces(home) == []
    assert traces(home) == []


def traces(home: Path) -> list[Path]:
    files = [file for file in home.rglob("*") if file.is_file()]
    return [file for file in files if CANARY.encode() in file.read_bytes()]


def test_everything_is_there_after_reopening(tmp_path: Path) -> None:
    with open_desk_in(tmp_path / "home") as desk:
        sample = shelf.open_sample(desk)
        vote(desk, sample.id, "rate", RATINGS)
        plan = demo_story.apply(desk, sample.id)
        facts = voting.facts(desk, sample.id)
        rows = shelf.rows(desk)
    with open_desk_in(tmp_path / "home") as desk:
        assert shelf.rows(desk) == rows
        assert preparing.workshop(desk, sample.id) == sample
        assert planning.plan(desk, sample.id) == plan
        assert voting.facts(desk, sample.id) == facts
