"""Count vectors and their moments."""

from __future__ import annotations

from math import nan

import pytest

from cxworkshop.method.counts import mean, standard_deviation, total, total_people


def test_the_moments_of_a_small_room_by_hand() -> None:
    counts = [0, 1, 0, 2, 1]
    assert total(counts) == total_people(counts) == 4
    assert mean(counts) == pytest.approx(3.75)
    assert standard_deviation(counts) == pytest.approx((4.75 / 3) ** 0.5)


def test_weighted_counts_may_be_fractions_but_people_may_not() -> None:
    assert total([0.5, 0.25]) == 0.75
    with pytest.raises(ValueError, match="whole numbers"):
        total_people([1, 0.5])  # type: ignore[list-item] # a fraction is what is refused


@pytest.mark.parametrize(
    ("counts", "reason"),
    [
        ([], "at least 2 points"),
        ([3], "at least 2 points"),
        ([0, 0, 0], "nobody answered"),
        ([1, -1, 3], "negative"),
        ([1, nan], "finite"),
    ],
)
def test_bad_counts_are_refused_with_the_reason(counts: list[float], reason: str) -> None:
    for measure in (total, mean, standard_deviation):
        with pytest.raises(ValueError, match=reason):
            measure(counts)


def test_one_answer_has_no_spread() -> None:
    with pytest.raises(ValueError, match="more than one answer"):
        standard_deviation([0, 1, 0])
