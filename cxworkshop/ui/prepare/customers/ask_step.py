"""Ask your executives these questions: every column at the left, one read back at the right."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cxworkshop.intake.columns import Column
from cxworkshop.services.file_names import clean_name
from cxworkshop.ui import theme
from cxworkshop.ui.beside import TWO_COLUMNS, Beside
from cxworkshop.ui.prepare.customers.column_list import COLUMN, ColumnList, ColumnView, fate
from cxworkshop.ui.prepare.customers.question import MATTERS, OWN
from cxworkshop.ui.prepare.customers.read_back import Decided, ReadBack
from cxworkshop.ui.prepare.customers.reading import Reading
from cxworkshop.ui.prepare.editor import card, line
from cxworkshop.ui.scrolling import scrolled
from cxworkshop.ui.text import PlainLabel
from cxworkshop.words import say


class AskStep(QWidget):
    """`changed` says that something was decided or confirmed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._reading: Reading | None = None
        self._file = PlainLabel("", "strong", elide=True)
        self._facts = PlainLabel("", "tiny", "muted", elide=True)
        self.model = ColumnList()
        self.list = ColumnView(self.model)
        self.list.selectionModel().currentChanged.connect(self._show_column)
        self.panel = ReadBack()
        self.panel.decided.connect(self._decide)
        self.panel.confirmed.connect(self._confirm)
        self.panel.left_out.connect(self._leave_out)
        self._nothing = self._make_nothing()
        self._lay_out()

    def show_reading(self, reading: Reading) -> None:
        """Show the columns; the first question that waits is read back."""
        new = reading is not self._reading
        self._reading = reading
        survey = reading.survey
        self._file.setText(clean_name(survey.table.path.name))
        self._facts.setText(
            say(
                f"survey.shape.{survey.shape.value}",
                rows=f"{survey.rows:,}",
                columns=len(survey.columns),
            )
        )
        self.model.show(reading)
        if new or not self.list.currentIndex().isValid():
            self.go_to_waiting()
        self._show_column()

    def go_to_waiting(self) -> None:
        """Read back the next question that nobody has confirmed."""
        assert self._reading is not None
        current = self.list.currentIndex().row()
        rows = [self.model.row_of(one.column.name) for one in self._reading.waiting]
        later = [row for row in rows if row > current] or rows
        if later:
            self._choose(later[0])
        elif not self.list.currentIndex().isValid() and self._reading.questions:
            self._choose(self.model.row_of(next(iter(self._reading.questions))))

    def _choose(self, row: int) -> None:
        self.list.selectionModel().setCurrentIndex(
            self.model.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.list.scrollTo(self.model.index(row))

    def _show_column(self) -> None:
        column = self.list.currentIndex().data(COLUMN)
        reading = self._reading
        if reading is None or not isinstance(column, Column):
            return
        question = reading.questions.get(column.name)
        self.panel.setVisible(question is not None)
        self._nothing.setVisible(question is None)
        if question is None:
            self._nothing_title.setText(column.name)
            self._nothing_text.setText(say("survey.no_question", fate=fate(column, reading)[0]))
            return
        names = list(reading.questions)
        place = say(
            "survey.question_of",
            number=names.index(column.name) + 1,
            total=len(names),
            letter=column.letter,
        )
        grade = reading.grade(question).value
        self.panel.show_question(
            question, place, grade, reading.statements, reading.weighable(column.name)
        )

    # ---- what one can do

    def _decide(self, decided: Decided) -> None:
        assert self._reading is not None
        use = decided.fields.get("use")
        if isinstance(use, str) and use.startswith(MATTERS):
            self._reading.weigh(use.removeprefix(MATTERS), decided.column)
        elif isinstance(use, str) and use not in ("", OWN):
            self._reading.answer_with(use, decided.column)
        else:
            self._reading.change(decided.column, **decided.fields)
        self._refresh()

    def _leave_out(self, name: str) -> None:
        assert self._reading is not None
        self._reading.change(name, use="")
        self.go_to_waiting()
        self._refresh()

    def _confirm(self, name: str) -> None:
        assert self._reading is not None
        self._reading.confirm(name)
        self.go_to_waiting()
        self._refresh()
        if self._reading.waiting:
            self.panel.yes.setFocus()

    def _refresh(self) -> None:
        assert self._reading is not None
        self.model.show(self._reading)
        self._show_column()
        self.changed.emit()

    # ---- how it is laid out

    def _lay_out(self) -> None:
        columns, inside = card()
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(16, 10, 16, 10)
        head.setSpacing(2)
        head.addWidget(self._file)
        head.addWidget(self._facts)
        inside.addLayout(head)
        inside.addWidget(line())
        inside.addWidget(self.list, 1)
        inner = QWidget()
        page = QVBoxLayout(inner)
        page.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, 0)
        parts = columns, self.panel, self._nothing
        beside = Beside(*parts, least=TWO_COLUMNS, shares=(0, 1, 1), widths={columns: 360})
        page.addWidget(beside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(inner))

    def _make_nothing(self) -> QFrame:
        frame, inside = card()
        self._nothing_title = PlainLabel("", "heading", elide=True)
        self._nothing_text = PlainLabel("", "body", "muted", wrap=True)
        inside.addWidget(self._nothing_title)
        inside.addWidget(self._nothing_text)
        inside.addStretch()
        frame.setVisible(False)
        return frame
