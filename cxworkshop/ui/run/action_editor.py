"""The open card: what, who, first step by when, levers; everything else only when wanted.

It is kept after each field and after a pause in typing; the stage follows every key.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import cast

from PySide6.QtCore import QDate, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cxworkshop.domain.plan import Action, Cause
from cxworkshop.domain.workshop import Person
from cxworkshop.ui import sizes
from cxworkshop.ui.beside import Beside
from cxworkshop.ui.buttons import button, icon_button
from cxworkshop.ui.fields import date_field
from cxworkshop.ui.run.action_details import ActionDetails
from cxworkshop.ui.run.lever_chips import LeverChips
from cxworkshop.ui.run.owner_field import OwnerField
from cxworkshop.ui.text import PlainLabel, field_label
from cxworkshop.words import say

PAUSE_MS = 700


class ActionEditor(QFrame):
    """`settled` carries the action to keep, `typed` the one to show meanwhile; `name_typed` a
    person who is not in the team yet, with whether as owner or partner."""

    settled = Signal(object)
    typed = Signal(object)
    removed = Signal(object)
    finished = Signal()
    name_typed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "opencard")
        self._action: Action | None = None
        self._head = PlainLabel("", "small", "muted", elide=True)
        self.title = _line(say("run.plan.what_hint"))
        self.owner = OwnerField(say("run.plan.nobody"))
        self.first_step = _line(say("run.plan.first_step_hint"))
        self.by = date_field(display="ddd d MMM")
        self.levers = LeverChips()
        self.details = ActionDetails()
        self._more = button(say("run.plan.more"), "link")
        self.done = button(say("run.plan.done"), "link")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._settle)
        self._lay_out()
        self._listen()

    @property
    def action(self) -> Action | None:
        """The action as it stands in the fields."""
        if self._action is None:
            return None
        return replace(
            self.details.fill(self._action),
            title=self.title.text().strip(),
            first_step=self.first_step.text().strip(),
            first_step_by=cast(date, self.by.date().toPython()),
            levers=self.levers.levers,
        )

    def show_action(
        self, action: Action, head: str, people: Sequence[Person], causes: Sequence[Cause] = ()
    ) -> None:
        """Fill the fields; one that is being typed in is left alone when the action is the same."""
        same = self._action is not None and self._action.id == action.id
        self._action = action
        self._head.setText(head)
        for field, text in ((self.title, action.title), (self.first_step, action.first_step)):
            if not (same and field.hasFocus()) and field.text() != text:
                field.setText(text)
                field.setCursorPosition(0)
        if action.first_step_by:
            day = action.first_step_by
            self.by.blockSignals(True)
            self.by.setDate(QDate(day.year, day.month, day.day))
            self.by.blockSignals(False)
        self.owner.show_people(people, action.owner_id)
        self.levers.show_levers(action.levers)
        self.details.show_action(action, people, causes, same=same)

    def finish_typing(self) -> None:
        """Keep at once what waits for a pause."""
        if self._pause.isActive():
            self._settle()

    def _lay_out(self) -> None:
        sizes.at_least(self.owner, width=180)
        sizes.at_least(self.first_step, width=190)
        sizes.at_least(self.by, width=128)
        by_when = Beside(
            _under(say("run.plan.who"), self.owner),
            _under(say("run.plan.first_step"), self.first_step),
            _under(say("run.plan.by"), self.by),
            least=0,
            shares=(0, 1, 0),
            spacing=12,
        )
        levers = Beside(
            PlainLabel(say("run.plan.levers"), "small", "muted"),
            self.levers,
            self._more,
            least=0,
            shares=(0, 1, 0),
            spacing=12,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 14)
        layout.setSpacing(6)
        layout.addLayout(self._top())
        layout.addWidget(field_label(say("run.plan.what"), self.title))
        layout.addWidget(self.title)
        layout.addWidget(by_when)
        layout.addSpacing(4)
        layout.addWidget(levers)
        layout.addWidget(self.details)
        self.details.hide()

    def _top(self) -> QHBoxLayout:
        remove = icon_button("trash", say("run.plan.remove"), "muted")
        remove.clicked.connect(self._remove)
        self.done.clicked.connect(self._done)
        top = QHBoxLayout()
        top.addWidget(self._head, 1)
        top.addWidget(self.done)
        top.addWidget(remove)
        return top

    def _listen(self) -> None:
        for field in (self.title, self.first_step):
            field.textEdited.connect(self._touched)
            field.editingFinished.connect(self.finish_typing)
        self.owner.person_chosen.connect(self._owner_chosen)
        self.owner.name_typed.connect(self._owner_typed)
        self.by.dateChanged.connect(self._settle)
        self.levers.changed.connect(self._settle)
        self.details.typed.connect(self._touched)
        self.details.changed.connect(self._settle)
        self.details.name_typed.connect(self._partner_typed)
        self._more.clicked.connect(self._toggle_details)

    def _toggle_details(self) -> None:
        show = self.details.isHidden()
        self.details.setVisible(show)
        self._more.setText(say("run.plan.less" if show else "run.plan.more"))

    def _owner_chosen(self, person_id: str | None) -> None:
        if self._action and self._action.owner_id != person_id:
            self._action = replace(self._action, owner_id=person_id)
            self._settle()

    def _owner_typed(self, name: str) -> None:
        self.name_typed.emit(name, "owner")

    def _partner_typed(self, name: str) -> None:
        self.name_typed.emit(name, "partner")

    def _touched(self) -> None:
        self.typed.emit(self.action)
        self._pause.start()

    def _settle(self) -> None:
        self._pause.stop()
        action = self.action
        if action:
            self.typed.emit(action)
            self.settled.emit(action)

    def _remove(self) -> None:
        self._pause.stop()
        self.removed.emit(self._action)

    def _done(self) -> None:
        self.finish_typing()
        self.finished.emit()


def _under(name: str, field: QWidget) -> QWidget:
    """A field under its name."""
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(field_label(name, field))
    column.addWidget(field)
    return part


def _line(placeholder: str) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(placeholder)
    field.setMaxLength(500)
    field.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return field
