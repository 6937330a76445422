"""The icons of `resources/icons`, drawn in the colour that the theme has at that moment."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.paths import resource
from cxworkshop.ui import sizes, theme


def icon(name: str, tone: str = "ink") -> QIcon:
    """The icon of this name. `tone` names a colour of the palette; a checked button shows it in
    the accent, a disabled one in grey."""
    return QIcon(_Engine(name, tone))


def paint(painter: QPainter, name: str, where: QRectF, tone: str = "ink") -> None:
    """Draw an icon by hand, as delegates do."""
    draw(painter, name, where, getattr(theme.colours(), tone))


def draw(painter: QPainter, name: str, where: QRectF, colour: str) -> None:
    """Draw an icon in a colour of its own ("#RRGGBB"), as the stage does."""
    _renderer(name, colour).render(painter, where)


class Sign(QWidget):
    """An icon on its own, beside words that say the same; screen readers pass it over."""

    def __init__(self, name: str = "", tone: str = "muted", pixels: int = 20) -> None:
        super().__init__()
        self._name, self._tone = name, tone
        sizes.fix(self, width=pixels, height=pixels)

    def show_icon(self, name: str, tone: str) -> None:
        """Show another icon."""
        self._name, self._tone = name, tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._name:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint(painter, self._name, QRectF(self.rect()), self._tone)


def beside_first_line(sign: Sign, line: int) -> QWidget:
    """A sign in the middle of the first line of words that may take several; `line` is how high one
    is, at 100 %."""
    place = QWidget()
    sizes.fix(place, height=line)
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter)
    return place


class _Engine(QIconEngine):
    """Draws when asked instead of keeping pixels, so an icon follows light and dark."""

    def __init__(self, name: str, tone: str) -> None:
        super().__init__()
        self._name = name
        self._tone = tone

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        tone = self._tone
        if mode is QIcon.Mode.Disabled:
            tone = "disabled"
        elif state is QIcon.State.On and tone != "accent_text":
            tone = "accent"
        paint(painter, self._name, QRectF(rect), tone)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        if pixmap.isNull():  # a button may be squeezed to nothing while a page is laid out
            return pixmap
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._tone)


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = resource("icons", f"{name}.svg").read_bytes()
    return QSvgRenderer(drawing.replace(b"#000000", colour.encode()))
