"""The time of an agenda: how much is planned of how much there is, and the ways out when over."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from cxworkshop.domain.agenda import clock_times, total_minutes
from cxworkshop.domain.workshop import Workshop
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.buttons import button
from cxworkshop.ui.fields import number_field, time_field
from cxworkshop.ui.flow_layout import FlowLayout
from cxworkshop.ui.icons import Sign
from cxworkshop.ui.prepare.agenda_strip import AgendaStrip
from cxworkshop.ui.prepare.editor import card
from cxworkshop.ui.text import PlainLabel, field_label, plain_caption
from cxworkshop.words import say

LONGEST = 600


class AgendaFrame(QFrame):
    """`framed` carries start and minutes available; `fit_wanted` asks for shorter steps, and
    `more_wanted` for as much time as the steps take."""

    framed = Signal(object, int)
    fit_wanted = Signal()
    more_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._total, self._ends = PlainLabel("", "heading"), PlainLabel("", "body", "muted")
        self._sign = Sign("warning", "warning", 20)
        self.starts_at = time_field()
        self.available = minutes_field(1, LONGEST)
        self.strip = AgendaStrip()
        self.strip.setAccessibleName(say("prepare.agenda.strip"))
        self.fit = button(say("prepare.agenda.fit"), "small")
        self.more = button("", "small")
        self.fit.clicked.connect(self.fit_wanted)
        self.more.clicked.connect(self.more_wanted)
        self.starts_at.editingFinished.connect(self._say_framed)
        self.available.valueChanged.connect(self._say_framed)
        self._lay_out()

    @property
    def ends(self) -> str:
        """When it ends, and what is spare or over, in words."""
        return self._ends.text()

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the time of a workshop's agenda."""
        steps, available = workshop.steps, workshop.minutes_available
        self.strip.show_steps(steps, workshop.starts_at, available)
        _quietly(self.available, available)
        self.starts_at.blockSignals(True)
        self.starts_at.setTime(QTime(workshop.starts_at.hour, workshop.starts_at.minute))
        self.starts_at.blockSignals(False)
        total = total_minutes(steps)
        self._total.setText(say("prepare.agenda.planned", total=total, available=available))
        spare = available - total
        key = "spare" if spare > 0 else "over" if spare < 0 else "exact"
        ends = f"{clock_times(steps, workshop.starts_at)[-1]:%H:%M}"
        self._ends.setText(say(f"prepare.agenda.{key}", ends=ends, count=abs(spare)))
        self._show_way_out(total, over=spare < 0)

    def _show_way_out(self, total: int, *, over: bool) -> None:
        more = say("prepare.agenda.more", count=total)
        self.more.setText(plain_caption(more))
        self.more.setAccessibleName(more)
        self.more.setEnabled(total <= LONGEST)
        for widget in (self._sign, self.fit, self.more):
            widget.setVisible(over)

    def _say_framed(self) -> None:
        clock = self.starts_at.time()
        self.framed.emit(time(clock.hour(), clock.minute()), self.available.value())

    def _lay_out(self) -> None:
        frame, inside = card()
        told = FlowLayout(12)
        for widget in (self._sign, self._total, self._ends, self.fit, self.more):
            told.addWidget(widget)
        times = FlowLayout(12, right=True)
        for key, field in (("starts_at", self.starts_at), ("available", self.available)):
            times.addWidget(_named(say(f"prepare.agenda.{key}"), field))
        head = QHBoxLayout()
        head.setSpacing(theme.GAP)
        head.addLayout(told, 1)
        head.addLayout(times)
        inside.addLayout(head)
        inside.addSpacing(6)
        inside.addWidget(self.strip)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)


def _named(name: str, field: QWidget) -> QWidget:
    """A field with its name before it; the two never part."""
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    line.addWidget(field_label(name, field))
    line.addWidget(field)
    return made


def minutes_field(least: int, most: int) -> QSpinBox:
    """A number of minutes."""
    field = number_field(least, most)
    field.setSuffix(say("prepare.agenda.suffix"))
    sizes.fix(field, width=112)
    return field


def _quietly(field: QSpinBox, value: int) -> None:
    field.blockSignals(True)
    field.setValue(value)
    field.blockSignals(False)
