"""What each command of the set-up script does, asked as a person would."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from commands import COMMANDS, has_display

ROOT = Path(__file__).parent.parent.parent


def bootstrap(*arguments: str) -> subprocess.CompletedProcess[str]:
    script = str(ROOT / "packaging" / "bootstrap.py")
    return subprocess.run([sys.executable, script, *arguments], capture_output=True, text=True)


def test_help_names_every_command() -> None:
    told = bootstrap("--help")
    assert told.returncode == 0
    assert all(f"  {name} " in told.stdout for name in COMMANDS)


def test_an_unknown_command_is_refused_as_a_wrong_argument() -> None:
    told = bootstrap("fly")
    assert told.returncode == 2
    assert "fly" in told.stderr


def test_make_offers_the_commands_that_people_use() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    offered = next(line for line in makefile.splitlines() if line.startswith("run "))
    assert set(offered.rstrip(":").split()) == set(COMMANDS) - {"lock"}


@pytest.mark.parametrize(
    ("variables", "platform", "expected"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "linux", False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen:configfile=a"}, "linux", False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "xcb"}, "linux", True),
        ({}, "darwin", True),
        ({}, "win32", True),
    ],
)
def test_windows_are_opened_only_where_they_can_be_seen(
    variables: dict[str, str], platform: str, expected: bool
) -> None:
    assert has_display(variables, platform) is expected
