"""Whether phones show their owner "you, the room, the customers"; the facilitator says when."""

from __future__ import annotations

from collections.abc import Callable

from cxworkshop.domain.rounds import Round
from cxworkshop.results.phone import phone_results
from cxworkshop.services import running
from cxworkshop.services.desk import Desk
from cxworkshop.ui.run.run_state import RunState
from cxworkshop.ui.run.vote import RoomLine


class OwnResults:
    """The room only gets what may be shown; what a person answered stays on the phone."""

    def __init__(
        self, desk: Desk, state: RunState, room: RoomLine, changed: Callable[[], None]
    ) -> None:
        self._desk = desk
        self._state = state
        self._room = room
        self._changed = changed

    def turn(self) -> None:
        """Let phones show them, or take them back."""
        run, round_ = self._state, self._rated_round()
        if run.facts is None or round_ is None:
            return
        run.released = not run.released
        running.release(self._desk, run.workshop.id, run.released)
        self._tell(run, round_)
        self._changed()

    def take_up(self) -> None:
        """After the app was started again, phones show what they showed before."""
        run, round_ = self._state, self._rated_round()
        if run.facts and round_ and running.is_released(self._desk, run.workshop.id):
            run.released = True
            self._tell(run, round_)

    def _tell(self, run: RunState, round_: Round) -> None:
        assert run.facts
        self._room.send(
            {
                "do": "reveal",
                "round": round_.id,
                "results": phone_results(run.facts) if run.released else None,
                "questions": [question.to_json() for question in round_.questions],
            }
        )

    def _rated_round(self) -> Round | None:
        steps = self._state.workshop.steps
        polls = [step.id for step in steps if step.content.get("asks") == "rating"]
        return next(filter(None, map(self._state.round_of, polls)), None)
