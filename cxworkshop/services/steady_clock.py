"""The time of day that no clock change reaches: steps, countdowns and retries are counted by it.

A laptop's clock may be set while a workshop runs, by hand or by the network it has just joined. The
time is therefore looked up once and then carried on by a counter that nobody can set, and that goes
on while the laptop sleeps.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


def _passed() -> float:
    """Seconds since some moment, sleep included; on Windows `monotonic` includes it already."""
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):  # Linux; macOS counts sleep in the latter
        if (number := getattr(time, name, None)) is not None:
            return time.clock_gettime(number)
    return time.monotonic()


def steady_clock(
    of_the_day: Callable[[], datetime] = lambda: datetime.now(UTC),
    passed: Callable[[], float] = _passed,
) -> Callable[[], datetime]:
    """A clock (UTC) that begins at the time of day and is moved by `passed` seconds alone."""
    began, since = of_the_day(), passed()
    return lambda: began + timedelta(seconds=passed() - since)
