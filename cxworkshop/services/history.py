"""Undo and redo: every change leaves its inverse, which is a call of the same public functions.

Undoing calls the inverse. That call is a change like any other and leaves *its* inverse, which is
then the redo. So nothing is ever restored by a path that a person's own click does not take, and
identities survive. Each workshop has its own past; `turn_to` says whose is meant.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import RLock
from typing import Literal

from cxworkshop.words import say

LEVELS = 100


@dataclass(frozen=True, slots=True)
class Change:
    """`what` is the change in words ("change team size to 9"); `inverse` takes it back."""

    what: str
    inverse: Callable[[], object]


@dataclass(slots=True)
class _Past:
    done: deque[Change] = field(default_factory=lambda: deque(maxlen=LEVELS))
    undone: deque[Change] = field(default_factory=lambda: deque(maxlen=LEVELS))


class History:
    """What can be taken back, per workshop, at most `LEVELS` changes deep."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._pasts: dict[str, _Past] = {}
        self._workshop_id: str | None = None
        self._replaying: tuple[Literal["undo", "redo"], str] | None = None

    def turn_to(self, workshop_id: str) -> None:
        """From now on undo and redo are about this workshop."""
        with self._lock:
            self._workshop_id = workshop_id

    def record(self, workshop_id: str, what: str, inverse: Callable[[], object]) -> None:
        """Remembers a change that has been made."""
        with self._lock:
            self._workshop_id = workshop_id
            past = self._pasts.setdefault(workshop_id, _Past())
            if self._replaying is None:
                past.done.append(Change(what, inverse))
                past.undone.clear()
                return
            direction, replayed = self._replaying
            other = past.undone if direction == "undo" else past.done
            other.append(Change(replayed, inverse))

    def undo(self) -> str | None:
        """Takes the last change back and says which; None when there is none."""
        with self._lock:
            return self._replay("undo", self._past().done)

    def redo(self) -> str | None:
        """Makes the change taken back last once more and says which; None when there is none."""
        with self._lock:
            return self._replay("redo", self._past().undone)

    @property
    def undo_words(self) -> str | None:
        """ "Undo: change team size to 9", or None when nothing can be undone."""
        with self._lock:
            done = self._past().done
            return say("services.history.undo", what=done[-1].what) if done else None

    @property
    def redo_words(self) -> str | None:
        """ "Redo: change team size", or None when nothing can be redone."""
        with self._lock:
            undone = self._past().undone
            return say("services.history.redo", what=undone[-1].what) if undone else None

    def done(self) -> list[str]:
        """What can be undone, in words, the last change first."""
        with self._lock:
            return [change.what for change in reversed(self._past().done)]

    def forget(self, workshop_id: str) -> None:
        """Drops the past of a workshop that was deleted."""
        with self._lock:
            self._pasts.pop(workshop_id, None)

    def forget_all(self) -> None:
        """Drops every past; another library stands in the place of the one they belong to."""
        with self._lock:
            self._pasts.clear()

    def _past(self) -> _Past:
        return self._pasts.get(self._workshop_id or "", _Past())

    def _replay(self, direction: Literal["undo", "redo"], changes: deque[Change]) -> str | None:
        if not changes:
            return None
        change = changes.pop()
        self._replaying = (direction, change.what)
        try:
            change.inverse()
        except BaseException:
            changes.append(change)
            raise
        finally:
            self._replaying = None
        return change.what
