"""The ballot that is being typed, question by question, with what was typed so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.domain.polls import Question
from cxworkshop.ui import sizes
from cxworkshop.ui.layouts import clear
from cxworkshop.ui.scrolling import scrolled
from cxworkshop.ui.text import PlainLabel
from cxworkshop.words import say

WIDTH = 300


class BallotList(QFrame):
    """One row per question; `chosen` carries the place of a row that was clicked. The keyboard
    moves with up and down in the field beside it."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        sizes.fix(self, width=WIDTH)
        self.setAccessibleName(say("fallbacks.paper.list"))
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._area = scrolled(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self._area)

    def show_answers(
        self, questions: Sequence[Question], shown: Mapping[str, str], place: int
    ) -> None:
        """Show what was typed; the row at `place` is the one being typed."""
        clear(self._column)
        for number, question in enumerate(questions):
            row = _Row(number + 1, question, shown.get(question.id, ""), number == place)
            row.clicked.connect(self._choose)
            self._column.addWidget(row)
            if number == place:
                self._area.ensureWidgetVisible(row)
        self._column.addStretch()

    def _choose(self, number: int) -> None:
        self.chosen.emit(number - 1)


class _Row(QFrame):
    clicked = Signal(int)

    def __init__(self, number: int, question: Question, answer: str, current: bool) -> None:
        super().__init__()
        self.setProperty("kind", "chosenrow" if current else "row")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._number = number
        count = PlainLabel(str(number), "small", "muted")
        sizes.fix(count, width=20)
        words = PlainLabel(question.text, "smallstrong" if current else "small", elide=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 6, 12, 6)
        line.setSpacing(8)
        line.addWidget(count)
        line.addWidget(words, 1)
        line.addWidget(PlainLabel(answer, "smallstrong"))
        self.setAccessibleName(f"{number}, {question.text}, {answer}")

    def mousePressEvent(self, _event: object) -> None:
        self.clicked.emit(self._number)
