"""Everything on the laptop is given in pixels at 100 % and follows the size of the text."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from cxworkshop.ui import sizes, theme
from tests.support.patience import PatientBot


def test_sizes_follow_the_text(styled: QApplication, qtbot: PatientBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    sizes.fix(widget, width=100, height=40)
    for percent, size in ((80, (80, 32)), (200, (200, 80)), (100, (100, 40))):
        theme.apply(styled, "light", text_scale=percent)
        assert widget.size().toTuple() == size
