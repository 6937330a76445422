"""A field for several lines that is kept after a pause in typing, and when it is left."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from cxworkshop.ui import sizes

_PAUSE_MS = 800
_MOST_LINES = 8


class NoteField(QPlainTextEdit):
    """Tab leaves the field, as in every other field. `settled` carries the text. One that `grows`
    shows up to eight lines without scrolling, and takes the height that there is."""

    settled = Signal(str)

    def __init__(self, lines: int, *, grows: bool = False) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self._lines, self._grows = lines, grows
        if grows:
            sizes.at_least(self, height=_high(lines))
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
            self.textChanged.connect(self._grow)
        else:
            sizes.fix(self, height=_high(lines))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._settle)
        self.textChanged.connect(self._touched)

    def finish(self) -> None:
        """Keep at once what waits for a pause."""
        if self._pause.isActive():
            self._settle()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._grows and event.size().width() != event.oldSize().width():
            self._grow()

    def _grow(self) -> None:
        metrics, margin = self.fontMetrics(), 2 * round(self.document().documentMargin())
        room = QRect(0, 0, self.viewport().width() - margin, 10_000)
        wrapped = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        high = metrics.boundingRect(room, int(wrapped), self.toPlainText()).height()
        lines = round(high / metrics.lineSpacing())
        sizes.at_least(self, height=_high(max(self._lines, min(_MOST_LINES, lines))))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.finish()

    def _touched(self) -> None:
        if self.hasFocus():
            self._pause.start()

    def _settle(self) -> None:
        self._pause.stop()
        self.settled.emit(self.toPlainText())


def _high(lines: int) -> int:
    """The height of a field of so many lines, at 100 %."""
    return lines * 21 + 18
