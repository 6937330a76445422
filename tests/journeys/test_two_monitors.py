"""A real display with two monitors and a window manager, and a facilitator's keys: the stage fills
the projector, goes when it is unplugged in the middle of a reveal, comes back, and stands at the
same picture after a kill. The pictures stay in `out/pictures/two-monitors` to be looked at.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from cxworkshop import settings
from cxworkshop.settings import Settings
from tests.support.app_process import AppProcess, State
from tests.support.two_monitors import LAPTOP, NEEDED, PROJECTOR, Place, TwoMonitors, two_monitors

PICTURES = Path(__file__).parents[2] / "out" / "pictures" / "two-monitors"
CONSOLE = "CX Workshop"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs X11")


class Desk:
    """The program on its two monitors; `look` keeps a picture of both under a name."""

    def __init__(self, monitors: TwoMonitors, home: Path) -> None:
        self.monitors, self.app = monitors, AppProcess(home)

    def press(self, key: str) -> None:
        """Once the window manager has given the keyboard to the console."""
        self.monitors.until(lambda: self.monitors.keyboard_is_in(CONSOLE))
        self.monitors.press(key)

    def stage_fills(self, place: Place) -> State:
        """Wait until the stage, and nothing else, is all that is seen on a monitor."""
        self.app.until(lambda state: state["stage"] == rect_of(place) and bool(state["shown"]))
        self.wall_shows(place)
        return self.app.state

    def wall_shows(self, place: Place) -> None:
        """Wait until a monitor shows what the stage has painted."""
        painted = PICTURES / "painted.png"
        self.app.tell(f"stage {painted}")
        wanted = QImage(str(painted))
        painted.unlink()
        self.monitors.until(lambda: likeness(self.picture("now", place), wanted) > 0.99)

    def look(self, name: str) -> None:
        self.picture(f"{name}-console", LAPTOP)
        (PICTURES / "now.png").replace(PICTURES / f"{name}-stage.png")

    def picture(self, name: str, place: Place) -> QImage:
        """What is seen at a place of the display."""
        return QImage(str(self.monitors.picture(PICTURES / f"{name}.png", place)))


@pytest.fixture
def desk(
    needs: Callable[..., str], home_of_its_own: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    for program in NEEDED:
        needs(program)
    PICTURES.mkdir(parents=True, exist_ok=True)
    home_of_its_own.mkdir(parents=True)
    settings.save(home_of_its_own, Settings(tour_seen=True))
    with two_monitors() as monitors:
        for name, value in monitors.environment.items():
            monkeypatch.setenv(name, value)
        for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY"):
            monkeypatch.delenv(name, raising=False)
        made = Desk(monitors, home_of_its_own)
        made.app.start()
        yield made
        made.app.stop()
        assert made.app.crash_reports == []


def test_a_reveal_on_two_monitors_by_keys_through_unplugging_and_a_kill(desk: Desk) -> None:
    app, monitors = desk.app, desk.monitors
    app.tell("reveal")
    gap = desk.stage_fills(PROJECTOR)
    assert "stage on “Projector”" in gap["said"]
    assert QRect(*rect_of(LAPTOP)).contains(QRect(*gap["console"]).center())
    desk.look("1-reveal")

    desk.press("Prior")
    app.until(lambda state: state["shown"] not in ("", gap["shown"]))
    before = desk.stage_fills(PROJECTOR)
    monitors.unplug_the_projector()
    app.until(lambda state: state["screens"] == ["Laptop"] and state["stage"] is None)
    assert "stage hidden" in app.state["said"]
    desk.press("Next")
    app.until(lambda state: state["step"] == before["step"] and not state["problem"])
    assert app.state["stage"] is None
    desk.picture("2-unplugged-console", LAPTOP)

    monitors.plug_in_the_projector()
    assert desk.stage_fills(PROJECTOR)["shown"] == gap["shown"]
    desk.look("3-back")

    desk.press("b")
    monitors.until(lambda: is_dark(desk.picture("now", PROJECTOR)))
    desk.press("b")
    desk.wall_shows(PROJECTOR)
    for _ in range(2):  # one could be a slip
        desk.press("s")
    desk.stage_fills(LAPTOP)
    desk.press("s")
    desk.stage_fills(PROJECTOR)

    app.kill(with_room=True)
    app.start_again()
    assert desk.stage_fills(PROJECTOR)["shown"] == gap["shown"]
    desk.look("4-after-a-kill")


def rect_of(place: Place) -> list[int]:
    """As the app tells it: left, top, width, height."""
    width, height, left, top = place
    return [left, top, width, height]


def likeness(one: QImage, other: QImage) -> float:
    """The share of a grid of points at which two pictures have the same colour."""
    if one.size() != other.size():
        return 0.0
    points = [(x, y) for x in range(8, one.width(), 24) for y in range(8, one.height(), 24)]
    same = sum(one.pixel(x, y) == other.pixel(x, y) for x, y in points)
    return same / len(points)


def is_dark(picture: QImage) -> bool:
    """Whether nothing is on the wall, as far as nine places tell."""
    width, height = picture.width(), picture.height()
    places = [(width * x // 10, height * y // 10) for x in (2, 5, 8) for y in (2, 5, 8)]
    return all(picture.pixelColor(x, y).lightness() < 40 for x, y in places)
