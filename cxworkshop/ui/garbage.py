"""Garbage is looked for in the GUI thread alone, between two events.

Python looks for garbage whenever something is made, in whichever thread that happens. A window
among it would then be destroyed by a worker thread, or while it paints itself; either ends the
program. What has been imported is no garbage and need not be looked through again and again.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000


class Garbage(QObject):
    """Takes over from Python's own garbage collection until `end`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._made = 0  # since everything was looked through
        self._again = QTimer(self, interval=_EVERY_MS)
        self._again.timeout.connect(self.collect)
        self._again.start()

    def collect(self) -> None:
        """Look through what is new; and through everything once as much has been made as Python
        itself waits for. Counted in looks, charts lay about for minutes, a gigabyte of them, and
        the look that found them took a third of a second."""
        young, middle, old = (max(1, most) for most in gc.get_threshold())
        made = gc.get_count()[0]
        if made > young:
            self._made += made
            everything = self._made > young * middle * old
            gc.collect(2 if everything else 0)
            if everything:
                self._made = 0

    def end(self) -> None:
        """Give the work back to Python."""
        self._again.stop()
        gc.unfreeze()
        gc.enable()
