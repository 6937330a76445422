"""The first step of the wizard: the file is being read, or why it can't be."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from cxworkshop.services.file_names import clean_name
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.buttons import button
from cxworkshop.ui.icons import Sign
from cxworkshop.ui.prepare.editor import card
from cxworkshop.ui.scrolling import scrolled
from cxworkshop.ui.text import LiveLabel, PlainLabel
from cxworkshop.words import say


class FileStep(QWidget):
    """`cancelled` stops reading, `wanted` asks for another file."""

    cancelled = Signal()
    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name = PlainLabel("", "heading", elide=True)
        self._state = LiveLabel("body", "muted", wrap=True)
        self._sign = Sign("table", "muted", 24)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.cancel_button = button(say("app.cancel"))
        self.cancel_button.clicked.connect(self.cancelled)
        self.another = button(say("survey.another"), "plain", "folder")
        self.another.clicked.connect(self.wanted)
        line = QHBoxLayout()  # an aligned card would be given the height of a line of full width
        line.addStretch(1)
        line.addWidget(self._card(), 100)
        line.addStretch(1)
        inner = QWidget()
        page = QVBoxLayout(inner)
        page.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, 0)
        page.addLayout(line)
        page.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(inner))

    def show_reading(self, path: Path) -> None:
        """Say that a file is being read; how long it is nobody knows before the end."""
        self._name.setText(clean_name(path.name))
        self._sign.show_icon("table", "muted")
        self._state.setText(say("survey.reading"))
        self.bar.setRange(0, 0)
        self.bar.setVisible(True)
        self.cancel_button.setVisible(True)
        self.another.setVisible(False)

    def show_rows(self, rows: int) -> None:
        """Say how far it got."""
        self._state.setText(say("survey.rows_read", count=f"{rows:,}"))

    def show_problem(self, sentence: str) -> None:
        """Say why it can't be read, and let another file be chosen."""
        self._sign.show_icon("warning", "warning")
        self._state.setText(sentence)
        self._state.set_tone("ink")
        self.bar.setVisible(False)
        self.cancel_button.setVisible(False)
        self.another.setVisible(True)
        self.another.setFocus()

    @property
    def said(self) -> str:
        """The sentence on the card."""
        return self._state.text()

    def _card(self) -> QFrame:
        frame, inside = card()
        sizes.at_most(frame, width=640)
        inside.setContentsMargins(24, 24, 24, 24)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._sign)
        head.addWidget(self._name, 1)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.another)
        inside.addLayout(head)
        inside.addSpacing(8)
        inside.addWidget(self._state)
        inside.addSpacing(8)
        inside.addWidget(self.bar)
        inside.addSpacing(8)
        inside.addLayout(foot)
        return frame
