"""The minutes of an agenda to scale, with spare time dashed and time over in amber."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import accumulate

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cxworkshop.domain.workshop import Step
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.aloud import read_as_picture

_BAR = 32
_QUARTER = 15


class AgendaStrip(QWidget):
    """A picture beside the list; everything in it stands in the list and the line above as well.
    `picked` carries the row of the step that was clicked."""

    picked = Signal(int)

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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        minute = sizes.unscaled(event.position().x()) / self._scale()
        ends = accumulate(step.minutes for step in self._steps)
        row = next((row for row, end in enumerate(ends) if minute < end), None)
        if row is not None:
            self.picked.emit(row)

    def _scale(self) -> float:
        """How wide a minute is, at 100 %."""
        return (sizes.width(self) - 2) / self._whole()

    def _whole(self) -> int:
        return max(sum(step.minutes for step in self._steps), self._available, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = sizes.painter_on(self)
        total = sum(step.minutes for step in self._steps)
        scale = self._scale()
        minute = 0
        for row, step in enumerate(self._steps):
            place = QRectF(1 + minute * scale, 1, step.minutes * scale - 2, _BAR - 2)
            over = minute + step.minutes > self._available
            self._paint_step(painter, place, step.minutes, row == self._chosen, over)
            minute += step.minutes
        if self._available > total:
            spare = QRectF(1 + total * scale, 1, (self._available - total) * scale - 2, _BAR - 2)
            self._paint_spare(painter, spare, self._available - total)
        self._paint_clock(painter, scale, self._whole())

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


class ThinStrip(QWidget):
    """The steps to scale and nothing else, for a card that says the rest in words."""

    def __init__(self) -> None:
        super().__init__()
        self._minutes: tuple[int, ...] = ()
        sizes.fix(self, height=10)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these."""
        self._minutes = tuple(step.minutes for step in steps)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = sizes.painter_on(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.colours().axis))
        scale, minute = sizes.width(self) / max(1, sum(self._minutes)), 0
        for minutes in self._minutes:
            place = QRectF(minute * scale, 2, max(2.0, minutes * scale - 3), 6)
            painter.drawRoundedRect(place, 2, 2)
            minute += minutes
