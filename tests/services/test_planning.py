"""The plan: causes, actions and pledges are kept in order, announced and suggested."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cxworkshop.domain.plan import Cause, Evidence, Plan, Pledge
from cxworkshop.domain.workshop import Person, Workshop
from cxworkshop.services import planning, preparing, shelf
from cxworkshop.services.desk import Desk
from cxworkshop.services.events import Event, PlanChanged
from cxworkshop.services.typed import TypedProblem
from tests.support.builders import a_cause, an_action

PEOPLE = (Person("p-1", "Ada Example"), Person("p-2", "Bo Example"))


@pytest.fixture
def staffed(desk: Desk, workshop: Workshop) -> Workshop:
    preparing.set_team(desk, workshop.id, replace(workshop.team, people=PEOPLE))
    return preparing.workshop(desk, workshop.id)


def test_a_plan_starts_empty(desk: Desk, workshop: Workshop) -> None:
    assert planning.plan(desk, workshop.id) == Plan()


def test_what_is_added_is_kept_in_order_and_announced(
    desk: Desk, staffed: Workshop, events: list[Event]
) -> None:
    causes = [a_cause("c-2", statement_id="6b"), a_cause("c-1", statement_id="5a")]
    actions = [an_action(name, cause_id="c-1", statement_id="6b") for name in ("a-2", "a-1")]
    for cause in causes:
        planning.add_cause(desk, staffed.id, cause)
    for action in actions:
        assert planning.add_action(desk, staffed.id, action) == PlanChanged(staffed.id)
    plan = planning.plan(desk, staffed.id)
    assert plan == Plan(tuple(causes), tuple(actions))
    assert events.count(PlanChanged(staffed.id)) == 4


def test_a_change_keeps_its_place(desk: Desk, staffed: Workshop) -> None:
    for name in ("a", "b", "c"):
        planning.add_action(desk, staffed.id, an_action(name))
        planning.add_cause(desk, staffed.id, a_cause(f"c-{name}"))
    planning.change_action(desk, staffed.id, an_action("b", title="New"))
    planning.change_cause(desk, staffed.id, a_cause("c-b", evidence=Evidence.TESTED))
    plan = planning.plan(desk, staffed.id)
    assert [action.title for action in plan.actions][1] == "New"
    assert [cause.evidence for cause in plan.causes][1] is Evidence.TESTED


def test_what_is_removed_is_gone_and_removing_it_again_does_no_harm(
    desk: Desk, staffed: Workshop
) -> None:
    planning.add_action(desk, staffed.id, an_action())
    for _ in range(2):
        planning.remove_action(desk, staffed.id, an_action())
        planning.remove_cause(desk, staffed.id, a_cause())
    assert planning.plan(desk, staffed.id) == Plan()
    assert desk.history.undo() == "remove action"
    assert len(planning.plan(desk, staffed.id).actions) == 1


def test_an_owner_who_left_reads_as_none_and_is_back_by_undo(desk: Desk, staffed: Workshop) -> None:
    planning.add_cause(desk, staffed.id, a_cause())
    planning.add_action(desk, staffed.id, an_action(statement_id="6b"))
    preparing.set_team(desk, staffed.id, replace(staffed.team, people=PEOPLE[1:]))
    planning.remove_cause(desk, staffed.id, a_cause())
    (action,) = planning.plan(desk, staffed.id).actions
    assert (action.owner_id, action.partner_id, action.cause_id) == (None, "p-2", None)
    desk.history.undo()
    desk.history.undo()
    (action,) = planning.plan(desk, staffed.id).actions
    assert (action.owner_id, action.partner_id, action.cause_id) == ("p-1", "p-2", "cause-1")


def test_a_pledge_is_kept_once_and_not_undone(desk: Desk, workshop: Workshop) -> None:
    pledge = Pledge("x", "Ada\u202e", "call a customer")
    for _ in range(2):
        planning.add_pledge(desk, workshop.id, pledge)
    assert planning.plan(desk, workshop.id).pledges == (Pledge("x", "Ada", "call a customer"),)
    assert desk.history.undo() is None


def test_a_text_that_is_too_long_is_refused_and_nothing_changes(
    desk: Desk, workshop: Workshop
) -> None:
    with pytest.raises(TypedProblem):
        planning.add_cause(desk, workshop.id, Cause("c", "6b", "x" * 3000))
    with pytest.raises(TypedProblem):
        planning.add_action(desk, workshop.id, an_action(measure="x" * 3000))
    assert planning.plan(desk, workshop.id) == Plan()


def test_actions_on_a_statements_dimension_are_suggested_first(
    desk: Desk, workshop: Workshop
) -> None:
    found = planning.suggestions(desk, workshop.id, "6b")
    closes = ["6" in action.closes for action in found]
    assert len(found) == 28
    assert closes == sorted(closes, reverse=True)
    assert closes[0]
    preparing.change_details(desk, workshop.id, offered_actions=("A01", "A24"))
    offered = planning.suggestions(desk, workshop.id, "6b")
    assert [action.id for action in offered] == ["A24", "A01"]


def test_a_ready_made_action_comes_filled_in_and_is_not_yet_in_the_plan(desk: Desk) -> None:
    workshop = shelf.create(desk, "T1", "Harbour Bank", date(2026, 5, 16))
    action = planning.from_catalogue(desk, workshop.id, "A24", "6b")
    ready = desk.content.action("A24")
    assert (action.title, action.levers, action.statement_id) == (ready.title, ready.levers, "6b")
    assert action.first_step_by == date(2026, 6, 1)  # 14 days later is a Saturday
    assert planning.plan(desk, workshop.id) == Plan()
    with pytest.raises(KeyError):
        planning.from_catalogue(desk, workshop.id, "A99", "6b")
