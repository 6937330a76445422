"""What the editors of Prepare talk to: one workshop, its changes, and the way back.

It is plain Python between the widgets and the services, so that an editor knows neither the desk
nor how a problem is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from cxworkshop.content.templates import Template
from cxworkshop.domain.customers import CustomerSource
from cxworkshop.domain.statements import Form, PairedStatement
from cxworkshop.domain.workshop import Step, Team, Workshop
from cxworkshop.problems import Problem
from cxworkshop.services import preparing, shelf, voting
from cxworkshop.services.content_shelf import Content
from cxworkshop.services.desk import Desk


class Preparation:
    """The workshop with this id. Problems go to `tell`, and then nothing has changed."""

    def __init__(self, desk: Desk, workshop_id: str, tell: Callable[[Problem], None]) -> None:
        self.desk = desk
        self.workshop_id = workshop_id
        self._tell = tell
        desk.history.turn_to(workshop_id)

    @property
    def workshop(self) -> Workshop:
        """The workshop as it is kept now."""
        return preparing.workshop(self.desk, self.workshop_id)

    @property
    def content(self) -> Content:
        """Statements, templates and actions to choose from."""
        return self.desk.content

    @property
    def templates(self) -> tuple[Template, ...]:
        """The templates whose steps can be taken over."""
        return shelf.templates(self.desk)

    @property
    def customers(self) -> CustomerSource | None:
        """What customers said, or None."""
        return preparing.customers(self.desk, self.workshop_id)

    @property
    def rules_are_settled(self) -> bool:
        """Whether people have voted, so that the rules of the results stay as they are."""
        return voting.has_begun(self.desk, self.workshop_id)

    def change(self, **fields: Any) -> None:
        """Change details, if they differ from what is kept."""
        kept = self.workshop
        new = {name: value for name, value in fields.items() if getattr(kept, name) != value}
        if new:
            self._try(lambda: preparing.change_details(self.desk, self.workshop_id, **new))

    def change_team(self, **fields: Any) -> None:
        """Change parts of the team, if they differ."""
        kept = self.workshop.team
        team: Team = replace(kept, **fields)
        if team != kept:
            self._try(lambda: preparing.set_team(self.desk, self.workshop_id, team))

    def set_agenda(self, steps: Iterable[Step]) -> None:
        """Put these steps in the place of the agenda, if they differ."""
        new = tuple(steps)
        if new != self.workshop.steps:
            self._try(lambda: preparing.set_agenda(self.desk, self.workshop_id, new))

    def set_statements(self, statements: Iterable[PairedStatement]) -> None:
        """Ask these statements, if they differ."""
        new = tuple(statements)
        if new != self.workshop.statements:
            self._try(lambda: preparing.set_statements(self.desk, self.workshop_id, new))

    def choose_form(self, form: Form) -> None:
        """Ask a ready-made form."""
        self._try(lambda: preparing.choose_form(self.desk, self.workshop_id, form))

    def keep_customers(self, source: CustomerSource, own_pairs: Sequence[PairedStatement]) -> None:
        """Keep what a survey said."""
        self._try(lambda: preparing.keep_customers(self.desk, self.workshop_id, source, own_pairs))

    def remove_customers(self) -> None:
        """Drop the customers' side."""
        self._try(lambda: preparing.remove_customers(self.desk, self.workshop_id))

    def attempt(self, change: Callable[[Desk, str], object]) -> bool:
        """Make a change of this workshop on its desk; False when a problem was told instead."""
        return self._try(lambda: change(self.desk, self.workshop_id))

    def _try(self, change: Callable[[], object]) -> bool:
        try:
            change()
        except Problem as problem:
            self._tell(problem)
            return False
        return True
