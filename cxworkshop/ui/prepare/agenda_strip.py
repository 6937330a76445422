"""The minutes of an agenda to scale, with spare time dashed and time over in amber."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cxworkshop.domain.workshop import Step
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.aloud import read_as_picture

_BAR = 32
_QUARTER = 15


class AgendaStrip(QWidget):
    """A picture beside the list; everything in it stands in the list and the line above as well."""

    def __init__(self) -> None:
        super().__init__()
        read_as_picture(self)
        self._steps: tuple[Step, ...] = ()
        self._starts_at = time(9)
        self._available = 60
        self._chosen = -1
        sizes.fix(self, height=60)

    def show_steps(self, steps: Sequence[Step], starts_at: time, available: int) -> None:
        """`available` minutes are what the room is booked for."""
        self._steps, self._starts_at, self._available = tuple(steps), starts_at, available
        self.update()

    def choose(self, row: int) -> None:
        """Mark one step."""
        self._chosen = row
        self.update()

    def sizeHint(self) -> QSize:
        return sizes.scaled(600, 60)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = sizes.painter_on(self)
        total = sum(step.minutes for step in self._steps)
        whole = max(total, self._available, 1)
        scale = (sizes.width(self) - 2) / whole
        minute = 0
        for row, step in enumerate(self._steps):
            place = QRectF(1 + minute * scale, 1, step.minutes * scale - 2, _BAR - 2)
            over = minute + step.minutes > self._available
            self._paint_step(painter, place, step.minutes, row == self._chosen, over)
            minute += step.minutes
        if self._available > total:
            spare = QRectF(1 + total * scale, 1, (self._available - total) * scale - 2, _BAR - 2)
            self._paint_spare(painter, spare, self._available - total)
        self._paint_clock(painter, scale, whole)

    def _paint_step(
        self, painter: QPainter, place: QRectF, minutes: int, chosen: bool, over: bool
    ) -> None:
        tones = theme.colours()
        edge = tones.warning if over else tones.accent if chosen else tones.axis
        painter.setPen(QPen(QColor(edge), 2 if chosen or over else 1))
        painter.setBrush(QColor(tones.tint if chosen else tones.sunken))
        painter.drawRoundedRect(place, 4, 4)
        weight = QFont.Weight.DemiBold if chosen else QFont.Weight.Normal
        painter.setFont(theme.font(theme.SMALL, weight))
        painter.setPen(QColor(tones.ink if chosen else tones.muted))
        if place.width() > 14:
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), str(minutes))

    def _paint_spare(self, painter: QPainter, place: QRectF, minutes: int) -> None:
        tones = theme.colours()
        painter.setPen(QPen(QColor(tones.field_border), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place, 4, 4)
        painter.setPen(QColor(tones.muted))
        painter.setFont(theme.font(theme.SMALL))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), str(minutes))

    def _paint_clock(self, painter: QPainter, scale: float, whole: int) -> None:
        painter.setFont(theme.font(theme.TINY))
        painter.setPen(QColor(theme.colours().muted))
        start = datetime.combine(date(2000, 1, 1), self._starts_at)
        marks = [minute for minute in range(0, whole, _QUARTER) if whole - minute > _QUARTER / 2]
        for minute in (*marks, whole):
            words = f"{start + timedelta(minutes=minute):%H:%M}"
            wide = painter.fontMetrics().horizontalAdvance(words) + 2
            x = min(max(0.0, 1 + minute * scale - wide / 2), sizes.width(self) - wide)
            painter.drawText(QRectF(x, _BAR + 6, wide, 20), int(Qt.AlignmentFlag.AlignLeft), words)
