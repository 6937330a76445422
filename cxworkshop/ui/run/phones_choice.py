"""Before a vote: whether each person has a phone, a table shares one, or one goes round."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.ui.fields import choice_field
from cxworkshop.ui.text import PlainLabel, field_label
from cxworkshop.words import say


class PhonesChoice(QWidget):
    """`chosen` carries "person", "table" or "pass", as the room calls them."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._offered: tuple[str, ...] = ()
        self.field = choice_field()
        self.field.activated.connect(self._choose)
        self._text = PlainLabel("", "small", "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._name = field_label(say("fallbacks.phones.title"), self.field)
        column.addWidget(self._name)
        column.addWidget(self.field)
        column.addWidget(self._text)

    def show_choice(self, offered: tuple[str, ...], by: str) -> None:
        """Offer these ways and mark one; a single way is said in words alone, and without any all
        is hidden."""
        self.setVisible(bool(offered))
        if not offered:
            return
        if offered != self._offered:
            self._offered = offered
            self.field.clear()
            for name in offered:
                self.field.addItem(say(f"fallbacks.phones.{name}"), name)
        self.field.setCurrentIndex(offered.index(by))
        single = len(offered) == 1
        self._name.setVisible(not single)
        self.field.setVisible(not single)
        self._text.setText(say(f"fallbacks.phones.{by}_{'only_text' if single else 'text'}"))

    def _choose(self, place: int) -> None:
        self.chosen.emit(self._offered[place])
