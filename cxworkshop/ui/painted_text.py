"""One line of text for delegates: as typed, shortened to its place."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from cxworkshop.ui import theme


def write(
    painter: QPainter,
    place: QRect,
    text: str,
    tone: str,
    pixels: int = theme.BODY,
    *,
    bold: bool = False,
    right: bool = False,
) -> None:
    """Draw `text` in a colour, in the middle of the height of its place."""
    painter.setFont(theme.font(pixels, QFont.Weight.DemiBold if bold else QFont.Weight.Normal))
    painter.setPen(QColor(tone))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(place, int(flags), shown)
