"""What this machine is like, as far as a workshop is concerned: plain facts, judged elsewhere.

`look_around` finds out what it can without special rights; screens, addresses and what the desktop
offers are handed in by those who know them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from cxworkshop.paths import resource
from cxworkshop.typefaces import all_font_names, font_file

NEEDED_FILES = (
    "statements",
    "templates",
    "actions",
    "references",
    "phone/index.html",
    "style/colours.toml",
    "words/en",
)
Firewall = Literal["", "ufw", "firewalld", "windows"]
UFW_SETTINGS = Path("/etc/ufw/ufw.conf")
FIREWALLD_RUNS = Path("/run/firewalld.pid")
GNOME_BANNERS = ("gsettings", "get", "org.gnome.desktop.notifications", "show-banners")
ANSWER_SECONDS = 2


@dataclass(frozen=True, slots=True)
class Screen:
    """One connected screen, in pixels. `output` is the name that the system's own commands take;
    `mirrors` says that it shows what the first one shows."""

    name: str
    width: int
    height: int
    output: str = ""
    mirrors: bool = False


@dataclass(frozen=True, slots=True)
class Network:
    """The network of the likeliest address: the bits of its prefix, None when nobody knows, and
    whether this laptop is itself the hotspot."""

    prefix: int | None = None
    hotspot: bool = False


@dataclass(frozen=True, slots=True)
class Desktop:
    """What only a program with a window can see. `trouble` is why none can be opened; `awake` says
    that the system can be asked to stay awake."""

    screens: tuple[Screen, ...] = ()
    awake: bool = False
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Machine:
    """What is known of this machine. `firewall` is the active one that may keep phones out;
    `desktop` and `joined` are None where nobody can tell (no display, no room open), `banners`,
    whether notifications pop up, where the desktop does not say."""

    home: Path
    home_writable: bool
    free_megabytes: int
    addresses: tuple[str, ...]
    missing_files: tuple[str, ...]
    missing_fonts: tuple[str, ...]
    firewall: Firewall = ""
    desktop: Desktop | None = None
    network: Network = Network()
    banners: bool | None = None
    port: int = 8437
    joined: int | None = None


def look_around(
    home: Path,
    addresses: Sequence[str],
    desktop: Desktop | None = None,
    network: Network | None = None,
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
        missing_fonts=tuple(name for name in all_font_names() if not font_file(name).is_file()),
        firewall=_active_firewall(),
        desktop=desktop,
        network=network or Network(),
        banners=_banners() if desktop else None,
        port=port,
        joined=joined,
    )


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


def _banners() -> bool | None:
    """Whether notifications pop up; GNOME alone says so to anybody who asks."""
    if "GNOME" not in os.environ.get("XDG_CURRENT_DESKTOP", "") or not shutil.which("gsettings"):
        return None
    try:
        asked = subprocess.run(
            GNOME_BANNERS, capture_output=True, text=True, timeout=ANSWER_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return {"true": True, "false": False}.get(asked.stdout.strip())


def _writable(folder: Path) -> bool:
    probe = folder / ".write-probe"
    try:
        probe.write_bytes(b"")
        probe.unlink()
    except OSError:
        return False
    return True
