"""Which screens there are, and which of them is the projector.

A screen is remembered by what it is, not by its number, so the stage finds the same projector after
it was unplugged. Two screens that show the same part of the desktop (mirrored) are one.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen


def identity(screen: QScreen) -> str:
    """What tells this screen from others, the same after it was unplugged."""
    parts = (screen.manufacturer(), screen.model(), screen.serialNumber(), screen.name())
    return "|".join(part for part in parts if part)


def spoken_name(screen: QScreen) -> str:
    """What a person would call this screen."""
    return screen.model() or screen.name()


def name_in(remembered: str) -> str:
    """What a person would call a screen that is known by its identity alone."""
    return remembered.split("|")[min(1, remembered.count("|"))]


def projector(
    screens: Sequence[QScreen], console: QScreen | None, remembered: str = ""
) -> QScreen | None:
    """The screen for the stage: the remembered one, else the first that the console is not on, or
    None when there is only the console's."""
    taken = console.geometry() if console else None
    free = [screen for screen in screens if screen is not console and screen.geometry() != taken]
    for screen in free:
        if remembered and identity(screen) == remembered:
            return screen
    return free[0] if free else None


class Screens(QObject):
    """Says with `changed` when a screen came, went or changed its size."""

    changed = Signal()

    def __init__(self, app: QGuiApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        for screen in app.screens():
            self._watch(screen)
        app.screenAdded.connect(self._added)
        app.screenRemoved.connect(self._tell)
        app.primaryScreenChanged.connect(self._tell)

    def all(self) -> list[QScreen]:
        """The screens as they are now."""
        return self._app.screens()

    def _added(self, screen: QScreen) -> None:
        self._watch(screen)
        self.changed.emit()

    def _watch(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._tell)

    def _tell(self, *_: object) -> None:
        self.changed.emit()
