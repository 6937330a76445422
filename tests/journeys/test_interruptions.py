"""What interrupts an hour: a cable, a kill, a hand that quits. Nothing is lost; all come back."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from cxworkshop import settings
from cxworkshop.domain.cues import RevealStage, SceneKind
from cxworkshop.room.phone import Phone
from cxworkshop.services import shelf
from cxworkshop.ui.places import Places
from cxworkshop.ui.run.presenter import RunPresenter
from cxworkshop.ui.shell import App
from tests.support.app_process import AppProcess
from tests.support.cables import REACHABLE, Cables
from tests.support.dealt import keep_dealt
from tests.ui.conftest import AnsweredDialogs

PROJECTOR = [1366, 0, 1920, 1080]


class Facilitator:
    """Somebody with a laptop, a projector and a clicker; both votes have been taken already."""

    def __init__(self, qtbot: QtBot, home: Path) -> None:
        self.qtbot = qtbot
        qt = QApplication.instance()
        assert isinstance(qt, QApplication)
        home.mkdir(parents=True, exist_ok=True)
        self.app = App(qt, home)
        self.dialogs = self.app.dialogs = AnsweredDialogs()
        self.app.show()
        self.until(lambda: self.app.places is not None)
        desk = self.places.desk
        workshop = shelf.open_sample(desk, "T1")
        for step in ("predict", "rate"):
            keep_dealt(desk, workshop.id, step)
        self.places.open(workshop.id)
        self.places.go("run")
        self.places.run.next()
        self.until(lambda: self.places.room.ready)

    @property
    def places(self) -> Places:
        assert self.app.places
        return self.app.places

    @property
    def run(self) -> RunPresenter:
        assert self.places.run.presenter
        return self.places.run.presenter

    def reveals(self, stage: RevealStage) -> None:
        if self.run.state.cue.scene is not SceneKind.PAIR:
            self.run.go_to("hero")
        for _ in range(8):
            if self.run.state.cue.stage is stage:
                return
            QTest.keyClick(self.app.window, Qt.Key.Key_PageDown)
        raise AssertionError(f"never came to {stage}")

    def sees(self, words: str) -> bool:
        self.places.run.refresh_now()
        labels = self.app.window.findChildren(QLabel)
        return any(words in label.text() for label in labels if label.isVisible())

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition)

    def ends(self) -> None:
        self.app.close()
        self.app.window.close()
        self.app.window.deleteLater()
        self.app.deleteLater()


@pytest.fixture
def facilitator(qtbot: QtBot, home_of_its_own: Path) -> Iterator[Facilitator]:
    somebody = Facilitator(qtbot, home_of_its_own)
    yield somebody
    somebody.ends()


@pytest.mark.skipif(not REACHABLE, reason="screens can't be unplugged here")
def test_the_projector_is_unplugged_in_the_middle_of_a_reveal(
    qtbot: QtBot, home_of_its_own: Path
) -> None:
    cables = Cables()
    facilitator = Facilitator(qtbot, home_of_its_own)
    stage = facilitator.places.stage
    try:
        facilitator.reveals(RevealStage.PREDICTED)
        facilitator.until(lambda: stage.scene.still and stage.isVisible())
        cables.unplug("Projector")
        assert not stage.isVisible()
        assert facilitator.sees("stage hidden: no projector")
        facilitator.reveals(RevealStage.CUSTOMERS)
        assert not stage.isVisible()
        cables.plug_in("Projector")
        facilitator.until(lambda: list(stage.geometry().getRect()) == PROJECTOR)
        facilitator.until(lambda: stage.isVisible() and stage.scene.still)
        shown = stage.scene.shown
        assert shown is not None
        assert shown.cue.stage is RevealStage.CUSTOMERS
        assert facilitator.sees("stage on “Projector”")
        assert settings.load(home_of_its_own).last_stage == "Projector"
    finally:
        cables.restore()
        facilitator.ends()


def test_quitting_while_a_vote_is_open_asks_once(facilitator: Facilitator) -> None:
    facilitator.run.go_to("rate")
    facilitator.run.vote_again()
    assert facilitator.run.view().voting
    facilitator.dialogs.yes = False
    assert not facilitator.app.window.close()
    assert facilitator.dialogs.asked == ["Voting is still open"]
    assert facilitator.run.view().voting
    facilitator.dialogs.yes = True
    assert facilitator.app.window.close()
    assert len(facilitator.dialogs.asked) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_killed_in_a_reveal_the_app_comes_back_to_the_same_picture(
    home_of_its_own: Path, tmp_path: Path
) -> None:
    app = AppProcess(home_of_its_own)
    app.start()
    try:
        app.tell("reveal")
        app.tell("release")
        before = app.until(lambda state: state["ready"] and state["shown"] and state["stage"])
        app.tell(f"stage {tmp_path / 'before.png'}")
        seat = asyncio.run(joined(before["url"]))
        app.kill(with_room=True)
        app.start_again()
        after = app.until(lambda state: state["shown"] and state["stage"])
        app.tell(f"stage {tmp_path / 'after.png'}")
        for fact in ("scene", "step", "url", "stage", "shown", "released"):
            assert after[fact] == before[fact], fact
        assert after["stage"] == PROJECTOR
        assert after["released"]
        assert "closed in the middle of this run" in after["notice"]
        assert QImage(str(tmp_path / "after.png")) == QImage(str(tmp_path / "before.png"))
        assert asyncio.run(results_on(after["url"], seat))
        assert app.tell("next")["notice"] == ""
    finally:
        app.stop()
    assert app.crash_reports == []


async def joined(url: str) -> str:
    async with Phone(url) as phone:
        return await phone.join()


async def results_on(url: str, seat: str) -> object:
    """What the phone of this seat may show, once the room has been told what that is."""
    async with Phone(url, seat=seat) as phone, asyncio.timeout(30):
        while not (results := (await phone.state())["results"]):
            await asyncio.sleep(0.2)
        return results
