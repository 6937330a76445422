"""What the facilitator does to the plan, as the services know it; plain Python for the panels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from cxworkshop.domain.catalogue import CatalogueAction
from cxworkshop.domain.plan import Action, Cause, next_working_day
from cxworkshop.domain.workshop import Person
from cxworkshop.services import planning, preparing
from cxworkshop.services.desk import Desk
from cxworkshop.services.planning import FIRST_STEP_DAYS


class PlanActions:
    """Changes the plan of one workshop."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.workshop_id = ""

    def new_action(self, statement_id: str | None) -> Action:
        """An empty commitment for a gap, not kept yet; its first step is due within two weeks."""
        held_on = preparing.workshop(self._desk, self.workshop_id).held_on
        return Action(
            self._desk.new_id(),
            "",
            statement_id=statement_id,
            cause_id=self._cause_for(statement_id),
            first_step_by=next_working_day(held_on + timedelta(days=FIRST_STEP_DAYS)),
        )

    def suggestions(self, statement_id: str | None) -> Sequence[CatalogueAction]:
        """The catalogue's actions for a gap, without those that are in the plan."""
        taken = {
            action.catalogue_id
            for action in planning.plan(self._desk, self.workshop_id).actions
            if action.catalogue_id
        }
        offered = planning.suggestions(self._desk, self.workshop_id, statement_id)
        return [action for action in offered if action.id not in taken]

    def take(
        self, catalogue_id: str, into: Action | None, statement_id: str | None = None
    ) -> Action:
        """A commitment for a gap made of a catalogue action, kept in the place of an open one that
        has no words yet."""
        action = planning.from_catalogue(self._desk, self.workshop_id, catalogue_id, statement_id)
        action = replace(action, cause_id=self._cause_for(action.statement_id))
        if into and not into.title:
            action = replace(action, id=into.id, owner_id=into.owner_id)
        planning.add_action(self._desk, self.workshop_id, action)
        return action

    def keep(self, action: Action) -> None:
        """Keep a commitment, unless it is kept like this already."""
        kept = {made.id: made for made in planning.plan(self._desk, self.workshop_id).actions}
        if action.id not in kept:
            planning.add_action(self._desk, self.workshop_id, action)
        elif kept[action.id] != action:
            planning.change_action(self._desk, self.workshop_id, action)

    def remove(self, action: Action) -> None:
        planning.remove_action(self._desk, self.workshop_id, action)

    def _cause_for(self, statement_id: str | None) -> str | None:
        """The cause that a new action for a gap answers: the first that none answers yet, or else
        the first; the stage and the papers draw the line from gap to cause to action."""
        plan = planning.plan(self._desk, self.workshop_id)
        answered = {action.cause_id for action in plan.actions}
        causes = [cause.id for cause in plan.causes if cause.statement_id == statement_id]
        return next((cause for cause in causes if cause not in answered), None) or next(
            iter(causes), None
        )

    def add_cause(self, cause: Cause) -> None:
        planning.add_cause(self._desk, self.workshop_id, cause)

    def change_cause(self, cause: Cause) -> None:
        planning.change_cause(self._desk, self.workshop_id, cause)

    def remove_cause(self, cause: Cause) -> None:
        planning.remove_cause(self._desk, self.workshop_id, cause)

    def add_person(self, name: str) -> Person:
        """Somebody new in the list of possible owners."""
        team = preparing.workshop(self._desk, self.workshop_id).team
        person = Person(self._desk.new_id(), name)
        people = (*team.people, person)
        preparing.set_team(self._desk, self.workshop_id, replace(team, people=people))
        return person

    def new_id(self) -> str:
        return self._desk.new_id()
