"""What the facilitator edits while a workshop runs: its times, its team, the choice of what to
reveal, the notes, and the card that is being written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from cxworkshop.domain.plan import Action
from cxworkshop.services import preparing, running, voting
from cxworkshop.services.desk import Desk
from cxworkshop.ui.run.agenda_clock import retimed
from cxworkshop.ui.run.glance import time_of
from cxworkshop.ui.run.run_state import RunState


class RunEdits:
    """`changed` is called when only what is shown is other, `reload` when the workshop is."""

    def __init__(
        self,
        desk: Desk,
        state: RunState,
        changed: Callable[[], None],
        reload: Callable[[], None],
    ) -> None:
        self._desk = desk
        self._state = state
        self._changed = changed
        self._reload = reload
        self._notes = running.notes(desk, state.workshop.id)

    def choose(self, statement_ids: Iterable[str]) -> None:
        """Which blind spots to reveal, in this order."""
        voting.choose_blind_spots(self._desk, self._id, statement_ids)
        self._reload()

    def retime(self) -> None:
        """Fit what is left of the agenda into what is left of its time."""
        clock = running.step_clock(self._desk, self._id)
        assert clock
        run, now = self._state, self._desk.now()
        total = sum(step.minutes for step in run.workshop.steps)
        gone = (now - clock.run_started_at).total_seconds() / 60
        here = max(0.0, time_of(run, clock, now).left / 60)
        steps = retimed(run.workshop.steps, run.cue.step_id, total - gone - here)
        preparing.set_agenda(self._desk, self._id, steps)
        self._reload()

    def change_team_size(self, size: int) -> None:
        """More or fewer people than expected."""
        team = replace(self._state.workshop.team, size=max(1, size))
        preparing.set_team(self._desk, self._id, team)
        self._reload()

    def note(self, step_id: str, text: str) -> None:
        """What the facilitator wrote down at a step."""
        running.note(self._desk, self._id, step_id, text)
        self.reload_notes()

    def reload_notes(self) -> None:
        """A note was changed, or a change of one was undone."""
        self._notes = running.notes(self._desk, self._id)
        self._changed()

    def note_here(self) -> str:
        """The note of this step."""
        return self._notes.get(self._state.cue.step_id, "")

    def write(self, action: Action | None) -> None:
        """Show a card on the stage while it is being written; None takes it away."""
        if action != self._state.writing:
            self._state.writing = action
            self._changed()

    def show_cards(self, show: bool) -> None:
        """Whether the room sees a card while it is being written."""
        self._state.show_cards = show
        self._changed()

    @property
    def _id(self) -> str:
        return self._state.workshop.id
