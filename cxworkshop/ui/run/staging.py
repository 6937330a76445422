"""Keeps the stage on the right screen: the projector while there is one, hidden when it goes.

With one screen only, the stage comes and goes by one key and never by itself, and with two the
console goes to the projector only when that was asked for twice, so that nothing private and
nothing unfinished is projected by a slip.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen, QWindow
from PySide6.QtWidgets import QWidget

from cxworkshop.ui.screens import Screens, mirrored, spoken_name
from cxworkshop.ui.stage.window import StageWindow
from cxworkshop.words import say

SETTLING_MS = 3000
SURE_MS = 8000


class Staging(QObject):
    """`moved` says that the stage is somewhere else, or gone. `alone` leaves every other screen
    alone: console and stage share one."""

    moved = Signal()

    def __init__(
        self, stage: StageWindow, screens: Screens, console: QWidget, *, alone: bool = False
    ) -> None:
        super().__init__(console)
        self._stage = stage
        self._screens = screens
        self._console = console
        self._alone = alone
        self._running = False
        self._here = False
        self._had_projector = self._swapped = False
        self._settling = QTimer(self, singleShot=True, interval=SETTLING_MS)
        self._sure = QTimer(self, singleShot=True, interval=SURE_MS)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._focus_moved)
        screens.changed.connect(self._look_again)

    def begin(self) -> None:
        """Put the stage on the projector, if there is one, and keep the machine awake."""
        self._running = True
        self._screens.light(True)
        self._look_again()

    def end(self) -> None:
        """Take the stage away."""
        if self._running:
            self._screens.light(False)
        self._running = self._here = False
        self._settling.stop()
        self._stage.hide()

    @property
    def mirrored(self) -> bool:
        """Whether the room sees the console."""
        return not self._stage.isVisible() and self._mirror() is not None

    @property
    def words(self) -> str:
        """Where the stage is, for the console's bar."""
        if self._stage.isVisible():
            return say("run.stage_on", screen=spoken_name(self._stage.screen()))
        if self._mirror():
            return say("screens.mirrored")
        return say("run.stage_gone" if self._had_projector else "run.stage_here")

    @property
    def plan(self) -> str:
        """Where the stage will be, before anything has begun."""
        there, mirror = self._projector(), self._mirror()
        if there is None and mirror:
            return say("screens.will_be_mirrored", screen=spoken_name(mirror))
        if there is None:
            return say("run.stage_will_be_here")
        return say("run.stage_will_be_on", screen=spoken_name(there))

    @property
    def projector_name(self) -> str:
        """What the second screen is called, "" when there is none."""
        there = self._projector()
        return spoken_name(there) if there else ""

    def swap(self) -> bool:
        """Let console and stage change places; with one screen, bring the stage or take it away.
        False, and nothing, at first: where the room would see the console, that has to be asked for
        again within a few seconds. The way back needs no asking."""
        here, there = self._console.window().screen(), self._projector()
        if there is None:
            self.toggle_here()
            return True
        if not self._swapped and not self._sure.isActive():
            self._sure.start()
            return False
        self._sure.stop()
        self._swapped = not self._swapped
        window = self._console.window()
        was_full = window.isMaximized() or window.isFullScreen()
        window.showNormal()
        window.setScreen(there)  # at once; by its new place alone it would be there only later
        window.setGeometry(_inside(there, window))
        if was_full:
            window.showMaximized()
        self._screens.use(here)
        self._show_on(here)
        return True

    def toggle_here(self) -> None:
        """Show the stage on the console's own screen, or go back to the console."""
        if self._projector() is None:
            self._here = not self._stage.isVisible()
            if self._here:
                self._show_on(self._console.window().screen())
                self._stage.activateWindow()
            else:
                self._stage.hide()
                self._console.window().activateWindow()
        self.moved.emit()

    def _look_again(self) -> None:
        if not self._running:
            return
        screen = self._projector()
        if screen is not None:
            self._had_projector = True
            self._here = False
            self._screens.use(screen)
            self._show_on(screen)
        elif self._here:
            self._show_on(self._console.window().screen())
        else:
            self._stage.hide()
            self.moved.emit()
        if screen is None:
            self._swapped = False

    def _show_on(self, screen: QScreen) -> None:
        self._stage.place_on(screen)
        if screen is not self._console.window().screen():
            self._console.window().activateWindow()
            self._settling.start()
        self.moved.emit()

    def _focus_moved(self, window: QWindow | None) -> None:
        """Some window managers hand the keyboard to a new window a moment after it was shown."""
        ours = window is not None and window is self._stage.windowHandle()
        if ours and self._settling.isActive() and self._projector() is not None:
            self._settling.stop()
            QTimer.singleShot(0, self._console.window(), self._console.window().activateWindow)

    def _projector(self) -> QScreen | None:
        if self._alone:
            return None
        return self._screens.for_stage(self._console.window().screen())

    def _mirror(self) -> QScreen | None:
        return mirrored(self._screens.all(), self._console.window().screen())


def _inside(screen: QScreen, window: QWidget) -> QRect:
    place = screen.availableGeometry()
    size = window.size().boundedTo(place.size())
    place.setSize(size)
    return place
