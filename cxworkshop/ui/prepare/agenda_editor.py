"""Agenda: the steps with their minutes, the running clock, and notes for the facilitator."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from PySide6.QtCore import QItemSelectionModel, Qt, QTime
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QSpinBox,
    QVBoxLayout,
)

from cxworkshop.domain.workshop import Step
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.buttons import button
from cxworkshop.ui.fields import number_field, time_field
from cxworkshop.ui.prepare.agenda_list import AgendaList, StepDelegate, clock_times, kind_words
from cxworkshop.ui.prepare.agenda_strip import AgendaStrip
from cxworkshop.ui.prepare.editor import Editor, card, line, put
from cxworkshop.ui.prepare.note_field import NoteField
from cxworkshop.ui.text import PlainLabel, field_label
from cxworkshop.words import say


class AgendaEditor(Editor):
    """The list at the left, the chosen step at the right, the minutes to scale above."""

    name = "agenda"

    def __init__(self) -> None:
        super().__init__()
        self._shown_step = ""
        self._total, self._ends = PlainLabel("", "heading"), PlainLabel("", "body", "muted")
        self._place, self._from_to = (
            PlainLabel("", "small", "muted", elide=True),
            PlainLabel("", "small", "muted"),
        )
        self.starts_at = time_field()
        self.available = _minutes_field(1, 600)
        self.minutes = _minutes_field(1, 240)
        self.minutes.setAccessibleName(say("prepare.agenda.minutes"))
        self.title = QLineEdit()
        self.title.setProperty("kind", "title")
        self.title.setMaxLength(80)
        self.title.setAccessibleName(say("prepare.agenda.step_title"))
        self.notes, self.prompts = NoteField(8), NoteField(5)
        sizes.at_least(self.notes, height=120)
        self.notes.setMaximumHeight(16_777_215)
        self.strip = AgendaStrip()
        self.strip.setAccessibleName(say("prepare.agenda.strip"))
        self._make_list()
        self._lay_out()
        self._listen()

    # ---- what it shows

    def refresh(self) -> None:
        workshop = self.preparation.workshop
        row = max(0, self.row())
        self.model.show(workshop.steps, workshop.starts_at)
        self.strip.show_steps(workshop.steps, workshop.starts_at, workshop.minutes_available)
        self._show_sum(workshop.steps, workshop.starts_at, workshop.minutes_available)
        _quietly(self.available, workshop.minutes_available)
        self.starts_at.blockSignals(True)
        self.starts_at.setTime(QTime(workshop.starts_at.hour, workshop.starts_at.minute))
        self.starts_at.blockSignals(False)
        self.choose(min(row, len(workshop.steps) - 1))
        self._show_step()

    def take_focus(self) -> None:
        self.list.setFocus()

    def row(self) -> int:
        """Which step is chosen, −1 when none is."""
        return self.list.currentIndex().row()

    def choose(self, row: int) -> None:
        """Choose a step."""
        self.list.selectionModel().setCurrentIndex(
            self.model.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def _show_sum(self, steps: tuple[Step, ...], starts_at: time, available: int) -> None:
        total = sum(step.minutes for step in steps)
        self._total.setText(say("prepare.agenda.planned", total=total, available=available))
        ends = f"{clock_times(steps, starts_at)[-1]:%H:%M}"
        spare = available - total
        key = "spare" if spare > 0 else "over" if spare < 0 else "exact"
        self._ends.setText(say(f"prepare.agenda.{key}", ends=ends, count=abs(spare)))

    def _show_step(self) -> None:
        step = self._step()
        self.strip.choose(self.row())
        if step is None:
            return
        steps = self.preparation.workshop.steps
        times = clock_times(steps, self.preparation.workshop.starts_at)
        row = self.row()
        self._place.setText(
            say("prepare.agenda.place", number=row + 1, total=len(steps), kind=kind_words(step))
        )
        self._from_to.setText(
            say(
                "prepare.agenda.from_to", start=f"{times[row]:%H:%M}", end=f"{times[row + 1]:%H:%M}"
            )
        )
        if self._shown_step != step.id:
            self.notes.blockSignals(True)
            self.notes.setPlainText(step.notes)
            self.notes.blockSignals(False)
            self.title.setText(step.title)
        self._shown_step = step.id
        put(self.title, step.title)
        put(self.notes, step.notes)
        put(self.prompts, "\n".join(step.prompts))
        _quietly(self.minutes, step.minutes)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(row < len(steps) - 1)

    # ---- what one can do

    def move_step(self, by: int) -> None:
        """Move the chosen step up (−1) or down (1)."""
        row, steps = self.row(), list(self.preparation.workshop.steps)
        if 0 <= row + by < len(steps):
            steps[row], steps[row + by] = steps[row + by], steps[row]
            self.preparation.set_agenda(steps)
            self.refresh()
            self.choose(row + by)

    def _move_up(self) -> None:
        self.move_step(-1)

    def _move_down(self) -> None:
        self.move_step(1)

    def _keep_step(self) -> None:
        step = self._step()
        if step is None or step.id != self._shown_step:
            return
        prompts = (found.strip() for found in self.prompts.toPlainText().splitlines())
        changed = replace(
            step,
            title=self.title.text().strip() or step.title,
            minutes=self.minutes.value(),
            notes=self.notes.toPlainText(),
            prompts=tuple(found for found in prompts if found),
        )
        steps = self.preparation.workshop.steps
        self.preparation.set_agenda(changed if one.id == step.id else one for one in steps)

    def _keep_frame(self) -> None:
        clock = self.starts_at.time()
        self.preparation.change(
            starts_at=time(clock.hour(), clock.minute()),
            minutes_available=self.available.value(),
        )

    def _step(self) -> Step | None:
        steps, row = self.preparation.workshop.steps, self.row()
        return steps[row] if 0 <= row < len(steps) else None

    # ---- how it is made

    def _make_list(self) -> None:
        self.model = AgendaList()
        self.list = QListView()
        self.list.setProperty("kind", "inside")
        self.list.setAccessibleName(say("prepare.name.agenda"))
        self._delegate = StepDelegate()
        self.list.setItemDelegate(self._delegate)
        self.list.setModel(self.model)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.up = button(say("prepare.agenda.up"), "small", "up")
        self.down = button(say("prepare.agenda.down"), "small", "down")

    def _listen(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._show_step)
        self.up.clicked.connect(self._move_up)
        self.down.clicked.connect(self._move_down)
        self.title.editingFinished.connect(self._keep_step)
        self.minutes.valueChanged.connect(self._keep_step)
        self.notes.settled.connect(self._keep_step)
        self.prompts.settled.connect(self._keep_step)
        self.starts_at.editingFinished.connect(self._keep_frame)
        self.available.valueChanged.connect(self._keep_frame)
        for keys, act in (("Alt+Up", self._move_up), ("Alt+Down", self._move_down)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(theme.GAP)
        below.addWidget(self._list_card(), 3)
        below.addWidget(self._step_card(), 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, theme.MARGIN)
        layout.setSpacing(theme.GAP)
        layout.addWidget(self._frame_card())
        layout.addLayout(below, 1)

    def _frame_card(self) -> QFrame:
        frame, inside = card()
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._total)
        head.addWidget(self._ends, 1)
        for key, field in (("starts_at", self.starts_at), ("available", self.available)):
            head.addWidget(field_label(say(f"prepare.agenda.{key}"), field))
            head.addWidget(field)
        inside.addLayout(head)
        inside.addSpacing(6)
        inside.addWidget(self.strip)
        return frame

    def _list_card(self) -> QFrame:
        frame, inside = card()
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.list, 1)
        inside.addWidget(line())
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 16, 8)
        foot.setSpacing(8)
        foot.addWidget(self.up)
        foot.addWidget(self.down)
        foot.addStretch()
        foot.addWidget(PlainLabel(say("prepare.agenda.keys"), "small", "muted"))
        inside.addLayout(foot)
        return frame

    def _step_card(self) -> QFrame:
        frame, inside = card()
        head = QHBoxLayout()
        head.addWidget(self._place, 1)
        head.addWidget(self._from_to)
        inside.addLayout(head)
        first = QHBoxLayout()
        first.setSpacing(theme.GAP)
        first.addWidget(self.title, 1)
        first.addWidget(self.minutes)
        inside.addLayout(first)
        inside.addSpacing(8)
        inside.addWidget(field_label(say("prepare.agenda.notes"), self.notes))
        inside.addWidget(self.notes, 1)
        inside.addSpacing(8)
        inside.addWidget(field_label(say("prepare.agenda.prompts"), self.prompts))
        inside.addWidget(self.prompts)
        return frame


def _minutes_field(least: int, most: int) -> QSpinBox:
    field = number_field(least, most)
    field.setSuffix(say("prepare.agenda.suffix"))
    sizes.fix(field, width=112)
    return field


def _quietly(field: QSpinBox, value: int) -> None:
    field.blockSignals(True)
    field.setValue(value)
    field.blockSignals(False)
