"""The bar over the run page on small laptops and in large type."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.ui import theme
from cxworkshop.ui.run.bar import RunBar
from cxworkshop.words import say


@pytest.mark.parametrize("words", ["run.stage_gone", "run.stage_here", "screens.mirrored"])
@pytest.mark.parametrize(("scale", "width"), [(100, 1278), (100, 1192), (125, 1256), (125, 1352)])
def test_where_the_stage_is_can_always_be_read_whole(
    styled: QApplication, qtbot: QtBot, words: str, scale: int, width: int
) -> None:
    theme.apply(styled, "light", text_scale=scale)
    bar, stage = RunBar(), say(words)
    qtbot.addWidget(bar)
    bar.describe("Where we stand", say("run.live", client="A client " * 9, stage=stage))
    bar.resize(width, bar.height())
    bar.show()
    detail = bar._detail

    def read() -> str:
        room, end = detail.width(), Qt.TextElideMode.ElideRight
        return detail.fontMetrics().elidedText(detail.text(), end, room)

    qtbot.waitUntil(lambda: read().startswith(f"{stage} "))
