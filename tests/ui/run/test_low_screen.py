"""The console on a laptop whose screen is low."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from cxworkshop.ui.run.page import RunPage
from tests.support.open_vote import Vote


def test_words_in_the_columns_never_ask_a_low_window_for_more_height(
    vote: Vote, page: RunPage, qtbot: QtBot
) -> None:
    console = page.console
    qtbot.waitUntil(lambda: console.foot.primary.isVisible())
    assert not console._board.hasHeightForWidth()
    assert console._board.heightForWidth(console.width()) == -1
