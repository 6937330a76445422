"""The steps of the wizard in one line: done, current, still to come."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cxworkshop.ui import sizes, theme
from cxworkshop.ui.aloud import read_as_picture
from cxworkshop.ui.icons import paint as paint_icon
from cxworkshop.words import say

STEPS = ("file", "read", "ask", "ours", "check")


class StepLine(QWidget):
    """Shows where one is; going to and fro is done with the buttons below."""

    def __init__(self) -> None:
        super().__init__()
        read_as_picture(self)
        self._current = 0
        sizes.fix(self, height=48)

    def show_step(self, current: int) -> None:
        """Mark a step as the current one; those before it are done."""
        self._current = current
        self.setAccessibleName(
            say(
                "survey.step_of",
                number=current + 1,
                total=len(STEPS),
                name=say(f"survey.step.{STEPS[current]}"),
            )
        )
        self.update()

    def sizeHint(self) -> QSize:
        return sizes.scaled(800, 48)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = sizes.painter_on(self)
        widths = [30 + self._width(number) for number in range(len(STEPS))]
        gap = (sizes.width(self) - sum(widths)) / (len(STEPS) - 1)
        x, middle = 0.0, sizes.height(self) / 2
        for number, wide in enumerate(widths):
            self._paint_step(painter, number, x, middle)
            if number < len(STEPS) - 1:
                painter.setPen(QPen(QColor(theme.colours().line), 1))
                painter.drawLine(
                    QPointF(x + wide + 10, middle), QPointF(x + wide + gap - 10, middle)
                )
            x += wide + gap

    def _font(self, number: int) -> QFont:
        weight = QFont.Weight.DemiBold if number == self._current else QFont.Weight.Normal
        return theme.font(theme.BODY, weight)

    def _width(self, number: int) -> int:
        words = say(f"survey.step.{STEPS[number]}")
        return QFontMetrics(self._font(number)).horizontalAdvance(words)

    def _paint_step(self, painter: QPainter, number: int, x: float, middle: float) -> None:
        tones = theme.colours()
        if number < self._current:
            paint_icon(painter, "check_circle", QRectF(x, middle - 10, 20, 20), "good")
        else:
            now = number == self._current
            painter.setPen(QPen(QColor(tones.accent if now else tones.axis), 1.5))
            painter.setBrush(QColor(tones.tint if now else tones.page))
            circle = QRectF(x + 0.5, middle - 9.5, 19, 19)
            painter.drawEllipse(circle)
            painter.setFont(theme.font(theme.TINY, QFont.Weight.DemiBold))
            painter.setPen(QColor(tones.ink if now else tones.muted))
            painter.drawText(circle, int(Qt.AlignmentFlag.AlignCenter), str(number + 1))
        painter.setFont(self._font(number))
        painter.setPen(QColor(tones.ink if number == self._current else tones.muted))
        words = say(f"survey.step.{STEPS[number]}")
        place = QRectF(x + 28, 0, self._width(number) + 4, sizes.height(self))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), words)
