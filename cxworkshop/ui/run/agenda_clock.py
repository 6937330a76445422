"""Where the hour stands: planned times of the steps, what is left of this one, ahead or behind.

Pure arithmetic on the agenda and the run's clock. All instants are in the zone they are handed in.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from cxworkshop.domain.workshop import Step
from cxworkshop.ui.stage.state import AMBER, RED

HALF_A_SECOND = timedelta(seconds=0.5)


class Haste(StrEnum):
    """How a step stands for time."""

    CALM = "calm"
    SOON = "soon"
    NOW = "now"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One step in the list. `done` and `current` as seen from where the run stands; `skipped` was
    left out on the way."""

    step_id: str
    number: int
    at: str
    title: str
    minutes: int
    done: bool
    current: bool
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class StepTime:
    """The step's own time: seconds left (below 0 when over) of its planned minutes; `behind` in
    whole minutes for the whole agenda (below 0: ahead); `ends` as hours and minutes."""

    left: int
    planned: int
    behind: int
    ends: str
    haste: Haste

    @property
    def share_used(self) -> float:
        """How much of the step's time is gone, 0..1."""
        return min(1.0, max(0.0, 1 - self.left / (self.planned * 60))) if self.planned else 1.0

    @property
    def text(self) -> str:
        """What is left as "1:40", over time as "−0:25"."""
        minutes, seconds = divmod(abs(self.left), 60)
        return f"{'−' if self.left < 0 else ''}{minutes}:{seconds:02d}"


def whole_second(at: datetime) -> datetime:
    """The nearest whole second: every clock of a run is told in these, so that all that the
    facilitator and the room see turn over at once."""
    return (at + HALF_A_SECOND).replace(microsecond=0)


def agenda_rows(
    steps: Sequence[Step], current: str, started: datetime, visited: Collection[str]
) -> tuple[AgendaRow, ...]:
    """The agenda as it was planned, from the minute in which the run began; `visited` are the steps
    that the run has left."""
    place = [step.id for step in steps].index(current)
    rows: list[AgendaRow] = []
    at = started.replace(second=0, microsecond=0)
    for index, step in enumerate(steps):
        rows.append(
            AgendaRow(
                step.id, index + 1, f"{at:%H:%M}", step.title, step.minutes,
                index < place and step.id in visited, index == place,
                index < place and step.id not in visited,
            )
        )  # fmt: skip
        at += timedelta(minutes=step.minutes)
    return tuple(rows)


def step_time(
    steps: Sequence[Step],
    current: str,
    now: datetime,
    run_started: datetime,
    step_started: datetime,
    spent: Mapping[str, float],
) -> StepTime:
    """How the step and the whole agenda stand. `spent` are the seconds of earlier visits."""
    place = [step.id for step in steps].index(current)
    step = steps[place]
    used = (whole_second(now) - whole_second(step_started)).total_seconds()
    used += round(spent.get(current, 0.0))
    left = step.minutes * 60 - used
    ahead = sum(later.minutes for later in steps[place + 1 :])
    ends = now + timedelta(seconds=max(left, 0.0), minutes=ahead)
    planned_end = run_started + timedelta(minutes=sum(each.minutes for each in steps))
    behind = (ends - planned_end).total_seconds() / 60
    return StepTime(round(left), step.minutes, int(behind), f"{ends:%H:%M}", _haste(left, step))


def retimed(steps: Sequence[Step], current: str, minutes_left: float) -> tuple[Step, ...]:
    """The agenda with the steps after the current one stretched or shortened in proportion, so
    that they fill `minutes_left`; none falls below a minute."""
    place = [step.id for step in steps].index(current)
    later = steps[place + 1 :]
    planned = sum(step.minutes for step in later)
    if not planned:
        return tuple(steps)
    factor = max(minutes_left, len(later)) / planned
    return (
        *steps[: place + 1],
        *(replace(step, minutes=max(1, round(step.minutes * factor))) for step in later),
    )


def _haste(left: float, step: Step) -> Haste:
    total = step.minutes * 60
    if left < 0:
        return Haste.OVER
    if left <= total * RED:
        return Haste.NOW
    return Haste.SOON if left <= total * AMBER else Haste.CALM
