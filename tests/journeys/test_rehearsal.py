"""Rehearsing as a facilitator does the evening before: everything as live, and nothing is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cxworkshop.domain.cues import RevealStage, SceneKind
from cxworkshop.domain.workshop import Status, Workshop
from cxworkshop.services import planning, preparing, rehearsing, running, shelf, voting
from cxworkshop.ui.phones_process import PhonesProcess
from cxworkshop.ui.places import Places
from cxworkshop.ui.rehearsal.rehearsals import Show
from cxworkshop.ui.run.presenter import RunPresenter
from cxworkshop.ui.shell import App

PACE = 0.2


class Rehearser:
    """Somebody who has prepared the sample and wants to try it."""

    def __init__(self, qtbot: QtBot, home: Path) -> None:
        self.qtbot, self.home = qtbot, home
        qt = QApplication.instance()
        assert isinstance(qt, QApplication)
        home.mkdir(parents=True, exist_ok=True)
        self.app = App(qt, home)
        self.app.show()
        self.until(lambda: self.app.places is not None)
        with qtbot.waitActive(self.app.window):
            self.app.window.activateWindow()
        self.workshop_id = shelf.open_sample(self.places.desk, "T1").id
        self.places.open(self.workshop_id)
        self.places.rehearsals.pace = PACE
        self.guest = PhonesProcess(self.app)

    @property
    def places(self) -> Places:
        assert self.app.places
        return self.app.places

    @property
    def show(self) -> Show:
        assert self.places.rehearsals.show
        return self.places.rehearsals.show

    @property
    def run(self) -> RunPresenter:
        assert self.show.run.presenter
        return self.show.run.presenter

    @property
    def workshop(self) -> Workshop:
        return preparing.workshop(self.places.desk, self.workshop_id)

    def rehearses(self, mood: str) -> None:
        """From the room check's card; everybody has come."""
        self.places.prepare.open_card("room")
        card = self.places.prepare.room.rehearse
        self.qtbot.mouseClick(card.moods[mood], Qt.MouseButton.LeftButton)
        self.qtbot.mouseClick(card.begin, Qt.MouseButton.LeftButton)
        self.until(lambda: self.show.room.joined == self.workshop.team.size)

    def clicks(self) -> None:
        QTest.keyClick(self.app.window, Qt.Key.Key_PageDown)

    def clicks_until(self, scene: SceneKind, stage: RevealStage | None = None) -> None:
        for _ in range(60):
            if self.run.state.cue.scene is scene and self.run.state.cue.stage is stage:
                return
            self.clicks()
        raise AssertionError(f"never came to {scene} {stage}")

    def votes_twice(self) -> None:
        for _ in range(2):
            self.clicks_until(SceneKind.VOTE_OPEN)
            expected = max(self.workshop.team.size, self.show.room.joined)
            self.until(lambda expected=expected: self.run.view().now.room.answered == expected)
            self.clicks()
            self.until(lambda: not self.run.keeping)

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition)

    def ends(self) -> None:
        self.guest.stop()
        self.app.close()
        self.app.window.close()
        self.app.window.deleteLater()
        self.app.deleteLater()


@pytest.fixture
def rehearser(qtbot: QtBot, home_of_its_own: Path) -> Iterator[Rehearser]:
    somebody = Rehearser(qtbot, home_of_its_own)
    yield somebody
    somebody.ends()


def test_an_hour_is_rehearsed_and_nothing_of_it_is_kept(rehearser: Rehearser) -> None:
    before, desk = rehearser.workshop, rehearser.places.desk
    rehearser.rehearses("proud")
    show = rehearser.show
    folder = show.rehearsal.folder
    assert rehearser.app.window.place == "run"
    assert says(show, "Rehearsal: nothing is kept")
    rehearser.until(show.stage.isVisible)
    a_real_phone_joins(rehearser)
    rehearser.votes_twice()
    rehearser.clicks_until(SceneKind.PAIR, RevealStage.GAP)
    facts = rehearser.run.state.facts
    assert facts is not None
    assert facts.hero is not None
    assert facts.hero.points.gap is not None
    assert facts.hero.points.gap > 20
    rehearser.until(lambda: show.stage.scene.still)
    assert show.stage.scene.shown is not None
    assert show.stage.scene.shown.rehearsal
    rehearser.clicks_until(SceneKind.PLEDGES)
    rehearser.until(lambda: len(rehearser.run.state.plan.pledges) > before.team.size)
    rehearser.clicks_until(SceneKind.CLOSING)
    rehearser.clicks()
    assert rehearser.places.rehearsals.show is None
    assert rehearser.app.window.place == "prepare"

    assert not folder.exists()
    assert rehearser.workshop == before
    assert running.position(desk, rehearser.workshop_id) is None
    assert voting.facts(desk, rehearser.workshop_id) is None
    assert planning.plan(desk, rehearser.workshop_id).pledges == ()
    assert not (rehearser.home / "sessions" / rehearser.workshop_id).exists()
    assert rehearsing.last(desk, rehearser.workshop_id) is not None


def test_one_button_ends_it_in_the_middle_of_a_vote(rehearser: Rehearser) -> None:
    rehearser.rehearses("humble")
    rehearser.clicks_until(SceneKind.VOTE_OPEN)
    room, phones = rehearser.show.room, rehearser.show.phones
    rehearser.qtbot.mouseClick(rehearser.show.page.end, Qt.MouseButton.LeftButton)
    assert rehearser.app.window.place == "prepare"
    assert rehearser.workshop.status is Status.PREPARING
    assert (room.process_id, phones.running) == (0, False)
    rehearser.places.prepare.show_overview()
    foot = rehearser.places.prepare.overview.cards["room"].accessibleDescription()
    assert "Rehearsed today" in foot or says(rehearser.places.prepare, "Rehearsed today")


def test_the_hour_itself_begins_where_it_would_have(rehearser: Rehearser) -> None:
    rehearser.places.go("run")
    panel = rehearser.places.run.start_panel
    rehearser.qtbot.mouseClick(panel.rehearse.begin, Qt.MouseButton.LeftButton)
    rehearser.until(lambda: rehearser.show.room.ready)
    rehearser.clicks_until(SceneKind.JOIN)
    rehearser.places.rehearsals.end()
    rehearser.places.go("run")
    assert rehearser.places.run.presenter is None
    rehearser.clicks()
    run = rehearser.places.run.presenter
    assert run is not None
    assert not run.view().now.rehearsal
    assert run.state.cue.scene is SceneKind.LINES
    rehearser.until(lambda: rehearser.places.room.ready)


def test_a_rehearsal_that_was_killed_is_swept_away_at_the_next_start(
    qtbot: QtBot, home_of_its_own: Path
) -> None:
    before = Rehearser(qtbot, home_of_its_own)
    desk = before.places.desk
    left = rehearsing.begin(desk, home_of_its_own, before.workshop_id, "split")
    left.desk.close()
    before.ends()
    assert left.folder.exists()
    after = Rehearser(qtbot, home_of_its_own)
    assert not left.folder.exists()
    assert after.workshop.status is Status.PREPARING
    after.ends()


def a_real_phone_joins(rehearser: Rehearser) -> None:
    """Somebody with a phone of their own, beside the simulated ones."""
    rehearser.guest.start(rehearser.show.room.url, 1, seed=3, pace=PACE)
    expected = rehearser.workshop.team.size + 1
    rehearser.until(lambda: rehearser.show.room.joined == expected)


def says(place: Show | QWidget, words: str) -> bool:
    widget = place.page if isinstance(place, Show) else place
    return any(words in label.text() for label in widget.findChildren(QLabel))
