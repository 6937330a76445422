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
        self._again = QTimer(self, interval=_EVERY_MS)
        self._again.timeout.connect(self.collect)
        self._again.start()

    def collect(self) -> None:
        """Look through each generation whose time has come, as Python itself would."""
        due = [made > most for made, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if due[0]:
            gc.collect(2 if all(due) else int(due[1]))

    def end(self) -> None:
        """Give the work back to Python."""
        self._again.stop()
        gc.unfreeze()
        gc.enable()
