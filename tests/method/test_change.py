"""Change between two workshops: decomposition, and the fewest people who must have moved."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from cxworkshop.method.change import Change, Movers, decompose, minimum_movers

results = st.floats(0, 100)


def test_a_gap_closes_from_56_67_to_34_by_both_sides() -> None:
    change = decompose(91.666667, 75.0, 35.0, 41.0)
    assert (change.gap, change.executives, change.customers) == pytest.approx(
        (-22.666667, -16.666667, -6.0), abs=5e-7
    )


def test_humbler_executives_alone_close_the_gap_as_well() -> None:
    assert decompose(0.75, 0.5, 0.25, 0.25) == Change(-0.25, -0.25, 0.0)


@given(results, results, results, results)
def test_the_parts_add_up_to_the_change_of_the_gap(
    said: float, said_now: float, actual: float, actual_now: float
) -> None:
    change = decompose(said, said_now, actual, actual_now)
    assert change.gap == change.executives + change.customers
    assert change.gap == pytest.approx((said_now - actual_now) - (said - actual), abs=1e-9)


def test_two_people_moved_three_steps_at_least() -> None:
    assert minimum_movers([1, 0, 1, 6, 4], [2, 0, 2, 5, 3]) == Movers(people=2, steps=5)
    assert minimum_movers([0, 0, 4, 4, 4], [0, 0, 4, 4, 4]) == Movers(people=0, steps=0)
    assert minimum_movers([5, 0, 0, 0, 0], [0, 0, 0, 0, 5]) == Movers(people=5, steps=20)


answers = st.lists(st.integers(1, 5), min_size=1, max_size=5)


@given(answers, st.data())
def test_no_way_of_matching_the_people_needs_fewer_movers_or_steps(
    before: list[int], data: st.DataObject
) -> None:
    after = data.draw(st.lists(st.integers(1, 5), min_size=len(before), max_size=len(before)))
    movers = minimum_movers(
        [before.count(point) for point in range(1, 6)],
        [after.count(point) for point in range(1, 6)],
    )
    matchings = [list(zip(before, order, strict=True)) for order in permutations(after)]
    assert movers.people == min(sum(x != y for x, y in match) for match in matchings)
    assert movers.steps == min(sum(abs(x - y) for x, y in match) for match in matchings)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=2, max_size=11))
def test_steps_are_the_earth_movers_distance_of_scipy(pairs: list[tuple[int, int]]) -> None:
    before, after = map(list, zip(*pairs, strict=True))
    after[-1] += max(0, sum(before) - sum(after))
    before[0] += sum(after) - sum(before)
    if not sum(before):
        return
    points = range(len(pairs))
    distance = stats.wasserstein_distance(points, points, before, after)
    assert minimum_movers(before, after).steps == pytest.approx(distance * sum(before))


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ([1, 2], [1, 1, 1], "scales of 2 and 3"),
        ([1, 2], [1, 1], "different number of people"),
        ([0, 0], [0, 0], "nobody answered"),
        ([1.5, 0.5], [1, 1], "whole numbers"),
        ([-1, 3], [1, 1], "negative"),
    ],
)
def test_bad_input_is_refused_with_the_reason(
    before: list[int], after: list[int], reason: str
) -> None:
    with pytest.raises(ValueError, match=reason):
        minimum_movers(before, after)


def test_a_result_that_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="finite"):
        decompose(1, 2, float("nan"), 3)
