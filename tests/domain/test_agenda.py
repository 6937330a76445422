"""An agenda in minutes: clock times, and fitting the time there is."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.domain.agenda import clock_times, fitted, total_minutes
from cxworkshop.domain.workshop import Step, StepKind


def agenda(*minutes: int) -> list[Step]:
    return [Step(str(n), StepKind.PAGE, "Step", part) for n, part in enumerate(minutes)]


def test_each_step_starts_when_the_one_before_ends() -> None:
    assert clock_times(agenda(4, 56), time(14)) == [time(14), time(14, 4), time(15)]
    assert clock_times(agenda(90), time(23)) == [time(23), time(0, 30)]


@pytest.mark.parametrize(
    ("minutes", "available", "expected"),
    [
        ((10, 20, 30), 30, [5, 10, 15]),
        ((10, 10, 10), 20, [7, 7, 6]),
        ((1, 1, 58), 30, [1, 1, 28]),
        ((5, 5), 1, [1, 1]),
        ((0, 30), 15, [0, 15]),
        ((), 15, []),
    ],
)
def test_steps_shrink_in_proportion(
    minutes: tuple[int, ...], available: int, expected: list[int]
) -> None:
    assert [step.minutes for step in fitted(agenda(*minutes), available)] == expected


@given(st.lists(st.integers(1, 240), min_size=1, max_size=30), st.integers(30, 600))
def test_whatever_fits_fills_the_time_exactly(minutes: list[int], available: int) -> None:
    shorter = fitted(agenda(*minutes), available)
    assert total_minutes(shorter) == available
    assert min(step.minutes for step in shorter) >= 1
