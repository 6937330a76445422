"""The folders of live rooms: one per workshop, from the first phone to the end of its run.

A session holds seats, the join code (which may be printed already) and ballots not yet handed over,
so that a kill loses nothing. When the run is over nothing of it may stay.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from cxworkshop.domain.workshop import Status
from cxworkshop.services import shelf, voting
from cxworkshop.services.desk import Desk

_OVER = frozenset({Status.FOLLOWING_UP, Status.FINISHED})
_ROOMS, _FOR_PHONES = "sessions", "handed-out"


def folder(home: Path, workshop_id: str) -> Path:
    """Where the room of a workshop keeps its files; made by the room."""
    return home / _ROOMS / workshop_id


def is_over(desk: Desk, workshop_id: str) -> bool:
    """Whether nothing of the room is needed any more: the run is finished and every vote is in the
    library, or the workshop has been deleted."""
    return bool(_over(desk, {workshop_id}))


def remove(home: Path, workshop_id: str) -> None:
    """Removes what a closed room left, and the documents that only its phones could fetch."""
    for name in (_ROOMS, _FOR_PHONES):
        shutil.rmtree(home / name / workshop_id, ignore_errors=True)


def remove_orphans(desk: Desk, home: Path, besides: str = "") -> list[str]:
    """Removes what rooms of finished or deleted workshops left, for instance after a kill; returns
    their ids. `besides` is the workshop whose room is open now."""
    places = (home / _ROOMS, home / _FOR_PHONES)
    known = {path.name for place in places if place.is_dir() for path in place.iterdir()}
    orphans = _over(desk, known - {besides})
    for name in orphans:
        remove(home, name)
    return orphans


def _over(desk: Desk, ids: set[str]) -> list[str]:
    if not ids:
        return []
    known = shelf.statuses(desk, ids)
    return [
        name
        for name in sorted(ids)
        if name not in known or (known[name] in _OVER and voting.current_round(desk, name) is None)
    ]
