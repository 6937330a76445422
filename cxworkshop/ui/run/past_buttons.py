"""Undo and redo, and the list of what can be undone, in words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from cxworkshop.ui import sizes
from cxworkshop.ui.buttons import icon_button
from cxworkshop.ui.text import plain_caption, set_tip
from cxworkshop.words import say

MOST = 30


class PastButtons(QWidget):
    """`undo_asked` carries how many changes to take back."""

    undo_asked = Signal(int)
    redo_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._done: Sequence[str] = ()
        self.undo = icon_button("undo", say("prepare.undo"), "muted")
        self.list = icon_button("down", say("prepare.past"), "muted")
        self.redo = icon_button("redo", say("prepare.redo"), "muted")
        self.undo.clicked.connect(self._undo_one)
        self.list.clicked.connect(self._show_menu)
        self.redo.clicked.connect(self.redo_asked)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for each in (self.undo, self.list, self.redo):
            sizes.fix(each, width=28, height=24)
            sizes.icon_size(each, 18)
            line.addWidget(each)

    def show_history(self, done: Sequence[str], redo_words: str | None) -> None:
        """What can be undone, the last change first, and what redoing does."""
        self._done = done
        self.undo.setEnabled(bool(done))
        self.list.setEnabled(bool(done))
        self.redo.setEnabled(redo_words is not None)
        undo_words = say("services.history.undo", what=done[0]) if done else say("prepare.undo")
        for each, words in ((self.undo, undo_words), (self.redo, redo_words)):
            set_tip(each, words or say("prepare.redo"))
            each.setAccessibleName(words or say("prepare.redo"))

    def menu(self) -> QMenu:
        """Each line takes the later changes along."""
        menu = QMenu(self)
        for number, what in enumerate(self._done[:MOST], 1):
            line = say("prepare.past_line", number=number, what=what)
            menu.addAction(plain_caption(line)).triggered.connect(partial(self._undo, number))
        return menu

    def _undo_one(self) -> None:
        self.undo_asked.emit(1)

    def _undo(self, count: int, _checked: bool = False) -> None:
        self.undo_asked.emit(count)

    def _show_menu(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.list.mapToGlobal(self.list.rect().bottomLeft()))
