"""A button that names its key: an icon, words, and the key in a small cap. Where not all of it
fits, the words stay, since they say what happens: the big button sets them smaller, then leaves the
cap away, then takes two lines."""

from __future__ import annotations

from typing import Literal, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from cxworkshop.ui import icons, sizes, theme

GAP = 10
CAP_PADDING = 7
WRAPPED = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)


class Setting(NamedTuple):
    """How large the words are, whether the cap is there, and on how many lines they stand."""

    pixels: int
    capped: bool
    lines: int = 1


SMALL = (Setting(theme.SMALL, True), Setting(theme.SMALL, False))
LARGE = (
    Setting(20, True),
    Setting(18, True),
    Setting(18, False),
    Setting(17, False, 2),
    Setting(15, False, 2),
    Setting(15, False),
)


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
        self._key = self._named_key = key
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

    def show_words(self, show: bool, *, cap: bool = True) -> None:
        """Leave the words away where there is no room for them, and then the cap, too."""
        self._with_words = show
        self._key = self._named_key if cap else ""
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
        setting = self._setting(room)
        x = (sizes.width(self) - min(room, self._content_width(setting))) / 2
        middle = sizes.height(self) / 2
        tone = self._tone()
        if self._picture:
            icons.draw(painter, self._picture, QRectF(x, middle - 9, 18, 18), tone)
            x += 18 + GAP
        if self._says:
            x = self._draw_words(painter, x, tone, setting)
        if self._key and setting.capped:
            self._draw_cap(painter, x, middle, tone)

    @property
    def _says(self) -> bool:
        return bool(self._words) and self._with_words

    def _setting(self, room: float) -> Setting:
        """The first of the ways to set it that fits."""
        if not self._says:
            fits = not self._picture or self._content_width() < room + 1
            return self._settings[0]._replace(capped=fits)
        return next((one for one in self._settings if self._fits(one, room)), self._settings[-1])

    @property
    def _settings(self) -> tuple[Setting, ...]:
        return LARGE if self._large else SMALL

    def _fits(self, setting: Setting, room: float) -> bool:
        if setting.lines == 1:
            return self._content_width(setting) < room + 1
        metrics = QFontMetricsF(_font(setting))
        needed = metrics.boundingRect(QRectF(0, 0, room, 999), WRAPPED, self._words)
        return needed.height() < setting.lines * metrics.lineSpacing() + 1

    def _draw_words(self, painter: QPainter, x: float, tone: str, setting: Setting) -> float:
        font, high = _font(setting), sizes.height(self)
        painter.setFont(font)
        painter.setPen(QColor(tone))
        room = sizes.width(self) - x - 14
        if setting.lines > 1:
            painter.drawText(QRectF(x, 0, room, high), WRAPPED, self._words)
            return x + room
        room -= self._cap_width() + GAP if self._key and setting.capped else 0
        metrics = QFontMetricsF(font)
        text = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        run = metrics.horizontalAdvance(text)
        painter.drawText(QRectF(x, 0, run + 2, high), int(Qt.AlignmentFlag.AlignVCenter), text)
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
            return tones.disabled
        return tones.accent_text if self._primary else tones.ink

    def _content_width(self, setting: Setting | None = None) -> float:
        setting = setting or self._settings[0]
        width = 0.0
        if self._picture:
            width += 18 + GAP
        if self._says:
            width += QFontMetricsF(_font(setting)).horizontalAdvance(self._words) + 2 + GAP
        return width + self._cap_width() if self._key and setting.capped else width - GAP

    def _cap_width(self) -> float:
        run = QFontMetricsF(self._cap_font()).horizontalAdvance(self._key)
        return max(20.0, run + 2 * CAP_PADDING)

    def _cap_font(self) -> QFont:
        return theme.font(14 if self._large else theme.TINY)


def _font(setting: Setting) -> QFont:
    return theme.font(setting.pixels, QFont.Weight.DemiBold)
