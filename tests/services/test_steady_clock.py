"""What a run counts is not moved by a clock that is set in its midst."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from cxworkshop.services.steady_clock import steady_clock

NOON = datetime(2026, 5, 12, 12, tzinfo=UTC)


def test_a_clock_that_is_set_back_or_forward_moves_no_timer() -> None:
    shown, passed = [NOON], [100.0]
    now = steady_clock(lambda: shown[0], lambda: passed[0])
    for jump in (timedelta(hours=-1), timedelta(days=1)):
        before = now()
        shown[0] += jump
        passed[0] += 5
        assert now() - before == timedelta(seconds=5)


def test_the_clock_begins_at_the_time_of_day_and_goes_on() -> None:
    now = steady_clock()
    first = now()
    assert abs(first - datetime.now(UTC)) < timedelta(minutes=1)
    assert now() >= first
