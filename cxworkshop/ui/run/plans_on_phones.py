"""Offers the personal plans to phones without a click: written beside the window, always current.

A plan is offered from the moment when somebody owns an action, and at the closing picture also to
those who only pledged. Each keeps its address while the plan goes on being edited. Hand out has its
own button for everything else.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cxworkshop.domain.cues import SceneKind
from cxworkshop.problems import Problem
from cxworkshop.services import handing_out
from cxworkshop.services.desk import Desk
from cxworkshop.services.hand_out_parts import recipients
from cxworkshop.services.handing_out import HandOutProblem
from cxworkshop.ui.run.run_state import RunState
from cxworkshop.ui.run.vote import RoomLine, Worker

SETTLES = timedelta(seconds=1)  # a plan that is being typed is not written at every key
MOST = 100  # a longer list helps nobody on a phone, and every phone would be sent it


class PlansOnPhones:
    """The plans of one workshop on its phones. `folder`, whose parent is there, holds them as long
    as the room is open; `problem` is called with a sentence when they can't be written."""

    def __init__(
        self,
        desk: Desk,
        workshop_id: str,
        room: RoomLine,
        worker: Worker,
        folder: Path,
        problem: Callable[[str], None],
    ) -> None:
        self._desk, self._workshop_id = desk, workshop_id
        self._room, self._worker = room, worker
        self._folder, self._problem = folder, problem
        self._seen: tuple[Any, ...] = ()
        self._since: datetime | None = None
        self._offered: tuple[Any, ...] = ()
        self._writing = False
        self._final: tuple[Any, ...] = ()
        self._over = False

    def follow(self, state: RunState) -> None:
        """Look at the run; to be called again and again. Writes what is due."""
        if self._writing or self._over or not _is_due(state):
            return
        now, content = self._desk.now(), self._final or _content(state)
        if content == self._offered:
            return
        if content != self._seen or self._since is None:
            self._seen, self._since = content, now
        if state.cue.scene is SceneKind.CLOSING or now - self._since >= SETTLES:
            self._write(content)

    def finish(self, state: RunState) -> None:
        """Offer the plans as they are now, and no later ones."""
        self._final = _content(state)

    def put_away(self) -> None:
        """The room is being closed; nothing of it stays."""
        self._over = True
        self._sweep()

    def _write(self, content: tuple[Any, ...]) -> None:
        self._writing = True
        self._offered = content
        self._worker.run(lambda _: self._make(), self._tell, self._failed)

    def _make(self) -> list[Path]:
        """The plans under names that stay, so that their addresses do; older ones are replaced."""
        try:
            self._folder.mkdir(exist_ok=True)
            with TemporaryDirectory(dir=self._folder) as fresh:
                made = handing_out.draw(self._desk, self._workshop_id, Path(fresh), ("personal",))
                plans = [path.replace(self._folder / path.name) for path in made]
            for old in set(self._folder.glob("*.pdf")) - set(plans):
                old.unlink()
        except OSError as error:
            raise HandOutProblem("services.hand_out.no_access", path=self._folder) from error
        return plans

    def _tell(self, plans: list[Path]) -> None:
        self._writing = False
        if self._over:
            self._sweep()
        else:
            files = [{"id": path.name, "title": path.stem, "path": str(path)} for path in plans]
            self._room.send({"do": "handout", "part": "plans", "files": files})

    def _failed(self, error: Exception) -> None:
        self._writing = False
        if not isinstance(error, Problem):
            raise error
        if self._over:
            self._sweep()
        else:
            self._problem(error.message)

    def _sweep(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)


def _content(state: RunState) -> tuple[Any, ...]:
    return state.workshop, state.facts, state.plan


def _is_due(state: RunState) -> bool:
    plan = state.plan
    owned = any(action.owner_id for action in plan.actions)
    closing = state.cue.scene is SceneKind.CLOSING and bool(plan.pledges)
    return (owned or closing) and len(recipients(state.workshop, plan)) <= MOST
