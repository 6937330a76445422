"""Whole points that add up, on the figures of the pictures and on anything else."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from math import ceil, floor, inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.method.rounding import nearest, whole_parts


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        ([21.3, 26.3], [21, 27]),
        ([6.4, -3.4], [6, -3]),
        ([-8.3, -15.8], [-8, -16]),
        ([31.666667, 25.0], [32, 25]),
        ([33.333333, 33.333333, 33.333333], [34, 33, 33]),
        ([12.5, 6.25, 6.25, 75.0], [13, 6, 6, 75]),
        ([0.0, 0.0], [0, 0]),
        ([48], [48]),
    ],
)
def test_by_hand(parts: list[float], shown: list[int]) -> None:
    assert whole_parts(parts) == shown


def test_a_whole_that_is_shown_elsewhere_is_kept() -> None:
    assert whole_parts([20.6, 26.6], whole=48) == [21, 27]
    assert whole_parts([20.6, 26.6], whole=47.2) == [20, 27]


@pytest.mark.parametrize(
    ("number", "shown"),
    [(46.5, 47), (-46.5, -47), (0.4, 0), (-0.4, 0), (100 * (0.03 - 0.025), 1), (-7.6, -8)],
)
def test_halves_go_away_from_zero(number: float, shown: int) -> None:
    assert nearest(number) == shown


points = st.floats(-100, 100)
percents = st.floats(0, 100)


@given(st.lists(st.integers(-10_000, 10_000), min_size=1, max_size=11))
def test_adds_up_and_moves_no_part_by_a_whole_point(hundredths: list[int]) -> None:
    parts = [number / 100 for number in hundredths]
    everything = Decimal(sum(hundredths)) / 100
    shown = whole_parts(parts)
    assert sum(shown) == everything.quantize(Decimal(1), ROUND_HALF_UP)
    assert all(abs(whole - part) < 1 for whole, part in zip(shown, parts, strict=True))


@given(st.lists(points, min_size=1, max_size=11), st.data())
def test_any_whole_within_reach_is_met(parts: list[float], data: st.DataObject) -> None:
    exact = [round(part, 9) for part in parts]
    reach = st.integers(sum(map(floor, exact)), sum(map(ceil, exact)))
    wanted = data.draw(reach)
    shown = whole_parts(parts, wanted)
    assert sum(shown) == wanted
    assert all(abs(whole - part) < 1 for whole, part in zip(shown, exact, strict=True))


@given(st.lists(st.integers(-100, 100), min_size=1))
def test_whole_parts_stay_as_they_are(parts: list[int]) -> None:
    assert whole_parts(parts) == parts


@given(percents, percents, percents)
def test_parts_fit_the_gap_between_the_two_numbers_shown(
    said: float, predicted: float, actual: float
) -> None:
    gap = nearest(said) - nearest(actual)
    assert sum(whole_parts([said - predicted, predicted - actual], whole=gap)) == gap


@pytest.mark.parametrize(
    ("parts", "whole", "reason"),
    [
        ([], None, "no parts"),
        ([1.0, inf], None, "finite"),
        ([1.0], inf, "finite"),
        ([1.5, 2.5], 6, "add up to 6"),
        ([1.0, 2.0], 4, "add up to 4"),
    ],
)
def test_bad_input_is_refused_with_the_reason(
    parts: list[float], whole: float | None, reason: str
) -> None:
    with pytest.raises(ValueError, match=reason):
        whole_parts(parts, whole)
