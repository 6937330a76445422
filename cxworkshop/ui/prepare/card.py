"""One card of Prepare: its state, one fact, what follows from it, and the way into its editor."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.services.readiness import CardState
from cxworkshop.ui import sizes
from cxworkshop.ui.buttons import CardButton
from cxworkshop.ui.icons import Sign
from cxworkshop.ui.text import PlainLabel
from cxworkshop.words import say

ICONS = {
    "team": "team",
    "agenda": "clock",
    "statements": "statement",
    "customers": "table",
    "actions": "settings",
    "room": "shield",
}
_STATES = {
    "ready": ("check_circle", "good"),
    "optional": ("circle", "muted"),
    "missing": ("warning", "warning"),
}


class PrepareCard(CardButton):
    """`opened` carries its name."""

    opened = Signal(str)

    def __init__(self, number: int, name: str, picture: QWidget | None = None) -> None:
        super().__init__()
        self.setObjectName(name)
        self.clicked.connect(self._open)
        sizes.fix(self, height=220)
        self._number = PlainLabel(str(number), "body", "muted")
        self._title = PlainLabel("", "body", "muted")
        self._picture = picture
        self._state_icon = Sign(pixels=18)
        self._state = PlainLabel("", "small")
        self._fact = PlainLabel("", "heading", elide=True)
        self._consequence = PlainLabel("", "small", wrap=True)
        self._foot = PlainLabel("", "small", "muted", elide=True)
        self._way = PlainLabel("", "smallstrong", "accent")
        self._lay_out()

    def show_state(self, card: CardState) -> None:
        """Show what is known about this card."""
        self._title.setText(card.title)
        picture, tone = _STATES[card.state]
        self._state_icon.show_icon(picture, tone)
        self._state.setText(say(f"prepare.state.{card.state}"))
        self._fact.setText(card.fact)
        self._consequence.setText(card.consequence)
        self._foot.setText(card.foot)
        self._way.setText(say(f"prepare.{_way(card)}") + " ›")
        self.setAccessibleName(f"{card.title}: {self._state.text()}. {card.fact}.")
        self.setAccessibleDescription(card.consequence)

    def _open(self) -> None:
        self.opened.emit(self.objectName())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        for widget in (Sign(ICONS[self.objectName()]), self._number, self._title):
            head.addWidget(widget)
        head.addStretch()
        head.addWidget(self._state_icon)
        head.addWidget(self._state)
        line = QFrame()
        line.setProperty("kind", "line")
        foot = QHBoxLayout()
        foot.addWidget(self._foot, 1)
        foot.addWidget(self._way)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addSpacing(8)
        layout.addWidget(self._fact)
        layout.addWidget(self._consequence)
        if self._picture is not None:
            layout.addSpacing(4)
            layout.addWidget(self._picture)
        layout.addStretch()
        layout.addWidget(line)
        layout.addSpacing(6)
        layout.addLayout(foot)


def _way(card: CardState) -> str:
    if card.state == "missing":
        return "import" if card.name == "customers" else "mend"
    return "look" if card.name == "room" else "edit"
