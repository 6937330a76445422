"""Keeps the machine awake while a workshop runs, by what its system offers for that.

Linux: the desktop is asked over D-Bus (org.freedesktop.ScreenSaver, the Idle Inhibition Service of
freedesktop.org) on a connection of its own, which is hung up to release it; a crash hangs up as
well. Windows: SetThreadExecutionState, which ends with the thread. macOS: `caffeinate`, told to end
with this process. None of them keeps a laptop awake whose lid is closed.
"""

from __future__ import annotations

import os
import shutil
import sys
from typing import Protocol

from PySide6.QtCore import QObject, QProcess

from cxworkshop.words import say

LINE = "cxworkshop-awake"
SERVICE, PLACE = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"
CONTINUOUS, SYSTEM, DISPLAY = 0x80000000, 0x1, 0x2  # winbase.h
CLOSE_MS = 1000


class _Way(Protocol):
    """One system's way of staying awake."""

    def possible(self) -> bool: ...

    def hold(self) -> None: ...

    def release(self) -> None: ...


class Awake(QObject):
    """Holds the machine awake between `hold` and `release`, where that is possible."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._way = _way()
        self.held = False

    def hold(self) -> None:
        """Ask the system to stay awake, once."""
        if not self.held and self._way.possible():
            self._way.hold()
            self.held = True

    def release(self) -> None:
        """Let the system sleep as it is used to."""
        if self.held:
            self._way.release()
            self.held = False


def can_stay_awake() -> bool:
    """Whether this system offers a way to keep it awake."""
    return _way().possible()


def _way() -> _Way:
    ways: dict[str, type[_Way]] = {"win32": _Windows, "darwin": _MacOS}
    return ways.get(sys.platform, _Desktop)()


class _Desktop:
    """A desktop that listens on the session's bus."""

    def possible(self) -> bool:
        from PySide6.QtDBus import QDBusConnection

        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return False
        offered = bus.interface().isServiceRegistered(SERVICE)
        return bool(offered.value()) if offered.isValid() else False

    def hold(self) -> None:
        from PySide6.QtDBus import QDBusConnection, QDBusMessage

        line = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, LINE)
        call = QDBusMessage.createMethodCall(SERVICE, PLACE, SERVICE, "Inhibit")
        call.setArguments([say("app.name"), say("screens.awake")])
        line.asyncCall(call)  # waiting for a busy desktop would stop the window

    def release(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        QDBusConnection.disconnectFromBus(LINE)


class _Windows:
    """The thread that calls is the one that has to stay: the GUI thread."""

    def possible(self) -> bool:
        return sys.platform == "win32"

    def hold(self) -> None:
        self._say(CONTINUOUS | SYSTEM | DISPLAY)

    def release(self) -> None:
        self._say(CONTINUOUS)

    def _say(self, state: int) -> None:
        if sys.platform == "win32":
            import ctypes

            ctypes.windll.kernel32.SetThreadExecutionState(state)


class _MacOS:
    """A child process of the system's own."""

    def __init__(self) -> None:
        self._child: QProcess | None = None

    def possible(self) -> bool:
        return shutil.which("caffeinate") is not None

    def hold(self) -> None:
        self._child = QProcess()
        self._child.start("caffeinate", ["-dims", "-w", str(os.getpid())])

    def release(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.waitForFinished(CLOSE_MS)
