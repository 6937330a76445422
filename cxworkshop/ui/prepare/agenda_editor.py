"""Agenda: the steps with their minutes, the running clock, and notes for the facilitator."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from cxworkshop.domain.agenda import clock_times, fitted, total_minutes
from cxworkshop.domain.workshop import Step
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.beside import LEAST_HIGH, TWO_COLUMNS, Beside
from cxworkshop.ui.buttons import button, icon_button
from cxworkshop.ui.prepare.agenda_frame import AgendaFrame
from cxworkshop.ui.prepare.agenda_list import AgendaList, kind_words
from cxworkshop.ui.prepare.agenda_names import AgendaNames
from cxworkshop.ui.prepare.agenda_view import AgendaView
from cxworkshop.ui.prepare.editor import Editor, card, line
from cxworkshop.ui.prepare.preparation import Preparation
from cxworkshop.ui.prepare.step_card import StepCard
from cxworkshop.ui.prepare.step_menu import step_menu
from cxworkshop.ui.row_menu import RowAct, give_row_menu
from cxworkshop.ui.scrolling import scrolled
from cxworkshop.ui.text import PlainLabel
from cxworkshop.words import say


class AgendaEditor(Editor):
    """The list at the left, the chosen step at the right, the minutes to scale above."""

    name = "agenda"
    manual_page = "agenda"

    def __init__(self) -> None:
        super().__init__()
        self.frame = AgendaFrame()
        self.step_card = StepCard()
        self.model = AgendaList()
        self.list = AgendaView(self.model)
        self.minutes = self.list.minutes
        self._make_buttons()
        self._lay_out()
        self._listen()

    # ---- what it shows

    def work_on(self, preparation: Preparation) -> None:
        super().work_on(preparation)
        self.step_card.forget()

    def refresh(self) -> None:
        workshop = self.preparation.workshop
        row = max(0, self.row())
        self.model.show(workshop.steps, workshop.starts_at, workshop.minutes_available)
        self.frame.show_workshop(workshop)
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

    def _show_step(self) -> None:
        workshop, row = self.preparation.workshop, self.row()
        steps = workshop.steps
        self.frame.strip.choose(row)
        if not 0 <= row < len(steps):
            return
        times = clock_times(steps, workshop.starts_at)
        place = say(
            "prepare.agenda.place", number=row + 1, total=len(steps), kind=kind_words(steps[row])
        )
        from_to = say(
            "prepare.agenda.from_to", start=f"{times[row]:%H:%M}", end=f"{times[row + 1]:%H:%M}"
        )
        self.step_card.show_step(steps[row], place, from_to)
        self.minutes.blockSignals(True)
        self.minutes.setValue(steps[row].minutes)
        self.minutes.blockSignals(False)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(row < len(steps) - 1)
        self.remove_button.setEnabled(len(steps) > 1)

    # ---- what one can do

    def add(self, step: Step) -> None:
        """Put a copy of a step after the chosen one."""
        steps, row = list(self.preparation.workshop.steps), self.row() + 1
        steps.insert(row, replace(step, id=self.preparation.desk.new_id()))
        self._set(steps, row)

    def repeat(self) -> None:
        """Put the chosen step in once more."""
        step = self._step()
        if step is not None:
            self.add(step)

    def remove(self) -> None:
        """Take the chosen step out; one step stays."""
        steps, row = list(self.preparation.workshop.steps), self.row()
        if len(steps) > 1 and 0 <= row < len(steps):
            del steps[row]
            self._set(steps, min(row, len(steps) - 1))

    def put_step(self, source: int, target: int) -> None:
        """Put the step of one row in the place of another."""
        steps = list(self.preparation.workshop.steps)
        if source != target and 0 <= source < len(steps) and 0 <= target < len(steps):
            steps.insert(target, steps.pop(source))
            self._set(steps, target)

    def move_step(self, by: int) -> None:
        """Move the chosen step up (−1) or down (1)."""
        self.put_step(self.row(), self.row() + by)

    def fit(self) -> None:
        """Shorten all steps in proportion, so that they fit the time available."""
        workshop = self.preparation.workshop
        self._set(list(fitted(workshop.steps, workshop.minutes_available)), self.row())

    def take_more_time(self) -> None:
        """Book as much time as the steps take."""
        total = total_minutes(self.preparation.workshop.steps)
        self.preparation.change(minutes_available=total)

    def menu(self) -> QMenu:
        """The steps that can be added."""
        language = self.preparation.workshop.language
        return step_menu(self, self.preparation.templates, language, self.add)

    def _set(self, steps: list[Step], row: int) -> None:
        self.preparation.set_agenda(steps)
        self.refresh()
        self.choose(row)

    def _keep_step(self, changed: Step) -> None:
        steps = self.preparation.workshop.steps
        self.preparation.set_agenda(
            replace(changed, minutes=one.minutes) if one.id == changed.id else one for one in steps
        )

    def _keep_minutes(self, minutes: int) -> None:
        step = self._step()
        if step is not None:
            steps = self.preparation.workshop.steps
            changed = replace(step, minutes=minutes)
            self.preparation.set_agenda(changed if one.id == step.id else one for one in steps)

    def _keep_frame(self, starts_at: time, available: int) -> None:
        self.preparation.change(starts_at=starts_at, minutes_available=available)

    def _step(self) -> Step | None:
        steps, row = self.preparation.workshop.steps, self.row()
        return steps[row] if 0 <= row < len(steps) else None

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.add_button.mapToGlobal(self.add_button.rect().topLeft()))

    def _move_up(self) -> None:
        self.move_step(-1)

    def _move_down(self) -> None:
        self.move_step(1)

    # ---- how it is made

    def _make_buttons(self) -> None:
        self.add_button = button(say("prepare.agenda.add"), "small", "add")
        self.repeat_button = icon_button("duplicate", say("prepare.agenda.repeat"))
        self.remove_button = icon_button("trash", say("prepare.agenda.remove"))
        self.up = icon_button("up", say("prepare.agenda.up"))
        self.down = icon_button("down", say("prepare.agenda.down"))

    def _listen(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._show_step)
        self.list.moved.connect(self.put_step)
        self.list.removed.connect(self.remove)
        self.list.repeated.connect(self.repeat)
        self.minutes.valueChanged.connect(self._keep_minutes)
        self.step_card.edited.connect(self._keep_step)
        self.frame.framed.connect(self._keep_frame)
        self.frame.fit_wanted.connect(self.fit)
        self.frame.more_wanted.connect(self.take_more_time)
        for control, act in (
            (self.add_button, self._open_menu),
            (self.repeat_button, self.repeat),
            (self.remove_button, self.remove),
            (self.up, self._move_up),
            (self.down, self._move_down),
        ):
            control.clicked.connect(act)
        give_row_menu(
            self.list,
            RowAct(say("prepare.agenda.repeat"), "duplicate", "Ctrl+D", self.repeat),
            RowAct(say("prepare.agenda.up"), "up", "Alt+Up", self._move_up, self.up.isEnabled),
            RowAct(
                say("prepare.agenda.down"), "down", "Alt+Down", self._move_down, self.down.isEnabled
            ),
            RowAct(
                say("prepare.agenda.remove"),
                "trash",
                "Del",
                self.remove,
                self.remove_button.isEnabled,
            ),
        )
        self.frame.strip.picked.connect(self.choose)
        for keys, act in (
            ("Alt+Up", self._move_up),
            ("Alt+Down", self._move_down),
            ("Ctrl+Shift+N", self._open_menu),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _lay_out(self) -> None:
        sizes.at_least(self.list, height=LEAST_HIGH)
        below = Beside(self._list_card(), self.step_card, least=TWO_COLUMNS - 60, shares=(3, 2))
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, theme.MARGIN)
        layout.setSpacing(theme.GAP)
        layout.addWidget(self.frame)
        layout.addWidget(below, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inner))

    def _list_card(self) -> QFrame:
        frame, inside = card()
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(AgendaNames(self.list))
        inside.addWidget(self.list, 1)
        inside.addWidget(line())
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 16, 8)
        foot.setSpacing(4)
        foot.addWidget(self.add_button)
        foot.addSpacing(8)
        for control in (self.repeat_button, self.remove_button, self.up, self.down):
            foot.addWidget(control)
        foot.addSpacing(12)
        foot.addWidget(PlainLabel(say("prepare.agenda.keys"), "small", "muted", elide=True), 1)
        inside.addLayout(foot)
        return frame
