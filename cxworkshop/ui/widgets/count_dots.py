"""A row of dots that counts people: the first ones filled. They never stand for single people."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxworkshop.ui import sizes, theme
from cxworkshop.ui.aloud import read_as_picture

HEIGHT = 12
NEAREST, FARTHEST = 2, 10
"""How far one dot stands from the next."""
MOST = 24


class CountDots(QWidget):
    """Up to `MOST` dots; a larger room shows one bar instead."""

    def __init__(self) -> None:
        super().__init__()
        read_as_picture(self)
        self._filled, self._total = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_count(self, filled: int, total: int, words: str) -> None:
        """Show so many of so many; `words` say it to a screen reader."""
        if words != self.accessibleName():
            self.setAccessibleName(words)
        if (filled, total) != (self._filled, self._total):
            self._filled, self._total = filled, total
            self.update()

    def sizeHint(self) -> QSize:
        return sizes.scaled(200, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = sizes.painter_on(self)
        if self._total > MOST:
            self._bar(painter)
        elif self._total:
            self._dots(painter)

    def _dots(self, painter: QPainter) -> None:
        tones = theme.colours()
        total = max(self._total, self._filled)
        wide = sizes.width(self) - HEIGHT
        pitch = min(HEIGHT + FARTHEST, wide / max(1, total - 1))
        size = min(HEIGHT, pitch - NEAREST) if total > 1 else HEIGHT
        for index in range(total):
            dot = QRectF(index * pitch, (HEIGHT - size) / 2, size, size)
            dot.adjust(0.75, 0.75, -0.75, -0.75)
            on = index < self._filled
            painter.setPen(QPen(QColor(tones.ourselves if on else tones.axis), 1.5))
            painter.setBrush(QColor(tones.ourselves) if on else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(dot)

    def _bar(self, painter: QPainter) -> None:
        tones = theme.colours()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tones.line))
        whole = QRectF(0, 2, sizes.width(self), HEIGHT - 4)
        painter.drawRoundedRect(whole, 4, 4)
        whole.setWidth(whole.width() * min(1.0, self._filled / self._total))
        painter.setBrush(QColor(tones.ourselves))
        painter.drawRoundedRect(whole, 4, 4)
