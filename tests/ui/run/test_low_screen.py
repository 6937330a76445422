"""The console on a laptop whose screen is low."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.ui import theme
from cxworkshop.ui.run.page import RunPage
from tests.support.open_vote import Vote


def test_words_in_the_columns_never_ask_a_low_window_for_more_height(
    vote: Vote, page: RunPage, qtbot: QtBot
) -> None:
    console = page.console
    qtbot.waitUntil(lambda: console.foot.primary.isVisible())
    assert not console.hasHeightForWidth()
    assert not console._board.hasHeightForWidth()
    assert console._board.heightForWidth(console.width()) == -1


def test_the_big_button_stays_in_sight_in_very_large_type(
    vote: Vote, page: RunPage, styled: QApplication, qtbot: QtBot
) -> None:
    console = page.console
    try:
        page.window().resize(1366, 768)
        theme.apply(styled, "light", text_scale=200)
        page.window().resize(1367, 768)
        qtbot.waitUntil(lambda: bool(console._below))
        qtbot.waitUntil(lambda: console._page.verticalScrollBar().maximum() > 0)
        foot = console.foot
        qtbot.waitUntil(lambda: foot.visibleRegion().boundingRect() == foot.rect())
        below = foot.mapTo(page.window(), QPoint(0, foot.height()))
        assert below.y() <= page.window().height()
        assert foot.rect().contains(foot.primary.geometry())
    finally:
        theme.apply(styled, "light")
