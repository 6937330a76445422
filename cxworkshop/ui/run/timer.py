"""A timer for the room that can be paused; it is told the time and never looks at a clock."""

from __future__ import annotations

from datetime import datetime

from cxworkshop.ui.run.agenda_clock import whole_second
from cxworkshop.ui.stage.state import Countdown


class Timer:
    """Runs down from `seconds`, beginning at `now`."""

    def __init__(self, seconds: int, now: datetime) -> None:
        self._total = seconds
        self._spent = 0.0
        self._since: datetime | None = whole_second(now)

    @property
    def paused(self) -> bool:
        return self._since is None

    def toggle(self, now: datetime) -> None:
        """Pause, or go on."""
        if self._since is None:
            self._since = whole_second(now)
        else:
            self._spent = self._elapsed(now)
            self._since = None

    def countdown(self, now: datetime) -> Countdown:
        """How it stands; it stays at 0 when the time is up."""
        left = max(0.0, self._total - self._elapsed(now))
        return Countdown(round(left), self._total, self.paused)

    def _elapsed(self, now: datetime) -> float:
        running = (whole_second(now) - self._since).total_seconds() if self._since else 0.0
        return self._spent + max(0.0, running)
