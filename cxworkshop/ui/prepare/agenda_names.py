"""The line over the agenda: what each column of its steps holds, set exactly over it."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QWidget

from cxworkshop.ui import sizes, theme
from cxworkshop.ui.painted import write
from cxworkshop.ui.prepare.agenda_list import minutes_place, starts_place, words_left
from cxworkshop.words import say

_HIGH = 32


class AgendaNames(QWidget):
    """Painted with the same columns as the rows of `steps` below; those are read out whole."""

    def __init__(self, steps: QAbstractItemView) -> None:
        super().__init__()
        self._steps = steps
        steps.verticalScrollBar().rangeChanged.connect(self.update)
        sizes.fix(self, height=_HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = sizes.painter_on(self)
        row = QRect(0, 0, sizes.unscaled(self._steps.viewport().width()), _HIGH)
        left = words_left(row)
        self._name(painter, starts_place(row), "starts", right=True)
        self._name(painter, QRect(left, 0, row.right() - left, _HIGH), "step")
        self._name(painter, minutes_place(row), "minutes", right=True)
        line = QRect(0, _HIGH - 1, sizes.width(self), 1)
        painter.fillRect(line, QColor(theme.colours().line))

    @staticmethod
    def _name(painter: QPainter, place: QRect, key: str, *, right: bool = False) -> None:
        words = say(f"prepare.agenda.column.{key}")
        write(painter, place, words, theme.colours().muted, theme.TINY, right=right)
