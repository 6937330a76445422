"""Consensus and the two camps: the examples of the agrmt manual, and what must always hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations_with_replacement

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.method.agreement import agreement_a, consensus, is_split, median

VAN_DER_EIJK = [30, 40, 210, 130, 530, 50, 10]

panels = st.lists(st.integers(0, 40), min_size=3, max_size=11).filter(any)


def rooms(people: int, points: int = 5) -> Iterator[list[int]]:
    for answers in combinations_with_replacement(range(points), people):
        yield [answers.count(point) for point in range(points)]


def moved(counts: list[int], start: int, end: int) -> list[int]:
    after = list(counts)
    after[start] -= 1
    after[end] += 1
    return after


class TestConsensus:
    def test_the_example_of_the_manual(self) -> None:
        assert 1 - consensus(VAN_DER_EIJK) == pytest.approx(0.860 / 3, abs=1e-12)
        assert round(1 - consensus(VAN_DER_EIJK), 3) == 0.287

    def test_the_extremes_are_exact(self) -> None:
        assert consensus([0, 0, 7, 0, 0]) == 1
        assert consensus([4, 0, 0, 0, 4]) == 0

    def test_no_move_towards_the_median_lowers_it_in_any_room_of_five_seven_or_nine(self) -> None:
        moves = 0
        for people in (5, 7, 9):
            for counts in rooms(people):
                middle = int(median(counts)) - 1
                for start in range(5):
                    if counts[start] and start != middle:
                        step = 1 if start < middle else -1
                        after = moved(counts, start, start + step)
                        assert consensus(after) >= consensus(counts) - 1e-12
                        moves += 1
        assert moves == 2704

    @given(panels, st.data())
    def test_no_move_towards_the_median_lowers_it(
        self, counts: list[int], data: st.DataObject
    ) -> None:
        start = data.draw(st.sampled_from([point for point, n in enumerate(counts) if n]))
        distance = median(counts) - 1 - start
        if abs(distance) >= 1:
            after = moved(counts, start, start + (1 if distance > 0 else -1))
            assert consensus(after) >= consensus(counts) - 1e-12

    @given(panels, st.integers(2, 9))
    def test_asking_everybody_twice_changes_nothing(self, counts: list[int], times: int) -> None:
        duplicated = [times * count for count in counts]
        assert consensus(duplicated) == pytest.approx(consensus(counts), abs=1e-12)

    @given(panels)
    def test_lies_between_0_and_1_and_does_not_care_which_end_is_best(
        self, counts: list[int]
    ) -> None:
        assert -1e-12 <= consensus(counts) <= 1
        assert consensus(counts[::-1]) == pytest.approx(consensus(counts), abs=1e-12)


class TestAgreementA:
    @pytest.mark.parametrize(
        ("counts", "printed", "digits"),
        [
            (VAN_DER_EIJK, 0.6113333, 7),
            ([2.4, 2.8, 3.2, 6.2, 13.5, 30.4, 41.6], 0.61, 2),
            ([1.6, 2.6, 8.2, 21, 29.3, 27, 10.3], 0.48, 2),
            ([6, 8, 5, 3, 2], 0.31, 2),
            ([2, 0, 1, 1], 0.08, 2),
            ([0, 1, 1], 0.5, 12),
            ([1, 0, 1], -1, 12),
            ([10, 30, 50, 30, 10], 0.384615384615385, 12),
            ([50, 30, 10, 5, 5], 0.575, 12),
            ([40, 10, 0, 10, 40], -0.655555555555556, 12),
            ([60, 0, 10, 20, 30], 0, 12),
            ([5, 10, 20, 40, 50, 40, 20, 10, 5, 0], 0.505555555555556, 12),
            ([50, 20, 5, 0, 0, 0, 5, 20, 50, 0], -0.349814814814815, 12),
        ],
    )
    def test_values_of_the_reference_package(
        self, counts: list[float], printed: float, digits: int
    ) -> None:
        assert agreement_a(counts) == pytest.approx(printed, abs=0.51 * 10**-digits)

    def test_the_layers_of_the_example_by_hand(self) -> None:
        layers = [(0, 0.07), (1 / 6, 0.12), (1 / 3, 0.05), (0.5, 0.04), (2 / 3, 0.24)]
        top = [(7 / 15, 0.16), (1, 0.32)]
        by_hand = sum(agreement * weight for agreement, weight in layers + top)
        assert agreement_a(VAN_DER_EIJK) == pytest.approx(by_hand, abs=1e-12)

    def test_the_three_ideal_types(self) -> None:
        assert agreement_a([0, 9, 0, 0, 0]) == 1
        assert agreement_a([3, 3, 3, 3, 3]) == 0
        assert agreement_a([6, 0, 0, 0, 6]) == -1

    def test_unequal_camps_can_look_flat(self) -> None:
        assert agreement_a([3, 0, 0, 0, 9]) == pytest.approx(0)

    @given(panels)
    def test_lies_between_minus_1_and_1_and_does_not_care_which_end_is_best(
        self, counts: list[int]
    ) -> None:
        assert -1 - 1e-12 <= agreement_a(counts) <= 1 + 1e-12
        assert agreement_a(counts[::-1]) == pytest.approx(agreement_a(counts), abs=1e-12)

    def test_needs_three_points(self) -> None:
        with pytest.raises(ValueError, match="at least 3"):
            agreement_a([1, 2])


class TestSplit:
    @pytest.mark.parametrize(
        "counts",
        [[2, 1, 2, 3, 1], [3, 0, 0, 0, 2], [1, 0, 0, 0, 1], [3, 0, 0, 0, 9], [3, 2, 0, 0, 0, 2, 3]],
    )
    def test_two_camps_are_a_split_room(self, counts: list[int]) -> None:
        assert is_split(counts)

    @pytest.mark.parametrize(
        "counts",
        [
            [0, 0, 12, 0, 0],
            [1, 0, 2, 6, 3],
            [2, 0, 1, 5, 4],
            [0, 0, 3, 3, 0],
            [1, 0, 2, 0, 1],
            [0, 5],
        ],
    )
    def test_a_few_at_the_other_end_are_not(self, counts: list[int]) -> None:
        assert not is_split(counts)

    def test_a_scale_of_two_or_three_points_has_one_box_at_each_end(self) -> None:
        assert is_split([3, 3])
        assert is_split([3, 0, 3])
        assert not is_split([1, 6, 1])
        assert not is_split([1, 1, 1])

    @given(panels)
    def test_a_room_that_agrees_exactly_is_never_split(self, counts: list[int]) -> None:
        unanimous = [0] * len(counts)
        unanimous[counts.index(max(counts))] = sum(counts)
        assert not is_split(unanimous)


class TestMedian:
    @pytest.mark.parametrize(
        ("counts", "middle"),
        [([1, 1, 1, 1, 1], 3), ([0, 0, 2, 2, 0], 3.5), ([1, 0, 0, 0, 1], 3), ([0, 3, 0, 2, 0], 2)],
    )
    def test_by_hand(self, counts: list[int], middle: float) -> None:
        assert median(counts) == middle


@pytest.mark.parametrize("measure", [consensus, agreement_a, is_split, median])
@pytest.mark.parametrize("counts", [[], [0, 0, 0], [1, -1, 3], [float("nan"), 1, 1]])
def test_bad_counts_are_refused(measure: Callable[[list[int]], object], counts: list[int]) -> None:
    with pytest.raises(ValueError, match=r"points|nobody|negative|finite"):
        measure(counts)
