"""Undo and redo: everything a person can change comes back, in any order, many levels deep."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from cxworkshop.domain.statements import Form
from cxworkshop.domain.workshop import Person, Workshop
from cxworkshop.services import planning, preparing, running, shelf
from cxworkshop.services.desk import Desk
from tests.support.builders import TODAY, a_cause, a_source, a_statement, an_action


def state(desk: Desk, workshop_id: str) -> object:
    """All that undo is about."""
    return (
        preparing.workshop(desk, workshop_id),
        preparing.customers(desk, workshop_id),
        planning.plan(desk, workshop_id),
    )


def changes(desk: Desk, workshop_id: str, chance: random.Random) -> list[Callable[[], object]]:
    """Every undoable thing a person can do, with chance deciding the particulars."""
    kept = preparing.workshop(desk, workshop_id)
    plan = planning.plan(desk, workshop_id)
    number = chance.randint(3, 30)
    people = (*kept.team.people[chance.randint(0, 1) :], Person(desk.new_id(), f"Person {number}"))
    team = replace(kept.team, size=number, people=people)
    cause = a_cause(desk.new_id(), text=f"reason {number}")
    action = an_action(desk.new_id(), title=f"Act {number}", owner_id=people[0].id)
    own = a_statement(f"own-{number}", own=True)
    found: list[Callable[[], object]] = [
        lambda: preparing.change_details(desk, workshop_id, client=f"Client {number}"),
        lambda: preparing.change_details(desk, workshop_id, k=number, threshold=0.2),
        lambda: preparing.set_team(desk, workshop_id, team),
        lambda: preparing.set_agenda(desk, workshop_id, chance.sample(kept.steps, 5)),
        lambda: preparing.choose_form(desk, workshop_id, chance.choice(list(Form))),
        lambda: preparing.set_statements(desk, workshop_id, kept.statements[1:]),
        lambda: preparing.keep_customers(desk, workshop_id, a_source(desk.new_id())),
        lambda: preparing.keep_customers(desk, workshop_id, a_source(desk.new_id()), [own]),
        lambda: preparing.remove_customers(desk, workshop_id),
        lambda: planning.add_cause(desk, workshop_id, cause),
        lambda: planning.add_action(desk, workshop_id, action),
    ]
    if plan.causes:
        one = chance.choice(plan.causes)
        found.append(lambda: planning.remove_cause(desk, workshop_id, one))
        found.append(lambda: planning.change_cause(desk, workshop_id, replace(one, text="else")))
    if plan.actions:
        act = chance.choice(plan.actions)
        found.append(lambda: planning.remove_action(desk, workshop_id, act))
        found.append(lambda: planning.change_action(desk, workshop_id, replace(act, stops="x")))
    return found


@pytest.mark.parametrize("seed", range(4))
def test_undoing_all_and_redoing_all_restores_equal_states(
    desk: Desk, workshop: Workshop, seed: int
) -> None:
    chance = random.Random(seed)
    states = [state(desk, workshop.id)]
    for _ in range(35):
        chance.choice(changes(desk, workshop.id, chance))()
        states.append(state(desk, workshop.id))
    for expected in reversed(states[:-1]):
        assert desk.history.undo()
        assert state(desk, workshop.id) == expected
    assert desk.history.undo() is None
    for expected in states[1:]:
        assert desk.history.redo()
        assert state(desk, workshop.id) == expected
    assert desk.history.redo() is None


def test_the_menu_says_what_would_be_undone_and_redone(desk: Desk, workshop: Workshop) -> None:
    team = replace(workshop.team, size=9)
    preparing.set_team(desk, workshop.id, team)
    assert desk.history.undo_words == "Undo: change team size to 9"
    assert desk.history.redo_words is None
    assert desk.history.undo() == "change team size to 9"
    assert desk.history.undo_words is None
    assert desk.history.redo_words == "Redo: change team size to 9"


def test_undoing_an_addition_offers_to_redo_the_addition(desk: Desk, workshop: Workshop) -> None:
    planning.add_action(desk, workshop.id, an_action())
    desk.history.undo()
    assert desk.history.redo_words == "Redo: add action"


def test_a_new_change_ends_what_could_be_redone(desk: Desk, workshop: Workshop) -> None:
    preparing.change_details(desk, workshop.id, client="A")
    desk.history.undo()
    preparing.change_details(desk, workshop.id, client="B")
    assert desk.history.redo() is None
    assert preparing.workshop(desk, workshop.id).client == "B"


def test_undo_leaves_the_run_where_it_is(desk: Desk, workshop: Workshop) -> None:
    preparing.change_details(desk, workshop.id, client="A")
    running.begin(desk, workshop.id)
    desk.history.undo()
    now = preparing.workshop(desk, workshop.id)
    assert (now.client, now.status) == ("Harbour Bank", "running")


def test_each_workshop_has_its_own_past(desk: Desk, workshop: Workshop) -> None:
    other = shelf.create(desk, "T1", "Other", TODAY)
    preparing.change_details(desk, workshop.id, client="A")
    preparing.change_details(desk, other.id, title="B")
    desk.history.turn_to(workshop.id)
    assert desk.history.undo() == "change client"
    assert desk.history.undo() is None
    desk.history.turn_to(other.id)
    assert desk.history.undo_words == "Undo: change title"


def test_an_undo_that_fails_can_be_tried_again(desk: Desk, workshop: Workshop) -> None:
    def refuse() -> None:
        raise OSError

    desk.history.record(workshop.id, "something", refuse)
    for _ in range(2):
        with pytest.raises(OSError):
            desk.history.undo()
    assert desk.history.redo_words is None


def test_a_deleted_workshop_has_no_past(desk: Desk, workshop: Workshop) -> None:
    preparing.change_details(desk, workshop.id, client="A")
    shelf.delete(desk, workshop.id)
    assert desk.history.undo() is None
