"""The labels of the time line stand beside each other, whatever the dates are."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from cxworkshop.domain.plan import CHECK_DAYS, next_working_day
from cxworkshop.reports.drawings import label_middles

WIDE = [70.0, 92.0, 80.0, 110.0, 78.0]
LEFT, RIGHT = 50.0, 545.0


@pytest.mark.parametrize("held_on", [date(2026, 11, 22) + timedelta(days=day) for day in range(7)])
def test_no_label_covers_its_neighbour_nor_leaves_the_page(held_on: date) -> None:
    days = [held_on, *(next_working_day(held_on + timedelta(days=day)) for day in CHECK_DAYS)]
    span = (days[-1] - days[0]).days
    marks = [LEFT + (RIGHT - LEFT) * (day - days[0]).days / span for day in days]
    middles = label_middles(marks, WIDE, LEFT, RIGHT)
    edges = [
        (middle - wide / 2, middle + wide / 2) for middle, wide in zip(middles, WIDE, strict=True)
    ]
    assert edges[0][0] >= LEFT
    assert edges[-1][1] <= RIGHT
    assert all(one[1] < other[0] for one, other in pairwise(edges))
