"""Every key and clicker key of a run, in one table: what it does and how the sheet explains it.

Page Down and Right are what clickers send. Letters work while no text field has the focus; Space is
left to the button or the stage that has it. Esc is in no table, because it never ends a workshop.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from cxworkshop.ui.aloud import read_as_group

KEYS: Mapping[str, tuple[str, ...]] = {
    "next": ("PgDown", "Right"),
    "back": ("PgUp", "Left"),
    "skip": ("N",),
    "return": ("R",),
    "blank": ("B", "."),
    "freeze": ("F",),
    "timer": ("T",),
    "join": ("J",),
    "method": ("M",),
    "more": ("E",),
    "swap": ("S",),
    "full": ("F11",),
    "sheet": ("?",),
}
LETTERS = frozenset(key.lower() for names in KEYS.values() for key in names if len(key) == 1)
STAGE_ONLY: Mapping[str, tuple[str, ...]] = {"next": ("Space",)}


class WritingPlace(QWidget):
    """A part of the console that is there to be written in. While it has the focus a letter is
    somebody who believes to be in a field, and neither leaves a step out nor freezes the stage."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        read_as_group(self)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def event(self, event: QEvent) -> bool:
        asked = event.type() is QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and event.text().lower() in LETTERS:
            event.accept()
            return True
        return super().event(event)


def bind(
    window: QWidget, actions: Mapping[str, Callable[[], None]], *, stage: bool = False
) -> list[QShortcut]:
    """Let the keys act while `window` is the active one; the stage has Space, too."""
    made: list[QShortcut] = []
    for table in (KEYS, STAGE_ONLY) if stage else (KEYS,):
        for name, keys in table.items():
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), window)
                shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
                shortcut.setAutoRepeat(False)
                shortcut.activated.connect(actions[name])
                made.append(shortcut)
    return made
