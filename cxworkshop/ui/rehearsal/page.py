"""The run page on a copy, under a strip that says all the time that nothing of it is kept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.ui.buttons import button
from cxworkshop.ui.icons import Sign
from cxworkshop.ui.run.page import RunPage
from cxworkshop.ui.text import PlainLabel
from cxworkshop.words import say


class RehearsalPage(QWidget):
    """`end_asked` is the one button that ends it. `who` says who has come."""

    end_asked = Signal()

    def __init__(self, run: RunPage, who: str) -> None:
        super().__init__()
        self.setProperty("help", "rehearse")
        self.setObjectName("page")
        self.run = run
        self.end = button(say("rehearsal.end"))
        self.end.clicked.connect(self.end_asked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._strip(who))
        layout.addWidget(run, 1)

    def _strip(self, who: str) -> QFrame:
        strip = QFrame()
        strip.setProperty("kind", "rehearsal")
        line = QHBoxLayout(strip)
        line.setContentsMargins(24, 6, 16, 6)
        line.setSpacing(12)
        line.addWidget(Sign("warning", "warning", 20))
        line.addWidget(PlainLabel(say("rehearsal.mark"), "strong"))
        line.addWidget(PlainLabel(who, "body", elide=True), 1)
        line.addWidget(self.end)
        return strip
