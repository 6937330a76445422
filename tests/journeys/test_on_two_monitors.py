"""The program as a user starts it: a process of its own, X11, a window manager, two monitors.

Nothing of it is called; keys go to its windows and pictures of the screens come back, which stay in
`out/pictures/two-monitors` to be looked at.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from subprocess import Popen

import pytest
from PySide6.QtGui import QImage

from tests.support.two_monitors import (
    LAPTOP,
    NEEDED,
    PROJECTOR,
    TwoMonitors,
    ended,
    started,
    two_monitors,
)

PICTURES = Path(__file__).parents[2] / "out" / "pictures" / "two-monitors"
CONSOLE, STAGE = "CX Workshop", "Stage"

pytestmark = [
    pytest.mark.long,
    pytest.mark.timeout(300),
    pytest.mark.skipif(sys.platform != "linux", reason="needs X11"),
]


class Desk:
    """The program on its two monitors; `look` keeps a picture of both under a name."""

    def __init__(self, monitors: TwoMonitors, home: Path, kept: ExitStack) -> None:
        self.monitors, self._home, self._kept = monitors, home, kept
        self.until, self.press = monitors.until, monitors.press

    def start(self, *command: str) -> Popen[bytes]:
        """Start the program, and wait until the stage is on the wall and the keyboard is not."""
        words = [sys.executable, "-m", "cxworkshop", "--home", str(self._home), *command]
        process = self._kept.enter_context(ended(started(words, self.monitors.environment)))
        self.stage_fills(PROJECTOR)
        return process

    def stage_fills(self, place: tuple[int, int, int, int]) -> None:
        self.until(lambda: self.monitors.window(STAGE) == place)
        self.until(lambda: self.monitors.keyboard_is_in(CONSOLE))

    def look(self, name: str) -> None:
        self._picture(f"{name}-console", LAPTOP)
        self._picture(f"{name}-stage", PROJECTOR)

    def wall(self) -> QImage:
        """What the room sees now."""
        return self._picture("wall", PROJECTOR)

    def settled_wall(self) -> QImage:
        """What the room sees once nothing moves any more."""
        seen = [QImage(), self.wall()]
        self.until(lambda: seen[-2] == seen[-1] or seen.append(self.wall()))
        return seen[-1]

    def _picture(self, name: str, place: tuple[int, int, int, int]) -> QImage:
        picture = QImage(str(self.monitors.picture(PICTURES / f"{name}.png", place)))
        assert not picture.isNull()
        return picture


@pytest.fixture
def desk(needs: Callable[..., str], home_of_its_own: Path) -> Iterator[Desk]:
    for program in NEEDED:
        needs(program)
    PICTURES.mkdir(parents=True, exist_ok=True)
    with two_monitors() as monitors, ExitStack() as kept:
        yield Desk(monitors, home_of_its_own, kept)


def test_the_demo_on_two_monitors_by_keys_through_unplugging_and_a_kill(desk: Desk) -> None:
    program = desk.start("demo")
    desk.look("1-join")
    desk.press("Next")
    desk.until(lambda: not has_a_code(desk.wall()))
    shown = desk.settled_wall()
    desk.look("2-next")
    desk.press("b")
    desk.until(lambda: is_dark(desk.wall()))
    desk.press("b")
    desk.until(lambda: not is_dark(desk.wall()))
    desk.press("s")
    desk.stage_fills(LAPTOP)
    desk.press("s")
    desk.stage_fills(PROJECTOR)
    desk.monitors.unplug_the_projector()
    desk.until(lambda: desk.monitors.window(STAGE) is None)
    desk.look("3-unplugged")
    desk.monitors.plug_in_the_projector()
    desk.stage_fills(PROJECTOR)
    desk.until(lambda: desk.wall() == shown)
    program.kill()
    program.wait()
    desk.start()
    desk.until(lambda: desk.wall() == shown)
    desk.look("4-back-after-a-kill")


def has_a_code(picture: QImage) -> bool:
    """Whether something dark is in the lower left, where the join code is."""
    left, top = picture.width() // 20, picture.height() // 2
    return any(
        picture.pixelColor(left + x, top + y).lightness() < 80
        for x in range(0, 300, 5)
        for y in range(0, 150, 5)
    )


def is_dark(picture: QImage) -> bool:
    """Whether nothing is on the wall, as far as nine places tell."""
    width, height = picture.width(), picture.height()
    places = [(width * x // 10, height * y // 10) for x in (2, 5, 8) for y in (2, 5, 8)]
    return all(picture.pixelColor(x, y).lightness() < 40 for x, y in places)
