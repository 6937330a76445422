"""One vote, from opening to the moment when the room has forgotten it.

Opens a round in the library and in the room, counts down before closing when answers are missing,
keeps what the room hands over, and only then tells the room to forget. Every step may be repeated
after a crash of the room or of the app.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeVar

from cxworkshop.problems import Problem
from cxworkshop.services import voting
from cxworkshop.services.desk import Desk
from cxworkshop.services.voting import VotingProblem
from cxworkshop.ui.run.retry import Retry

CLOSING_SECONDS = 10
SLIP = timedelta(seconds=2)
REFUSED_BY_DISK = frozenset({"not_stored", "still_on_disk"})

Result = TypeVar("Result")


class RoomLine(Protocol):
    """The line to the room, and what it said last."""

    @property
    def url(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def joined(self) -> int: ...
    @property
    def watching(self) -> int: ...
    @property
    def ready(self) -> bool: ...
    @property
    def opening(self) -> bool: ...

    def send(self, command: Mapping[str, Any]) -> None: ...


class Worker(Protocol):
    """Runs long work beside the window and brings the result home."""

    def run(
        self,
        work: Callable[[Any], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
    ) -> object: ...


class Vote:
    """The votes of one workshop, one at a time. `kept` is called when answers are in the library,
    `problem` with a sentence when something is wrong, with none when that is over. `counted` says
    whether `answered` is known: only the room knows it of a vote that is not kept."""

    def __init__(
        self,
        desk: Desk,
        workshop_id: str,
        room: RoomLine,
        worker: Worker,
        kept: Callable[[], None],
        problem: Callable[[str], None],
    ) -> None:
        self._desk = desk
        self._workshop_id = workshop_id
        self._room = room
        self._worker = worker
        self._kept = kept
        self._problem = problem
        self._closing_at: datetime | None = None
        self._opened_at: datetime | None = None
        self._closed = False
        self._keeping = False
        self._handing_over = False
        self._forgetting: str | None = None
        self._retry = Retry()
        self.answered = voting.answered(desk, workshop_id)
        self.ways: Mapping[str, int] = {}
        self.round = voting.current_round(desk, workshop_id)
        self.counted = self.round is None
        self._by = voting.answered_by(desk, self.round.id) if self.round else "person"

    @property
    def open(self) -> bool:
        """Whether phones may answer now."""
        return self.round is not None and not self._closed

    @property
    def counting_down(self) -> bool:
        """Whether it closes by itself in a moment."""
        return self._closing_at is not None

    def closing_in(self, now: datetime) -> int | None:
        """Seconds until it closes by itself, or None."""
        if self._closing_at is None:
            return None
        return max(0, round((self._closing_at - now).total_seconds()))

    def begin(self, step_id: str, *, anew: bool = False, by: str = "person") -> None:
        """Open the vote of a step; `anew` asks it once more, `by` says who holds a phone. Raises
        VotingProblem while the disk has not taken the answers of the one before."""
        if self._retry.waiting:
            raise VotingProblem("services.voting.not_kept_yet")
        self.round = voting.open_round(self._desk, self._workshop_id, step_id, anew=anew, by=by)
        self._closed = False
        self._closing_at = None
        self.answered = 0
        self.counted = True
        self._by = by
        self._opened_at = self._desk.now()
        self._open()

    def restart(self) -> None:
        """Drop the open round with its answers and ask it anew; phones join again."""
        assert self.round is not None
        self._room.send({"do": "forget", "round": self.round.id})
        self._room.send({"do": "release", "all": True})
        self.begin(self.round.step_id, anew=True, by=self._by)

    def ask_to_close(self, now: datetime, expected: int) -> bool:
        """Close at once when nobody is missing, else count down; True when it was closed. Asked
        again while it counts down, it stays open; a clicker that was pressed twice to open it does
        not close it."""
        if self._closing_at is not None:
            self._closing_at = None
            return False
        if not self.answered and self._opened_at and now - self._opened_at < SLIP:
            return False
        if self.answered >= expected:
            self.close()
            return True
        self._closing_at = now + timedelta(seconds=CLOSING_SECONDS)
        return False

    def keep_open(self) -> None:
        """Stop counting down."""
        self._closing_at = None

    def is_due(self, now: datetime, expected: int) -> bool:
        """Whether the countdown is over: its time is up, or nobody is missing any more."""
        if self._closing_at is None:
            return False
        return now >= self._closing_at or self.answered >= expected

    def close(self) -> None:
        """Take no more answers; what there is will be handed over."""
        self._closing_at = None
        self._closed = self._handing_over = True
        self._room.send({"do": "close"})

    def try_again(self, now: datetime) -> None:
        """Have the room hand over once more what a full disk refused, here or there, or forget
        what is kept; a vote that has been opened since stays open."""
        if self._keeping or not self._retry.is_due(now):
            return
        if self._forgetting is None:
            self._room.send({"do": "close"})
        else:
            self._room.send({"do": "forget", "round": self._forgetting})

    def come_back(self, *, closed: bool) -> None:
        """Take up a round that the library knows as unfinished, after the app was started again."""
        self._closed = closed
        if self.round and not closed:
            self._open()

    def heard(self, event: Mapping[str, Any]) -> None:
        """What the room said."""
        kind = event.get("event")
        if kind == "ready":
            self._ready(event)
        elif kind in ("answered", "entered") and self._is_ours(event):
            self.answered = int(event["answered"])
            self.counted = True
        elif kind == "closed":
            self._keep(event)
        elif kind == "problem" and event.get("code") in REFUSED_BY_DISK and self._handing_over:
            self._retry.refused(self._desk.now())
        elif kind == "forgotten":
            self._handed_over()

    def _ready(self, event: Mapping[str, Any]) -> None:
        self.counted = True
        held = event.get("open")
        if held is None:
            return
        if self.round is None or held != self.round.id:
            self._make_way(str(held))
            return
        self.answered = int(event.get("answered", 0))
        if self._closed or event.get("state") == "closed":
            self._closed = True
            self._room.send({"do": "close"})

    def _make_way(self, held: str) -> None:
        """Have the room hand over an earlier round; one that was asked anew is not known any more,
        and its answers go."""
        if self.round is None or voting.is_known(self._desk, held):
            self._room.send({"do": "close"})
        else:
            self._room.send({"do": "forget", "round": held})
            self._open_at_last()

    def _open_at_last(self) -> None:
        """The room could not take this round while it still held an earlier one."""
        if self.round is not None:
            self._open()
            if self._closed:
                self._room.send({"do": "close"})

    def _open(self) -> None:
        assert self.round is not None
        self._room.send({"do": "open", "round": self.round.to_wire(), "by": self._by})

    def _is_ours(self, event: Mapping[str, Any]) -> bool:
        return self.round is not None and event.get("round") == self.round.id

    def _handed_over(self) -> None:
        self._handing_over, self._forgetting = False, None
        if self._retry.waiting:
            self._retry.done()
            self._problem("")
            if self.open:
                self._open()

    def _keep(self, event: Mapping[str, Any]) -> None:
        self._handing_over, self._forgetting = True, None
        if self._is_ours(event):
            self._closed = True
            self.answered = int(event.get("answered", 0))
            self.counted = True
            self.ways = dict(event.get("ways") or {})
        if self._keeping:
            return
        self._keeping = True
        self._worker.run(
            lambda _: voting.keep_answers(self._desk, event),
            lambda _: self._forget(event),
            self._not_kept,
        )

    def _forget(self, event: Mapping[str, Any]) -> None:
        self._keeping = False
        self._forgetting = str(event["round"])
        self._room.send({"do": "forget", "round": self._forgetting})
        if self._is_ours(event):
            self.round = None
        self._open_at_last()
        self._kept()

    def _not_kept(self, error: Exception) -> None:
        self._keeping = False
        if not isinstance(error, Problem):
            raise error
        self._retry.refused(self._desk.now())
        self._problem(error.message)
