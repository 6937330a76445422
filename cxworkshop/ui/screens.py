"""Which screens there are, and which of them is the projector.

A screen is remembered by what it is, not by its number, so the stage finds the same projector after
it was unplugged, and after the app was started again. Two screens that show the same part of the
desktop (mirrored) are one.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen

from cxworkshop.ui.awake import Awake


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
    screens: Sequence[QScreen], console: QScreen | None, *remembered: str
) -> QScreen | None:
    """The screen for the stage: the first of the remembered ones, else the first that shows nothing
    of what the console is on, or None when there is only the console's."""
    free = [screen for screen in screens if console is None or not _share(screen, console)]
    found = (_found(free, identity) for identity in remembered if identity)
    return next((screen for screen in found if screen), free[0] if free else None)


def mirrored(screens: Sequence[QScreen], console: QScreen | None) -> QScreen | None:
    """Another screen that shows what the console is on, or None."""
    others = [screen for screen in screens if console is not None and screen is not console]
    return next((screen for screen in others if console and _share(screen, console)), None)


class Screens(QObject):
    """Says with `changed` when a screen came, went or changed its size or scale, and with `used`
    which one the stage has gone to, by its identity. `light` keeps all of them from
    going dark."""

    changed = Signal()
    used = Signal(str)

    def __init__(self, app: QGuiApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._chosen = self._last = ""
        self._awake = Awake(self)
        for screen in app.screens():
            self._watch(screen)
        app.screenAdded.connect(self._added)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.changed)
        app.screenRemoved.connect(self._removed)
        app.primaryScreenChanged.connect(self._tell)

    def all(self) -> list[QScreen]:
        """The screens as they are now."""
        return self._app.screens()

    def prefer(self, chosen: str, last: str = "") -> None:
        """Where the stage is wanted, by identity: on the chosen screen, else where it was last."""
        before, self._chosen = self._chosen, chosen
        self._last = self._last or last
        if chosen != before:
            self.changed.emit()

    def for_stage(self, console: QScreen | None) -> QScreen | None:
        """The projector, seen from the screen that the console is on, or None."""
        return projector(self.all(), console, self._chosen, self._last)

    def use(self, screen: QScreen) -> None:
        """The stage has gone to a screen; it will be looked for there again."""
        if identity(screen) != self._last:
            self._last = identity(screen)
            self.used.emit(self._last)

    def light(self, on: bool) -> None:
        """Keep this machine and its screens from falling asleep, or let them again."""
        if on:
            self._awake.hold()
        else:
            self._awake.release()

    def _added(self, screen: QScreen) -> None:
        self._watch(screen)
        self.changed.emit()

    def _removed(self, _screen: QScreen) -> None:
        """Once more in the next turn: windows that stood there have been moved only then."""
        self.changed.emit()
        self._soon.start()

    def _watch(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._tell)
        screen.logicalDotsPerInchChanged.connect(self._tell)

    def _tell(self, *_: object) -> None:
        self.changed.emit()


def _share(one: QScreen, other: QScreen) -> bool:
    """Whether both show a part of the desktop that is the same."""
    return one is other or one.geometry().intersects(other.geometry())


def _found(screens: Sequence[QScreen], wanted: str) -> QScreen | None:
    """The screen with an identity; else the same device at another socket."""
    device = wanted.rpartition("|")[0]
    same = [screen for screen in screens if identity(screen) == wanted]
    same += [screen for screen in screens if device and _device(screen) == device]
    return same[0] if same else None


def _device(screen: QScreen) -> str:
    return identity(screen).rpartition("|")[0]
