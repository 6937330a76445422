"""What is typed in for an open vote, on its way into the room and back as an acknowledgement.

Every entry has an id of its own under which it may be sent again: a room that was started anew in
between keeps it once. Until the room has said that an entry is on disk, it is not called in.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

from PySide6.QtCore import QObject, Signal

from cxworkshop.domain.rounds import Round
from cxworkshop.words import say

EntryWay = Literal["kiosk", "paper", "hands"]


class Entries(QObject):
    """The entries of one round. `accepted` carries an entry's id once it is on disk, `refused` its
    id and a sentence; `counted` says that the numbers are new, `closed` that nothing is taken any
    more. `send` is the line to the room."""

    accepted = Signal(str)
    refused = Signal(str, str)
    counted = Signal()
    closed = Signal()

    def __init__(
        self,
        round_: Round,
        send: Callable[[Mapping[str, Any]], None],
        answered: int = 0,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.round = round_
        self.answered = answered
        self.is_closed = False
        self._send = send
        self._waiting: dict[str, Mapping[str, Any]] = {}
        self.ways: Mapping[str, int] = {}

    @property
    def waiting(self) -> int:
        """How many entries have no acknowledgement yet."""
        return len(self._waiting)

    def ballot(self, way: EntryWay, answers: Mapping[str, Any]) -> str:
        """Send one person's answers; returns the entry's id."""
        return self._enter(new_id(), {"way": way, "answers": dict(answers)})

    def tally(
        self, entry: str, counts: Mapping[str, Sequence[int]], cant_judge: Mapping[str, int]
    ) -> None:
        """Send a group's counts, in place of what it sent before under the same id."""
        body = {"way": "hands", "counts": dict(counts), "cant_judge": dict(cant_judge)}
        self._enter(entry, body)

    def heard(self, event: Mapping[str, Any]) -> None:
        """The room said something."""
        kind, entry = event.get("event"), str(event.get("nonce", ""))
        ours = event.get("round") == self.round.id
        if kind == "entered" and ours:
            self._count(event)
            if self._waiting.pop(entry, None) is not None:
                self.accepted.emit(entry)
        elif kind == "answered" and ours:
            self._count(event)
        elif kind == "problem" and entry in self._waiting:
            self._refuse(entry, str(event.get("message", "")))
        elif kind == "ready":
            self._send_again()
        elif kind == "closed" and ours:
            self._close()

    def _enter(self, entry: str, body: Mapping[str, Any]) -> str:
        command = {"do": "enter", "nonce": entry, **body}
        self._waiting[entry] = command
        self._send(command)
        return entry

    def _count(self, event: Mapping[str, Any]) -> None:
        self.answered = int(event["answered"])
        self.ways = event.get("ways", self.ways)
        self.counted.emit()

    def _send_again(self) -> None:
        """A room that comes back may have died between hearing an entry and keeping it."""
        for command in list(self._waiting.values()):
            self._send(command)

    def _refuse(self, entry: str, sentence: str) -> None:
        del self._waiting[entry]
        self.refused.emit(entry, sentence)

    def _close(self) -> None:
        self.is_closed = True
        for entry in list(self._waiting):
            self._refuse(entry, say("fallbacks.problem.closed"))
        self.closed.emit()


def new_id() -> str:
    """The id of one entry, or of one group whose hands are counted."""
    return secrets.token_hex(16)
