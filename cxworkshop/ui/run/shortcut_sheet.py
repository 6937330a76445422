"""The sheet of keys that `?` shows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cxworkshop.ui import theme
from cxworkshop.ui.buttons import button
from cxworkshop.ui.run.keys import KEYS
from cxworkshop.ui.text import PlainLabel
from cxworkshop.words import say


class ShortcutSheet(QDialog):
    """One row per action, made from the table that binds the keys."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("run.shortcuts.title"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(10)
        for row, (name, keys) in enumerate(self._rows()):
            grid.addLayout(_caps(keys), row, 0)
            grid.addWidget(PlainLabel(say(f"run.shortcuts.{name}"), "body"), row, 1)
        close = button(say("app.close"), "primary")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.GAP)
        layout.setSpacing(theme.GAP)
        layout.addWidget(PlainLabel(say("run.shortcuts.title"), "heading"))
        layout.addLayout(grid)
        layout.addWidget(PlainLabel(say("run.shortcuts.again"), "small", "muted"))
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    @staticmethod
    def _rows() -> list[tuple[str, tuple[str, ...]]]:
        rows = list(KEYS.items())
        rows.insert(1, ("space", ("Space",)))
        return rows


def _caps(keys: tuple[str, ...]) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(6)
    for key in keys:
        words = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        cap: QLabel = PlainLabel(words, "small")
        cap.setProperty("kind", "tag")
        line.addWidget(cap)
    line.addStretch()
    return line
