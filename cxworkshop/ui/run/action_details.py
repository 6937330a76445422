"""The fields of a commitment that may wait: cause, partner, measure, what stops, stage, depth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from cxworkshop.domain.plan import Action, Cause, Stage
from cxworkshop.domain.workshop import Person
from cxworkshop.ui import sizes
from cxworkshop.ui.fields import choice_field
from cxworkshop.ui.run.owner_field import OwnerField
from cxworkshop.ui.text import PlainLabel, field_label
from cxworkshop.words import say

QUESTIONS = 4


class ActionDetails(QWidget):
    """`typed` while a text changes, `changed` when something else did."""

    typed = Signal()
    changed = Signal()
    name_typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.partner = OwnerField(say("run.plan.nobody_else"))
        self.measure = QLineEdit()
        self.measure.setPlaceholderText(say("run.plan.measure_hint"))
        self.stops = QLineEdit()
        self.stops.setPlaceholderText(say("run.plan.stops_hint"))
        self.stage = self._stages()
        self.cause = choice_field()
        self.cause.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.questions = [_Question(say(f"run.plan.question.q{n}")) for n in range(QUESTIONS)]
        self._partner_id: str | None = None
        self._answered = False
        self._lay_out()
        for field in (self.measure, self.stops):
            field.setMaxLength(500)
            field.textEdited.connect(self.typed)
        self.stage.activated.connect(self.changed)
        self.cause.activated.connect(self.changed)
        self.partner.person_chosen.connect(self._partner_chosen)
        self.partner.name_typed.connect(self.name_typed)
        for box in self.questions:
            box.clicked.connect(self._question_answered)

    def fill(self, action: Action) -> Action:
        """The action with what stands in these fields."""
        stage = self.stage.currentData()
        answers = tuple(box.isChecked() for box in self.questions) if self._answered else ()
        return replace(
            action,
            partner_id=self._partner_id,
            measure=self.measure.text().strip(),
            stops=self.stops.text().strip(),
            stage=Stage(stage) if stage else None,
            cause_id=self.cause.currentData() or None,
            depth_answers=answers,
        )

    def show_action(
        self, action: Action, people: Sequence[Person], causes: Sequence[Cause], *, same: bool
    ) -> None:
        """Fill the fields; one that is being typed in is left alone."""
        self._show_causes(action, causes)
        self._partner_id = action.partner_id
        self._answered = bool(action.depth_answers)
        self.partner.show_people(people, action.partner_id)
        for field, text in ((self.measure, action.measure), (self.stops, action.stops)):
            if not (same and field.hasFocus()) and field.text() != text:
                field.setText(text)
                field.setCursorPosition(0)
        self.stage.setCurrentIndex(self.stage.findData(action.stage.value if action.stage else ""))
        for number, box in enumerate(self.questions):
            box.setChecked(self._answered and action.depth_answers[number])

    def _stages(self) -> QComboBox:
        field = choice_field()
        field.addItem(say("run.plan.no_stage"), "")
        for stage in Stage:
            field.addItem(say(f"run.stage.{stage}"), stage.value)
        return field

    def _show_causes(self, action: Action, causes: Sequence[Cause]) -> None:
        """The causes of the action's gap to choose from, and the one that it answers."""
        gap = action.statement_id
        offered = [one for one in causes if action.cause_id == one.id or gap == one.statement_id]
        wanted = [(say("run.plan.no_cause"), "")]
        wanted += [(say("run.plan.because", cause=cause.text), cause.id) for cause in offered]
        field = self.cause
        if wanted != [(field.itemText(at), field.itemData(at)) for at in range(field.count())]:
            field.clear()
            for words, cause_id in wanted:
                field.addItem(words, cause_id)
        field.setCurrentIndex(max(0, field.findData(action.cause_id or "")))
        field.setEnabled(bool(offered))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for row, column, name, field in (
            (0, 0, "partner", self.partner),
            (0, 1, "measure", self.measure),
            (2, 0, "stage", self.stage),
            (2, 1, "stops", self.stops),
            (4, 0, "why", self.cause),
        ):
            span = 2 if field is self.cause else 1
            grid.addWidget(field_label(say(f"run.plan.{name}"), field), row, column, 1, span)
            grid.addWidget(field, row + 1, column, 1, span)
        grid.setColumnStretch(1, 1)
        sizes.at_least(self.partner, width=170)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(grid)
        for box in self.questions:
            layout.addLayout(box.with_words())

    def _partner_chosen(self, person_id: str | None) -> None:
        if person_id != self._partner_id:
            self._partner_id = person_id
            self.changed.emit()

    def _question_answered(self) -> None:
        self._answered = True
        self.changed.emit()


class _Question(QCheckBox):
    """A box to tick whose words stand beside it, in as many lines as they need; Qt would keep them
    in one."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self.setAccessibleName(words)

    def with_words(self) -> QHBoxLayout:
        """The box and its words, of which either can be clicked."""
        label = _Words(self._words)
        label.clicked.connect(self.click)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(label, 1)
        return line


class _Words(PlainLabel):
    clicked = Signal()

    def __init__(self, words: str) -> None:
        super().__init__(words, wrap=True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.clicked.emit()
