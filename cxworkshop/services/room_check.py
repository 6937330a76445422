"""What this machine lacks for a workshop, and the command that mends it.

The check is a pure function of a `Machine`; `look_around` finds out what it can, screens and
network addresses are handed in by those who know them. `cxworkshop doctor` prints the same
findings that Prepare shows.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from cxworkshop.paths import resource
from cxworkshop.words import say

ENOUGH_MEGABYTES = 500
NEEDED_FILES = (
    "statements",
    "templates",
    "actions",
    "references",
    "phone/index.html",
    "style/colours.toml",
    "words/en",
)
FONTS = ("SourceSans3-Regular.ttf", "SourceSans3-Semibold.ttf", "SourceSans3-Bold.ttf")
SYNCED = (
    "onedrive",
    "dropbox",
    "google drive",
    "nextcloud",
    "icloud",
    "mobile documents",
    "box sync",
)


Firewall = Literal["", "ufw", "firewalld", "windows"]
UFW_SETTINGS = Path("/etc/ufw/ufw.conf")
FIREWALLD_RUNS = Path("/run/firewalld.pid")
OPENING = {
    "ufw": "sudo ufw allow {port}/tcp",
    "firewalld": "sudo firewall-cmd --add-port={port}/tcp",
    "windows": (
        'netsh advfirewall firewall add rule name="CX Workshop" dir=in action=allow '
        "protocol=TCP localport={port}"
    ),
}


@dataclass(frozen=True, slots=True)
class Screen:
    """One connected screen, in pixels."""

    name: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `command` mends it and may be copied; empty when none does."""

    name: str
    ok: bool
    sentence: str
    command: str = ""


@dataclass(frozen=True, slots=True)
class Machine:
    """What is known of this machine. `firewall` is the active one that may keep phones out;
    `screens` and `joined` are None where nobody can tell (no display, no room open)."""

    home: Path
    home_writable: bool
    free_megabytes: int
    addresses: tuple[str, ...]
    missing_files: tuple[str, ...]
    missing_fonts: tuple[str, ...]
    firewall: Firewall = ""
    screens: tuple[Screen, ...] | None = None
    port: int = 8437
    joined: int | None = None


def look_around(
    home: Path,
    addresses: Sequence[str],
    screens: Sequence[Screen] | None = None,
    port: int = 8437,
    joined: int | None = None,
) -> Machine:
    """This machine as it is now. `addresses` are those that phones could reach, best first."""
    return Machine(
        home=home,
        home_writable=_writable(home),
        free_megabytes=shutil.disk_usage(home).free // 1_000_000,
        addresses=tuple(addresses),
        missing_files=tuple(name for name in NEEDED_FILES if not resource(name).exists()),
        missing_fonts=tuple(name for name in FONTS if not resource("fonts", name).is_file()),
        firewall=_active_firewall(),
        screens=tuple(screens) if screens is not None else None,
        port=port,
        joined=joined,
    )


def check(machine: Machine) -> list[Finding]:
    """Every finding, those to be mended first."""
    findings = [
        _screens(machine),
        _network(machine),
        _firewall(machine),
        _phone(machine),
        _disk(machine),
        _folder(machine),
        _files(machine),
        _fonts(machine),
    ]
    return sorted((found for found in findings if found), key=lambda found: found.ok)


def _finding(subject: str, ok: bool, outcome: str, command: str = "", **values: Any) -> Finding:
    sentence = say(f"services.room_check.{subject}.{outcome}", **values)
    return Finding(subject, ok, sentence, command)


def _screens(machine: Machine) -> Finding | None:
    if machine.screens is None:
        return None
    if len(machine.screens) > 1:
        projector = machine.screens[1]
        size = f"{projector.width} × {projector.height}"
        return _finding("screens", True, "two", screen=projector.name, size=size)
    command = "xrandr --auto" if sys.platform.startswith("linux") else ""
    return _finding("screens", False, "one", command)


def _network(machine: Machine) -> Finding:
    reachable = [address for address in machine.addresses if not address.startswith("127.")]
    if reachable:
        return _finding("network", True, "found", address=reachable[0])
    return _finding("network", False, "none")


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


def _disk(machine: Machine) -> Finding:
    enough = machine.free_megabytes >= ENOUGH_MEGABYTES
    outcome = "enough" if enough else "low"
    return _finding("disk", enough, outcome, free=machine.free_megabytes, needed=ENOUGH_MEGABYTES)


def _folder(machine: Machine) -> Finding:
    if not machine.home_writable:
        return _finding("folder", False, "read_only", path=machine.home)
    places = str(machine.home).casefold()
    if any(name in places for name in SYNCED) or places.startswith(("\\\\", "//")):
        return _finding("folder", False, "synced", path=machine.home)
    return _finding("folder", True, "fine", path=machine.home)


def _files(machine: Machine) -> Finding:
    if machine.missing_files:
        return _finding("files", False, "missing", names=", ".join(machine.missing_files))
    return _finding("files", True, "complete")


def _fonts(machine: Machine) -> Finding:
    if machine.missing_fonts:
        return _finding("fonts", False, "missing", names=", ".join(machine.missing_fonts))
    return _finding("fonts", True, "complete")


def _active_firewall() -> Firewall:
    """The firewall that is on, as far as one can tell without special rights."""
    if sys.platform == "win32":
        return "windows"
    if FIREWALLD_RUNS.exists():
        return "firewalld"
    with suppress(OSError):
        if "ENABLED=yes" in UFW_SETTINGS.read_text("utf-8", errors="replace"):
            return "ufw"
    return ""


def _writable(folder: Path) -> bool:
    probe = folder / ".write-probe"
    try:
        probe.write_bytes(b"")
        probe.unlink()
    except OSError:
        return False
    return True
