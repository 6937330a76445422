"""When to try once more what a disk refused: every few seconds, until it is done."""

from __future__ import annotations

from datetime import datetime, timedelta

PAUSE = timedelta(seconds=3)


class Retry:
    """Whether something is still to be done, and when it was tried last."""

    def __init__(self) -> None:
        self._tried: datetime | None = None

    @property
    def waiting(self) -> bool:
        """Whether it was refused and has not been done since."""
        return self._tried is not None

    def refused(self, now: datetime) -> None:
        """It was tried, and refused."""
        self._tried = now

    def done(self) -> None:
        """It has been done."""
        self._tried = None

    def is_due(self, now: datetime) -> bool:
        """Whether to try now; said once in a pause, also when the clock was set back."""
        if self._tried is None or abs(now - self._tried) < PAUSE:
            return False
        self._tried = now
        return True
