"""Lines on paper: what belongs together is joined."""

from __future__ import annotations

import pytest

from cxworkshop.reports.drawings import fork


@pytest.mark.parametrize("ends", [(10.0,), (10.0, 30.0), (50.0, 70.0), (90.0,), (50.0,)])
def test_every_end_is_joined_to_the_start(ends: tuple[float, ...]) -> None:
    lines = fork(0.0, 100.0, 50.0, ends)
    for end in ends:
        (last,) = [line for line in lines if line[-1] == (100.0, end)]
        upright = [line for line in lines if line[0][0] == line[1][0]]
        level = last[0] == (0.0, end) == (0.0, 50.0)
        assert level or upright[0][0][1] <= min(end, 50.0) <= max(end, 50.0) <= upright[0][1][1]


def test_without_ends_there_are_no_lines() -> None:
    assert fork(0.0, 100.0, 50.0, ()) == []
