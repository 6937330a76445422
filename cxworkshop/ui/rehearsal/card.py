"""Rehearse, as a card: in which mood the simulated executives come, and on how many screens."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from cxworkshop.services.moods import MOODS
from cxworkshop.ui.buttons import button, one_of
from cxworkshop.ui.fields import choice_field
from cxworkshop.ui.text import PlainLabel, field_label
from cxworkshop.words import say


class RehearseCard(QFrame):
    """`asked` carries the mood, and whether console and stage share one screen."""

    asked = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._text = PlainLabel("", "small", "muted", wrap=True)
        self._mood_text = PlainLabel("", "small", wrap=True)
        self.moods = {name: self._mood(name) for name in MOODS}
        self.screens = choice_field()
        self.begin = button(say("rehearsal.begin"), "plain", "run")
        self.begin.clicked.connect(self._ask)
        self._lay_out()
        self._choose()

    @property
    def mood(self) -> str:
        """The mood that is chosen."""
        return next(name for name, chip in self.moods.items() if chip.isChecked())

    def show_choice(self, executives: int, projector: str, *, running: bool) -> None:
        """How many will come; `projector` names the second screen, "" when there is none; a
        workshop that is `running` can't be rehearsed."""
        self._text.setText(
            say("rehearsal.running") if running else say("rehearsal.text", count=executives)
        )
        self.begin.setEnabled(not running)
        offered = [("one", True)]
        if projector:
            offered.insert(0, ("two", False))
        words = [say(f"rehearsal.screens.{name}", screen=projector) for name, _ in offered]
        if words != [self.screens.itemText(place) for place in range(self.screens.count())]:
            self.screens.clear()
            for text, (_, alone) in zip(words, offered, strict=True):
                self.screens.addItem(text, alone)

    def _mood(self, name: str) -> QPushButton:
        chip = button(say(f"rehearsal.mood.{name}"), "small")
        chip.setProperty("kind", "chip")
        chip.setCheckable(True)
        chip.setChecked(name == "proud")
        chip.clicked.connect(self._choose)
        return chip

    def _choose(self) -> None:
        self._mood_text.setText(say(f"rehearsal.mood_text.{self.mood}"))

    def _ask(self) -> None:
        self.asked.emit(self.mood, bool(self.screens.currentData()))

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        chips = QHBoxLayout()
        chips.setSpacing(8)
        for chip in self.moods.values():
            one_of(group, chip)
            chips.addWidget(chip)
        chips.addStretch()
        start = QHBoxLayout()
        start.setSpacing(12)
        start.addWidget(self.screens, 1)
        start.addWidget(self.begin)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 18)
        column.setSpacing(8)
        column.addWidget(PlainLabel(say("rehearsal.title"), "heading"))
        column.addWidget(self._text)
        column.addLayout(chips)
        column.addWidget(self._mood_text)
        column.addSpacing(4)
        column.addWidget(field_label(say("rehearsal.screens.title"), self.screens))
        column.addLayout(start)
