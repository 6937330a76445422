"""The chosen step of the agenda: its title, notes for the facilitator, and prompts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from cxworkshop.domain.workshop import Step
from cxworkshop.ui import sizes
from cxworkshop.ui.prepare.editor import card, put
from cxworkshop.ui.prepare.note_field import NoteField
from cxworkshop.ui.text import PlainLabel, field_label
from cxworkshop.words import say


class StepCard(QFrame):
    """`edited` carries the step with what was typed; a field that somebody is typing in is never
    written over, unless another step is shown."""

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._step: Step | None = None
        self._place = PlainLabel("", "small", "muted", elide=True)
        self._from_to = PlainLabel("", "small", "muted")
        self.title = QLineEdit()
        self.title.setProperty("kind", "title")
        self.title.setMaxLength(80)
        self.title.setAccessibleName(say("prepare.agenda.step_title"))
        self.notes, self.prompts = NoteField(8), NoteField(5)
        sizes.at_least(self.notes, height=120)
        self.notes.setMaximumHeight(16_777_215)
        self.title.editingFinished.connect(self._say_edited)
        self.notes.settled.connect(self._say_edited)
        self.prompts.settled.connect(self._say_edited)
        self.range = QCheckBox(say("prepare.agenda.range"))
        self.range.setToolTip(say("prepare.agenda.range_tip"))
        self.range.clicked.connect(self._say_edited)
        self._lay_out()

    def show_step(self, step: Step, place: str, from_to: str) -> None:
        """Show a step; `place` and `from_to` say where it stands."""
        other = self._step is None or self._step.id != step.id
        self._step = step
        self._place.setText(place)
        self._from_to.setText(from_to)
        if other:
            self._show_another(step)
        put(self.title, step.title)
        put(self.notes, step.notes)
        put(self.prompts, "\n".join(step.prompts))
        self.range.setVisible(step.content.get("asks") == "prediction")
        self.range.setChecked(step.content.get("range") is True)

    def forget(self) -> None:
        """Another workshop is shown from now on."""
        self._step = None

    def _show_another(self, step: Step) -> None:
        for field, text in ((self.notes, step.notes), (self.prompts, "\n".join(step.prompts))):
            field.blockSignals(True)
            field.setPlainText(text)
            field.blockSignals(False)
        self.title.setText(step.title)

    def _say_edited(self) -> None:
        if self._step is None:
            return
        prompts = (found.strip() for found in self.prompts.toPlainText().splitlines())
        changed = replace(
            self._step,
            title=self.title.text().strip() or self._step.title,
            notes=self.notes.toPlainText(),
            prompts=tuple(found for found in prompts if found),
            content=self._content(self._step),
        )
        if changed != self._step:
            self._step = changed
            self.edited.emit(changed)

    def _content(self, step: Step) -> Mapping[str, Any]:
        rest = {name: value for name, value in step.content.items() if name != "range"}
        asks_for_range = self.range.isVisibleTo(self) and self.range.isChecked()
        return {**rest, "range": True} if asks_for_range else rest

    def _lay_out(self) -> None:
        frame, inside = card()
        head = QHBoxLayout()
        head.addWidget(self._place, 1)
        head.addWidget(self._from_to)
        inside.addLayout(head)
        inside.addWidget(self.title)
        inside.addWidget(self.range)
        inside.addSpacing(8)
        inside.addWidget(field_label(say("prepare.agenda.notes"), self.notes))
        inside.addWidget(self.notes, 1)
        inside.addSpacing(8)
        inside.addWidget(field_label(say("prepare.agenda.prompts"), self.prompts))
        inside.addWidget(self.prompts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
