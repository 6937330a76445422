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
        column.addWidget(field_label(say("fallbacks.phones.title"), self.field))
        column.addWidget(self.field)
        column.addWidget(self._text)

    def show_choice(self, offered: tuple[str, ...], by: str) -> None:
        """Offer these ways and mark one; hidden when there is none to choose."""
        self.setVisible(bool(offered))
        if not offered:
            return
        if offered != self._offered:
            self._offered = offered
            self.field.clear()
            for name in offered:
                self.field.addItem(say(f"fallbacks.phones.{name}"), name)
        self.field.setCurrentIndex(offered.index(by))
        self._text.setText(say(f"fallbacks.phones.{by}_text"))

    def _choose(self, place: int) -> None:
        self.chosen.emit(self._offered[place])
