"""Statements that customers were not asked: what follows, and one click to leave them out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from cxworkshop.domain.statements import PairedStatement
from cxworkshop.ui.buttons import button
from cxworkshop.ui.icons import Sign
from cxworkshop.ui.text import PlainLabel
from cxworkshop.words import say


class Unanswered(QFrame):
    """`left_out` asks for leaving these statements out."""

    left_out = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = PlainLabel("", "body", wrap=True)
        self._note = PlainLabel("", "small", "muted", wrap=True)
        self.leave_out = button("", "small", "remove")
        self.leave_out.clicked.connect(self.left_out)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._words)
        words.addWidget(self._note)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(Sign("info", "muted", 18), 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        layout.addWidget(self.leave_out, 0, Qt.AlignmentFlag.AlignVCenter)

    @property
    def words(self) -> str:
        """What is said about them."""
        return f"{self._words.text()} {self._note.text()}"

    def show_pairs(self, pairs: Sequence[PairedStatement]) -> None:
        """Offer to leave these out; nothing without any."""
        self.setVisible(bool(pairs))
        names = say("prepare.unanswered.and").join(f"“{pair.short}”" for pair in pairs[:3])
        key = "named" if len(pairs) <= 3 else "many"
        count = len(pairs)
        self._words.setText(say(f"prepare.unanswered.{key}", count=count, names=names))
        after = "headline" if any(pair.headline for pair in pairs) else "plain"
        self._note.setText(say(f"prepare.unanswered.{after}", count=count))
        self.leave_out.setText(" " + say("prepare.unanswered.leave_out", count=count))
