"""The sample's hour with keys alone: Page Down, the letters of the sheet, Tab and typing.

Real windows on two screens, the real room, twelve HTTP phones; from the library's first key to
papers in a folder, read by another program, and to plans on the phones of an app started again.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.content.sample import load_sample
from cxworkshop.domain.cues import Cue, RevealStage, SceneKind
from cxworkshop.domain.workshop import Workshop
from cxworkshop.services import preparing, shelf
from cxworkshop.services.desk import open_desk
from cxworkshop.ui.phones_process import PhonesProcess
from cxworkshop.ui.run.presenter import RunPresenter
from cxworkshop.ui.run.shortcut_sheet import ShortcutSheet
from cxworkshop.ui.run.view import Middle
from cxworkshop.ui.shell import App
from tests.support.keyboard import Keyboard

EXECUTIVES = 12
CAUSE = "feedback ends in a report that nobody has to answer"
TITLE = "Reply to unhappy riders in two days"
FIRST_STEP = "agree the cases with Finance"
HERO = ("83", "61", "34")


class Facilitator(Keyboard):
    """Somebody with a keyboard, a projector and twelve people with phones."""

    def __init__(self, qtbot: QtBot, app: App) -> None:
        super().__init__(qtbot, app)
        self.home = app.home
        self.phones = PhonesProcess(app)
        self.seen: list[tuple[SceneKind, RevealStage | None]] = []

    @property
    def run(self) -> RunPresenter:
        assert self.places.run.presenter
        return self.places.run.presenter

    @property
    def cue(self) -> Cue:
        return self.run.state.cue

    def until(self, holds: Callable[[], object]) -> None:
        self.qtbot.waitUntil(holds)

    def letter(self, letter: str) -> None:
        QTest.keyClicks(self.focus, letter)

    def goes_on(self) -> None:
        """Page Down, and what it must do: the next picture."""
        before = self.cue
        self.key(Qt.Key.Key_PageDown)
        self.until(lambda: self.cue != before)
        self.seen.append((self.cue.scene, self.cue.stage))

    def goes_on_until(self, scene: SceneKind, stage: RevealStage | None = None) -> None:
        """Through the hour as it comes; votes are waited for."""
        while (self.cue.scene, self.cue.stage) != (scene, stage):
            self.goes_on()
            if self.cue.scene is SceneKind.VOTE_OPEN:
                self.until(lambda: self.run.view().now.room.answered == EXECUTIVES)
            elif self.cue.scene is SceneKind.VOTE_CLOSED:
                self.until(lambda: not self.run.keeping)

    def starts_anew(self) -> None:
        """Open the app as on the next day."""
        self.app = opened(self.qtbot, self.home)
        self.phones = PhonesProcess(self.app)

    def ends(self) -> None:
        self.phones.stop()
        self.app.close()
        self.app.window.close()
        self.app.window.deleteLater()
        self.app.deleteLater()

    def waits_for_the_stage_to_say(self, *words: str) -> None:
        """What it says to those who do not see it, once nothing moves any more."""
        scene = self.places.stage.scene
        self.until(
            lambda: scene.still and all(one in scene.accessibleDescription() for one in words)
        )


@pytest.fixture
def facilitator(home_of_its_own: Path, qtbot: QtBot) -> Iterator[Facilitator]:
    """At the library, in which the sample stands prepared."""
    home_of_its_own.mkdir(parents=True)
    desk = open_desk(home_of_its_own)
    shelf.open_sample(desk)
    desk.close()
    somebody = Facilitator(qtbot, opened(qtbot, home_of_its_own))
    yield somebody
    somebody.ends()


def opened(qtbot: QtBot, home: Path) -> App:
    """The app with the keyboard in its window."""
    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    app = App(qt, home)
    app.show()
    qtbot.waitUntil(lambda: app.places is not None)
    with qtbot.waitActive(app.window):
        app.window.activateWindow()
    return app


def test_the_hour_is_run_with_keys_alone(
    facilitator: Facilitator, tmp_path: Path, needs: Callable[..., str]
) -> None:
    opens_the_sample_and_begins(facilitator)
    facilitator.goes_on_until(SceneKind.JOIN)
    twelve_people_join(facilitator)
    both_votes_are_in(facilitator)
    facilitator.goes_on_until(SceneKind.PAIR, RevealStage.SAID)
    says_nothing_of_the_customers_yet(facilitator)
    facilitator.goes_on_until(SceneKind.PAIR, RevealStage.GAP)
    facilitator.waits_for_the_stage_to_say(*HERO)
    tries_every_key(facilitator)
    facilitator.goes_on_until(SceneKind.CAUSES)
    writes_a_cause(facilitator)
    facilitator.goes_on_until(SceneKind.COMMITMENTS)
    writes_a_commitment(facilitator)
    takes_one_from_the_catalogue_and_back(facilitator)
    facilitator.goes_on_until(SceneKind.PLEDGES)
    facilitator.until(lambda: len(facilitator.run.state.plan.pledges) == EXECUTIVES)
    facilitator.goes_on_until(SceneKind.CLOSING)
    facilitator.waits_for_the_stage_to_say(TITLE)
    has_seen_the_whole_hour(facilitator)
    papers = hands_out(facilitator, tmp_path / "papers")
    the_papers_say_what_was_said(facilitator, papers, needs("pdftotext"))
    phones_find_their_plans_on_the_next_day(facilitator)


def workshop(facilitator: Facilitator) -> Workshop:
    return preparing.workshop(facilitator.places.desk, facilitator.run.state.workshop.id)


def opens_the_sample_and_begins(facilitator: Facilitator) -> None:
    facilitator.until(facilitator.places.library.list.hasFocus)
    facilitator.key(Qt.Key.Key_Return)
    facilitator.until(lambda: facilitator.app.window.place == "prepare")
    facilitator.key(Qt.Key.Key_3, control=True)
    facilitator.until(facilitator.places.run.start_panel.start.hasFocus)
    facilitator.key(Qt.Key.Key_PageDown)
    facilitator.until(lambda: facilitator.places.run.presenter is not None)
    facilitator.until(lambda: facilitator.places.room.ready)
    projector = QApplication.screens()[1]
    facilitator.until(lambda: facilitator.places.stage.geometry() == projector.geometry())
    facilitator.seen.append((facilitator.cue.scene, facilitator.cue.stage))


def twelve_people_join(facilitator: Facilitator) -> None:
    facilitator.phones.start(
        facilitator.places.room.url,
        EXECUTIVES,
        seed=1,
        pace=0.2,
        opinions=load_sample().opinions_path,
    )
    facilitator.until(lambda: facilitator.places.room.joined == EXECUTIVES)


def both_votes_are_in(facilitator: Facilitator) -> None:
    for _ in range(2):
        facilitator.goes_on()
        facilitator.goes_on_until(SceneKind.VOTE_CLOSED)
    facts = facilitator.run.state.facts
    assert facts is not None
    assert facts.base.answered == EXECUTIVES
    facilitator.until(lambda: facilitator.run.view().middle is Middle.PREVIEW)


def says_nothing_of_the_customers_yet(facilitator: Facilitator) -> None:
    facilitator.waits_for_the_stage_to_say("83")
    assert "34" not in facilitator.places.stage.scene.accessibleDescription()


def tries_every_key(facilitator: Facilitator) -> None:
    """Each does what the sheet says, and none moves the picture underneath."""
    here, view = facilitator.cue, facilitator.run.view
    facilitator.letter("b")
    assert view().blank
    facilitator.key(Qt.Key.Key_PageDown)
    assert not view().blank
    facilitator.letter("f")
    assert view().frozen
    facilitator.letter("f")
    for letter, scene in (
        ("t", SceneKind.DISCUSSION),
        ("j", SceneKind.JOIN),
        ("m", SceneKind.METHOD),
    ):
        facilitator.letter(letter)
        assert view().now.cue.scene is scene
        facilitator.key(Qt.Key.Key_PageDown)
        assert view().now.cue == here
    facilitator.letter("e")
    facilitator.until(facilitator.places.run.console.more.isVisible)
    assert view().middle is Middle.MORE
    facilitator.letter("e")
    assert view().middle is not Middle.MORE
    facilitator.key(Qt.Key.Key_Escape)
    facilitator.answer_after(partial(facilitator.letter, "?"), closes_the_sheet)
    assert facilitator.cue == here
    moves_about(facilitator, here)
    swaps_the_screens(facilitator)


def closes_the_sheet(dialog: object) -> None:
    assert isinstance(dialog, ShortcutSheet)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def moves_about(facilitator: Facilitator, here: Cue) -> None:
    facilitator.key(Qt.Key.Key_PageUp)
    assert facilitator.cue.stage is RevealStage.CUSTOMERS
    facilitator.key(Qt.Key.Key_Right)
    assert facilitator.cue == here
    facilitator.letter("n")
    assert facilitator.cue.step_id != here.step_id
    facilitator.letter("r")
    assert facilitator.cue == here


def swaps_the_screens(facilitator: Facilitator) -> None:
    """There and back; the keyboard stays with the console."""
    laptop, projector = QApplication.screens()
    facilitator.letter("s")  # alone it could be a slip
    for screen in (laptop, projector):
        facilitator.letter("s")
        facilitator.until(
            lambda screen=screen: facilitator.places.stage.geometry() == screen.geometry()
        )
        facilitator.until(facilitator.app.window.isActiveWindow)


def writes_a_cause(facilitator: Facilitator) -> None:
    causes = facilitator.places.run.console.causes
    facilitator.reach(causes.text)
    facilitator.type(CAUSE)
    facilitator.key(Qt.Key.Key_Return)
    facilitator.until(lambda: [one.text for one in facilitator.run.state.plan.causes] == [CAUSE])


def writes_a_commitment(facilitator: Facilitator) -> None:
    """What, who, first step, a lever: by Tab from field to field."""
    editor = facilitator.places.run.console.plan.editor
    owner = workshop(facilitator).team.people[0]
    facilitator.reach(editor.title)
    facilitator.type(TITLE)
    facilitator.key(Qt.Key.Key_Tab)
    facilitator.type(owner.name)
    facilitator.key(Qt.Key.Key_Tab)
    facilitator.type(FIRST_STEP)
    facilitator.reach(editor.levers)
    facilitator.key(Qt.Key.Key_Space)
    (action,) = facilitator.run.state.plan.actions
    assert (action.title, action.owner_id, action.first_step) == (TITLE, owner.id, FIRST_STEP)
    assert len(action.levers) == 1


def takes_one_from_the_catalogue_and_back(facilitator: Facilitator) -> None:
    plan, console = facilitator.run.state, facilitator.places.run.console
    facilitator.press(console.plan.editor.done)
    facilitator.key(Qt.Key.Key_1, alt=True)
    facilitator.until(lambda: len(plan.plan.actions) == 2)
    facilitator.reach(console.foot.primary)
    facilitator.key(Qt.Key.Key_Z, control=True)
    facilitator.until(lambda: [one.title for one in plan.plan.actions] == [TITLE])


def has_seen_the_whole_hour(facilitator: Facilitator) -> None:
    expected = [(cue.scene, cue.stage) for cue in facilitator.run.state.script.cues]
    assert facilitator.seen == expected


def hands_out(facilitator: Facilitator, folder: Path) -> list[Path]:
    folder.mkdir()
    facilitator.key(Qt.Key.Key_PageDown)
    facilitator.until(lambda: facilitator.app.window.place == "hand_out")
    page = facilitator.places.hand_out
    facilitator.until(page.export_button.isEnabled)
    with facilitator.qtbot.waitActive(facilitator.app.window):  # as a window manager does
        facilitator.app.window.activateWindow()
    facilitator.press_and_answer(page.export_button, partial(facilitator.name_path, folder))
    facilitator.until(page.ways.report.isVisible)
    return sorted(folder.rglob("*.pdf"))


def the_papers_say_what_was_said(
    facilitator: Facilitator, papers: list[Path], pdftotext: str
) -> None:
    owner = workshop(facilitator).team.people[0]
    words = {path.name: words_by(pdftotext, path) for path in papers}
    (own,) = [text for name, text in words.items() if owner.name in name]
    (team,) = [text for name, text in words.items() if "Team plan" in name]
    for text in (own, team):
        assert TITLE.lower() in text.lower()
        assert owner.name in text
    assert FIRST_STEP in own


def words_by(program: str, path: Path) -> str:
    """All words of a PDF as another program reads them."""
    done = subprocess.run([program, path, "-"], capture_output=True, check=True)
    return " ".join(done.stdout.decode().replace("\u00a0", " ").replace("\u202f", " ").split())


def phones_find_their_plans_on_the_next_day(facilitator: Facilitator) -> None:
    """Nothing of the room is left on disk, and the code on the wall still leads to it."""
    session = facilitator.home / "sessions" / facilitator.run.state.workshop.id
    facilitator.until(lambda: len(list(session.glob("plans/*.pdf"))) >= EXECUTIVES)
    code = facilitator.places.room.code
    facilitator.ends()
    assert not session.exists()
    facilitator.starts_anew()
    assert facilitator.app.window.place == "hand_out"
    facilitator.until(lambda: facilitator.places.room.ready)
    assert facilitator.places.room.code == code
