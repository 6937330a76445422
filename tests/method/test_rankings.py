"""Orders of a few items: scipy as the oracle, brute force for Kemeny, published examples."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from cxworkshop.method.rankings import (
    borda,
    kemeny,
    kendall_tau,
    kendall_w,
    mid_ranks,
    pairwise,
    top_overlap,
)

# The anxiety ratings of 20 subjects by 3 raters that the R packages irr and DescTools bring along.
ANXIETY = [
    [3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3],
    [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4],
    [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2],
]
# The textbook vote on Tennessee's capital: Memphis, Nashville, Chattanooga, Knoxville.
TENNESSEE = [[1, 2, 3, 4]] * 42 + [[4, 1, 2, 3]] * 26 + [[4, 3, 1, 2]] * 15 + [[4, 3, 2, 1]] * 17


@st.composite
def rooms(draw: st.DrawFn, most_items: int = 8) -> list[list[float]]:
    items = draw(st.integers(2, most_items))
    positions = st.lists(st.integers(1, items) | st.none(), min_size=items, max_size=items)
    return [mid_ranks(judge) for judge in draw(st.lists(positions, min_size=1, max_size=12))]


def random_rooms(seed: int, rooms: int) -> list[list[list[float]]]:
    chance = random.Random(seed)
    sizes = [(chance.randint(3, 9), chance.randint(3, 8)) for _ in range(rooms)]
    return [
        [mid_ranks([chance.randint(1, items) for _ in range(items)]) for _ in range(judges)]
        for judges, items in sizes
    ]


def agreements(order: tuple[int, ...], rankings: list[list[float]]) -> int:
    pairs = [(a, b) for place, a in enumerate(order) for b in order[place + 1 :]]
    return sum(ranks[a] < ranks[b] for ranks in rankings for a, b in pairs)


class TestRanks:
    def test_ties_share_the_mean_rank_and_so_do_items_left_out(self) -> None:
        assert mid_ranks([10, 20, 10, 30]) == [1.5, 3, 1.5, 4]
        assert mid_ranks([2, None, 1, None, None]) == [2, 4, 1, 4, 4]

    def test_agrees_with_scipy(self) -> None:
        chance = random.Random(1)
        for _ in range(500):
            positions = [chance.randint(0, 6) for _ in range(chance.randint(2, 9))]
            assert mid_ranks(positions) == stats.rankdata(positions).tolist()


class TestBorda:
    def test_three_judges_by_hand(self) -> None:
        assert borda([[1, 2, 3], [1, 3, 2], [2.5, 1, 2.5]]) == [4.5, 3, 1.5]

    @given(rooms())
    def test_all_judges_give_away_the_same_number_of_points(
        self, rankings: list[list[float]]
    ) -> None:
        items = len(rankings[0])
        assert sum(borda(rankings)) == pytest.approx(len(rankings) * items * (items - 1) / 2)


class TestKemeny:
    def test_the_capital_of_tennessee(self) -> None:
        result = kemeny(TENNESSEE)
        assert result.orders == ((1, 2, 3, 0),)
        assert result.score == 393

    def test_a_cycle_without_a_winner_of_all_duels(self) -> None:
        cycle = [[1, 2, 3]] * 25 + [[3, 1, 2]] * 40 + [[2, 3, 1]] * 35
        result = kemeny(cycle)
        assert result.orders == ((1, 2, 0),)
        assert result.score == 300 - 120

    def test_a_perfect_cycle_has_three_best_orders(self) -> None:
        result = kemeny([[1, 2, 3], [3, 1, 2], [2, 3, 1]])
        assert result.orders == ((0, 1, 2), (1, 2, 0), (2, 0, 1))

    @given(rooms(most_items=5))
    def test_beats_every_other_order(self, rankings: list[list[float]]) -> None:
        every = {
            order: agreements(order, rankings) for order in permutations(range(len(rankings[0])))
        }
        best = max(every.values())
        result = kemeny(rankings)
        assert result.score == best
        assert set(result.orders) == {order for order, score in every.items() if score == best}
        assert len(set(result.orders)) == len(result.orders)

    def test_eight_items_nobody_can_tell_apart_have_all_orders(self) -> None:
        result = kemeny([[4.5] * 8])
        assert len(set(result.orders)) == 40_320
        assert result.score == 0

    @given(rooms())
    def test_pairs_are_counted_once_for_each_judge_who_has_an_opinion(
        self, rankings: list[list[float]]
    ) -> None:
        duels = pairwise(rankings)
        for a in range(len(duels)):
            assert duels[a][a] == 0
            for b in range(a):
                ties = sum(ranks[a] == ranks[b] for ranks in rankings)
                assert duels[a][b] + duels[b][a] + ties == len(rankings)


class TestConcordance:
    def test_the_anxiety_data_come_to_the_printed_54_hundredths(self) -> None:
        assert kendall_w([mid_ranks(rater) for rater in ANXIETY]) == pytest.approx(
            0.539657, abs=5e-7
        )

    def test_four_judges_by_hand(self) -> None:
        judges = [[1, 3, 2, 5, 4], [2, 1, 3, 4, 5], [3, 1, 2, 5, 4], [3, 2, 1, 4, 5]]
        assert kendall_w(judges) == pytest.approx(12 * 122 / (16 * 120))

    def test_the_extremes_are_exact(self) -> None:
        assert kendall_w([[1, 2, 3, 4]] * 7) == 1
        assert kendall_w([[1, 2, 3], [3, 2, 1]]) == 0

    def test_agrees_with_friedmans_statistic_of_scipy(self) -> None:
        compared = 0
        for rankings in random_rooms(2, 1500):
            if len({rank for ranks in rankings for rank in ranks}) == 1:
                continue
            judges, items = len(rankings), len(rankings[0])
            friedman = stats.friedmanchisquare(*np.transpose(rankings)).statistic
            assert kendall_w(rankings) == pytest.approx(friedman / (judges * (items - 1)))
            compared += 1
        assert compared > 1400


class TestCorrelation:
    def test_tau_b_agrees_with_scipy(self) -> None:
        compared = 0
        for first, second, *_ in random_rooms(3, 2000):
            if len(set(first)) > 1 and len(set(second)) > 1:
                ours = kendall_tau(first, second)
                assert ours == pytest.approx(stats.kendalltau(first, second).statistic, abs=1e-12)
                compared += 1
        assert compared > 1800

    def test_the_extremes(self) -> None:
        assert kendall_tau([1, 2, 3, 4], [1, 2, 3, 4]) == 1
        assert kendall_tau([1, 2, 3, 4], [4, 3, 2, 1]) == -1


class TestTopOverlap:
    def test_five_of_eight(self) -> None:
        ceos = [1, 2, 3, 4, 5, 6, 7.5, 7.5]
        assert top_overlap(ceos, ceos) == 5
        assert top_overlap(ceos, [8, 7, 6, 5, 4, 3, 2, 1]) == 2

    def test_chance_gives_25_eighths_of_five_among_eight(self) -> None:
        chance = random.Random(4)
        ranks = list(range(1, 9))
        overlaps = [top_overlap(ranks, chance.sample(ranks, 8), 5) for _ in range(4000)]
        assert sum(overlaps) / len(overlaps) == pytest.approx(3.125, abs=0.05)

    def test_a_tie_across_the_cut_is_out(self) -> None:
        assert top_overlap([1, 2.5, 2.5, 4], [1, 2, 3, 4], k=2) == 1
        assert top_overlap([4.5] * 8, [4.5] * 8, k=5) == 0


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (lambda: borda([]), "nobody ranked"),
        (lambda: borda([[1]]), "at least 2 items"),
        (lambda: borda([[1, 2], [1, 2, 3]]), "2 and of 3 items"),
        (lambda: borda([[1, 1]]), "share the mean rank"),
        (lambda: kemeny([[0, 1]]), "ranks run from 1"),
        (lambda: kemeny([list(range(1, 10))]), "at most 8"),
        (lambda: pairwise([[1, float("nan")]]), "finite"),
        (lambda: mid_ranks([1, float("nan")]), "finite"),
        (lambda: kendall_w([[1, 2]]), "two judges"),
        (lambda: kendall_w([[1.5, 1.5]] * 2), "prefers something"),
        (lambda: kendall_tau([1, 2], [1.5, 1.5]), "all items tie"),
        (lambda: kendall_tau([1, 2], [1]), "compared"),
        (lambda: kendall_tau([], []), "compared"),
        (lambda: top_overlap([1, 2], [2, 1], k=0), "none"),
        (lambda: top_overlap([1, float("inf")], [2, 1]), "finite"),
    ],
)
def test_bad_input_is_refused_with_the_reason(wrong: Callable[[], object], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        wrong()
