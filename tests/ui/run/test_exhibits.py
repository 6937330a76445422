"""More to show: the real console and stage, keys and controls as a facilitator uses them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cxworkshop.domain.cues import Cue, SceneKind
from cxworkshop.services import preparing, voting
from cxworkshop.services.desk import Desk
from cxworkshop.ui.phones_process import PhonesProcess
from cxworkshop.ui.run.presenter import RunPresenter
from cxworkshop.ui.run.view import Middle
from cxworkshop.ui.widgets.table_sheet import TableSheet
from tests.support.talkative import open_talkative, tell_all
from tests.support.wired_page import WiredRunPage

CLICKERS_SEND = (
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Period,
    Qt.Key.Key_Period,
    Qt.Key.Key_F5,
    Qt.Key.Key_Escape,
    Qt.Key.Key_VolumeUp,
)
ALL = {
    SceneKind.WHAT_IF,
    SceneKind.IMPORTANCE,
    SceneKind.MAP,
    SceneKind.MINORITY,
    SceneKind.CALIBRATION,
    SceneKind.DEPTH,
    SceneKind.GAPS,
    SceneKind.RULER,
    SceneKind.METHOD,
}


class Console:
    """A facilitator at the console."""

    def __init__(self, page: WiredRunPage, qtbot: QtBot) -> None:
        self.page, self.qtbot = page, qtbot

    @property
    def run(self) -> RunPresenter:
        assert self.page.presenter
        return self.page.presenter

    @property
    def more(self) -> Any:
        return self.page.console.more

    @property
    def seen(self) -> Cue:
        return self.run.view().now.cue

    @property
    def offered(self) -> set[SceneKind]:
        return {offer.kind for offer in self.run.view().offers}

    def presses(self, key: Qt.Key) -> None:
        QTest.keyClick(self.page.window(), key)
        self.page.refresh_now()

    def chooses(self, kind: SceneKind) -> None:
        """With arrow keys and Enter, as somebody without a mouse."""
        self.presses(Qt.Key.Key_E)
        assert self.more.list.hasFocus()
        QTest.keyClick(self.more.list, Qt.Key.Key_Home)
        rows = [offer.kind for offer in self.run.view().offers]
        for _ in range(rows.index(kind)):
            QTest.keyClick(self.more.list, Qt.Key.Key_Down)
        QTest.keyClick(self.more.list, Qt.Key.Key_Return)
        self.page.refresh_now()
        assert self.seen.scene is kind

    def reads_the_stage(self) -> str:
        self.page.refresh_now()
        self.qtbot.waitUntil(lambda: self.page.stage.scene.still)
        self.page.stage.grab()
        return str(self.page.stage.scene.accessibleDescription())


def open_page(page: WiredRunPage, workshop_id: str, qtbot: QtBot) -> Console:
    page.open_workshop(workshop_id, start=True)
    qtbot.waitUntil(lambda: page.room.ready)
    qtbot.waitUntil(page.window().isActiveWindow)
    return Console(page, qtbot)


@pytest.fixture
def console(page: WiredRunPage, desk: Desk, qtbot: QtBot) -> Console:
    """All is answered; the room sees every gap."""
    workshop = open_talkative(desk)
    tell_all(desk, workshop)
    found = open_page(page, workshop.id, qtbot)
    found.run.go_to("blind_spots")
    page.refresh_now()
    return found


def test_it_is_hidden_until_asked_for_and_one_key_returns_to_where_the_agenda_stands(
    console: Console,
) -> None:
    before, words = console.run.state.cue, console.reads_the_stage()
    assert console.run.view().middle is Middle.NOTES
    assert console.offered == ALL
    console.chooses(SceneKind.MINORITY)
    assert console.run.view().middle is Middle.MORE
    assert console.reads_the_stage() != words
    console.presses(Qt.Key.Key_PageDown)
    assert (console.run.state.cue, console.seen) == (before, before)
    assert console.reads_the_stage() == words
    assert console.run.view().middle is Middle.NOTES
    assert console.page.console.foot.primary.hasFocus()


def test_every_picture_is_drawn_on_the_stage_and_in_small(console: Console) -> None:
    seen = set()
    for kind in sorted(ALL):
        console.run.exhibits.show(kind)
        seen.add(console.reads_the_stage())
        console.qtbot.waitUntil(lambda: console.page.console.miniatures.up_to_date)
        assert console.seen.scene is kind
    assert len(seen) == len(ALL)
    assert not any("when the answers are in" in words for words in seen)


def test_no_key_of_a_clicker_brings_it_or_chooses_in_it(console: Console) -> None:
    for opened in (False, True):
        for key in CLICKERS_SEND:
            console.run.exhibits.leave()
            console.run.state.choosing = opened
            console.page.refresh_now()
            console.presses(key)
            assert console.run.state.exhibit is None
            assert console.run.state.overlay == ""


def test_the_slider_turns_the_picture_that_stands_there(console: Console) -> None:
    console.chooses(SceneKind.WHAT_IF)
    assert "20\u00a0%" in console.reads_the_stage()
    drawing = console.page.stage.shelf.find(console.run.view().now)
    console.more.slider.setFocus()
    QTest.keyClick(console.more.slider, Qt.Key.Key_Up)
    assert "25\u00a0%" in console.reads_the_stage()
    assert console.page.stage.shelf.find(console.run.view().now) is drawing
    assert drawing
    assert "25\u00a0%" in drawing.chart.alt
    QTest.keyClick(console.more.slider, Qt.Key.Key_End)
    assert "100\u00a0%" in console.reads_the_stage()
    still = console.page.stage.grab().toImage()
    console.presses(Qt.Key.Key_F)
    assert not console.more.slider.isEnabled()
    assert console.page.stage.grab().toImage() == still


def test_arrows_to_the_side_stay_the_clickers_even_on_the_slider(console: Console) -> None:
    before = console.run.state.cue
    console.chooses(SceneKind.WHAT_IF)
    console.more.slider.setFocus()
    console.presses(Qt.Key.Key_Right)
    assert (console.run.state.overlay, console.seen) == ("", before)


def test_another_statement_is_chosen_and_remembered(console: Console) -> None:
    console.chooses(SceneKind.DEPTH)
    first = console.reads_the_stage()
    row = console.more.statement.findData("3a")
    assert row > 0
    console.more.statement.setFocus()
    for _ in range(row):
        QTest.keyClick(console.more.statement, Qt.Key.Key_Down)
    assert console.seen.subject == "3a"
    assert console.reads_the_stage() != first
    console.presses(Qt.Key.Key_PageDown)
    console.chooses(SceneKind.WHAT_IF)
    assert console.seen.subject == "3a"


def test_the_table_of_what_is_shown_is_read_and_copied(console: Console, dialogs: Any) -> None:
    console.chooses(SceneKind.CALIBRATION)
    console.reads_the_stage()
    console.qtbot.waitUntil(console.more.table.isVisible)

    def read(sheet: TableSheet) -> None:
        model = sheet.view.model()
        assert model.rowCount() == 7
        aloud = model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
        assert "Our range" in aloud
        sheet.copy_all()

    dialogs.fill = read
    QTest.keyClick(console.more.table, Qt.Key.Key_Return)
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0].split("\t")[:3] == ["Statement", "Our range", "People"]
    assert len(copied) == 8


def test_the_pictures_in_small_have_their_tables_too(console: Console, dialogs: Any) -> None:
    opened: list[TableSheet] = []
    dialogs.fill = opened.append
    console.reads_the_stage()
    now, following = console.page.console.miniatures.tables
    console.qtbot.waitUntil(lambda: console.page.console.miniatures.up_to_date)
    now.click()
    following.click()
    assert len(opened) == 2
    console.run.go_to("welcome")
    console.page.refresh_now()
    assert not now.isVisible()


def test_dots_of_real_phones_are_shown_at_once_and_place_the_gaps(
    page: WiredRunPage, desk: Desk, qtbot: QtBot
) -> None:
    workshop = open_talkative(desk)
    tell_all(desk, workshop)
    preparing.set_team(desk, workshop.id, replace(workshop.team, size=6))
    console = open_page(page, workshop.id, qtbot)
    console.run.go_to("dots")
    phones = PhonesProcess()
    phones.start(page.room.url, 6, seed=2, pace=0.1)
    qtbot.waitUntil(lambda: page.room.joined == 6)
    console.run.vote_again()
    qtbot.waitUntil(lambda: console.run.view().now.room.answered == 6)
    console.presses(Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: not console.run.keeping and not console.run.view().voting)
    phones.stop()
    assert console.seen.scene is SceneKind.VOTE_CLOSED
    console.presses(Qt.Key.Key_PageDown)
    assert console.seen.scene is SceneKind.RESULT
    told = console.reads_the_stage()
    assert "6 of us answered. Each gave 3 dots, at most 2 on one" in told
    kept = voting.round_of(desk, workshop.id, "dots")
    assert kept
    assert kept.has_results
    console.chooses(SceneKind.IMPORTANCE)
    assert "dots of 6 of us" in console.reads_the_stage()
