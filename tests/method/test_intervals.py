"""Intervals against the values printed in the literature, and what must hold for every input."""

from __future__ import annotations

from collections.abc import Callable
from math import inf, nan, nextafter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cxworkshop.method.intervals import (
    Z95,
    Estimate,
    as_pomp,
    bonferroni_z,
    census,
    census_with_absences,
    difference,
    difference_of_means,
    difference_of_pomp,
    effective_n,
    finite_population,
    mean_of_sample,
    one_person,
    response_rate_stress,
    weighted,
    weighted_from_sums,
    wilson,
)


def limits(estimate: Estimate) -> tuple[float, float]:
    return estimate.low, estimate.high


@st.composite
def samples(draw: st.DrawFn, most: int = 2000) -> tuple[int, int]:
    n = draw(st.integers(1, most))
    return draw(st.integers(0, n)), n


class TestPublishedValues:
    @pytest.mark.parametrize(
        ("x", "n", "low", "high"),
        [
            (81, 263, 0.255289, 0.366210),
            (15, 148, 0.062386, 0.160487),
            (0, 20, 0.0, 0.161125),
            (1, 29, 0.006113, 0.171755),
        ],
    )
    def test_wilson_in_newcombe_1998_seven_methods(
        self, x: int, n: int, low: float, high: float
    ) -> None:
        assert limits(wilson(x, n)) == pytest.approx((low, high), abs=5e-7)

    @pytest.mark.parametrize(
        ("x", "n", "low", "high"),
        [
            (0, 1, 0.0, 0.7934567085261071),
            (1, 2, 0.09452865480086611, 0.905471345199134),
            (1, 11, 0.016231752262825982, 0.3773646254862038),
            (10, 100, 0.05522854161313612, 0.1743673043676654),
            (75, 100, 0.6569535362992417, 0.8245490599627573),
            (100, 100, 0.9630051925239981, 1.0),
        ],
    )
    def test_wilson_with_z_rounded_to_two_digits(
        self, x: int, n: int, low: float, high: float
    ) -> None:
        assert limits(wilson(x, n, z=1.96)) == pytest.approx((low, high), abs=1e-12)

    @pytest.mark.parametrize(
        ("x1", "n1", "x2", "n2", "low", "high"),
        [
            (56, 70, 48, 80, 0.052431, 0.333873),
            (9, 10, 3, 10, 0.170523, 0.809018),
            (6, 7, 2, 7, 0.058228, 0.806250),
            (5, 56, 0, 29, -0.038137, 0.192560),
            (0, 10, 0, 20, -0.161125, 0.277533),
            (0, 10, 0, 10, -0.277533, 0.277533),
            (10, 10, 0, 20, 0.679086, 1.0),
            (10, 10, 0, 10, 0.607509, 1.0),
        ],
    )
    def test_square_and_add_in_newcombe_1998_eleven_methods(
        self, x1: int, n1: int, x2: int, n2: int, low: float, high: float
    ) -> None:
        gap = difference(wilson(x1, n1), wilson(x2, n2))
        assert limits(gap) == pytest.approx((low, high), abs=5e-7)

    @pytest.mark.parametrize(
        ("percent", "low", "high"),
        [(52, 44.1, 59.8), (40, 32.5, 48.0), (32, 25.1, 39.8), (24, 17.9, 31.4)],
    )
    def test_what_150_ceos_said(self, percent: int, low: float, high: float) -> None:
        shares = wilson(round(percent * 150 / 100), 150)
        assert (100 * shares.low, 100 * shares.high) == pytest.approx((low, high), abs=0.05)

    @pytest.mark.parametrize(
        ("n", "half_width"), [(100, 8.8), (400, 4.5), (1000, 2.8), (10_000, 0.9), (100_000, 0.28)]
    )
    def test_precision_for_planning_at_30_percent(self, n: int, half_width: float) -> None:
        share = wilson(0.3 * n, n)
        assert 50 * (share.high - share.low) == pytest.approx(half_width, abs=0.05)

    def test_385_customers_give_plus_minus_five_points(self) -> None:
        def half_width(n: int) -> float:
            share = wilson(n / 2, n)
            return (share.high - share.low) / 2

        assert half_width(385) <= 0.05
        assert half_width(360) > 0.05

    def test_bonferroni_for_24_statements(self) -> None:
        assert round(Z95, 9) == 1.959963985
        assert bonferroni_z(1) == Z95
        assert bonferroni_z(24) == pytest.approx(3.078088, abs=5e-7)

    def test_executives_are_a_census_and_not_a_sample(self) -> None:
        customers = wilson(80, 1000)
        as_census = difference(census(8, 10), customers)
        as_sample = difference(wilson(8, 10), customers)
        assert limits(as_census) == pytest.approx((0.701534, 0.735252), abs=5e-7)
        assert limits(as_sample) == pytest.approx((0.409613, 0.864127), abs=5e-7)
        assert as_census.point == as_sample.point == pytest.approx(0.72)

    def test_two_of_twelve_who_cannot_judge(self) -> None:
        team = census_with_absences(agree=7, rated=10, team=12)
        assert (team.point, *limits(team)) == pytest.approx((0.70, 7 / 12, 9 / 12))
        assert team.bounds

    def test_five_percent_answered_and_the_others_are_ten_points_lower(self) -> None:
        assert response_rate_stress(0.30, 0.05, -0.10) == pytest.approx(0.205)

    @pytest.mark.parametrize(("n", "points"), [(12, 8.333333), (11, 9.090909)])
    def test_one_different_answer(self, n: int, points: float) -> None:
        assert one_person(n) == pytest.approx(points, abs=5e-7)


class TestWilson:
    @given(samples(), st.floats(0, 6))
    def test_contains_the_share_and_stays_within_0_and_1(
        self, sample: tuple[int, int], z: float
    ) -> None:
        share = wilson(*sample, z)
        assert 0 <= share.low <= share.point <= share.high <= 1
        assert share.point == sample[0] / sample[1]

    @given(samples())
    def test_mirrors_when_agreeing_and_disagreeing_change_places(
        self, sample: tuple[int, int]
    ) -> None:
        x, n = sample
        mirrored = wilson(n - x, n)
        assert limits(wilson(x, n)) == pytest.approx((1 - mirrored.high, 1 - mirrored.low))

    @given(samples(), st.integers(2, 50))
    def test_narrows_with_more_of_the_same(self, sample: tuple[int, int], times: int) -> None:
        x, n = sample
        few, many = wilson(x, n), wilson(x * times, n * times)
        assert many.high - many.low < few.high - few.low

    @given(st.integers(1, 10_000), st.floats(0.1, 6))
    def test_ends_exactly_at_0_and_at_1(self, n: int, z: float) -> None:
        assert wilson(0, n, z).low == 0
        assert wilson(n, n, z).high == 1


class TestTheTeam:
    @given(samples(60), st.integers(0, 60))
    def test_bounds_contain_the_share_and_what_the_others_could_make_of_it(
        self, sample: tuple[int, int], missing: int
    ) -> None:
        agree, rated = sample
        team = census_with_absences(agree, rated, rated + missing)
        assert team.bounds == (missing > 0)
        for agreeing in range(missing + 1):
            share = (agree + agreeing) / (rated + missing)
            assert team.low <= share <= team.high

    @given(samples(60), st.integers(1, 500))
    def test_a_sample_of_leaders_lies_between_a_census_and_an_open_sample(
        self, sample: tuple[int, int], others: int
    ) -> None:
        x, n = sample
        known = finite_population(x, n, n + others)
        open_sample = wilson(x, n)
        assert open_sample.low <= known.low <= known.point
        assert known.point <= known.high <= open_sample.high

    def test_twelve_of_forty_leaders_tell_as_much_as_almost_seventeen(self) -> None:
        leaders = finite_population(7, 12, 40)
        n = 12 * 39 / 28
        assert limits(leaders) == pytest.approx(limits(wilson(7 / 12 * n, n)))
        assert limits(leaders) == pytest.approx((0.354067, 0.781453), abs=5e-7)

    def test_a_sample_of_all_leaders_is_a_census(self) -> None:
        assert finite_population(7, 12, 12) == census(7, 12) == census_with_absences(7, 12, 12)

    def test_a_sample_from_a_huge_population_is_a_plain_sample(self) -> None:
        assert limits(finite_population(7, 12, 10**12)) == pytest.approx(limits(wilson(7, 12)))


class TestWeights:
    @given(samples(200), st.floats(0.01, 100))
    def test_equal_weights_change_nothing(self, sample: tuple[int, int], weight: float) -> None:
        x, n = sample
        share = weighted([1.0] * x + [0.0] * (n - x), [weight] * n)
        plain = wilson(x, n)
        assert (share.point, *limits(share)) == pytest.approx((plain.point, *limits(plain)))

    @given(st.lists(st.floats(0, 1e6), min_size=1).filter(any))
    def test_effective_n_is_at_most_the_number_of_respondents(self, weights: list[float]) -> None:
        assume(max(weights) > 1e-100)
        assert 1 - 1e-9 <= effective_n(weights) <= len(weights) * (1 + 1e-9)

    def test_effective_n_by_hand(self) -> None:
        assert effective_n([1, 1, 2]) == pytest.approx(16 / 6)

    def test_the_sums_say_the_same_as_the_respondents(self) -> None:
        answers, weights = [1.0, 0.0, 1.0, 1.0, 0.0], [0.5, 2.0, 1.0, 1.5, 3.0]
        assert weighted(answers, weights) == weighted_from_sums(3.0, 8.0, 16.5)

    def test_sums_that_differ_in_their_last_bit_are_still_everybody(self) -> None:
        assert weighted_from_sums(1.0, nextafter(1.0, 0.0), 0.1).point == 1


class TestDifference:
    @given(samples(), samples())
    def test_contains_the_gap_and_stays_within_minus_1_and_1(
        self, a: tuple[int, int], b: tuple[int, int]
    ) -> None:
        gap = difference(wilson(*a), wilson(*b))
        assert -1 - 1e-12 <= gap.low <= gap.point <= gap.high <= 1 + 1e-12

    @given(samples(), samples())
    def test_is_no_wider_than_the_two_intervals_end_to_end(
        self, a: tuple[int, int], b: tuple[int, int]
    ) -> None:
        one, other = wilson(*a), wilson(*b)
        gap = difference(one, other)
        assert gap.low >= one.low - other.high - 1e-12
        assert gap.high <= one.high - other.low + 1e-12

    @given(samples(), samples())
    def test_turns_round_when_the_sides_change_places(
        self, a: tuple[int, int], b: tuple[int, int]
    ) -> None:
        there, back = difference(wilson(*a), wilson(*b)), difference(wilson(*b), wilson(*a))
        assert limits(there) == pytest.approx((-back.high, -back.low))

    @given(samples(40), samples())
    def test_a_census_leaves_the_customers_width_alone(
        self, team: tuple[int, int], sample: tuple[int, int]
    ) -> None:
        executives, customers = census(*team), wilson(*sample)
        gap = difference(executives, customers)
        assert limits(gap) == pytest.approx(
            (executives.point - customers.high, executives.point - customers.low)
        )
        assert not gap.bounds

    @given(samples(40), st.integers(1, 20), samples())
    def test_absences_add_their_bounds_to_the_customers_interval(
        self, team: tuple[int, int], missing: int, sample: tuple[int, int]
    ) -> None:
        executives = census_with_absences(*team, team[1] + missing)
        customers = wilson(*sample)
        gap = difference(executives, customers)
        assert limits(gap) == (
            executives.low - customers.high,
            executives.high - customers.low,
        )
        assert gap.bounds


class TestMeans:
    def test_executives_are_exact_and_many_customers_normal(self) -> None:
        gap = difference_of_means([0, 0, 0, 5, 5], [10, 10, 10, 10, 10])
        half = Z95 * (100 / 49) ** 0.5 / 50**0.5
        assert (gap.point, *limits(gap)) == pytest.approx((1.5, 1.5 - half, 1.5 + half))

    def test_few_customers_are_wider_by_student_t(self) -> None:
        gap = difference_of_means([0, 0, 0, 0, 4], [2, 2, 2, 2, 2])
        half = 2.262157 * (20 / 9) ** 0.5 / 10**0.5
        assert limits(gap) == pytest.approx((2 - half, 2 + half), abs=5e-7)

    def test_t_gives_way_to_the_normal_at_thirty(self) -> None:
        assert mean_of_sample(0, 1, 29).high > 1.04 * Z95 / 29**0.5
        assert mean_of_sample(0, 1, 30).high == pytest.approx(Z95 / 30**0.5)

    def test_scales_of_different_length_meet_in_percent_of_maximum(self) -> None:
        executives, customers = [0, 0, 0, 6, 6], [20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 20]
        gap = difference_of_pomp(executives, customers)
        assert gap.point == pytest.approx(87.5 - 50)
        half = Z95 * (40 * 50**2 / 39) ** 0.5 / 40**0.5
        assert gap.high - gap.point == pytest.approx(half)

    def test_pomp_on_one_scale_is_the_gap_of_the_means_stretched(self) -> None:
        executives, customers = [0, 1, 2, 5, 4], [13, 40, 21, 8, 30]
        points = difference_of_means(executives, customers)
        assert difference_of_pomp(executives, customers).high == pytest.approx(points.high * 25)

    def test_fractional_counts_are_taken_as_they_are(self) -> None:
        assert as_pomp(Estimate(3, 2.5, 3.5), 5) == Estimate(50, 37.5, 62.5)
        assert difference_of_means([0, 3], [12.5, 25.0]).point == pytest.approx(1 / 3)


class TestStress:
    @given(st.floats(0, 1), st.floats(0, 1), st.floats(-1, 1))
    def test_stays_a_share(self, share: float, rate: float, differ: float) -> None:
        assert -1e-12 <= response_rate_stress(share, rate, differ) <= 1 + 1e-12

    def test_nothing_moves_when_everybody_responded(self) -> None:
        assert response_rate_stress(0.3, 1.0, -0.2) == pytest.approx(0.3)

    def test_who_did_not_respond_cannot_agree_less_than_not_at_all(self) -> None:
        assert response_rate_stress(0.05, 0.20, -0.10) == pytest.approx(0.05 * 0.20)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (lambda: wilson(-1, 10), "negative"),
        (lambda: wilson(1, 0), "nobody answered"),
        (lambda: wilson(11, 10), "11 successes of 10"),
        (lambda: wilson(nan, 10), "finite"),
        (lambda: wilson(1, inf), "finite"),
        (lambda: wilson(1, 10, z=-1), "negative"),
        (lambda: census(3, 2), "3 successes of 2"),
        (lambda: census_with_absences(3, 5, 4), "5 rated in a team of 4"),
        (lambda: census_with_absences(0, 0, 4), "nobody answered"),
        (lambda: finite_population(3, 5, 4), "population of 4"),
        (lambda: weighted([1, 0.5], [1, 1]), "1.0 or 0.0"),
        (lambda: weighted([1, 0], [1]), "shorter"),
        (lambda: weighted([1], [-1]), "negative"),
        (lambda: weighted_from_sums(3, 2, 1), "3 successes of 2"),
        (lambda: weighted_from_sums(1, 2, 0), "zero"),
        (lambda: effective_n([0, 0]), "no respondent"),
        (lambda: effective_n([]), "no respondent"),
        (lambda: difference_of_means([1, 2], [1, 2, 3]), "scales of 2 and 3"),
        (lambda: difference_of_means([0, 0], [1, 2]), "nobody answered"),
        (lambda: difference_of_means([1, 1], [0, 1]), "more than one answer"),
        (lambda: difference_of_pomp([4], [1, 2]), "at least 2 points"),
        (lambda: mean_of_sample(3, 1, 1), "no interval"),
        (lambda: mean_of_sample(3, -1, 9), "negative"),
        (lambda: as_pomp(Estimate(1, 1, 1), 1), "at least 2 points"),
        (lambda: bonferroni_z(0), "at least one statement"),
        (lambda: bonferroni_z(3, level=1.0), "between 0 and 1"),
        (lambda: bonferroni_z(3, level=95), "share"),
        (lambda: one_person(0), "0 people"),
        (lambda: response_rate_stress(30, 0.05, -0.1), "share"),
        (lambda: Estimate(0.5, 0.6, 0.7), "not within"),
        (lambda: Estimate(nan, 0, 1), "finite"),
    ],
)
def test_bad_input_is_refused_with_the_reason(wrong: Callable[[], object], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        wrong()
