"""The whole app in a process of its own, told line by line what a facilitator would do.

`python -m tests.support.app_child HOME` runs the app on that folder. Every line of standard input
is a command, answered with one line of JSON that says where the run stands:

- `look` does nothing;
- `prepare` opens the sample workshop where it is prepared;
- `walk` goes through the sample workshop until its first vote can be opened;
- `reveal` keeps both votes of the sample and goes to the whole gap of its first statement, and
  `release` lets the phones show the results;
- `stage PATH` writes the picture of the stage into a file, and `desktop PATH` that of all screens;
- `next` is the one big step forward;
- `open` opens the vote, or asks it once more;
- `die MOMENT [room]` kills the app at that moment, and the room just before when it says so:
  `opened` when the library has the new round and the room does not, `keeping` in the middle of the
  transaction that keeps answers, `kept` when the room has not been told to forget them.

The room listens on this machine alone, because a test reaches no further.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRect, QSocketNotifier, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication
from sqlalchemy import Engine, event

from cxworkshop import logs
from cxworkshop.domain.cues import Cue, RevealStage, SceneKind
from cxworkshop.services import shelf, voting
from cxworkshop.services.events import RoundKept, RoundOpened
from cxworkshop.ui import places
from cxworkshop.ui.room_process import RoomProcess
from cxworkshop.ui.run.presenter import RunPresenter
from cxworkshop.ui.shell import App, application
from tests.support.dealt import keep_dealt

INPUT = 0


class RoomHere(RoomProcess):
    """The room's process on any free port of this machine."""

    def start(
        self,
        session_dir: Path,
        host: str | None = None,
        port: int | None = None,
        code: str = "",
    ) -> None:
        super().start(session_dir, host or "127.0.0.1", port or 0, code)


class Facilitator:
    """Somebody at the app, who does what the lines say."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._half = b""
        self._input = QSocketNotifier(INPUT, QSocketNotifier.Type.Read)
        self._input.activated.connect(self._read)

    @property
    def _places(self) -> places.Places:
        assert self._app.places
        return self._app.places

    @property
    def _run(self) -> RunPresenter:
        assert self._places.run.presenter
        return self._places.run.presenter

    def _read(self) -> None:
        data = os.read(INPUT, 65536)
        if not data:
            QApplication.exit(0)
        *lines, self._half = (self._half + data).split(b"\n")
        for line in lines:
            command, *details = line.decode().split()
            getattr(self, f"_{command}")(*details)
            print(json.dumps(self._state()), flush=True)

    def _look(self) -> None:
        """The state is said anyway."""

    def _prepare(self) -> None:
        self._places.open(shelf.open_sample(self._places.desk, "T1").id)
        self._places.go("prepare")

    def _walk(self) -> None:
        workshop = shelf.open_sample(self._places.desk, "T1")
        self._places.open(workshop.id)
        self._places.go("run")
        self._next()
        while self._run.state.cue.scene is not SceneKind.VOTE_READY:
            self._next()

    def _reveal(self) -> None:
        workshop = shelf.open_sample(self._places.desk, "T1")
        for step in ("predict", "rate"):
            keep_dealt(self._places.desk, workshop.id, step)
        self._places.open(workshop.id)
        self._places.go("run")
        self._next()
        self._run.go_to("hero")
        while self._run.state.cue.stage is not RevealStage.GAP:
            self._next()

        self._places.run.refresh_now()

    def _release(self) -> None:
        self._run.own_results.turn()

    def _stage(self, path: str) -> None:
        self._places.stage.grab().save(path)

    def _desktop(self, path: str) -> None:
        whole = QRect()
        for screen in QApplication.screens():
            whole = whole.united(screen.geometry())
        picture = QPixmap(whole.size())
        picture.fill(Qt.GlobalColor.black)
        painter = QPainter(picture)
        for screen in QApplication.screens():
            painter.drawPixmap(screen.geometry().topLeft(), screen.grabWindow(0))
        painter.end()
        picture.save(path)

    def _next(self) -> None:
        self._places.run.next()

    def _open(self) -> None:
        if self._run.state.cue.scene is SceneKind.VOTE_READY:
            self._next()
        else:
            self._run.vote_again()

    def _die(self, moment: str, room: str = "") -> None:
        doomed = [self._places.room.process_id] if room else []

        def die(*_: object) -> None:
            for process_id in (*doomed, os.getpid()):
                os.kill(process_id, signal.SIGKILL)

        if moment == "keeping":
            _when_answers_are_inserted(die)
        else:
            kind = {"opened": RoundOpened, "kept": RoundKept}[moment]
            self._places.desk.bus.subscribe(kind, die)

    def _stands_there(self, cue: Cue) -> bool:
        """Whether the stage shows this picture, and nothing moves."""
        scene = self._places.stage.scene
        return scene.still and scene.shown is not None and scene.shown.cue == cue

    def _state(self) -> dict[str, Any]:
        if self._app.places is None or self._places.run.presenter is None:
            return {"loaded": self._app.places is not None, "ready": False}
        run, room = self._run, self._places.room
        view, cue = run.view(), run.state.cue
        stage, window = self._places.stage, self._app.window
        unkept = voting.current_round(self._places.desk, run.state.workshop.id)
        return {
            "loaded": True,
            "ready": room.ready,
            "url": room.url,
            "room": room.process_id,
            "step": cue.step_id,
            "scene": cue.scene.value,
            "open": view.voting,
            "answered": view.now.room.answered,
            "unkept": unkept.id if unkept else None,
            "problem": view.problem,
            "notice": view.notice,
            "released": view.released,
            "screens": [screen.name() for screen in QApplication.screens()],
            "stage": stage.geometry().getRect() if stage.isVisible() else None,
            "console": window.geometry().getRect(),
            "said": self._places.run.staging.words,
            "shown": stage.scene.accessibleDescription() if self._stands_there(cue) else "",
        }


def _when_answers_are_inserted(act: Any) -> None:
    """In the thread that keeps them, before the commit."""

    def look(_connection: Any, _cursor: Any, statement: str, *_: object) -> None:
        if statement.startswith("INSERT INTO answer"):
            act()

    event.listen(Engine, "after_cursor_execute", look)


def main() -> int:
    """Runs the app until it is killed or the input ends."""
    places.RoomProcess = RoomHere  # type: ignore[attr-defined] # one that kills where it is told
    home = Path(sys.argv[1])
    stop_logging = logs.start(home)
    app = App(application(), home)
    somebody = Facilitator(app)
    try:
        return app.run()
    finally:
        del somebody
        app.close()
        stop_logging()


if __name__ == "__main__":
    sys.exit(main())
