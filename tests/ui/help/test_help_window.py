"""The manual's window shows every page whole, in every size of text."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cxworkshop.ui import theme
from cxworkshop.ui.help.window import HelpWindow


@pytest.mark.parametrize("text_scale", [100, 150, 200])
def test_every_page_can_be_leafed_to_while_its_scroll_bar_comes_and_goes(
    qtbot: QtBot, qapp: QApplication, text_scale: int
) -> None:
    theme.apply(qapp, "light", text_scale=text_scale)
    try:
        parent = QWidget()
        qtbot.addWidget(parent)
        manual = HelpWindow(parent)
        for name in manual.pages:
            manual.show_page(name)
            manual.show()
            QApplication.processEvents()
            assert manual.view.toPlainText().strip()
    finally:
        theme.apply(qapp, "light")
