"""The reveal and the console under load: frames, and the longest time the window stands still."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.content.sample import load_sample
from cxworkshop.content.templates import load_templates
from cxworkshop.domain.cues import Cue, RevealStage, SceneKind
from cxworkshop.services import shelf
from cxworkshop.ui import theme
from cxworkshop.ui.places import Places
from cxworkshop.ui.shell import App
from cxworkshop.ui.stage.scene_view import SceneView
from cxworkshop.ui.stage.scenes import chart_of
from cxworkshop.ui.stage.state import StageState
from cxworkshop.ui.widgets.chart_view import ChartView, Drawing, draw
from tests.benchmarks.conftest import Figure
from tests.benchmarks.test_start import cpu_seconds
from tests.support import story

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]

T1 = next(template for template in load_templates() if template.id == "T1")
ROUNDS = 7


def hero(stage: RevealStage = RevealStage.CUSTOMERS) -> StageState:
    return StageState(
        story.workshop(steps=T1.steps),
        Cue("hero", 0, SceneKind.PAIR, stage, "H1", "hero"),
        facts=story.facts(),
    )


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


@pytest.mark.parametrize(
    ("name", "width", "height", "bar"), [("1080p", 1920, 1080, 0.30), ("4K", 3840, 2160, 0.40)]
)
def test_a_frame_costs_a_part_of_a_full_draw(
    qapp: QApplication, figure: Figure, name: str, width: int, height: int, bar: float
) -> None:
    build = chart_of(hero())
    assert build
    drawing: Drawing = draw(build, width, height)
    whole, frames = [], []
    for number in range(ROUNDS):
        whole.append(seconds(drawing._canvas.draw))
        frames.append(seconds(lambda t=number / ROUNDS: (drawing.show(t), drawing.image())))
    figure(f"frame of the reveal ÷ full draw, {name}", median(frames) / median(whole), at_most=bar)


def test_the_reveal_keeps_its_pace(qapp: QApplication, qtbot: QtBot, figure: Figure) -> None:
    build = chart_of(hero())
    assert build
    view = ChartView()
    qtbot.addWidget(view)
    view.resize(1920, 1080)
    view.show()
    moments: list[float] = []
    drawing = draw(build, 1920, 1080)
    whole = median(seconds(drawing._canvas.draw) for _ in range(5))
    show = drawing.show

    def noted(t: float) -> None:
        moments.append(time.perf_counter())
        show(t)

    drawing.show = noted  # type: ignore[method-assign] # to note when each frame is asked for
    for _ in range(3):
        with qtbot.waitSignal(view.finished, timeout=5000):
            view.show_drawing(drawing, play=True)
    steps = sorted(after - before for before, after in pairwise(moments))
    steps = [step for step in steps if step < 0.3]
    slow = steps[int(len(steps) * 0.95)]
    figure("reveal, 95th percentile between frames", slow * 1000, unit=" ms", at_most=20)
    figure("the same ÷ full draw", slow / whole)


def test_a_dialled_picture_follows(qapp: QApplication, figure: Figure) -> None:
    cue = Cue("hero", -1, SceneKind.WHAT_IF, None, "6b")
    build = chart_of(StageState(story.workshop(steps=T1.steps), cue, facts=story.facts(), dial=0.2))
    assert build
    drawing = draw(build, 1920, 1080)
    turns = [
        seconds(lambda value=number / 90: drawing.turn(value)) for number in range(1, 10 * ROUNDS)
    ]
    figure("what-if turned to another share", median(turns) * 1000, unit=" ms", at_most=150)


def children() -> list[int]:
    """The processes beside the window: the room and the simulated phones."""
    listed = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    return [int(child) for child in listed.read_text().split()] if listed.exists() else []


def queued() -> float:
    """Seconds for which this thread was ready and waited for a core (Linux, sched-stats.rst); 0
    where the system does not tell."""
    told = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
    return int(told.read_text().split()[1]) / 1e9 if told.exists() else 0.0


@dataclass(frozen=True, order=True)
class Pause:
    """Between two beats, in seconds: how long it was, how much of it the window's own thread
    worked, how much all threads of the app did, and how long the window's was ready to work
    and the machine had no core for it. `doing` is where the run stood."""

    length: float
    own: float
    app: float
    queued: float
    doing: str

    @property
    def ours(self) -> float:
        """What the app did of it: a pause is longer on a machine with other work to do, and threads
        that work side by side do more than there was time."""
        return min(self.length - self.queued, self.app)


class Heartbeat:
    """Ticks in the window's thread and remembers its pauses."""

    def __init__(self) -> None:
        self._last = self._clocks()
        self.pauses: list[Pause] = []
        self.doing = ""
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(2)

    @staticmethod
    def _clocks() -> tuple[float, float, float, float]:
        return time.perf_counter(), time.thread_time(), time.process_time(), queued()

    def _beat(self) -> None:
        now = self._clocks()
        spans = (after - before for after, before in zip(now, self._last, strict=True))
        length, own, app, waited = spans
        self.pauses.append(Pause(length, own, app, waited, self.doing))
        self._last = now

    def stop(self) -> None:
        self._timer.stop()


@pytest.fixture
def places(qapp: QApplication, qtbot: QtBot, home_of_its_own: Path) -> Iterator[Places]:
    theme.apply(qapp, "light")
    home_of_its_own.mkdir(parents=True)
    app = App(qapp, home_of_its_own)
    app.show()
    qtbot.waitUntil(lambda: app.places is not None, timeout=30_000)
    assert app.places
    yield app.places
    app.close()
    app.window.deleteLater()


def at_rest(scene: SceneView, cue: Cue) -> bool:
    """Whether the stage has arrived at a cue and nothing moves any more."""
    return scene.shown is not None and scene.shown.cue == cue and scene.still


@pytest.mark.parametrize("phones", [12, 200, 1000])
def test_the_window_stays_alive_while_they_vote_and_during_the_reveal(
    places: Places,
    qtbot: QtBot,
    figure: Figure,
    phones: int,
) -> None:
    """Held to the bar are the longest work of the window's thread in one go, and the longest pause
    as far as the app itself was at work in it, in whichever thread: that is where the window waits
    for a thread that has Python to itself. Not in it is time in which other programs had the
    machine, nor waiting for the disk; the plain pauses, in which both are, are printed beside."""
    workshop = shelf.open_sample(places.desk, "T1")
    places.open(workshop.id)
    places.go("run")
    places.run.next()
    qtbot.waitUntil(lambda: places.room.ready, timeout=15_000)
    presenter = places.run.presenter
    assert presenter
    presenter.edits.change_team_size(phones)
    places.colleagues.start(places.room.url, phones, pace=2.0, opinions=load_sample().opinions_path)
    beat = Heartbeat()
    beat.doing = "joining"
    qtbot.waitUntil(lambda: places.room.joined == phones, timeout=60_000)
    while presenter.state.following() and presenter.state.cue.scene is not SceneKind.CAUSES:
        cue = presenter.state.cue
        beat.doing = f"{cue.scene} {cue.stage or ''}"
        if cue.scene is SceneKind.VOTE_OPEN:
            qtbot.waitUntil(lambda: presenter.view().now.room.answered == phones, timeout=60_000)
        if cue.scene is SceneKind.VOTE_CLOSED:
            qtbot.waitUntil(lambda: not presenter.keeping, timeout=30_000)
        qtbot.waitUntil(partial(at_rest, places.stage.scene, cue), timeout=30_000)
        places.run.next()
    beat.stop()
    took = sum(cpu_seconds(child) for child in children())
    figure(f"room and phones beside the window, {phones} phones", took, unit=" s of a core")
    longest = max(beat.pauses)
    what = f"longest pause of the window, {phones} phones, at “{longest.doing}”"
    figure(what, longest.length * 1000, unit=" ms")
    usual = sorted(beat.pauses)[int(len(beat.pauses) * 0.999)]
    what = f"99.9th percentile of its pauses, {phones} phones"
    figure(what, usual.length * 1000, unit=" ms")
    own = max(beat.pauses, key=lambda pause: pause.own)
    what = f"longest work of the window's thread, {phones} phones"
    figure(what, own.own * 1000, unit=f" ms, at “{own.doing}”", at_most=60)
    ours = max(beat.pauses, key=lambda pause: pause.ours)
    what = f"longest pause by the app's own doing, {phones} phones"
    figure(what, ours.ours * 1000, unit=f" ms, at “{ours.doing}”", at_most=60)
