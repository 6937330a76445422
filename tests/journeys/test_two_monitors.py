"""A real display with two monitors and a window manager: the stage fills the projector, goes when
it is unplugged, and comes back. The pictures stay in the folder of the test run."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from cxworkshop import settings
from cxworkshop.settings import Settings
from tests.support.app_process import AppProcess, State

LAPTOP, PROJECTOR = QRect(0, 0, 1366, 768), QRect(1366, 0, 1920, 1080)
MILLIMETRES = 0.265  # of a pixel, about

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="needs X11"),
    pytest.mark.timeout(240),
]


class Monitors:
    """A wide display, parted into monitors as a projector's cable would."""

    def __init__(self, needs: Callable[..., str]) -> None:
        self._xrandr = needs("xrandr")
        openbox = needs("openbox")
        self._server = subprocess.Popen(
            [needs("Xvfb"), "-displayfd", "1", "-screen", "0", "3286x1080x24", "-noreset"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        assert self._server.stdout
        self.display = ":" + self._server.stdout.readline().strip()
        self.plug_in("Laptop", LAPTOP, "screen")  # this one takes the server's only output
        self.plug_in("Projector", PROJECTOR)
        self._manager = subprocess.Popen(
            [openbox], env={"DISPLAY": self.display, "PATH": "/usr/bin:/bin"},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def plug_in(self, name: str, place: QRect, output: str = "none") -> None:
        across, down = (
            f"{pixels}/{round(pixels * MILLIMETRES)}" for pixels in (place.width(), place.height())
        )
        self._ask("--setmonitor", name, f"{across}x{down}+{place.x()}+{place.y()}", output)

    def unplug(self, name: str) -> None:
        self._ask("--delmonitor", name)

    def end(self) -> None:
        for process in (self._manager, self._server):
            process.terminate()
            process.wait(timeout=30)
        assert self._server.stdout
        self._server.stdout.close()

    def _ask(self, *command: str) -> None:
        subprocess.run([self._xrandr, "--display", self.display, *command], check=True, timeout=30)


@pytest.fixture
def monitors(needs: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Monitors]:
    made = Monitors(needs)
    monkeypatch.setenv("DISPLAY", made.display)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    yield made
    made.end()


@pytest.fixture
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.getbasetemp() / "pictures"
    folder.mkdir(exist_ok=True)
    return folder


def test_the_stage_fills_the_projector_goes_with_it_and_comes_back(
    monitors: Monitors, home_of_its_own: Path, pictures: Path
) -> None:
    home_of_its_own.mkdir(parents=True)
    settings.save(home_of_its_own, Settings(tour_seen=True))
    app = AppProcess(home_of_its_own)
    app.start()
    try:
        app.tell("reveal")
        app.until(on_the_projector)
        assert "stage on “Projector”" in app.state["said"]
        assert LAPTOP.contains(QRect(*app.state["console"]).center())
        photographed(app, pictures / "projector.png")

        monitors.unplug("Projector")
        app.until(lambda state: state["screens"] == ["Laptop"] and state["stage"] is None)
        assert "stage hidden" in app.state["said"]
        app.tell(f"desktop {pictures / 'unplugged.png'}")

        monitors.plug_in("Projector", PROJECTOR)
        app.until(on_the_projector)
        photographed(app, pictures / "back.png")
    finally:
        app.stop()
    assert app.crash_reports == []


def on_the_projector(state: State) -> bool:
    return bool(state["shown"]) and state["stage"] == list(PROJECTOR.getRect())


def photographed(app: AppProcess, path: Path) -> None:
    """The whole desktop, as soon as the projector shows what the stage has painted."""
    stage = path.with_name("stage.png")
    app.tell(f"stage {stage}")
    wanted = QImage(str(stage))

    def painted(_state: State) -> bool:
        app.tell(f"desktop {path}")
        return likeness(QImage(str(path)).copy(PROJECTOR), wanted) > 0.99

    app.until(painted)


def likeness(one: QImage, other: QImage) -> float:
    """The share of a grid of points at which two pictures have the same colour."""
    assert one.size() == other.size()
    points = [(x, y) for x in range(8, one.width(), 24) for y in range(8, one.height(), 24)]
    same = sum(one.pixel(x, y) == other.pixel(x, y) for x, y in points)
    return same / len(points)
