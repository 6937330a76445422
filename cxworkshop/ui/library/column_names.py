"""The line over the library's list: what each column holds, set exactly over it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QWidget

from cxworkshop.ui import sizes, theme
from cxworkshop.ui.library.workshop_row import (
    LEFT,
    RIGHT,
    columns,
    draw_customers,
    draw_ourselves,
)
from cxworkshop.words import say

_NAMES = ("client", "held_on", "team", "status", "gap", "next")


class ColumnNames(QWidget):
    """Painted with the same columns as the rows of `table` below."""

    def __init__(self, table: QAbstractItemView) -> None:
        super().__init__()
        self._table = table
        table.verticalScrollBar().rangeChanged.connect(self.update)
        sizes.fix(self, height=32)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return sizes.scaled(600, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = sizes.painter_on(self)
        painter.setFont(theme.font(theme.TINY))
        muted = QColor(theme.colours().muted)
        painter.setPen(muted)
        places = columns(sizes.width(self._table.viewport()))
        for name in filter(places.__contains__, _NAMES):
            place = QRect(places[name].left(), 0, places[name].width(), sizes.height(self))
            align = RIGHT if name in ("team", "gap") else LEFT
            painter.drawText(place, int(align), say(f"library.column.{name}"))
        if legend := places.get("gap_picture"):
            place = QRect(legend.left(), 0, legend.width(), sizes.height(self))
            self._legend(painter, place, muted)
        painter.fillRect(
            QRect(0, sizes.height(self) - 1, sizes.width(self), 1), QColor(theme.colours().line)
        )

    def _legend(self, painter: QPainter, place: QRect, muted: QColor) -> None:
        x = float(place.left())
        middle = place.center().y() + 1.0
        for draw, key in ((draw_ourselves, "said"), (draw_customers, "customers")):
            draw(painter, QPointF(x + 6, middle), 5)
            words = say(f"library.legend.{key}")
            painter.setPen(muted)
            wide = painter.fontMetrics().horizontalAdvance(words)
            painter.drawText(
                QRect(int(x) + 16, 0, wide + 4, sizes.height(self)),
                int(Qt.AlignmentFlag.AlignVCenter),
                words,
            )
            x += 16 + wide + 14
