"""Draws the page that a person asks for on a phone: own answers beside the room and the customers.

One page at a time beside the window, so that a hall which asks at once delays nothing else. The
answers live in memory until their page is drawn; the room removes the page when it has delivered
it. Nothing is logged, not even a failure's words, because they could hold an answer.
"""

from __future__ import annotations

import logging
import shutil
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from cxworkshop.services import own_view
from cxworkshop.services.desk import Desk
from cxworkshop.ui.run.vote import RoomLine, Worker

MOST_WAITING = 1000
PATIENCE = timedelta(seconds=20)  # after which the room has told the phone that it can't be done

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Wish:
    request: str
    answers: Mapping[str, Any]
    asked_at: datetime


class OwnViews:
    """The wishes of one workshop's phones. `released` says whether phones may see results now;
    `folder` holds a page from its drawing to its delivery and is not there before and after."""

    def __init__(
        self,
        desk: Desk,
        workshop_id: str,
        room: RoomLine,
        worker: Worker,
        folder: Path,
        released: Callable[[], bool],
    ) -> None:
        self._desk, self._workshop_id = desk, workshop_id
        self._room, self._worker = room, worker
        self._folder, self._released = folder, released
        self._waiting: deque[_Wish] = deque()
        self._drawing = False
        self._over = False
        self._sweep()

    def heard(self, event: Mapping[str, Any]) -> None:
        """What the room said."""
        kind = event.get("event")
        if kind == "draw":
            self._wished(event)
        elif kind == "ready":
            self._waiting.clear()  # they asked a room that is not there any more
            self._sweep()

    def put_away(self) -> None:
        """The room is closed; nothing of it stays."""
        self._over = True
        self._waiting.clear()
        self._sweep()

    def _wished(self, event: Mapping[str, Any]) -> None:
        request, answers = str(event.get("request")), event.get("answers")
        may_see = self._released() and isinstance(answers, Mapping)
        if not may_see or len(self._waiting) >= MOST_WAITING:
            self._tell(request, None)
            return
        assert isinstance(answers, Mapping)
        self._waiting.append(_Wish(request, answers, self._desk.now()))
        self._draw_next()

    def _draw_next(self) -> None:
        while self._waiting and not self._drawing:
            wish = self._waiting.popleft()
            if self._desk.now() - wish.asked_at < PATIENCE:
                self._draw(wish)

    def _draw(self, wish: _Wish) -> None:
        path = self._folder / f"{self._desk.new_id()}.pdf"

        def drawn(found: Path | None) -> None:
            self._drawing = False
            if self._over:
                self._sweep()
            else:
                self._tell(wish.request, found)
                self._draw_next()

        def failed(error: Exception) -> None:
            logger.warning("an own view could not be drawn: %s", type(error).__name__)
            for rest in (path, path.with_name(path.name + ".part")):
                with suppress(OSError):
                    rest.unlink(missing_ok=True)
            drawn(None)

        self._drawing = True
        self._worker.run(
            lambda _: own_view.draw(self._desk, self._workshop_id, wish.answers, path),
            drawn,
            failed,
        )

    def _tell(self, request: str, path: Path | None) -> None:
        told = str(path) if path else None
        self._room.send({"do": "drawn", "request": request, "path": told})

    def _sweep(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
