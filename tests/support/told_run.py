"""A run with a real library, whose room is played by hand."""

from __future__ import annotations

from cxworkshop.domain.cues import RevealStage, SceneKind
from cxworkshop.services import shelf
from cxworkshop.services.desk import Desk
from cxworkshop.ui.run.presenter import RunPresenter
from tests.support.builders import Clock
from tests.support.told_room import AtOnce, ToldRoom

RATINGS = [5, 5, 4, 4, 4, 4, 4, 4, 5, 4, 3, 2]
GUESSES = [61] * 12


class ToldRun:
    """A presenter with everything it needs; `restart` is what a kill and a new start do."""

    def __init__(self, desk: Desk, clock: Clock) -> None:
        self.desk, self.clock = desk, clock
        self.workshop_id = shelf.open_sample(desk, "T1").id
        self.restart()

    def restart(self) -> None:
        self.room = ToldRoom()
        self.changes = 0
        self.presenter = RunPresenter(
            self.desk, self.workshop_id, self.room, AtOnce(), self._changed
        )

    def _changed(self) -> None:
        self.changes += 1

    @property
    def scene(self) -> SceneKind:
        return self.presenter.view().now.cue.scene

    def next(self, times: int = 1) -> None:
        for _ in range(times):
            self.presenter.next()

    def next_until(self, scene: SceneKind, stage: RevealStage | None = None) -> None:
        for _ in range(60):
            if self.scene is scene and self.presenter.state.cue.stage is stage:
                return
            if self.scene is SceneKind.VOTE_OPEN:
                self.everybody_answers()
            self.presenter.next()
            if self.scene is SceneKind.VOTE_CLOSED and self.presenter.keeping:
                self.room_hands_over()
        raise AssertionError(f"never came to {scene}")

    def everybody_answers(self, count: int = 12) -> None:
        round_id = self.room.last("open")["round"]["id"]
        self.presenter.heard({"event": "answered", "round": round_id, "answered": count})

    def room_hands_over(self) -> None:
        asked = self.room.last("open")["round"]
        values = {"rating": RATINGS, "prediction": GUESSES}
        answers = {each["id"]: list(values[each["kind"]]) for each in asked["questions"]}
        self.presenter.heard(
            {
                "event": "closed",
                "round": asked["id"],
                "answered": 12,
                "ways": {"phone": 12},
                "answers": answers,
            }
        )
