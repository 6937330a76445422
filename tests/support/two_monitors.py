"""An X server with two monitors and a window manager, and somebody who has a keyboard there.

The monitors are cut out of one large screen by RandR, as a driver does with two sockets, so a
monitor can be unplugged, too. Nothing of the app is reached but its windows: keys go in by xdotool,
pictures come out by ImageMagick's import.
"""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.support.patience import PATIENCE

LOOK_AGAIN = 0.1
LONGEST = 3 * PATIENCE  # a whole program has to start, in which nobody can look
Place = tuple[int, int, int, int]  # width, height, left and top
LAPTOP: Place = (1366, 768, 0, 0)
PROJECTOR: Place = (1920, 1080, 1366, 0)
NEEDED = ("Xvfb", "openbox", "xrandr", "xdotool", "import")


class TwoMonitors:
    """The display, what is pressed on it and what is seen on it."""

    def __init__(self, display: str) -> None:
        self.environment = {**os.environ, "DISPLAY": display}
        self.environment.pop("QT_QPA_PLATFORM", None)  # as for a person: Qt finds the display

    def press(self, *keys: str) -> None:
        """One key after another, as xdotool calls them: "Next", "Return", "s"."""
        self.ask("xdotool", "key", "--clearmodifiers", "--delay", "60", *keys)

    def has_a_window_manager(self) -> bool:
        return bool(self._try("xdotool", "get_num_desktops").strip())

    def keyboard_is_in(self, title: str) -> bool:
        """Whether the window with this title gets the keys."""
        return self._try("xdotool", "getactivewindow", "getwindowname").strip() == title

    def unplug_the_projector(self) -> None:
        self.ask("xrandr", "--delmonitor", "Projector")

    def plug_in_the_projector(self) -> None:
        self.ask("xrandr", "--setmonitor", "Projector", _mode(PROJECTOR), "none")

    def picture(self, path: Path, place: Place) -> Path:
        """What is seen at a place of the screen."""
        width, height, left, top = place
        cut = f"{width}x{height}+{left}+{top}"
        self.ask("import", "-silent", "-window", "root", "-crop", cut, "+repage", str(path))
        return path

    def until(self, holds: Callable[[], object]) -> None:
        """Look again and again until it holds."""
        deadline, pause = time.monotonic() + LONGEST, threading.Event()
        while not holds():
            assert time.monotonic() < deadline, "it never came to that"
            pause.wait(LOOK_AGAIN)

    def ask(self, *command: str) -> str:
        done = subprocess.run(
            command,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def _try(self, *command: str) -> str:
        """The same where nothing may be found."""
        return subprocess.run(
            command,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        ).stdout


@contextmanager
def two_monitors() -> Iterator[TwoMonitors]:
    """A laptop of 1366×768 and to its right a projector of 1920×1080, with openbox."""
    width, height = LAPTOP[0] + PROJECTOR[0], PROJECTOR[1]
    reading, writing = os.pipe()
    screen = ("-screen", "0", f"{width}x{height}x24")
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), *screen, "-noreset", "-nolisten", "tcp"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told, ended(server):
        monitors = TwoMonitors(f":{told.readline().strip()}")
        monitors.ask("xrandr", "--setmonitor", "Laptop", _mode(LAPTOP), "screen")
        monitors.plug_in_the_projector()
        with ended(started(["openbox", "--sm-disable"], monitors.environment)):
            monitors.until(monitors.has_a_window_manager)
            yield monitors


def started(command: Sequence[str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """A program of its own, silent."""
    nowhere = subprocess.DEVNULL
    return subprocess.Popen(command, env=environment, stdout=nowhere, stderr=nowhere)


@contextmanager
def ended(process: subprocess.Popen[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    """End it in the end, whatever happened."""
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(PATIENCE)


def _mode(place: Place) -> str:
    """As xrandr writes it: width/millimetres x height/millimetres + left + top."""
    width, height, left, top = place
    return f"{width}/{width // 4}x{height}/{height // 4}+{left}+{top}"
