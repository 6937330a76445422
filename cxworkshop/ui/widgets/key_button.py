"""A button that names its key: an icon, words, and the key in a small cap. Where words and cap do
not both fit, the words stay: they say what happens."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from cxworkshop.ui import icons, sizes, theme

GAP = 10
CAP_PADDING = 7


class KeyButton(QPushButton):
    """`key` stands in the cap; `large` is the one big button of the console."""

    def __init__(
        self,
        text: str,
        key: str,
        picture: str = "",
        kind: Literal["primary", "plain"] = "plain",
        *,
        large: bool = False,
    ) -> None:
        super().__init__()
        self._words = text
        self._key = key
        self._picture = picture
        self._large = large
        self._primary = kind == "primary"
        self._with_words = True
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if large:
            self.setProperty("extent", "large")
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text or key)

    @property
    def words(self) -> str:
        """What stands on it."""
        return self._words

    def set_words(self, text: str) -> None:
        """Say something else."""
        if text != self._words:
            self._words = text
            self.setAccessibleName(text or self._key)
            self.updateGeometry()
            self.update()

    def show_words(self, show: bool) -> None:
        """Leave the words away where there is no room for them."""
        self._with_words = show
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return sizes.scaled(round(self._content_width()) + 28, 56 if self._large else 32)

    def minimumSizeHint(self) -> QSize:
        return sizes.scaled(120, 56) if self._large else self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(sizes.scale(), sizes.scale())
        room = sizes.width(self) - 28
        capped = self._has_room_for_cap(room)
        x = (sizes.width(self) - min(room, self._content_width(capped=capped))) / 2
        middle = sizes.height(self) / 2
        tone = self._tone()
        if self._picture:
            icons.draw(painter, self._picture, QRectF(x, middle - 9, 18, 18), tone)
            x += 18 + GAP
        if self._words and self._with_words:
            x = self._draw_words(painter, x, tone, capped=capped)
        if capped:
            self._draw_cap(painter, x, middle, tone)

    def _has_room_for_cap(self, room: float) -> bool:
        alone = not (self._words and self._with_words)
        return bool(self._key) and (alone or self._content_width() < room + 1)

    def _draw_words(self, painter: QPainter, x: float, tone: str, *, capped: bool) -> float:
        font = self._font()
        metrics = QFontMetricsF(font)
        room = sizes.width(self) - x - 14 - (self._cap_width() + GAP if capped else 0)
        text = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        run = metrics.horizontalAdvance(text)
        painter.setFont(font)
        painter.setPen(QColor(tone))
        place = QRectF(x, 0, run + 2, sizes.height(self))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), text)
        return x + run + GAP

    def _draw_cap(self, painter: QPainter, x: float, middle: float, tone: str) -> None:
        cap = QRectF(x, middle - 10, self._cap_width(), 20)
        edge = tone if self._primary else theme.colours().axis
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(self._cap_font())
        painter.setPen(QColor(tone if self._primary else theme.colours().muted))
        painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), self._key)

    def _tone(self) -> str:
        tones = theme.colours()
        if not self.isEnabled():
            return tones.axis
        return tones.accent_text if self._primary else tones.ink

    def _content_width(self, *, capped: bool = True) -> float:
        width = 0.0
        if self._picture:
            width += 18 + GAP
        if self._words and self._with_words:
            width += QFontMetricsF(self._font()).horizontalAdvance(self._words) + 2 + GAP
        return width + self._cap_width() if self._key and capped else width - GAP

    def _cap_width(self) -> float:
        run = QFontMetricsF(self._cap_font()).horizontalAdvance(self._key)
        return max(20.0, run + 2 * CAP_PADDING)

    def _font(self) -> QFont:
        return theme.font(20 if self._large else theme.SMALL, QFont.Weight.DemiBold)

    def _cap_font(self) -> QFont:
        return theme.font(14 if self._large else theme.TINY)
