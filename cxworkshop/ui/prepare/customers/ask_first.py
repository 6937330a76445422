"""No survey yet? The statements as a questionnaire, to be printed, typed or put online."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from cxworkshop.services.collecting import Questionnaire
from cxworkshop.ui.buttons import button
from cxworkshop.ui.flow_layout import FlowLayout
from cxworkshop.ui.text import LiveLabel, PlainLabel
from cxworkshop.words import say

PICTURES = {
    Questionnaire.PRINT: "print",
    Questionnaire.CSV: "table",
    Questionnaire.LIMESURVEY: "export",
}


class AskFirst(QFrame):
    """`wanted` carries the form in which customers are to be asked."""

    wanted = Signal(object)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.buttons = {}
        line = FlowLayout()
        for kind, picture in PICTURES.items():
            made = button(say(f"prepare.customers.ask.{kind.value}"), "plain", picture)
            made.clicked.connect(partial(self.wanted.emit, kind))
            line.addWidget(made)
            self.buttons[kind] = made
        self._saved = LiveLabel("small", "muted", wrap=True)
        self._saved.setVisible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(PlainLabel(title, "heading"))
        layout.addWidget(PlainLabel(say("prepare.customers.ask.text"), "small", "muted", wrap=True))
        layout.addLayout(line)
        layout.addWidget(self._saved)

    def show_saved(self, kind: Questionnaire, path: Path) -> None:
        """Say where it is, and how its answers come back."""
        self._saved.setText(say(f"prepare.customers.ask.saved.{kind.value}", file=path.name))
        self._saved.setVisible(True)

    @property
    def said(self) -> str:
        """How it was saved."""
        return self._saved.text()
