"""The demo workshop: the promised three numbers with the viewer's own phone and without it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.domain.cues import RevealStage, SceneKind
from cxworkshop.ui.phones_process import PhonesProcess
from cxworkshop.ui.places import Places
from cxworkshop.ui.run.presenter import RunPresenter
from cxworkshop.ui.shell import App

PACE = 0.1
AGREES = {"rating": [0, 0, 0, 1, 0], "cant_judge": 0, "prediction": {"mean": 61}}
DISAGREES = {"rating": [0, 1, 0, 0, 0], "cant_judge": 0, "prediction": {"mean": 13}}


class Viewer:
    """Somebody who opens the demo, and may have a phone at hand."""

    def __init__(self, qtbot: QtBot, home: Path) -> None:
        self.qtbot, self.home = qtbot, home
        qt = QApplication.instance()
        assert isinstance(qt, QApplication)
        home.mkdir(parents=True, exist_ok=True)
        self.app = App(qt, home)
        self.app.show()
        self.until(lambda: self.app.places is not None)
        self.phone = PhonesProcess(self.app)
        self.places.colleagues.pace = PACE
        self.places.open_demo()
        with qtbot.waitActive(self.app.window):
            self.app.window.activateWindow()
        self.until(lambda: self.places.room.joined == 12)

    @property
    def places(self) -> Places:
        assert self.app.places
        return self.app.places

    @property
    def run(self) -> RunPresenter:
        assert self.places.run.presenter
        return self.places.run.presenter

    def joins(self, thinks: dict[str, object]) -> None:
        """With a phone of their own; a simulated colleague makes room for it."""
        opinions = self.home / "own.json"
        opinions.write_text(json.dumps({"H1": thinks}), "utf-8")
        self.phone.start(self.places.room.url, 1, pace=PACE, opinions=opinions)
        self.until(lambda: self.places.room.watching == 1)
        self.until(lambda: self.run.view().now.room.simulated == 11)
        assert self.places.room.joined == 12

    def clicks_until(self, scene: SceneKind, stage: RevealStage | None = None) -> None:
        for _ in range(20):
            if self.run.state.cue.scene is scene and self.run.state.cue.stage is stage:
                return
            QTest.keyClick(self.app.window, Qt.Key.Key_PageDown)
        raise AssertionError(f"never came to {scene} {stage}")

    def votes_twice(self) -> None:
        """One press closes each vote: everybody who is there has answered."""
        for _ in range(2):
            self.clicks_until(SceneKind.VOTE_OPEN)
            self.until(lambda: self.run.view().now.room.answered == 12)
            QTest.keyClick(self.app.window, Qt.Key.Key_PageDown)
            assert self.run.state.cue.scene is SceneKind.VOTE_CLOSED
            self.until(lambda: not self.run.keeping)

    def sees(self) -> tuple[int | None, int | None, int | None]:
        """What we said, predicted, and customers said on the stage."""
        self.clicks_until(SceneKind.PAIR, RevealStage.GAP)
        facts = self.run.state.facts
        assert facts
        assert facts.hero
        points = facts.hero.points
        return points.said, points.predicted, points.customers

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition)

    def ends(self) -> None:
        self.phone.stop()
        self.app.close()
        self.app.window.close()
        self.app.window.deleteLater()
        self.app.deleteLater()


@pytest.fixture
def viewer(qtbot: QtBot, home_of_its_own: Path) -> Iterator[Viewer]:
    somebody = Viewer(qtbot, home_of_its_own)
    yield somebody
    somebody.ends()


def test_without_a_phone_a_colleague_stands_in(viewer: Viewer) -> None:
    viewer.votes_twice()
    assert viewer.sees() == (83, 61, 34)


def test_with_their_own_phone_it_is_the_same_story(viewer: Viewer) -> None:
    viewer.joins(AGREES)
    viewer.votes_twice()
    assert viewer.sees() == (83, 61, 34)


def test_what_they_answer_counts(viewer: Viewer) -> None:
    viewer.joins(DISAGREES)
    viewer.votes_twice()
    assert viewer.sees() == (75, 57, 34)
