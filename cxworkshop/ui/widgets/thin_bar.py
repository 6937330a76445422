"""A thin bar that fills: the time of a step, the share of a lever."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxworkshop.ui import sizes, theme


class ThinBar(QWidget):
    """`tone` names the colour of the filled part."""

    def __init__(self, height: int = 6, tone: str = "accent") -> None:
        super().__init__()
        self._share = 0.0
        self._tone = tone
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float, tone: str = "") -> None:
        """Fill a share, 0..1."""
        if (share, tone or self._tone) != (self._share, self._tone):
            self._share = share
            self._tone = tone or self._tone
            self.update()

    def sizeHint(self) -> QSize:
        return sizes.scaled(60, self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        tones = theme.colours()
        painter = sizes.painter_on(self)
        whole = QRectF(0, (sizes.height(self) - self._height) / 2, sizes.width(self), self._height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tones.line))
        painter.drawRoundedRect(whole, self._height / 2, self._height / 2)
        if theme.contrast():  # lines are strong then, and a whole bar of them would look full
            painter.setBrush(QColor(tones.surface))
            inner = whole.adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
        if self._share > 0:
            whole.setWidth(max(self._height, whole.width() * min(1.0, self._share)))
            painter.setBrush(QColor(getattr(tones, self._tone)))
            painter.drawRoundedRect(whole, self._height / 2, self._height / 2)
