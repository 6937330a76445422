"""Which of the laptop's addresses phones open, when it has several."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from cxworkshop.room.addresses import Address
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.buttons import button
from cxworkshop.ui.text import PlainLabel
from cxworkshop.words import say


class AddressChoice(QDialog):
    """`chosen` is the address to move to, "" while it is the one in use. While a vote is open it
    says what moving costs."""

    def __init__(
        self, parent: QWidget | None, addresses: Sequence[Address], now: str, *, voting: bool
    ) -> None:
        super().__init__(parent)
        self._now = now
        self.setWindowTitle(say("fallbacks.address.title"))
        sizes.at_least(self, width=520)
        self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.GAP)
        layout.setSpacing(8)
        layout.addWidget(PlainLabel(say("fallbacks.address.title"), "heading"))
        several = any(found.address != now for found in addresses)
        words = say("fallbacks.address.text" if several else "fallbacks.address.one")
        layout.addWidget(PlainLabel(words, "body", wrap=True))
        layout.addSpacing(8)
        for found in addresses:
            layout.addWidget(self._choice(found))
        if voting and several:
            layout.addSpacing(8)
            layout.addWidget(PlainLabel(say("fallbacks.address.voting"), "smallstrong", wrap=True))
        layout.addSpacing(theme.GAP)
        layout.addLayout(self._answers(voting))
        self._group.buttonToggled.connect(self._show_choice)
        self._show_choice()

    @property
    def chosen(self) -> str:
        """The address that was chosen, "" when it is the one in use."""
        button = self._group.checkedButton()
        address = str(button.property("address")) if button else ""
        return "" if address == self._now else address

    def choose(self, address: str) -> None:
        """Mark an address."""
        for one in self._group.buttons():
            if one.property("address") == address:
                one.setChecked(True)

    def _choice(self, found: Address) -> QRadioButton:
        kind = "hotspot" if found.hotspot else "private" if found.private else "public"
        details = [found.interface, say(f"fallbacks.address.{kind}")]
        if found.address == self._now:
            details.append(say("fallbacks.address.now"))
        words = f"{found.address}   {', '.join(filter(None, details))}"
        made = QRadioButton(words)
        made.setAccessibleName(words)
        made.setProperty("address", found.address)
        made.setChecked(found.address == self._now)
        self._group.addButton(made)
        return made

    def _answers(self, voting: bool) -> QHBoxLayout:
        key = "fallbacks.address.change_voting" if voting else "fallbacks.address.change"
        self.go_button = button(say(key), "danger" if voting else "primary")
        self.go_button.clicked.connect(self.accept)
        stay = button(say("app.cancel"))
        stay.clicked.connect(self.reject)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addStretch()
        line.addWidget(stay)
        line.addWidget(self.go_button)
        return line

    def _show_choice(self) -> None:
        self.go_button.setEnabled(bool(self.chosen))
