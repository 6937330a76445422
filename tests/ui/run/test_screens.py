"""Screens come, go and change while a workshop runs: the stage follows, and the console says so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from cxworkshop.services import shelf
from cxworkshop.services.desk import Desk
from cxworkshop.settings import Settings
from cxworkshop.ui.screens import identity
from tests.support.cables import REACHABLE, Cables
from tests.support.wired_page import WiredRunPage

pytestmark = pytest.mark.skipif(not REACHABLE, reason="screens can't be unplugged here")


@pytest.fixture
def cables(styled: QApplication) -> Iterator[Cables]:
    made = Cables()
    yield made
    made.restore()


@pytest.fixture
def shown(cables: Cables, page: WiredRunPage, desk: Desk, qtbot: QtBot) -> WiredRunPage:
    """The sample runs, with the stage on the projector."""
    page.open_workshop(shelf.open_sample(desk, "T1").id, start=True)
    qtbot.waitUntil(lambda: page.room.ready)
    fills(qtbot, page, "Projector")
    return page


def screen(name: str) -> QScreen:
    return next(screen for screen in QApplication.screens() if screen.name() == name)


def fills(qtbot: QtBot, page: WiredRunPage, name: str) -> None:
    """The stage covers a screen, as large as that is."""
    qtbot.waitUntil(lambda: page.stage.isVisible())
    qtbot.waitUntil(lambda: page.stage.geometry() == screen(name).geometry())


def said(page: WiredRunPage, words: str) -> bool:
    page.refresh_now()
    return any(words in label.text() for label in page.findChildren(QLabel))


def test_an_unplugged_projector_hides_the_stage_until_it_is_back(
    shown: WiredRunPage, cables: Cables, qtbot: QtBot
) -> None:
    shown.next()
    before = shown.presenter and shown.presenter.state.cue
    cables.unplug("Projector")
    assert not shown.stage.isVisible()
    assert said(shown, "stage hidden: no projector")
    QTest.keyClick(shown.window(), Qt.Key.Key_PageDown)
    QTest.keyClick(shown.window(), Qt.Key.Key_PageUp)
    assert not shown.stage.isVisible()
    cables.plug_in("Projector")
    fills(qtbot, shown, "Projector")
    assert said(shown, "stage on “Projector”")
    assert shown.presenter
    assert shown.presenter.state.cue == before


def test_another_size_and_another_place_are_filled(
    shown: WiredRunPage, cables: Cables, qtbot: QtBot
) -> None:
    cables.plug_in("Projector", width=1280, height=720)
    fills(qtbot, shown, "Projector")
    assert shown.stage.width() == 1280
    cables.plug_in("Projector", x=-1024, width=1024, height=768)
    fills(qtbot, shown, "Projector")
    assert shown.stage.x() == -1024


def test_mirrored_screens_are_recognised_and_the_stage_never_covers_the_console(
    shown: WiredRunPage, cables: Cables, qtbot: QtBot
) -> None:
    cables.plug_in("Projector", x=0)
    assert not shown.stage.isVisible()
    assert said(shown, "mirrored: the room sees this console")
    assert "Extend the desktop" in shown.staging.plan
    QTest.keyClick(shown.window(), Qt.Key.Key_F11)
    fills(qtbot, shown, "Laptop")
    cables.plug_in("Projector", x=1366)
    fills(qtbot, shown, "Projector")


def test_on_one_screen_the_stage_stays_where_it_was_called_when_that_changes_its_size(
    shown: WiredRunPage, cables: Cables, qtbot: QtBot
) -> None:
    cables.unplug("Projector")
    QTest.keyClick(shown.window(), Qt.Key.Key_F11)
    fills(qtbot, shown, "Laptop")
    cables.plug_in("Laptop", width=1600, height=900)
    fills(qtbot, shown, "Laptop")
    assert shown.stage.width() == 1600
    QTest.keyClick(shown.stage, Qt.Key.Key_F11)
    assert not shown.stage.isVisible()
    cables.plug_in("Laptop", width=1366, height=768)
    assert not shown.stage.isVisible(), "the stage came by itself"


def test_of_several_projectors_the_remembered_one_is_taken(
    cables: Cables, page: WiredRunPage, desk: Desk, qtbot: QtBot
) -> None:
    cables.plug_in("Wall", x=4000)
    page.follow(Settings(reduce_motion=True, last_stage=identity(screen("Wall"))))
    page.open_workshop(shelf.open_sample(desk, "T1").id, start=True)
    fills(qtbot, page, "Wall")
    cables.unplug("Wall")
    fills(qtbot, page, "Projector")
    page.follow(Settings(reduce_motion=True, stage_screen=identity(screen("Projector"))))
    cables.plug_in("Wall", x=4000)
    fills(qtbot, page, "Projector")


def test_where_the_stage_went_is_told_so_that_it_can_be_kept(
    shown: WiredRunPage, cables: Cables, qtbot: QtBot
) -> None:
    cables.plug_in("Wall", x=4000)
    with qtbot.waitSignal(shown.staging._screens.used) as used:
        cables.unplug("Projector")
    assert used.args == [identity(screen("Wall"))]


def test_the_console_on_the_projector_finds_its_way_when_that_is_unplugged(
    shown: WiredRunPage, cables: Cables, qtbot: QtBot
) -> None:
    for _ in range(2):
        QTest.keyClick(shown.window(), Qt.Key.Key_S)
    fills(qtbot, shown, "Laptop")
    cables.unplug("Projector")
    qtbot.waitUntil(lambda: shown.window().screen().name() == "Laptop")
    qtbot.waitUntil(lambda: not shown.stage.isVisible())
    cables.plug_in("Projector")
    fills(qtbot, shown, "Projector")


def test_nothing_closes_or_minimises_the_stage_by_accident(
    shown: WiredRunPage, qtbot: QtBot
) -> None:
    QTest.keyClick(shown.stage, Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(shown.stage, Qt.Key.Key_Escape)
    assert not shown.stage.close()
    shown.stage.showMinimized()
    qtbot.waitUntil(lambda: shown.stage.isFullScreen())
    fills(qtbot, shown, "Projector")


def test_a_window_manager_that_moves_the_stage_is_asked_again(
    shown: WiredRunPage, qtbot: QtBot
) -> None:
    shown.stage.place_on(screen("Projector"))
    shown.stage.setGeometry(screen("Laptop").geometry())
    fills(qtbot, shown, "Projector")
