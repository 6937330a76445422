"""What votes come to is read beside the window, and what was read too late is not shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cxworkshop.domain.cues import SceneKind
from cxworkshop.services import preparing
from cxworkshop.services.desk import Desk
from cxworkshop.ui.run.presenter import RunPresenter
from tests.support.builders import Clock
from tests.support.told_run import ToldRun


class Patient:
    """A worker that works when it is told to, one piece after another."""

    def __init__(self) -> None:
        self._pieces: list[Callable[[], None]] = []

    def run(
        self,
        work: Callable[[Any], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._pieces.append(lambda: done(work(None)))

    def go_on(self) -> None:
        self._pieces.pop(0)()


class PatientRun(ToldRun):
    """A run whose worker is told when to work."""

    def restart(self) -> None:
        super().restart()
        self.worker = Patient()
        self.presenter = RunPresenter(
            self.desk, self.workshop_id, self.room, self.worker, self._changed
        )

    def close_the_rating(self) -> None:
        for _ in range(2):
            self.next_until(SceneKind.VOTE_READY)
            self.next_until(SceneKind.VOTE_OPEN)
            self.everybody_answers()
            self.next()
            self.room_hands_over()
            self.worker.go_on()  # kept
            if self.presenter.state.asks(self.presenter.state.cue) == "prediction":
                self.worker.go_on()  # and read
                self.next()


@pytest.fixture
def run(desk: Desk, clock: Clock) -> PatientRun:
    return PatientRun(desk, clock)


def test_the_room_forgets_as_soon_as_answers_are_kept_and_they_are_read_after_that(
    run: PatientRun,
) -> None:
    run.close_the_rating()
    assert run.room.last("forget")["round"] == run.room.last("open")["round"]["id"]
    assert run.presenter.keeping
    assert run.presenter.state.facts is None
    run.worker.go_on()
    assert not run.presenter.keeping
    assert run.presenter.state.facts is not None


def test_an_edit_meanwhile_is_newer_than_what_is_being_read(run: PatientRun) -> None:
    run.close_the_rating()
    preparing.remove_customers(run.desk, run.workshop_id)
    run.presenter.reload_workshop()
    newest = run.presenter.state.facts
    assert newest is not None
    assert not run.presenter.keeping
    run.worker.go_on()
    assert run.presenter.state.facts is newest
