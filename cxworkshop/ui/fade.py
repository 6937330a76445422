"""Where a page goes on below what is seen, its lower edge fades: no line is cut through."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from cxworkshop.ui import sizes, theme

FADE = 32  # as high as a line of text and a bit


class Fade(QWidget):
    """The lower edge of an area, as long as there is more below."""

    def __init__(self, area: QScrollArea, ground: str) -> None:
        super().__init__(area)
        self._ground = ground
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._area = area
        area.viewport().installEventFilter(self)
        area.verticalScrollBar().rangeChanged.connect(self._place)
        area.verticalScrollBar().valueChanged.connect(self._place)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        ground = QColor(getattr(theme.colours(), self._ground))
        clear = QColor(ground)
        clear.setAlpha(0)
        fade = QLinearGradient(0, 0, 0, self.height())
        fade.setColorAt(0, clear)
        fade.setColorAt(0.8, ground)
        QPainter(self).fillRect(self.rect(), fade)

    def _place(self) -> None:
        bar, opening = self._area.verticalScrollBar(), self._area.viewport().geometry()
        high = min(sizes.px(FADE), opening.height())
        self.setGeometry(opening.left(), opening.bottom() + 1 - high, opening.width(), high)
        self.setVisible(bar.value() < bar.maximum())
