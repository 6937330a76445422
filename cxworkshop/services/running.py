"""The hour itself: where the run stands, how long each step took, and the facilitator's notes.

Every move is kept at once, so that a killed app comes back to the same picture.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from cxworkshop.domain.workshop import Status
from cxworkshop.problems import Problem
from cxworkshop.services.desk import Desk
from cxworkshop.services.events import NoteKept, RunMoved, WorkshopChanged, WorkshopsChanged
from cxworkshop.services.typed import typed
from cxworkshop.store import runs, workshops
from cxworkshop.store.database import Connection
from cxworkshop.store.runs import Run
from cxworkshop.words import say

A_DAY = timedelta(hours=12)  # a workshop takes no longer, and the next one is another one


class RunProblem(Problem):
    """The run can't do that now."""


@dataclass(frozen=True, slots=True)
class Position:
    """Which picture of which step the room sees."""

    step_id: str
    cue_index: int = 0


@dataclass(frozen=True, slots=True)
class Clock:
    """When the step and the run began (UTC), and the seconds that earlier steps took; a step that
    was visited twice counts both times."""

    step_started_at: datetime
    run_started_at: datetime
    seconds_by_step: Mapping[str, float]


def begin(desk: Desk, workshop_id: str) -> Position:
    """Starts the run at its first step, or goes on where it stands."""
    with desk.library.writing() as connection:
        run = runs.read(connection, workshop_id)
        if run is None:
            workshop = workshops.read(connection, workshop_id)
            run = _started(workshop.steps[0].id, desk.now())
            runs.keep(connection, workshop_id, run)
            workshops.save(connection, replace(workshop, status=Status.RUNNING))
    _status_changed(desk, workshop_id)
    return Position(run.step_id, run.cue_index)


def position(desk: Desk, workshop_id: str) -> Position | None:
    """Where the run stands, or None before it began."""
    with desk.library.reading() as connection:
        run = runs.read(connection, workshop_id)
    return Position(run.step_id, run.cue_index) if run else None


def goes_on(desk: Desk, workshop_id: str) -> bool:
    """Whether a run is in its midst: it began, and came to its step not longer than `A_DAY` ago.
    One that was left for longer is only taken up when somebody says so."""
    clock = step_clock(desk, workshop_id)
    return clock is not None and desk.now() - clock.step_started_at < A_DAY


def move(desk: Desk, workshop_id: str, position: Position) -> RunMoved:
    """Goes to another picture; another step has its own clock. Raises RunProblem before `begin`."""
    with desk.library.writing() as connection:
        run = _running(connection, workshop_id)
        if run.step_id != position.step_id:
            now = desk.now()
            run = replace(_settled(run, now), step_id=position.step_id, step_started_at=now)
        runs.keep(connection, workshop_id, replace(run, cue_index=position.cue_index))
    return desk.bus.publish(RunMoved(workshop_id))


def step_clock(desk: Desk, workshop_id: str) -> Clock | None:
    """What the timers count from, or None before the run began."""
    with desk.library.reading() as connection:
        run = runs.read(connection, workshop_id)
    return Clock(run.step_started_at, run.run_started_at, run.seconds_by_step) if run else None


def note(desk: Desk, workshop_id: str, step_id: str, text: str) -> NoteKept:
    """Keeps what the facilitator wrote down at a step; an empty text drops it. Can be undone."""
    kept = typed(text)
    with desk.library.writing() as connection:
        before = runs.notes(connection, workshop_id).get(step_id, "")
        if kept != before:
            runs.keep_note(connection, workshop_id, step_id, kept)
    if kept != before:
        desk.history.record(
            workshop_id,
            say("services.change.note"),
            lambda: note(desk, workshop_id, step_id, before),
        )
    return desk.bus.publish(NoteKept(workshop_id, step_id))


def notes(desk: Desk, workshop_id: str) -> dict[str, str]:
    """The facilitator's own notes by step id."""
    with desk.library.reading() as connection:
        return runs.notes(connection, workshop_id)


def release(desk: Desk, workshop_id: str, released: bool = True) -> RunMoved:
    """Lets the phones show the results, or no longer. Raises RunProblem before `begin`."""
    with desk.library.writing() as connection:
        run = _running(connection, workshop_id)
        runs.keep(connection, workshop_id, replace(run, released=released))
    return desk.bus.publish(RunMoved(workshop_id))


def is_released(desk: Desk, workshop_id: str) -> bool:
    """Whether the phones may show the results; never before the run began."""
    with desk.library.reading() as connection:
        run = runs.read(connection, workshop_id)
    return run is not None and run.released


def keep_join_code(desk: Desk, workshop_id: str, code: str) -> None:
    """Remembers by which code phones get in, so that a room opened anew has the same; nothing is
    remembered before `begin`."""
    with desk.library.writing() as connection:
        run = runs.read(connection, workshop_id)
        if run is not None and run.join_code != code:
            runs.keep(connection, workshop_id, replace(run, join_code=code))


def join_code(desk: Desk, workshop_id: str) -> str:
    """The code by which phones got in, or ""."""
    with desk.library.reading() as connection:
        run = runs.read(connection, workshop_id)
    return run.join_code if run else ""


def ended_on(desk: Desk, workshop_id: str) -> date | None:
    """The local date on which the run was finished, None when it was not."""
    with desk.library.reading() as connection:
        run = runs.read(connection, workshop_id)
    return run.finished_at.astimezone().date() if run and run.finished_at else None


def finish(desk: Desk, workshop_id: str) -> RunMoved:
    """The hour is over; from now on the plan is followed up."""
    with desk.library.writing() as connection:
        run = _running(connection, workshop_id)
        now = desk.now()
        runs.keep(
            connection,
            workshop_id,
            replace(_settled(run, now), step_started_at=now, finished_at=now),
        )
        workshop = workshops.read(connection, workshop_id)
        workshops.save(connection, replace(workshop, status=Status.FOLLOWING_UP))
    return _status_changed(desk, workshop_id)


def _started(step_id: str, at: datetime) -> Run:
    return Run(step_id, 0, run_started_at=at, step_started_at=at, seconds_by_step={})


def _running(connection: Connection, workshop_id: str) -> Run:
    run = runs.read(connection, workshop_id)
    if run is None:
        raise RunProblem("services.running.not_begun")
    return run


def _settled(run: Run, now: datetime) -> Run:
    """The run with the time since its step began added to that step."""
    spent = (now - run.step_started_at).total_seconds()
    seconds = dict(run.seconds_by_step)
    seconds[run.step_id] = seconds.get(run.step_id, 0.0) + max(spent, 0.0)
    return replace(run, seconds_by_step=seconds)


def _status_changed(desk: Desk, workshop_id: str) -> RunMoved:
    desk.bus.publish(WorkshopsChanged())
    desk.bus.publish(WorkshopChanged(workshop_id, "status"))
    return desk.bus.publish(RunMoved(workshop_id))
