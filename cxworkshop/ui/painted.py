"""What delegates paint: a line of text as typed, shortened to its place, and a tick."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from cxworkshop.ui import theme
from cxworkshop.ui.icons import paint as paint_icon


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


def paint_focus(painter: QPainter, rect: QRect) -> None:
    """The ring inside the row that the keyboard is on."""
    painter.setPen(QPen(QColor(theme.colours().accent), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(1, 1, -1, -2))


def paint_tick(painter: QPainter, place: QRectF, ticked: bool) -> None:
    """A check box as the style sheet draws it."""
    tones = theme.colours()
    painter.setPen(QPen(QColor(tones.accent if ticked else tones.field_border), 1))
    painter.setBrush(QColor(tones.tint if ticked else tones.surface))
    painter.drawRoundedRect(place, 4, 4)
    if ticked:
        paint_icon(painter, "check", place.adjusted(1, 1, -1, -1), "accent")
