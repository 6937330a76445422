"""A desktop's screen saver on the session's bus, and the program that asks it to hold still.

`dbus-run-session -- python -m tests.support.screen_saver` prints one line of JSON: what was asked,
and who was on the bus before, while and after the machine was held awake.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QObject, Slot
from PySide6.QtDBus import QDBusConnection

from cxworkshop.ui.awake import PLACE, SERVICE, Awake, can_stay_awake
from tests.support.patience import PATIENCE_MS


class ScreenSaver(QObject):
    """Remembers who asked it to stay away, and why."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[list[str]] = []

    @Slot(str, str, result="uint")
    def Inhibit(self, who: str, why: str) -> int:
        self.asked.append([who, why])
        return len(self.asked)


def main() -> int:
    """Hold, release, and say what happened."""
    app = QCoreApplication([])
    bus, saver, awake = QDBusConnection.sessionBus(), ScreenSaver(), Awake()
    before_service = can_stay_awake()
    slots = QDBusConnection.RegisterOption.ExportAllSlots
    bus.registerObject(PLACE, SERVICE, saver, slots)
    bus.registerService(SERVICE)
    counts = [_guests(bus)]
    awake.hold()
    _until(lambda: bool(saver.asked))
    counts.append(_guests(bus))
    awake.hold()
    awake.release()
    _until(lambda: _guests(bus) == counts[0])
    counts.append(_guests(bus))
    found = {"offered": [before_service, can_stay_awake()], "asked": saver.asked, "guests": counts}
    print(json.dumps(found))
    del app
    return 0


def _guests(bus: QDBusConnection) -> int:
    return len(bus.interface().registeredServiceNames().value())


def _until(holds: Callable[[], bool]) -> None:
    deadline = QDeadlineTimer(PATIENCE_MS)
    while not holds() and not deadline.hasExpired():
        QCoreApplication.processEvents()


if __name__ == "__main__":
    sys.exit(main())
