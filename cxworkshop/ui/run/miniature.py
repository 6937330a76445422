"""The stage in small: what the room sees now, or what comes next.

The picture is painted once per state into a pixmap; several states in one turn of the event loop
cost one painting. What comes next is painted a little after what the room sees.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from cxworkshop.ui import sizes, theme
from cxworkshop.ui.aloud import read_as_picture
from cxworkshop.ui.stage.chart_shelf import AHEAD_MS, ChartShelf
from cxworkshop.ui.stage.scenes import WRITTEN, picture
from cxworkshop.ui.stage.state import StageState

WARNED = 3
"""How wide the frame is, in pixels, when the room does not see what one would think."""


class Miniature(QWidget):
    """Shows a state at 16:9; `dark` shows a dark stage instead. `words` are for when there is
    nothing else to see, and `warned` draws a frame that is seen from the corner of an eye. One
    that looks `ahead` can wait."""

    def __init__(self, shelf: ChartShelf, name: str, *, ahead: bool = False) -> None:
        super().__init__()
        read_as_picture(self)
        self.setAccessibleName(name)
        self._shelf = shelf
        self._ahead = ahead
        self._state: StageState | None = None
        self._drawn: StageState | None = None
        self._words = ""
        self._dark = self._warned = False
        self._pixmap = QPixmap()
        self._soon = QTimer(self, singleShot=True, interval=AHEAD_MS if ahead else 0)
        self._soon.timeout.connect(self._redraw)
        shelf.drawn.connect(self._chart_came)

    @property
    def up_to_date(self) -> bool:
        """Whether the picture is that of the state shown last."""
        return self._drawn is self._state

    def show_state(
        self,
        state: StageState | None,
        *,
        dark: bool = False,
        words: str = "",
        warned: bool = False,
    ) -> None:
        """Show a state, or `words` in its place."""
        if (dark, words, warned) != (self._dark, self._words, self._warned):
            self._dark, self._words, self._warned = dark, words, warned
            self.update()
        if state is not self._state and state != self._state:
            self._state = state
            self._soon.start()

    def heightForWidth(self, width: int) -> int:
        return round(width * 9 / 16)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._drawn = None
        self._soon.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        tones = theme.colours()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#000000" if self._dark else tones.sunken))
        if not self._pixmap.isNull() and not self._dark and self._state:
            painter.drawPixmap(self.rect(), self._pixmap)
        if self._dark or not self._state:
            painter.setFont(theme.font(sizes.px(theme.SMALL)))
            painter.setPen(QColor("#FFFFFF" if self._dark else tones.muted))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._words)
        width = WARNED if self._warned else 1
        painter.setPen(QPen(QColor(tones.warning if self._warned else tones.axis), width))
        half = width / 2
        painter.drawRect(QRectF(self.rect()).adjusted(half, half, -half, -half))

    def _chart_came(self) -> None:
        if self._drawn is not self._state:
            self._soon.start()

    def _redraw(self) -> None:
        state = self._state
        if state is None or min(self.width(), self.height()) < 2:
            self.update()
            return
        chart, words = None, ""
        if self._shelf.needs_chart(state):
            drawing = self._shelf.find(state, ahead=self._ahead)
            if drawing is None:
                return
            chart = drawing.small
            words = drawing.chart.alt
        ratio = self.devicePixelRatioF()
        size = QSize(round(self.width() * ratio), round(self.height() * ratio))
        image = picture(state, size, chart)
        self.setAccessibleDescription(words or image.text(WRITTEN))
        self._pixmap = QPixmap.fromImage(image)
        self._pixmap.setDevicePixelRatio(ratio)
        self._drawn = state
        self.update()
