"""Who does it: choose somebody of the team, or type a name that is not in the list yet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit

from cxworkshop.domain.workshop import Person


class OwnerField(QComboBox):
    """`person_chosen` carries an id or None, `name_typed` a name that nobody in the list has."""

    person_chosen = Signal(object)
    name_typed = Signal(str)

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self._people: tuple[Person, ...] = ()
        self._line = QLineEdit()
        self._line.setPlaceholderText(placeholder)
        self.setEditable(True)
        self.setLineEdit(self._line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        known = QCompleter(self.model(), self)
        known.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        known.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(known)
        self._line.textEdited.connect(lambda: QTimer.singleShot(0, self._suggest))
        self.activated.connect(self._picked)
        self._line.editingFinished.connect(self._typed)

    def show_people(self, people: Sequence[Person], chosen: str | None) -> None:
        """Show who may be chosen and who is."""
        if tuple(people) != self._people:
            self._people = tuple(people)
            self.blockSignals(True)
            self.clear()
            for person in people:
                self.addItem(person.name, person.id)
            self.blockSignals(False)
        self.setCurrentIndex(self.findData(chosen) if chosen else -1)
        if chosen is None and not self._line.hasFocus():
            self._line.clear()

    def _suggest(self) -> None:
        """Have Enter take the first of the people listed who is called like that; a name that only
        has the letters somewhere inside may be that of somebody new."""
        popup, words = self._line.completer().popup(), self._line.text().strip().lower()
        if popup is None or not (words and popup.isVisible()):
            return
        for row in range(popup.model().rowCount()):
            index = popup.model().index(row, 0)
            name = str(index.data()).lower()
            if name.startswith(words) or any(part.startswith(words) for part in name.split()):
                with QSignalBlocker(popup.selectionModel()):  # or the name would be typed out
                    popup.setCurrentIndex(index)
                return

    def _picked(self, index: int) -> None:
        self._line.setModified(False)
        self.person_chosen.emit(self.itemData(index))

    def _typed(self) -> None:
        if not self._line.isModified():
            return
        self._line.setModified(False)
        name = self._line.text().strip()
        if not name:
            self.person_chosen.emit(None)
            return
        same = self._called(name)
        if same:
            self.person_chosen.emit(same.id)
        else:
            self.name_typed.emit(name)

    def _called(self, name: str) -> Person | None:
        """Who is meant: the one of this name, or the only one with this first or last name."""
        low = name.lower()
        same = [person for person in self._people if person.name.lower() == low]
        part = [person for person in self._people if low in person.name.lower().split()]
        return same[0] if same else part[0] if len(part) == 1 else None
