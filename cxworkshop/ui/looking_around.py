"""The room check of the app: what the GUI thread knows, and the look around that takes a moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from cxworkshop.room.addresses import candidates
from cxworkshop.services import room_check
from cxworkshop.services.room_check import Finding, Screen
from cxworkshop.ui.room_process import RoomProcess
from cxworkshop.ui.screens import Screens, spoken_name

USUAL_PORT = 8437


def prepare_look(home: Path, screens: Screens, room: RoomProcess) -> Callable[[], list[Finding]]:
    """A look around that may be taken in another thread; screens and room are asked at once."""
    seen = [
        Screen(spoken_name(screen), screen.size().width(), screen.size().height())
        for screen in screens.all()
    ]
    joined = room.joined if room.ready else None
    return partial(_look, home, seen, room.port or USUAL_PORT, joined)


def _look(home: Path, screens: Sequence[Screen], port: int, joined: int | None) -> list[Finding]:
    addresses = [found.address for found in candidates()]
    return room_check.check(room_check.look_around(home, addresses, screens, port, joined))
