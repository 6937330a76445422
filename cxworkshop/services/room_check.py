"""What a machine lacks for a workshop, and the command that mends it.

A pure function of a `Machine`. `cxworkshop doctor` prints the same findings that Prepare shows.
"""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cxworkshop.services.machine import Machine, Screen
from cxworkshop.words import say

ENOUGH_MEGABYTES = 500
FEW_ADDRESSES = 40
SYNCED = (
    "onedrive",
    "dropbox",
    "google drive",
    "nextcloud",
    "icloud",
    "mobile documents",
    "box sync",
)
OPENING = {
    "ufw": "sudo ufw allow {port}/tcp",
    "firewalld": "sudo firewall-cmd --add-port={port}/tcp",
    "windows": (
        'netsh advfirewall firewall add rule name="CX Workshop" dir=in action=allow '
        "protocol=TCP localport={port}"
    ),
}
EXTENDING = "DisplaySwitch.exe /extend"  # which is Windows' own
AWAKE = "systemd-inhibit --what=idle:sleep cxworkshop"
QUIET = "gsettings set org.gnome.desktop.notifications show-banners false"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `command` mends it and may be copied; empty when none does.
    Where this program can't see how it stands, it is not `known` and the sentence says what to
    look at; that counts as neither good nor bad."""

    name: str
    ok: bool
    sentence: str
    command: str = ""
    known: bool = True


def check(machine: Machine) -> list[Finding]:
    """Every finding, those to be mended first, those that nobody can see from here last."""
    findings = [
        _screens(machine),
        _network(machine),
        _capacity(machine),
        _firewall(machine),
        _phone(machine),
        _sleep(machine),
        _notifications(machine),
        _disk(machine),
        _folder(machine),
        _files(machine),
        _fonts(machine),
    ]
    return sorted(filter(None, findings), key=lambda found: (found.ok, not found.known))


def _finding(subject: str, ok: bool, outcome: str, command: str = "", **values: Any) -> Finding:
    sentence = say(f"services.room_check.{subject}.{outcome}", **values)
    return Finding(subject, ok, sentence, command)


def _screens(machine: Machine) -> Finding | None:
    if machine.desktop is None:
        return None
    if machine.desktop.trouble:
        return _finding("screens", False, "broken", trouble=machine.desktop.trouble)
    screens = machine.desktop.screens
    own = [screen for screen in screens[1:] if not screen.mirrors]
    if own:
        size = f"{own[0].width} × {own[0].height}"
        return _finding("screens", True, "two", screen=own[0].name, size=size)
    command = _extending(screens)
    if len(screens) > 1:
        return _finding("screens", False, "mirrored", command, screen=screens[1].name)
    return _finding("screens", False, "one", command)


def _extending(screens: tuple[Screen, ...]) -> str:
    """The command that lets the second screen show a part of its own, "" where there is none."""
    if sys.platform == "win32":
        return EXTENDING
    if not sys.platform.startswith("linux") or "WAYLAND_DISPLAY" in os.environ:
        return ""
    if len(screens) > 1 and screens[0].output and screens[1].output:
        return f"xrandr --output {screens[1].output} --auto --right-of {screens[0].output}"
    return "xrandr --auto"


def _network(machine: Machine) -> Finding:
    reachable = [address for address in machine.addresses if not address.startswith("127.")]
    if reachable:
        return _finding("network", True, "found", address=reachable[0])
    return _finding("network", False, "none")


def _capacity(machine: Machine) -> Finding | None:
    """How many devices the network can carry: by its addresses, and by what Wi-Fi usually does."""
    if not _network(machine).ok:
        return None
    network = machine.network
    if network.hotspot:
        return _finding("capacity", True, "hotspot")
    if network.prefix is None:
        return _finding("capacity", True, "usual")
    addresses = max(2 ** (32 - network.prefix) - 4, 0)  # network, broadcast, router, this laptop
    enough = addresses >= FEW_ADDRESSES
    return _finding("capacity", enough, "enough" if enough else "few", count=addresses)


def _firewall(machine: Machine) -> Finding | None:
    if not machine.firewall or machine.joined:
        return None
    command = OPENING[machine.firewall].format(port=machine.port)
    return _finding("firewall", False, "unknown", command, port=machine.port)


def _phone(machine: Machine) -> Finding | None:
    if machine.joined is None:
        return None
    if machine.joined:
        return _finding("phone", True, "joined", count=machine.joined)
    return _finding("phone", False, "none")


def _sleep(machine: Machine) -> Finding | None:
    if machine.desktop is None or machine.desktop.trouble:
        return None
    if machine.desktop.awake:
        return _finding("sleep", True, "held")
    return _finding("sleep", False, "not_held", AWAKE if shutil.which("systemd-inhibit") else "")


def _notifications(machine: Machine) -> Finding | None:
    if machine.desktop is None or machine.desktop.trouble:
        return None
    if machine.banners is not None:
        shown = machine.banners
        outcome = "shown" if shown else "off"
        return _finding("notifications", not shown, outcome, QUIET if shown else "")
    where = {"win32": "windows", "darwin": "mac"}.get(sys.platform, "desktop")
    sentence = say(f"services.room_check.notifications.{where}")
    return Finding("notifications", True, sentence, known=False)


def _disk(machine: Machine) -> Finding:
    free = machine.free_megabytes
    if free >= ENOUGH_MEGABYTES:
        return _finding("disk", True, "enough", free=f"{free / 1000:.1f}")
    return _finding("disk", False, "low", free=free, needed=ENOUGH_MEGABYTES)


def _folder(machine: Machine) -> Finding:
    if not machine.home_writable:
        return _finding("folder", False, "read_only", path=machine.home)
    places = str(machine.home).casefold()
    if any(name in places for name in SYNCED) or places.startswith(("\\\\", "//")):
        return _finding("folder", False, "synced", path=machine.home)
    return _finding("folder", True, "fine", path=_spoken(machine.home))


def _spoken(path: Path) -> str:
    """A path as people write it, from their own folder on."""
    own = Path.home()
    return f"~/{path.relative_to(own).as_posix()}" if path.is_relative_to(own) else str(path)


def _files(machine: Machine) -> Finding:
    if machine.missing_files:
        return _finding("files", False, "missing", names=", ".join(machine.missing_files))
    return _finding("files", True, "complete")


def _fonts(machine: Machine) -> Finding:
    if machine.missing_fonts:
        return _finding("fonts", False, "missing", names=", ".join(machine.missing_fonts))
    return _finding("fonts", True, "complete")
