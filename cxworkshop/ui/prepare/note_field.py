"""A field for several lines that is kept after a pause in typing, and when it is left."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from cxworkshop.ui import sizes

_PAUSE_MS = 800


class NoteField(QPlainTextEdit):
    """Tab leaves the field, as in every other field. `settled` carries the text. One that `grows`
    takes the height that there is."""

    settled = Signal(str)

    def __init__(self, lines: int, *, grows: bool = False) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        if grows:
            sizes.at_least(self, height=lines * 21 + 18)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        else:
            sizes.fix(self, height=lines * 21 + 18)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._settle)
        self.textChanged.connect(self._touched)

    def finish(self) -> None:
        """Keep at once what waits for a pause."""
        if self._pause.isActive():
            self._settle()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.finish()

    def _touched(self) -> None:
        if self.hasFocus():
            self._pause.start()

    def _settle(self) -> None:
        self._pause.stop()
        self.settled.emit(self.toPlainText())
