"""How many customers chose each point: bars with counts and shares, best on top."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cxworkshop.ui import sizes, theme
from cxworkshop.ui.aloud import read_as_picture
from cxworkshop.ui.painted import write
from cxworkshop.ui.prepare.customers.question import Question
from cxworkshop.words import say

_ROW = 34
_LABEL, _NO_LABEL = 168, 34


class CountBars(QWidget):
    """The points that count as agreeing are filled with the customers' colour."""

    def __init__(self) -> None:
        super().__init__()
        read_as_picture(self)
        self._question: Question | None = None
        sizes.at_least(self, width=320)

    def show_question(self, question: Question) -> None:
        """Show the answers to a question; screen readers hear the same numbers."""
        self._question = question
        sizes.at_least(self, height=self.sizeHint().height())
        self.setAccessibleName(", ".join(" ".join(line) for line in self._lines()))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        points = len(self._question.counts) if self._question else 5
        return sizes.scaled(520, 30 + _ROW * points + 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._question is None or not self._question.counts:
            return
        painter = sizes.painter_on(self)
        tones = theme.colours()
        right = sizes.width(self)
        title = say("survey.answered", count=self._question.rated)
        write(painter, QRect(0, 0, right - 150, 24), title, tones.muted, theme.SMALL)
        count_key = "weighted_count" if self._question.weighted else "count"
        for x, key in ((right - 124, count_key), (right - 60, "share")):
            words = say(f"survey.{key}")
            write(painter, QRect(x, 0, 60, 24), words, tones.muted, theme.SMALL, right=True)
        most = max(self._question.counts) or 1
        order = list(enumerate(self._question.worst_to_best))[::-1]
        lines = self._lines()
        for row, (place, count) in enumerate(order):
            agrees = place >= len(order) - self._question.top
            self._paint_row(painter, 30 + row * _ROW, lines[row], count / most, agrees)
        self._paint_sum(painter, 30 + len(order) * _ROW, lines[-1])

    def _paint_row(
        self, painter: QPainter, y: int, line: tuple[str, str, str, str], part: float, agrees: bool
    ) -> None:
        tones = theme.colours()
        point, label, count, share = line
        right = sizes.width(self)
        write(painter, QRect(0, y, 24, _ROW), point, tones.ink, right=True)
        left = self._label_width()
        write(painter, QRect(34, y, left - 34, _ROW), label, tones.muted, theme.SMALL)
        whole = right - left - 150
        bar = QRectF(left + 8, y + 7, max(2.0, whole * part), _ROW - 14)
        painter.setPen(Qt.PenStyle.NoPen if agrees else QPen(QColor(tones.axis), 1))
        painter.setBrush(QColor(tones.customers if agrees else tones.sunken))
        painter.drawRoundedRect(bar, 2, 2)
        write(painter, QRect(right - 124, y, 60, _ROW), count, tones.ink, right=True)
        write(painter, QRect(right - 60, y, 60, _ROW), share, tones.ink, right=True)

    def _paint_sum(self, painter: QPainter, y: int, line: tuple[str, str, str, str]) -> None:
        tones = theme.colours()
        right = sizes.width(self)
        painter.fillRect(0, y + 4, right, 1, QColor(tones.line))
        write(painter, QRect(34, y + 6, 240, 30), line[1], tones.muted, theme.SMALL)
        for x, words in ((right - 124, line[2]), (right - 60, line[3])):
            write(painter, QRect(x, y + 6, 60, 30), words, tones.ink, bold=True, right=True)

    def _label_width(self) -> int:
        """Labels take no room where the file had none, or little in a narrow window."""
        if not any(label for _, label, _, _ in self._lines()[:-1]):
            return _NO_LABEL
        return min(_LABEL, sizes.width(self) // 3)

    def _lines(self) -> list[tuple[str, str, str, str]]:
        """Point, label, count and share per row from best to worst, then the sum that agrees."""
        question = self._question
        if question is None or not question.counts or question.column.scale is None:
            return []
        scale, total = question.column.scale, sum(question.counts) or 1
        labels = scale.labels or ("",) * scale.points
        rows = [
            (str(scale.min + place), labels[place], _number(count), _percent(count / total))
            for place, count in enumerate(question.counts)
        ]
        if question.best == "high":
            rows.reverse()
        agreeing = sum(question.worst_to_best[-question.top :])
        key = "important_sum" if question.weighs else "agree_sum"
        words = say(f"survey.{key}", points=spoken_points(question))
        return [*rows, ("", words, _number(agreeing), _percent(agreeing / total))]


def spoken_points(question: Question) -> str:
    """The points that count as agreeing: "4–5", "5" or "1–2"."""
    points = question.agreeing
    return str(points[0]) if len(points) == 1 else f"{points[0]}–{points[-1]}"


def _number(count: float) -> str:
    return f"{round(count):,}"


def _percent(share: float) -> str:
    return say("survey.percent", number=round(share * 100))
