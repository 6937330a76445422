"""The ballot that is being typed, question by question, with what was typed so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

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
        self._current: QWidget | None = None
        self._area = scrolled(inside)
        self._area.verticalScrollBar().rangeChanged.connect(self._bring_into_sight)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self._area)

    def show_answers(
        self, questions: Sequence[Question], shown: Mapping[str, str], place: int
    ) -> None:
        """Show what was typed; the row at `place` is the one being typed."""
        clear(self._column)
        self._current = None
        for number, question in enumerate(questions):
            row = _Row(number + 1, question, shown.get(question.id, ""), number == place)
            row.clicked.connect(self._choose)
            self._column.addWidget(row)
            if number == place:
                self._current = row
        self._column.addStretch()
        QTimer.singleShot(0, self, self._bring_into_sight)

    def _bring_into_sight(self) -> None:
        """The row that is being typed; called again once rows are as high as their words."""
        if self._current is not None:
            self._area.ensureWidgetVisible(self._current)

    def _choose(self, number: int) -> None:
        self.chosen.emit(number - 1)


class _Row(QFrame):
    clicked = Signal(int)

    def __init__(self, number: int, question: Question, answer: str, current: bool) -> None:
        super().__init__()
        self.setProperty("kind", "chosenrow" if current else "row")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._number = number
        count = PlainLabel(str(number), "small", "muted")
        sizes.fix(count, width=20)
        words = PlainLabel(question.text, "smallstrong" if current else "small", wrap=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 6, 12, 6)
        line.setSpacing(8)
        line.addWidget(count, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        line.addWidget(PlainLabel(answer, "smallstrong"), 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(f"{number}, {question.text}, {answer}")

    def mousePressEvent(self, _event: object) -> None:
        self.clicked.emit(self._number)
