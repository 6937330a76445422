"""What interrupts a run, and what is said afterwards: the app was closed in its midst, or it slept.

A machine that sleeps shows itself by its clock: it went on while nothing else did.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from cxworkshop.ui.run.run_state import RunState
from cxworkshop.words import say

ASLEEP = timedelta(seconds=60)


class WakeUp:
    """Told the time again and again, it says how long nobody told it."""

    def __init__(self, now: datetime) -> None:
        self._told = now

    def slept(self, now: datetime) -> int:
        """The minutes that the machine slept until now, 0 when it did not."""
        gone, self._told = now - self._told, now
        return round(gone.total_seconds() / 60) if gone > ASLEEP else 0


def welcome_back(run: RunState, *, voting: bool) -> str:
    """What to say when the app was opened again in the middle of a run."""
    if voting:
        return say("interrupted.back_voting")
    ids = [step.id for step in run.workshop.steps]
    return say(
        "interrupted.back",
        number=ids.index(run.cue.step_id) + 1,
        count=len(ids),
        title=run.workshop.step(run.cue.step_id).title,
    )
