"""An agenda in minutes: when its steps start, and how it is made to fit the time there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from cxworkshop.domain.workshop import Step


def clock_times(steps: Sequence[Step], starts_at: time) -> list[time]:
    """When each step starts, and last when the whole ends."""
    moment = datetime.combine(date(2000, 1, 1), starts_at)
    moments = [moment]
    for step in steps:
        moment += timedelta(minutes=step.minutes)
        moments.append(moment)
    return [found.time() for found in moments]


def total_minutes(steps: Sequence[Step]) -> int:
    """How long the whole takes."""
    return sum(step.minutes for step in steps)


def fitted(steps: Sequence[Step], minutes: int) -> tuple[Step, ...]:
    """The steps with their minutes in the same proportions, adding up to `minutes`: whole minutes,
    the largest remainders rounded up, none below 1. As long as it takes when that is too many."""
    total = total_minutes(steps)
    if not total:
        return tuple(steps)
    exact = [step.minutes * minutes / total for step in steps]
    whole = [
        max(1 if step.minutes else 0, int(part)) for step, part in zip(steps, exact, strict=True)
    ]
    by_remainder = sorted(range(len(steps)), key=lambda n: (whole[n] - exact[n], n))
    for number in by_remainder:
        if sum(whole) < minutes and steps[number].minutes:
            whole[number] += 1
    while sum(whole) > minutes and max(whole, default=0) > 1:
        whole[whole.index(max(whole))] -= 1
    return tuple(replace(step, minutes=part) for step, part in zip(steps, whole, strict=True))
