"""The plan: why gaps exist, what the team does about it, and what everyone promises.

Every change but a pledge, which its author sent from a phone, can be undone. A reference to
something that is gone (an owner who left the team, a cause that was removed) reads as none, and is
there again when that removal is undone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from cxworkshop.domain.catalogue import CatalogueAction
from cxworkshop.domain.plan import Action, Cause, Depth, Plan, Pledge, next_working_day
from cxworkshop.services.desk import Desk
from cxworkshop.services.events import PlanChanged
from cxworkshop.services.typed import typed
from cxworkshop.store import plans, workshops
from cxworkshop.words import say

FIRST_STEP_DAYS = 14
LIKELY_ANSWERS = {
    Depth.COSMETIC: (False, False, True, False),
    Depth.MIXED: (True, True, False, False),
    Depth.DEEP: (True, True, False, True),
}
"""What the four depth questions come to for a ready-made action of that depth, to be corrected."""
TEXTS = ("title", "first_step", "measure", "baseline", "target", "if_then", "stops", "support")


def plan(desk: Desk, workshop_id: str) -> Plan:
    """Causes, actions and pledges in the order in which they were added."""
    with desk.library.reading() as connection:
        kept = plans.read(connection, workshop_id)
        workshop = workshops.read(connection, workshop_id)
    people = {person.id for person in workshop.team.people}
    statements = {pair.id for pair in workshop.statements}
    causes = {cause.id for cause in kept.causes}
    actions = tuple(
        replace(
            action,
            owner_id=action.owner_id if action.owner_id in people else None,
            partner_id=action.partner_id if action.partner_id in people else None,
            statement_id=action.statement_id if action.statement_id in statements else None,
            cause_id=action.cause_id if action.cause_id in causes else None,
        )
        for action in kept.actions
    )
    return replace(kept, actions=actions)


def add_cause(desk: Desk, workshop_id: str, cause: Cause) -> PlanChanged:
    """Adds a cause at the end; one of the same id is replaced."""
    return _put_cause(desk, workshop_id, cause, None, "add_cause")


def change_cause(desk: Desk, workshop_id: str, cause: Cause) -> PlanChanged:
    """Replaces the cause of the same id."""
    return _put_cause(desk, workshop_id, cause, None, "change_cause")


def remove_cause(desk: Desk, workshop_id: str, cause: Cause) -> PlanChanged:
    """Removes a cause; removing one that is gone changes nothing."""
    with desk.library.writing() as connection:
        removed = plans.remove_cause(connection, workshop_id, cause.id)
    if removed:
        before, place = removed
        _record(
            desk,
            workshop_id,
            "remove_cause",
            lambda: _put_cause(desk, workshop_id, before, place, "remove_cause"),
        )
    return desk.bus.publish(PlanChanged(workshop_id))


def add_action(desk: Desk, workshop_id: str, action: Action) -> PlanChanged:
    """Adds an action at the end; one of the same id is replaced."""
    return _put_action(desk, workshop_id, action, None, "add_action")


def change_action(desk: Desk, workshop_id: str, action: Action) -> PlanChanged:
    """Replaces the action of the same id."""
    return _put_action(desk, workshop_id, action, None, "change_action")


def remove_action(desk: Desk, workshop_id: str, action: Action) -> PlanChanged:
    """Removes an action; removing one that is gone changes nothing."""
    with desk.library.writing() as connection:
        removed = plans.remove_action(connection, workshop_id, action.id)
    if removed:
        before, place = removed
        _record(
            desk,
            workshop_id,
            "remove_action",
            lambda: _put_action(desk, workshop_id, before, place, "remove_action"),
        )
    return desk.bus.publish(PlanChanged(workshop_id))


def add_pledge(desk: Desk, workshop_id: str, pledge: Pledge) -> PlanChanged:
    """Keeps what somebody promised; the same pledge a second time changes nothing."""
    cleaned = replace(pledge, name=typed(pledge.name), text=typed(pledge.text))
    with desk.library.writing() as connection:
        plans.add_pledge(connection, workshop_id, cleaned)
    return desk.bus.publish(PlanChanged(workshop_id))


def suggestions(
    desk: Desk, workshop_id: str, statement_id: str | None
) -> tuple[CatalogueAction, ...]:
    """The ready-made actions on offer, those that work on this statement's dimension first."""
    with desk.library.reading() as connection:
        workshop = workshops.read(connection, workshop_id)
    offered = workshop.offered_actions
    known = {pair.id: pair for pair in (*desk.content.statements.pairs, *workshop.statements)}
    pair = known.get(statement_id or "")
    dimension = pair.dimension_id if pair else None
    actions = [
        action for action in desk.content.catalogue if offered is None or action.id in offered
    ]
    return tuple(sorted(actions, key=lambda action: dimension not in action.closes))


def from_catalogue(
    desk: Desk, workshop_id: str, catalogue_id: str, statement_id: str | None
) -> Action:
    """A new action filled from a ready-made one, not yet in the plan: its first step is due on the
    first working day at least 14 days after the workshop."""
    ready = desk.content.action(catalogue_id)
    with desk.library.reading() as connection:
        held_on = workshops.read(connection, workshop_id).held_on
    return Action(
        id=desk.new_id(),
        title=ready.title,
        statement_id=statement_id,
        levers=ready.levers,
        first_step=ready.first_step,
        first_step_by=next_working_day(held_on + timedelta(days=FIRST_STEP_DAYS)),
        measure=ready.measure,
        stops=ready.stop,
        depth_answers=LIKELY_ANSWERS[ready.depth],
        catalogue_id=ready.id,
    )


def _put_cause(
    desk: Desk, workshop_id: str, cause: Cause, place: int | None, what: str
) -> PlanChanged:
    cleaned = replace(cause, text=typed(cause.text))
    with desk.library.writing() as connection:
        before = plans.put_cause(connection, workshop_id, cleaned, place)
    _record(
        desk,
        workshop_id,
        what,
        lambda: (
            _put_cause(desk, workshop_id, before, None, what)
            if before
            else remove_cause(desk, workshop_id, cleaned)
        ),
    )
    return desk.bus.publish(PlanChanged(workshop_id))


def _put_action(
    desk: Desk, workshop_id: str, action: Action, place: int | None, what: str
) -> PlanChanged:
    texts: dict[str, Any] = {name: typed(getattr(action, name)) for name in TEXTS}
    cleaned = replace(action, **texts)
    with desk.library.writing() as connection:
        before = plans.put_action(connection, workshop_id, cleaned, place)
    _record(
        desk,
        workshop_id,
        what,
        lambda: (
            _put_action(desk, workshop_id, before, None, what)
            if before
            else remove_action(desk, workshop_id, cleaned)
        ),
    )
    return desk.bus.publish(PlanChanged(workshop_id))


def _record(desk: Desk, workshop_id: str, what: str, inverse: Callable[[], object]) -> None:
    desk.history.record(workshop_id, say(f"services.change.{what}"), inverse)
