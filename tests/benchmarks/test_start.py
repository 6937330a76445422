"""How soon the program is there, how soon it is back, and what it costs when nothing happens."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from statistics import median

import pytest

from cxworkshop.services import shelf
from cxworkshop.services.desk import open_desk
from tests.benchmarks.conftest import Figure
from tests.support.app_process import ROOT, AppProcess

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]

ROUNDS = 7
IDLE_SECONDS = 10.0
SETTLES_IN = 8.0

BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: print("painted", flush=True))

application = QApplication(["bare"])
window = Window()
window.resize(1440, 900)
window.show()
application.exec()
"""

APP = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from cxworkshop.ui.shell import App, application

app = App(application(), Path(sys.argv[1]))

def open_workshop():
    app.places.open(sys.argv[2])
    app.window.grab()
    print("usable", flush=True)

app.ready.connect(open_workshop)
app.run()
"""


def seconds_until(word: str, *command: object) -> float:
    """From starting a program until it prints this word, after which it is ended."""
    environment = {**os.environ, "CXWORKSHOP_PRINT_FIRST_PAINT": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", *command],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        while process.stdout.readline().strip() != word:
            assert process.poll() is None
        took = time.perf_counter() - began
        process.kill()
    return took


def test_the_window_and_the_workshop_are_there_soon(home_of_its_own: Path, figure: Figure) -> None:
    home_of_its_own.mkdir(parents=True)
    desk = open_desk(home_of_its_own)
    workshop = shelf.open_sample(desk).id
    desk.close()
    bare, painted, usable = [], [], []
    for number in range(ROUNDS + 1):
        figures = (
            seconds_until("painted", BARE),
            seconds_until("painted", APP, home_of_its_own, workshop),
            seconds_until("usable", APP, home_of_its_own, workshop),
        )
        if number:  # the first round reads the files from the disk
            for kept, took in zip((bare, painted, usable), figures, strict=True):
                kept.append(took)
    one = median(bare)
    figure("bare PySide6 window", one * 1000, unit=" ms")
    figure("first paint ÷ bare window", median(painted) / one, at_most=2.0)
    figure("workshop opened ÷ bare window", median(usable) / one, at_most=5.0)


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_it_is_back_soon_after_a_kill(home_of_its_own: Path, figure: Figure) -> None:
    app = AppProcess(home_of_its_own)
    app.start()
    took = []
    try:
        app.tell("walk")
        for _ in range(5):
            app.until(lambda state: state["ready"])
            app.kill(with_room=True)
            took.append(app.start_again())
    finally:
        app.stop()
    figure("room and phones back after a kill of the app", median(took), unit=" s", at_most=3.0)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="there is no /proc")
@pytest.mark.parametrize(("place", "ready"), [("prepare", False), ("walk", True)])
def test_nothing_is_done_when_nothing_happens(
    home_of_its_own: Path, figure: Figure, place: str, ready: bool
) -> None:
    app = AppProcess(home_of_its_own)
    app.start()
    try:
        app.tell(place)
        app.until(lambda state: state["ready"] == ready)
        pass_by(SETTLES_IN)  # charts are drawn ahead, and the room is asked how it is
        share = busy_share(app.process.pid)
        room = busy_share(app.state["room"]) if ready else 0.0
    finally:
        app.stop()
    where = "Run" if ready else "Prepare"
    figure(f"app idle in {where}", 100 * share, unit=" % of a core", at_most=1.0)
    if ready:
        figure("its room idle", 100 * room, unit=" % of a core", at_most=1.0)


def busy_share(process_id: int) -> float:
    """The share of a core that a process takes during a while."""
    before, began = cpu_seconds(process_id), time.perf_counter()
    pass_by(IDLE_SECONDS)
    return (cpu_seconds(process_id) - before) / (time.perf_counter() - began)


def pass_by(seconds: float) -> None:
    """Time goes by; there is nothing to wait for."""
    threading.Event().wait(seconds)


def cpu_seconds(process_id: int) -> float:
    """User and system time of a process (proc(5): fields 14 and 15)."""
    after_name = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()
    ticks = int(after_name[11]) + int(after_name[12])
    return ticks / os.sysconf("SC_CLK_TCK")
