"""Our statements: which question of the file answers each of them, if any."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.ui import sizes, theme
from cxworkshop.ui.beside import Beside
from cxworkshop.ui.fields import choice_field
from cxworkshop.ui.icons import Sign
from cxworkshop.ui.layouts import clear
from cxworkshop.ui.prepare.customers.reading import Reading
from cxworkshop.ui.prepare.editor import card, line
from cxworkshop.ui.scrolling import scrolled
from cxworkshop.ui.text import PlainLabel
from cxworkshop.words import say


class OursStep(QWidget):
    """`changed` says that another question answers a statement; it waits to be confirmed then."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._reading: Reading | None = None
        self.fields: dict[str, QComboBox] = {}
        self._signs: dict[str, tuple[Sign, PlainLabel]] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._own = PlainLabel("", "body", "muted", wrap=True)
        frame, inside = card(say("survey.ours_title"), say("survey.ours_note"))
        inside.addWidget(line())
        inside.addLayout(self._rows)
        inside.addWidget(self._own)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, 0)
        column.addWidget(frame)
        column.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(inner))

    def show_reading(self, reading: Reading) -> None:
        """Show our statements with what answers them."""
        if reading is not self._reading:
            self._reading = reading
            self._make_rows(reading)
        own = sum(question.use == "own" for question in reading.used)
        self._own.setText(say("survey.own_count", count=own))
        self._own.setVisible(own > 0)
        for statement_id, field in self.fields.items():
            name = reading.answered_by(statement_id)
            field.setCurrentIndex(max(0, field.findData(name)))
            self._show_state(statement_id, name)

    def _show_state(self, statement_id: str, name: str) -> None:
        assert self._reading is not None
        sign, words = self._signs[statement_id]
        if not name:
            sign.show_icon("circle", "axis")
            words.setText(say("survey.not_answered"))
            return
        question = self._reading.questions[name]
        sign.show_icon(*(("check_circle", "good") if question.confirmed else ("circle", "muted")))
        state = say("survey.fate.confirmed" if question.confirmed else "survey.fate.to_confirm")
        grade = self._reading.grade(question).value
        words.setText(f"{state} · {say('survey.grade_short', grade=grade)}")

    def _make_rows(self, reading: Reading) -> None:
        clear(self._rows)
        self.fields, self._signs = {}, {}
        for statement in reading.statements:
            field = choice_field()
            field.setObjectName(statement.id)
            field.setAccessibleName(statement.short)
            field.addItem(say("survey.nothing"), "")
            for question in reading.questions.values():
                if question.usable:
                    line_words = f"{question.column.name} · {question.column.label}"
                    field.addItem(line_words[:90], question.column.name)
            field.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            field.setMinimumContentsLength(24)
            field.activated.connect(self._choose)
            words = QWidget()
            words_box = QVBoxLayout(words)
            words_box.setContentsMargins(0, 0, 0, 0)
            words_box.setSpacing(0)
            words_box.addWidget(PlainLabel(statement.short, "strong"))
            words_box.addWidget(PlainLabel(statement.customers, "tiny", "muted", wrap=True))
            sign, state = Sign("circle", "axis", 18), PlainLabel("", "small", "muted")
            sizes.at_least(state, width=150)
            self._rows.addWidget(_row(words, field, sign, state))
            self.fields[statement.id] = field
            self._signs[statement.id] = (sign, state)

    def _choose(self, place: int) -> None:
        field = self.sender()
        if self._reading is not None and isinstance(field, QComboBox):
            self._reading.answer_with(field.objectName(), field.itemData(place))
            self.show_reading(self._reading)
            self.changed.emit()


def _row(words: QWidget, field: QWidget, sign: QWidget, state: QWidget) -> Beside:
    """A statement, the question that answers it, and how far that is confirmed."""
    answer = QWidget()
    line = QHBoxLayout(answer)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(12)
    line.addWidget(field, 1)
    line.addWidget(sign)
    line.addWidget(state)
    return Beside(words, answer, least=760, shares=(4, 6), spacing=theme.MARGIN)
