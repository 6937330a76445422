"""The people who may own actions: a name and a function each, one row each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cxworkshop.domain.workshop import Person
from cxworkshop.ui.buttons import button, icon_button
from cxworkshop.ui.focus import tab_through
from cxworkshop.ui.prepare.editor import put
from cxworkshop.ui.prepare.preparation import Preparation
from cxworkshop.words import say


class Owners(QWidget):
    """Rows are kept while their people stay, so that Tab moves on undisturbed."""

    def __init__(self) -> None:
        super().__init__()
        self._preparation: Preparation | None = None
        self.rows: list[OwnerRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self.add_button = button(say("prepare.owner.add"), "small", "add")
        self.add_button.clicked.connect(self._add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._column)
        layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def work_on(self, preparation: Preparation) -> None:
        """Turn to another workshop."""
        self._preparation = preparation

    def show_people(self, people: Sequence[Person]) -> None:
        """Show these people; a row that was only begun stays at the end."""
        begun = [row for row in self.rows if row.is_new]
        if [row.person_id for row in self.rows if not row.is_new] != [p.id for p in people]:
            for row in self.rows:
                if not row.is_new:
                    row.setParent(None)
                    row.deleteLater()
            self.rows = [self._row(person, place) for place, person in enumerate(people)] + begun
            tab_through(*self.rows, self.add_button)
        for row, person in zip(self.rows, people, strict=False):
            row.show_person(person)

    def _row(self, person: Person, place: int) -> OwnerRow:
        row = OwnerRow(person)
        row.left.connect(self._keep)
        row.removed.connect(self._remove)
        row.entered.connect(self._go_on)
        self._column.insertWidget(place, row)
        return row

    def _add(self) -> None:
        assert self._preparation is not None
        row = self._row(Person(self._preparation.desk.new_id(), ""), len(self.rows))
        row.is_new = True
        self.rows.append(row)
        tab_through(*self.rows, self.add_button)
        row.show()  # at once: what is not seen yet takes no focus
        row.name.setFocus()

    def _go_on(self, row: OwnerRow) -> None:
        """Enter: to the next person, who is added after the last."""
        place = self.rows.index(row) + 1
        if place < len(self.rows):
            self.rows[place].name.setFocus()
        elif row.name.text().strip():
            self._add()

    def _keep(self) -> None:
        assert self._preparation is not None
        people = []
        for row in self.rows:
            if row.name.text().strip():
                row.is_new = False
                people.append(row.person())
        self._preparation.change_team(people=tuple(people))

    def _remove(self, row: OwnerRow) -> None:
        self.rows.remove(row)
        row.setParent(None)
        row.deleteLater()
        self._keep()
        (self.rows[-1].name if self.rows else self.add_button).setFocus()


class OwnerRow(QWidget):
    """One person. `left` is emitted when a field was left; `removed` and `entered`, the Enter key
    in the last field, carry the row."""

    left = Signal()
    removed = Signal(object)
    entered = Signal(object)

    def __init__(self, person: Person) -> None:
        super().__init__()
        self.person_id = person.id
        self.is_new = False
        self.name = QLineEdit(person.name)
        self.function = QLineEdit(person.function)
        for field, key in ((self.name, "name"), (self.function, "function")):
            field.setMaxLength(80)
            field.setPlaceholderText(say(f"prepare.owner.{key}"))
            field.setAccessibleName(say(f"prepare.owner.{key}"))
            field.editingFinished.connect(self.left)
        self.name.returnPressed.connect(self.function.setFocus)
        self.function.returnPressed.connect(self._say_entered)
        remove = icon_button("close", say("prepare.owner.remove"), "muted")
        remove.clicked.connect(self._say_removed)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.name, 1)
        line.addWidget(self.function, 1)
        line.addWidget(remove)

    def person(self) -> Person:
        """Who the row says."""
        return Person(self.person_id, self.name.text().strip(), self.function.text().strip())

    def show_person(self, person: Person) -> None:
        """Show what is kept."""
        put(self.name, person.name)
        put(self.function, person.function)

    def _say_removed(self) -> None:
        self.removed.emit(self)

    def _say_entered(self) -> None:
        self.entered.emit(self)
