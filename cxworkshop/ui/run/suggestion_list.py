"""The ready-made actions that fit a gap, each one key away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.domain.catalogue import CatalogueAction
from cxworkshop.domain.plan import Lever
from cxworkshop.ui import sizes
from cxworkshop.ui.beside import Beside
from cxworkshop.ui.layouts import clear
from cxworkshop.ui.text import PlainLabel
from cxworkshop.ui.widgets.key_button import KeyButton
from cxworkshop.words import say

MOST = 3
TITLE = 200
"""How wide a title is at least, at 100 %, before what it pulls stands below it."""


class SuggestionList(QWidget):
    """`taken` carries the id of a catalogue action; Alt+1 to Alt+3 take one, too."""

    taken = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._title = PlainLabel("", "small", "muted", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._shown: tuple[CatalogueAction, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._title)
        layout.addLayout(self._rows)
        for number in range(MOST):
            shortcut = QShortcut(QKeySequence(f"Alt+{number + 1}"), self)
            shortcut.setObjectName(str(number))
            shortcut.activated.connect(self._take_by_key)

    def show_actions(self, actions: Sequence[CatalogueAction], gap: str) -> None:
        """Offer the first few of these; `gap` names what they close, "" when nothing."""
        offered = tuple(actions[:MOST])
        self._title.setText(
            say("run.plan.catalogue", gap=gap) if gap else say("run.plan.catalogue_free")
        )
        if offered == self._shown:
            return
        self._shown = offered
        clear(self._rows)
        for number, action in enumerate(offered, 1):
            self._rows.addWidget(self._row(number, action))

    def _row(self, number: int, action: CatalogueAction) -> QWidget:
        row = QFrame()
        levers = ", ".join(say(f"run.lever.{each}") for each in Lever if each in action.levers)
        depth = say(f"run.depth.{action.depth}").lower()
        take = KeyButton(say("run.plan.take"), say("run.plan.take_key", number=number))
        take.setProperty("extent", "small")
        take.setAccessibleName(say("run.plan.take_named", title=action.title))
        take.setObjectName(action.id)
        take.clicked.connect(self._take)
        line = QHBoxLayout()
        line.setContentsMargins(0, 5, 0, 5)
        line.setSpacing(12)
        name = PlainLabel(action.id, "small", "muted")
        sizes.fix(name, width=32)
        line.addWidget(name)
        title = PlainLabel(action.title, "body", elide=True)
        sizes.at_least(title, width=TITLE)
        facts = PlainLabel(f"{levers} · {depth}", "small", "muted")
        line.addWidget(Beside(title, facts, least=0, shares=(1, 0), spacing=12), 1)
        line.addWidget(take)
        rule = QFrame()
        rule.setProperty("kind", "line")
        layout = QVBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(rule)
        layout.addLayout(line)
        return row

    def _take(self) -> None:
        self.taken.emit(self.sender().objectName())

    def _take_by_key(self) -> None:
        number = int(self.sender().objectName())
        if number < len(self._shown):
            self.taken.emit(self._shown[number].id)
