"""What we said, what we predicted and what customers said as three small marks on one line.

The same marks as on the stage: a disc, a hollow diamond, a filled diamond. Marks that would touch
move apart, up and down.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxworkshop.ui import sizes, theme

RADIUS = 5.5
CLOSE = 11.0


class Dumbbell(QWidget):
    """Points 0..100; a side that may not be shown is None."""

    def __init__(self, said: int | None, predicted: int | None, customers: int | None) -> None:
        super().__init__()
        self._said, self._predicted, self._customers = said, predicted, customers
        sizes.at_least(self, width=110, height=30)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return sizes.scaled(170, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        tones = theme.colours()
        painter = sizes.painter_on(self)
        middle = sizes.height(self) / 2
        painter.setPen(QPen(QColor(tones.line), 1))
        for share in (0, 50, 100):
            x = round(self._x(share)) + 0.5
            painter.drawLine(QPointF(x, 2), QPointF(x, sizes.height(self) - 2))
        if self._said is not None and self._customers is not None:
            painter.setPen(QPen(QColor(tones.muted), 2))
            ends = (self._x(self._said), self._x(self._customers))
            painter.drawLine(QPointF(min(ends), middle), QPointF(max(ends), middle))
        self._marks(painter, middle)

    def _marks(self, painter: QPainter, middle: float) -> None:
        tones = theme.colours()
        if self._customers is not None:
            self._diamond(painter, self._x(self._customers), middle, QColor(tones.customers), None)
        if self._said is not None:
            painter.setPen(QPen(QColor(tones.surface), 1))
            painter.setBrush(QColor(tones.ourselves))
            painter.drawEllipse(QPointF(self._x(self._said), middle), RADIUS, RADIUS)
        if self._predicted is not None:
            x = self._x(self._predicted)
            others = [value for value in (self._said, self._customers) if value is not None]
            close = any(abs(x - self._x(value)) < CLOSE for value in others)
            y = middle - 9 if close else middle
            self._diamond(painter, x, y, QColor(tones.surface), QColor(tones.ourselves))

    def _x(self, points: float) -> float:
        return RADIUS + 2 + (sizes.width(self) - 2 * RADIUS - 4) * points / 100

    def _diamond(
        self, painter: QPainter, x: float, y: float, fill: QColor, edge: QColor | None
    ) -> None:
        draw_diamond(painter, QPointF(x, y), RADIUS + 1, fill, edge)


class DumbbellScale(QWidget):
    """The numbers over a column of dumbbells."""

    def __init__(self) -> None:
        super().__init__()
        sizes.at_least(self, width=110, height=20)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = sizes.painter_on(self)
        painter.setFont(theme.font(theme.TINY))
        painter.setPen(QColor(theme.colours().muted))
        middle, inset = Qt.AlignmentFlag.AlignVCenter, round(RADIUS) - 1
        place = sizes.area(self).adjusted(inset, 0, -inset, 0)
        for words, side in (
            ("0", Qt.AlignmentFlag.AlignLeft),
            ("50", Qt.AlignmentFlag.AlignHCenter),
            ("100", Qt.AlignmentFlag.AlignRight),
        ):
            painter.drawText(place, int(side | middle), words)


def draw_diamond(
    painter: QPainter, middle: QPointF, reach: float, fill: QColor, edge: QColor | None
) -> None:
    """The customers' mark, or hollow the prediction's."""
    painter.setPen(QPen(edge, 1.8) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    x, y = middle.x(), middle.y()
    corners = ((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))


class MarkSign(QWidget):
    """One mark beside its word in a legend: "said", "predicted" or "customers"."""

    def __init__(self, what: str) -> None:
        super().__init__()
        self._what = what
        sizes.fix(self, width=16, height=16)

    def paintEvent(self, event: QPaintEvent) -> None:
        tones = theme.colours()
        painter = sizes.painter_on(self)
        middle = QRectF(sizes.area(self)).center()
        if self._what == "said":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tones.ourselves))
            painter.drawEllipse(middle, RADIUS, RADIUS)
        elif self._what == "predicted":
            edge = QColor(tones.ourselves)
            draw_diamond(painter, middle, RADIUS + 1, QColor(tones.surface), edge)
        else:
            draw_diamond(painter, middle, RADIUS + 1, QColor(tones.customers), None)
