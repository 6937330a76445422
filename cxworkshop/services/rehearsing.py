"""Rehearsing: the workshop run with simulated executives on a copy that is thrown away.

The copy is a workshop of its own in a library of its own, so that everything works as it will and
nothing of it can reach the real one: no answer, no plan, no note, no status. Its folder is removed
when the rehearsal ends, and at the next start when the program was killed meanwhile. The workshop
itself only learns when it was rehearsed.
"""

from __future__ import annotations

import json
import shutil
import zlib
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from cxworkshop.domain.workshop import Status
from cxworkshop.problems import Problem
from cxworkshop.services.desk import LIBRARY_FILE, Desk
from cxworkshop.services.event_bus import EventBus
from cxworkshop.services.events import WorkshopChanged
from cxworkshop.services.history import History
from cxworkshop.services.moods import leanings
from cxworkshop.store import copying, customers, workshops

FOLDER = "rehearsals"
OPINIONS = "opinions.json"


class RehearsalProblem(Problem):
    """This workshop can't be rehearsed now."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """One rehearsal: its own `desk` and `folder`, the workshop (with the identity of the real one),
    and how many executives of which mood come to it."""

    workshop_id: str
    desk: Desk
    folder: Path
    mood: str
    executives: int
    seed: int

    @property
    def opinions(self) -> Path:
        """The file with what the simulated executives think."""
        return self.folder / OPINIONS


def begin(desk: Desk, home: Path, workshop_id: str, mood: str) -> Rehearsal:
    """Copies the workshop with its customers into a folder under `home`; the copy has not begun.

    Raises RehearsalProblem while the workshop itself is being run, and a Problem when the copy
    can't be written; nothing is left of it then.
    """
    folder = home / FOLDER / desk.new_id()
    folder.mkdir(parents=True)
    try:
        return _copied(desk, folder, workshop_id, mood)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def end(desk: Desk, rehearsal: Rehearsal) -> WorkshopChanged:
    """Throws the copy away, and notes in the library of `desk` when it was rehearsed."""
    rehearsal.desk.close()
    shutil.rmtree(rehearsal.folder.parent, ignore_errors=True)  # there is never a second one
    with desk.library.writing() as connection:
        workshops.set_rehearsed(connection, rehearsal.workshop_id, desk.now())
    return desk.bus.publish(WorkshopChanged(rehearsal.workshop_id, "rehearsal"))


def last(desk: Desk, workshop_id: str) -> datetime | None:
    """When a workshop was rehearsed last (UTC), None when never."""
    with desk.library.reading() as connection:
        return workshops.rehearsed_at(connection, workshop_id)


def sweep(home: Path) -> None:
    """Removes what a rehearsal left that was killed."""
    shutil.rmtree(home / FOLDER, ignore_errors=True)


def _copied(desk: Desk, folder: Path, workshop_id: str, mood: str) -> Rehearsal:
    with desk.library.reading() as connection:
        workshop = workshops.read(connection, workshop_id)
        source = customers.read(connection, workshop_id)
    if workshop.status is Status.RUNNING:
        raise RehearsalProblem("services.rehearsing.running")
    seed = zlib.crc32(f"{workshop_id} {mood}".encode())
    opinions = leanings(workshop, source, mood, seed)
    (folder / OPINIONS).write_text(json.dumps(opinions), "utf-8")
    library = desk.library.open_beside(folder / LIBRARY_FILE)
    copy = replace(desk, library=library, bus=EventBus(), history=History())
    try:
        with desk.library.reading() as ours, library.writing() as theirs:
            if workshop.follows_id and workshops.is_there(ours, workshop.follows_id):
                copying.copy_workshop(ours, theirs, workshop.follows_id)
            workshops.add(theirs, replace(workshop, status=Status.PREPARING))
            if source:
                customers.keep(theirs, workshop_id, source)
    except BaseException:
        library.close()
        raise
    return Rehearsal(workshop_id, copy, folder, mood, workshop.team.size, seed)
