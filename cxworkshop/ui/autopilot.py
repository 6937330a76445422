"""The whole hour without a person: `cxworkshop demo` where there is no screen.

The real app with its real windows on two offscreen screens, the real room process, and simulated
executives that are real HTTP phones. It presses the same `next` as a facilitator through every
picture of the sample workshop and leaves pictures, papers and results in a folder.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication, QEvent

from cxworkshop.content.sample import load_sample
from cxworkshop.domain.cues import Cue, RevealStage, SceneKind
from cxworkshop.problems import Problem
from cxworkshop.services import demo_story, handing_out, preparing, shelf
from cxworkshop.ui.demo_summary import summary
from cxworkshop.ui.places import Places
from cxworkshop.ui.run.presenter import RunPresenter
from cxworkshop.ui.shell import App, application
from cxworkshop.ui.waiting import wait_until
from cxworkshop.words import say

PACE_SECONDS = 0.4
PATIENCE_SECONDS = 30.0
PICTURES = "pictures"
SCREENS = (("Laptop", 0, 1440, 900), ("Projector", 1440, 1920, 1080))


class DemoProblem(Problem):
    """The demo can't go on; the sentence says where it stands."""


def run_headless_demo(out: Path, participants: int = 12, seed: int = 1) -> int:
    """Runs the sample's hour and writes everything it makes into `out`; returns the exit code.

    Raises DemoProblem when a part of the program does not answer in time, and HandOutProblem when
    nothing can be written to `out`.
    """
    began = time.monotonic()
    with TemporaryDirectory(prefix="cxworkshop-demo-") as folder:
        home = Path(folder)
        _choose_screens(home)
        app = App(application(), home)
        try:
            app.show()
            _wait(lambda: app.places is not None, "app")
            assert app.places
            hour = _Hour(app.places, out, participants, seed)
            hour.walk()
            paths = handing_out.write(app.places.desk, hour.workshop_id, out)
            facts, plan = hour.presenter.state.facts, hour.presenter.state.plan
            lines = summary(hour.presenter.state.workshop, facts, plan, hour.pictures, paths, out)
        finally:
            app.close()
            app.window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    print(lines)
    print(say("demo.took", seconds=round(time.monotonic() - began)))
    return 0


class _Hour:
    """One walk through the sample workshop."""

    def __init__(self, places: Places, out: Path, participants: int, seed: int) -> None:
        self._places = places
        self._participants = participants
        self._seed = seed
        self._folder = out / PICTURES
        self._folder.mkdir(parents=True, exist_ok=True)
        self.pictures: list[Path] = []
        workshop = shelf.open_sample(places.desk, "T1")
        team = replace(workshop.team, size=participants)
        preparing.set_team(places.desk, workshop.id, team)
        self.workshop_id = workshop.id

    @property
    def presenter(self) -> RunPresenter:
        presenter = self._places.run.presenter
        assert presenter
        return presenter

    def walk(self) -> None:
        """From the first picture to the last."""
        page, room = self._places.run, self._places.room
        self._places.open(self.workshop_id)
        self._places.go("run")
        page.next()
        _wait(lambda: room.ready, "room")
        self.presenter.set_simulated(self._participants)
        self._picture()
        while self.presenter.state.following() is not None:
            self._go_on()
            self._live_through(self.presenter.state.cue)
            self._picture()
        self._places.colleagues.stop()

    def _go_on(self) -> None:
        before = self.presenter.state.cue
        self._places.run.next()
        _wait(lambda: self.presenter.state.cue != before, "next")

    def _live_through(self, cue: Cue) -> None:
        """What the room does at this picture."""
        if cue.scene is SceneKind.JOIN:
            self._join()
        elif cue.scene is SceneKind.VOTE_OPEN:
            _wait(self._everybody_answered, "answers")
        elif cue.scene is SceneKind.VOTE_CLOSED:
            _wait(lambda: not self.presenter.keeping, "keeping")
        elif cue.scene is SceneKind.RULER:
            self._places.stage.set_reduce_motion(True)  # the room has seen how it moves
        elif cue.scene is SceneKind.CAUSES:
            demo_story.apply(self._places.desk, self.workshop_id)
        elif cue.scene is SceneKind.COMMITMENTS:
            self._show_a_card()
        elif cue.scene is SceneKind.PLEDGES:
            plan = self.presenter.state
            _wait(lambda: len(plan.plan.pledges) >= self._participants, "pledges")

    def _join(self) -> None:
        opinions = load_sample().opinions_path
        self._places.colleagues.start(
            self._places.room.url,
            self._participants,
            seed=self._seed,
            pace=PACE_SECONDS,
            opinions=opinions,
        )
        _wait(lambda: self._places.room.joined >= self._participants, "phones")

    def _everybody_answered(self) -> bool:
        return self.presenter.view().now.room.answered >= self._participants

    def _show_a_card(self) -> None:
        actions = self.presenter.state.plan.actions
        if actions:
            self.presenter.edits.write(actions[0])
            self._picture("card")
            self.presenter.edits.write(None)

    def _picture(self, part: str = "") -> None:
        """Keeps the stage as it stands, unless it only repeats what another picture shows."""
        cue = self.presenter.state.cue
        if not part and not _is_worth_a_picture(cue, len(self._seen(cue))):
            return
        stage = self._places.stage
        self._places.run.refresh_now()
        _wait(lambda: stage.scene.still, "picture")
        name = "-".join(filter(None, (f"{len(self.pictures) + 1:02d}", *_names(cue), part)))
        path = self._folder / f"{name}.png"
        stage.grab().save(str(path))
        self.pictures.append(path)

    def _seen(self, cue: Cue) -> list[Path]:
        ending = "-".join(_names(cue))
        return [path for path in self.pictures if path.stem.partition("-")[2] == ending]


def _is_worth_a_picture(cue: Cue, seen: int) -> bool:
    if cue.scene is SceneKind.PAIR and cue.part != "hero":
        return cue.stage is RevealStage.GAP
    if cue.scene is SceneKind.VOTE_CLOSED:
        return not seen
    repeated = (SceneKind.DEPTH, SceneKind.SILENCE, SceneKind.PAIRS_TALK)
    return cue.scene not in repeated or not seen


def _names(cue: Cue) -> tuple[str, ...]:
    """What a picture is called: its scene, and for a pair which part and stage it is."""
    scene = cue.scene.replace("_", "-")
    if cue.scene is SceneKind.PAIR and cue.stage:
        return (cue.part.replace("_", "-"), cue.stage.value)
    votes = (SceneKind.VOTE_READY, SceneKind.VOTE_OPEN)
    return (scene, cue.step_id) if cue.scene in votes else (scene,)


def _wait(condition: Callable[[], bool], what: str) -> None:
    if not wait_until(condition, PATIENCE_SECONDS):
        raise DemoProblem(f"demo.problem.{what}")


def _choose_screens(home: Path) -> None:
    """A laptop and a projector that exist only in memory, for an application not made yet."""
    screens = [
        {"name": name, "x": x, "y": 0, "width": width, "height": height, "dpr": 1}
        | {"logicalDpi": 96, "logicalBaseDpi": 96}
        for name, x, width, height in SCREENS
    ]
    layout = {"synchronousWindowSystemEvents": False, "windowFrameMargins": False}
    file = home / "screens.json"
    file.write_text(json.dumps({**layout, "screens": screens}), "utf-8")
    place = os.path.relpath(file) if os.name == "nt" else str(file)  # no colon may be in it
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={place}"
