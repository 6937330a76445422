"""The four levers to switch on and off."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from cxworkshop.domain.plan import Lever
from cxworkshop.ui.buttons import button
from cxworkshop.ui.flow_layout import FlowLayout
from cxworkshop.words import say


class LeverChips(QWidget):
    """`changed` says that a lever was switched; `levers` are those that are on."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._chips: dict[Lever, QPushButton] = {}
        line = FlowLayout()
        self.setLayout(line)
        for lever in Lever:
            chip = button(say(f"run.lever.{lever}"), "small")
            chip.setCheckable(True)
            chip.setProperty("kind", "chip")
            chip.clicked.connect(self.changed)
            self._chips[lever] = chip
            line.addWidget(chip)

    @property
    def levers(self) -> frozenset[Lever]:
        return frozenset(lever for lever, chip in self._chips.items() if chip.isChecked())

    def show_levers(self, levers: frozenset[Lever]) -> None:
        """Switch exactly these on, without telling anybody."""
        for lever, chip in self._chips.items():
            chip.setChecked(lever in levers)
