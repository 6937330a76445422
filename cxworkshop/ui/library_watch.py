"""Looks every few seconds whether the library is still where it was, and says when it is not.

A folder may be moved, deleted or pulled out with its disk while the app runs. The system lets the
app go on writing to a file that nobody will find again, so that nothing else would tell.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from cxworkshop.store.database import Library
from cxworkshop.store.problems import LibraryProblem

LOOK_MS = 2000


class LibraryWatch(QObject):
    """`lost` carries the problem once when the library has gone, `found` says that it is back."""

    lost = Signal(object)
    found = Signal()

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._gone = False
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Look now."""
        was, self._gone = self._gone, self._library.gone
        if self._gone and not was:
            self.lost.emit(LibraryProblem("store.gone", path=self._library.path))
        elif was and not self._gone:
            self.found.emit()
