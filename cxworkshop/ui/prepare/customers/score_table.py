"""What customers said, statement by statement: how many agreed of how many, and the grade."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from cxworkshop.domain.customers import CustomerSource, Grade
from cxworkshop.domain.statements import PairedStatement
from cxworkshop.results.customer_side import comparable_grade, customer_side
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.text import PlainLabel
from cxworkshop.words import say


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One statement: its short name, share agreeing 0..1 or None, base, grade; or nothing yet."""

    short: str
    share: float | None
    rated: int
    grade: str


def score_lines(pairs: Sequence[PairedStatement], source: CustomerSource) -> list[ScoreLine]:
    """What is kept about each statement that is asked."""
    lines = []
    for pair in pairs:
        score = source.score(pair.id)
        side = customer_side(score, pair.scale)
        grade = comparable_grade(score, pair.scale).value if score else ""
        share = side.estimate.point if side else None
        lines.append(ScoreLine(pair.short, share, score.n if score else 0, grade))
    return lines


class ScoreTable(QGridLayout):
    """One line per statement, drawn anew whenever something is kept."""

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalSpacing(24)
        self.setVerticalSpacing(0)
        self.setColumnStretch(1, 1)

    def show_lines(self, lines: Sequence[ScoreLine]) -> None:
        """Show these."""
        empty(self)
        for column, key in enumerate(("statement", "", "agree", "rated", "grade")):
            if key:
                head = PlainLabel(say(f"prepare.customers.column.{key}"), "tiny", "muted")
                side = Qt.AlignmentFlag.AlignRight if column > 1 else Qt.AlignmentFlag.AlignLeft
                sizes.at_least(head, height=28)
                self.addWidget(head, 0, column, side)
        for row, found in enumerate(lines, 1):
            self._add_line(row, found)

    def _add_line(self, row: int, found: ScoreLine) -> None:
        name = PlainLabel(found.short, "body")
        sizes.at_least(name, height=32)
        self.addWidget(name, row, 0)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if found.share is None and not found.rated:
            missing = PlainLabel(say("prepare.customers.no_answers"), "small", "muted")
            self.addWidget(missing, row, 1, 1, 4)
            return
        if found.share is not None and found.grade != Grade.D:
            self.addWidget(ShareBar(found.share), row, 1)
            share = say("prepare.customers.percent", number=round(found.share * 100))
            self.addWidget(PlainLabel(share, "strong"), row, 2, right)
        elif found.share is not None:
            agree = say(
                "prepare.customers.of", count=round(found.share * found.rated), rated=found.rated
            )
            self.addWidget(PlainLabel(agree, "strong"), row, 2, right)
        self.addWidget(PlainLabel(f"{found.rated:,}", "body", "muted"), row, 3, right)
        self.addWidget(PlainLabel(found.grade), row, 4, right)


def empty(grid: QGridLayout) -> None:
    """Take everything out of a grid."""
    while (item := grid.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.setParent(None)
            widget.deleteLater()


class ShareBar(QWidget):
    """A share as a bar; the number stands beside it."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self._share = share
        sizes.at_least(self, width=48, height=32)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = sizes.painter_on(self)
        painter.setPen(Qt.PenStyle.NoPen)
        tones = theme.colours()
        whole = QRectF(0, sizes.height(self) / 2 - 5, sizes.width(self), 10)
        painter.setBrush(QColor(tones.sunken))
        painter.drawRoundedRect(whole, 3, 3)
        whole.setWidth(sizes.width(self) * self._share)
        painter.setBrush(QColor(tones.customers))
        painter.drawRoundedRect(whole, 3, 3)
