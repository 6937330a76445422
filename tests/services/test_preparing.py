"""Preparing a workshop: every change is kept, announced and refused when it makes no sense."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxworkshop.domain.statements import Form
from cxworkshop.domain.workshop import Person, RoomMode, Workshop
from cxworkshop.services import preparing
from cxworkshop.services.desk import Desk
from cxworkshop.services.events import Event, WorkshopChanged, WorkshopsChanged
from cxworkshop.services.typed import TypedProblem
from cxworkshop.store.problems import LibraryProblem
from tests.support.builders import a_score, a_source, a_statement


def ids(desk: Desk, workshop: Workshop) -> list[str]:
    return [pair.id for pair in preparing.workshop(desk, workshop.id).statements]


def test_details_are_kept_and_announced(
    desk: Desk, workshop: Workshop, events: list[Event]
) -> None:
    said = preparing.change_details(desk, workshop.id, client=" Käthe & Co\u202e ", k=4)
    now = preparing.workshop(desk, workshop.id)
    assert (now.client, now.k) == ("Käthe & Co", 4)
    assert said == WorkshopChanged(workshop.id, "details")
    assert events == [WorkshopsChanged(), said]


def test_only_details_can_be_changed_as_details(desk: Desk, workshop: Workshop) -> None:
    with pytest.raises(ValueError, match="status"):
        preparing.change_details(desk, workshop.id, status="finished")
    with pytest.raises(ValueError, match="at least 1"):
        preparing.change_details(desk, workshop.id, k=0)
    assert preparing.workshop(desk, workshop.id) == workshop
    assert desk.history.undo_words is None


def test_a_text_that_cannot_be_kept_is_refused_in_words(desk: Desk, workshop: Workshop) -> None:
    with pytest.raises(TypedProblem, match="too long"):
        preparing.change_details(desk, workshop.id, title="x" * 3000)
    with pytest.raises(TypedProblem, match="character"):
        preparing.change_details(desk, workshop.id, title="half \ud83d")
    assert preparing.workshop(desk, workshop.id) == workshop


def test_the_team_is_kept_with_its_people(
    desk: Desk, workshop: Workshop, events: list[Event]
) -> None:
    people = (Person("b", "Bo", "Finance"), Person("a", "Ada"))
    team = replace(workshop.team, size=9, mode=RoomMode.SAMPLE, population=40, people=people)
    preparing.set_team(desk, workshop.id, team)
    assert preparing.workshop(desk, workshop.id).team == team
    assert events[-1] == WorkshopChanged(workshop.id, "team")


def test_the_agenda_is_kept_in_its_new_order(desk: Desk, workshop: Workshop) -> None:
    steps = (workshop.steps[2], replace(workshop.steps[0], minutes=9))
    preparing.set_agenda(desk, workshop.id, steps)
    assert preparing.workshop(desk, workshop.id).steps == steps


def test_a_form_replaces_all_but_the_headline(desk: Desk, workshop: Workshop) -> None:
    assert ids(desk, workshop) == ["H1", "1a", "3a", "4a", "5a", "6b", "7a"]
    preparing.choose_form(desk, workshop.id, Form.SHORT)
    found = ids(desk, workshop)
    assert found[0] == "H1"
    assert len(found) == 13
    preparing.choose_form(desk, workshop.id, Form.FLASH)
    assert ids(desk, workshop) == ["H1", "1a", "3a", "4a", "5a", "6b", "7a"]


def test_own_questions_take_the_place_of_statements_without_customers(
    desk: Desk, workshop: Workshop, events: list[Event]
) -> None:
    own = [a_statement("own-1", own=True), a_statement("own-2", own=True)]
    source = a_source(scores=[a_score("own-1"), a_score("own-2"), a_score("6b")])
    preparing.keep_customers(desk, workshop.id, source, own)
    assert ids(desk, workshop) == ["H1", "own-1", "own-2", "6b"]
    assert preparing.customers(desk, workshop.id) == source
    changed = [event.what for event in events if isinstance(event, WorkshopChanged)]
    assert changed == ["statements", "customers"]
    preparing.keep_customers(desk, workshop.id, source, own[:1])
    assert ids(desk, workshop) == ["H1", "own-1", "6b"]


def test_a_survey_without_own_questions_leaves_the_statements(
    desk: Desk, workshop: Workshop
) -> None:
    preparing.keep_customers(desk, workshop.id, a_source())
    assert preparing.workshop(desk, workshop.id) == workshop
    preparing.remove_customers(desk, workshop.id)
    assert preparing.customers(desk, workshop.id) is None


def test_a_workshop_that_is_gone_cannot_be_changed(desk: Desk) -> None:
    with pytest.raises(LibraryProblem, match="deleted"):
        preparing.change_details(desk, "gone", client="x")
    with pytest.raises(LibraryProblem, match="deleted"):
        preparing.keep_customers(desk, "gone", a_source())


def test_what_customers_were_not_asked_can_be_left_out_and_brought_back(
    desk: Desk, workshop: Workshop
) -> None:
    source = a_source(scores=[a_score("4a"), a_score("6b")])
    preparing.keep_customers(desk, workshop.id, source)
    alone = preparing.unanswered(preparing.workshop(desk, workshop.id), source)
    assert [pair.id for pair in alone] == ["H1", "1a", "3a", "5a", "7a"]
    preparing.ask_only_answered(desk, workshop.id)
    assert ids(desk, workshop) == ["4a", "6b"]
    assert preparing.ask_only_answered(desk, workshop.id) is None
    desk.history.undo()
    assert ids(desk, workshop) == ["H1", "1a", "3a", "4a", "5a", "6b", "7a"]


def test_a_survey_about_nothing_that_is_asked_leaves_nothing_out(workshop: Workshop) -> None:
    assert preparing.unanswered(workshop, a_source()) == ()
