"""What ends in the middle of an hour goes on: a room that was killed, an app that was closed. Real
windows, real room, real HTTP phones; the whole hour is in `test_hour_by_keys.py`."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.content.sample import load_sample
from cxworkshop.domain.cues import RevealStage, SceneKind
from cxworkshop.services import planning, running, shelf, voting
from cxworkshop.ui.places import Places
from cxworkshop.ui.run.presenter import RunPresenter
from cxworkshop.ui.shell import App

EXECUTIVES = 12


class Facilitator:
    """Somebody with a laptop, a projector and a clicker."""

    def __init__(self, qtbot: QtBot, home: Path) -> None:
        self.qtbot, self.home = qtbot, home
        self.app: App | None = None

    def starts_the_app(self) -> None:
        home, qt = self.home, QApplication.instance()
        home.mkdir(parents=True, exist_ok=True)
        assert isinstance(qt, QApplication)
        self.app = App(qt, home)
        self.app.show()
        self.until(lambda: self.app is not None and self.app.places is not None)
        with self.qtbot.waitActive(self.app.window):
            self.app.window.activateWindow()

    def ends_the_app(self) -> None:
        if self.app:
            self.app.close()
            self.app.window.close()
            self.app.window.deleteLater()
            self.app.deleteLater()
            self.app = None

    @property
    def places(self) -> Places:
        assert self.app
        assert self.app.places
        return self.app.places

    @property
    def run(self) -> RunPresenter:
        assert self.places.run.presenter
        return self.places.run.presenter

    def opens_the_sample_and_runs_it(self) -> str:
        workshop = shelf.open_sample(self.places.desk, "T1")
        self.places.open(workshop.id)
        self.places.go("run")
        self.clicks()
        self.until(lambda: self.places.room.ready)
        return workshop.id

    def clicks(self) -> None:
        """One press of the clicker's forward key."""
        assert self.app
        QTest.keyClick(self.app.window, Qt.Key.Key_PageDown)

    def clicks_until(self, scene: SceneKind, stage: RevealStage | None = None) -> None:
        for _ in range(40):
            if self.run.state.cue.scene is scene and self.run.state.cue.stage is stage:
                return
            self.clicks()
        raise AssertionError(f"never came to {scene} {stage}")

    def waits_for_everybody(self) -> None:
        self.until(lambda: self.run.view().now.room.answered == EXECUTIVES)

    def closes_the_vote(self) -> None:
        self.clicks()
        assert self.run.state.cue.scene is SceneKind.VOTE_CLOSED
        self.until(lambda: not self.run.keeping)

    def reads_the_stage(self) -> str:
        self.places.run.refresh_now()
        self.until(lambda: self.places.stage.scene.still)
        self.places.stage.grab()
        return self.places.stage.scene.accessibleDescription()

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition)


@pytest.fixture
def facilitator(qtbot: QtBot, home_of_its_own: Path) -> Iterator[Facilitator]:
    somebody = Facilitator(qtbot, home_of_its_own)
    somebody.starts_the_app()
    yield somebody
    somebody.ends_the_app()


def executives_join(facilitator: Facilitator) -> None:
    facilitator.places.colleagues.start(
        facilitator.places.room.url,
        EXECUTIVES,
        seed=1,
        pace=0.2,
        opinions=load_sample().opinions_path,
    )
    facilitator.until(lambda: facilitator.places.room.joined == EXECUTIVES)


def predict_and_rate(facilitator: Facilitator) -> None:
    """Both votes, opened and closed by the clicker."""
    for _ in range(2):
        facilitator.clicks_until(SceneKind.VOTE_OPEN)
        facilitator.waits_for_everybody()
        facilitator.closes_the_vote()


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_room_killed_in_the_middle_of_a_vote_loses_nothing(facilitator: Facilitator) -> None:
    workshop_id = facilitator.opens_the_sample_and_runs_it()
    executives_join(facilitator)
    facilitator.clicks_until(SceneKind.VOTE_OPEN)
    facilitator.waits_for_everybody()
    room = facilitator.places.room
    code = room.code
    with facilitator.qtbot.waitSignal(room.came_back):
        os.kill(room.process_id, signal.SIGKILL)
    assert room.code == code
    assert facilitator.run.state.cue.scene is SceneKind.VOTE_OPEN
    facilitator.waits_for_everybody()
    facilitator.closes_the_vote()
    assert voting.votes(facilitator.places.desk, workshop_id).predicted == EXECUTIVES


def test_an_app_started_again_is_at_the_same_picture_with_the_same_vote(
    facilitator: Facilitator,
) -> None:
    workshop_id = facilitator.opens_the_sample_and_runs_it()
    executives_join(facilitator)
    facilitator.clicks_until(SceneKind.VOTE_OPEN)
    facilitator.waits_for_everybody()
    code = facilitator.places.room.code
    facilitator.ends_the_app()
    facilitator.starts_the_app()
    assert facilitator.app
    assert facilitator.app.window.place == "run"
    facilitator.until(lambda: facilitator.places.room.ready)
    assert facilitator.places.room.code == code
    assert facilitator.run.state.cue.scene is SceneKind.VOTE_OPEN
    facilitator.waits_for_everybody()
    facilitator.closes_the_vote()
    assert voting.votes(facilitator.places.desk, workshop_id).predicted == EXECUTIVES


def test_a_reveal_goes_on_after_the_app_was_started_again(facilitator: Facilitator) -> None:
    workshop_id = facilitator.opens_the_sample_and_runs_it()
    executives_join(facilitator)
    predict_and_rate(facilitator)
    facilitator.clicks_until(SceneKind.PAIR, RevealStage.CUSTOMERS)
    before = facilitator.run.state.cue
    facilitator.ends_the_app()
    facilitator.starts_the_app()
    facilitator.until(lambda: facilitator.places.room.ready)
    assert facilitator.run.state.cue == before
    position = running.position(facilitator.places.desk, workshop_id)
    assert position is not None
    assert "34" in facilitator.reads_the_stage()
    assert planning.plan(facilitator.places.desk, workshop_id).actions == ()


def test_a_deleted_workshop_takes_its_session_along(facilitator: Facilitator) -> None:
    workshop_id = facilitator.opens_the_sample_and_runs_it()
    session = facilitator.home / "sessions" / workshop_id
    assert session.exists()
    shelf.delete(facilitator.places.desk, workshop_id)
    facilitator.until(lambda: not session.exists())
    assert facilitator.app
    assert facilitator.app.window.place == "library"
