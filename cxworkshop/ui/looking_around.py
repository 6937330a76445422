"""The room check as the app and `cxworkshop doctor` take it: screens, network, and the rest."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from cxworkshop.room.addresses import Address, candidates
from cxworkshop.services import machine, room_check
from cxworkshop.services.machine import Desktop, Network
from cxworkshop.services.room_check import Finding
from cxworkshop.ui.room_process import RoomProcess
from cxworkshop.ui.screens import Screens
from cxworkshop.ui.seen_screens import desktop

USUAL_PORT = 8437


def prepare_look(home: Path, screens: Screens, room: RoomProcess) -> Callable[[], list[Finding]]:
    """A look around that may be taken in another thread; screens and room are asked at once."""
    joined = room.joined if room.ready else None
    return partial(look, home, desktop(screens.all()), room.port or USUAL_PORT, joined)


def look(
    home: Path, seen: Desktop | None, port: int = USUAL_PORT, joined: int | None = None
) -> list[Finding]:
    """Every finding about this machine as it is now; `seen` is None without a display."""
    found = candidates()
    network = Network(_prefix(found[0]), found[0].hotspot) if found else None
    addresses = [each.address for each in found]
    return room_check.check(machine.look_around(home, addresses, seen, network, port, joined))


def _prefix(address: Address) -> int | None:
    """How many bits of an address name its network."""
    from PySide6.QtNetwork import QNetworkInterface  # heavy, wanted here alone

    for interface in QNetworkInterface.allInterfaces():
        for entry in interface.addressEntries():
            if entry.ip().toString() == address.address and entry.prefixLength() >= 0:
                return entry.prefixLength()
    return None
