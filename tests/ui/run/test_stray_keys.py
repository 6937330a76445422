"""Every key of a keyboard in every state of a run: nothing lost, ended or shown by a slip."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cxworkshop.domain.cues import SceneKind
from cxworkshop.domain.plan import Action, Lever
from cxworkshop.domain.workshop import Status
from cxworkshop.services import planning, preparing, running, shelf, voting
from cxworkshop.services.desk import Desk
from cxworkshop.ui.phones_process import PhonesProcess
from cxworkshop.ui.run.presenter import RunPresenter
from tests.support.builders import vote
from tests.support.wired_page import WiredRunPage

NOTE = "they went quiet"
FORWARD = {Qt.Key.Key_PageDown, Qt.Key.Key_Right, Qt.Key.Key_Space}
PHONES = 3
KEYS = (
    *(Qt.Key(code) for code in range(Qt.Key.Key_Exclam.value, Qt.Key.Key_AsciiTilde.value + 1)
      if code in {key.value for key in Qt.Key}),
    *(Qt.Key(code) for code in range(Qt.Key.Key_Escape.value, Qt.Key.Key_PageDown.value + 1)
      if code in {key.value for key in Qt.Key}),
    *(Qt.Key(Qt.Key.Key_F1.value + number) for number in range(12)),
    Qt.Key.Key_MediaPlay, Qt.Key.Key_MediaNext, Qt.Key.Key_VolumeUp, Qt.Key.Key_Menu,
)  # fmt: skip


class Hammer:
    """A run of the sample, with results, a note and a plan that must be there afterwards."""

    def __init__(self, page: WiredRunPage, desk: Desk, qtbot: QtBot) -> None:
        self.page, self.desk, self.qtbot = page, desk, qtbot
        self.workshop_id = shelf.open_sample(desk, "T1").id
        page.open_workshop(self.workshop_id, start=True)
        qtbot.waitUntil(lambda: page.room.ready)
        with qtbot.waitActive(page.window()):
            page.window().activateWindow()
        running.note(desk, self.workshop_id, "welcome", NOTE)
        action = Action("a1", "Call ten riders", levers=frozenset({Lever.HR}))
        planning.add_action(desk, self.workshop_id, action)
        self.plan = planning.plan(desk, self.workshop_id)

    @property
    def run(self) -> RunPresenter:
        assert self.page.presenter, "the run has ended"
        return self.page.presenter

    def goes_to(self, step_id: str) -> None:
        self.run.state.blank = self.run.state.frozen = False
        self.run.go_to(step_id)
        self.page.refresh_now()
        self.page.console.foot.primary.setFocus()

    def hammers(self, keys: tuple[Qt.Key, ...] = KEYS) -> None:
        """Each key once, into whatever has the focus then."""
        for key in keys:
            if key not in FORWARD:
                QTest.keyClick(self.page.window(), key)
                self.page.refresh_now()
                self.shows_nothing_private()

    def shows_nothing_private(self) -> None:
        self.page.stage.grab()
        said = self.page.stage.scene.accessibleDescription()
        step = self.run.state.workshop.step(self.run.state.cue.step_id)
        for private in (NOTE, *step.notes.split("\n\n"), *step.prompts):
            assert not private or private not in said

    def has_lost_nothing(self) -> None:
        assert preparing.workshop(self.desk, self.workshop_id).status is Status.RUNNING
        assert running.notes(self.desk, self.workshop_id)["welcome"] == NOTE
        assert planning.plan(self.desk, self.workshop_id) == self.plan
        assert self.page.room.ready


@pytest.fixture
def hammer(page: WiredRunPage, desk: Desk, qtbot: QtBot) -> Hammer:
    return Hammer(page, desk, qtbot)


def test_stray_keys_between_votes_do_no_harm(hammer: Hammer) -> None:
    vote(hammer.desk, hammer.workshop_id, "predict", [61] * 12)
    vote(hammer.desk, hammer.workshop_id, "rate", [5, 5, 4, 4, 4, 4, 4, 4, 5, 4, 3, 2])
    hammer.run.reload_workshop()
    for step_id in ("welcome", "predict", "hero", "blind_spots", "commitments", "readback"):
        hammer.goes_to(step_id)
        hammer.hammers()
        hammer.has_lost_nothing()
    assert voting.facts(hammer.desk, hammer.workshop_id) is not None


def test_stray_keys_leave_an_open_vote_open_and_its_answers_in(
    hammer: Hammer, qtbot: QtBot
) -> None:
    phones = PhonesProcess()
    phones.start(hammer.page.room.url, PHONES, pace=0.1)
    qtbot.waitUntil(lambda: hammer.page.room.joined == PHONES)
    hammer.goes_to("predict")
    hammer.page.next()
    qtbot.waitUntil(lambda: hammer.run.view().now.room.answered == PHONES)
    hammer.hammers()
    assert hammer.run.state.cue.scene is SceneKind.VOTE_OPEN
    assert hammer.run.open_round is not None
    hammer.has_lost_nothing()
    for _ in range(4):  # a clicker that is sat on counts down, and keeps open, and counts down
        QTest.keyClick(hammer.page.window(), Qt.Key.Key_PageDown)
    assert hammer.run.open_round is not None
    hammer.run._vote.close()
    qtbot.waitUntil(lambda: not hammer.run.keeping)
    assert voting.votes(hammer.desk, hammer.workshop_id).predicted == PHONES
    phones.stop()
    phones.deleteLater()
