"""The gap, its two parts, its name, and its place on the map."""

from __future__ import annotations

from collections.abc import Callable
from math import nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.method.gaps import (
    Belief,
    Quadrant,
    Verdict,
    agree_share,
    pomp,
    quadrant,
    surprise,
    verdict,
)
from cxworkshop.method.intervals import Estimate, census, difference

shares = st.floats(0, 1)


class TestBelief:
    def test_eleven_of_twelve_said_they_predicted_60_and_35_agreed(self) -> None:
        belief = Belief(said=11 / 12, predicted=0.60, actual=0.35)
        parts = [belief.gap, belief.acknowledged, belief.blind_spot]
        assert [100 * part for part in parts] == pytest.approx(
            [56.666667, 31.666667, 25.0], abs=5e-7
        )

    @given(shares, shares, shares)
    def test_the_gap_is_what_was_acknowledged_and_the_blind_spot(
        self, said: float, predicted: float, actual: float
    ) -> None:
        belief = Belief(said, predicted, actual)
        assert belief.gap == pytest.approx(belief.acknowledged + belief.blind_spot, abs=1e-12)

    def test_points_are_no_shares(self) -> None:
        with pytest.raises(ValueError, match="share"):
            Belief(91.67, 60, 35)


class TestVerdict:
    @pytest.mark.parametrize(
        ("low", "high", "expected"),
        [
            (0.11, 0.30, Verdict.CLEAR_OVER),
            (0.10, 0.30, Verdict.LIKELY_OVER),
            (0.01, 0.10, Verdict.LIKELY_OVER),
            (0.01, 0.09, Verdict.ALIGNED),
            (-0.09, 0.09, Verdict.ALIGNED),
            (0.00, 0.20, Verdict.TOO_CLOSE),
            (-0.05, 0.20, Verdict.TOO_CLOSE),
            (-0.20, 0.20, Verdict.TOO_CLOSE),
            (-0.10, 0.05, Verdict.TOO_CLOSE),
            (-0.20, 0.00, Verdict.TOO_CLOSE),
            (-0.10, -0.01, Verdict.LIKELY_UNDER),
            (-0.30, -0.10, Verdict.LIKELY_UNDER),
            (-0.30, -0.11, Verdict.CLEAR_UNDER),
        ],
    )
    def test_by_where_the_interval_lies(self, low: float, high: float, expected: Verdict) -> None:
        assert verdict(Estimate((low + high) / 2, low, high)) is expected

    @given(shares, shares, shares, st.floats(0.01, 0.5))
    def test_executives_too_high_is_customers_too_low(
        self, a: float, b: float, c: float, threshold: float
    ) -> None:
        low, point, high = sorted((a, b, c))
        mirror = {
            Verdict.CLEAR_OVER: Verdict.CLEAR_UNDER,
            Verdict.LIKELY_OVER: Verdict.LIKELY_UNDER,
            Verdict.ALIGNED: Verdict.ALIGNED,
            Verdict.TOO_CLOSE: Verdict.TOO_CLOSE,
        }
        over = verdict(Estimate(point, low, high), threshold)
        assert verdict(Estimate(-point, -high, -low), threshold) is mirror[over]

    def test_a_gap_of_exactly_the_threshold_is_not_clear_whatever_its_last_bit(self) -> None:
        gap = difference(census(8, 10), census(7, 10))
        assert gap.low > 0.10
        assert verdict(gap) is Verdict.LIKELY_OVER

    def test_a_threshold_may_not_be_negative(self) -> None:
        with pytest.raises(ValueError, match="negative"):
            verdict(Estimate(0, 0, 0), threshold=-0.1)


class TestQuadrant:
    @pytest.mark.parametrize(
        ("gap", "consensus", "expected"),
        [
            (10, 0.70, Quadrant.SHARED_BLIND_SPOT),
            (-30, 0.90, Quadrant.SHARED_BLIND_SPOT),
            (25, 0.69, Quadrant.CONTESTED_GROUND),
            (9.9, 0.70, Quadrant.SHARED_CLARITY),
            (-9.9, 0.10, Quadrant.LUCKY_AVERAGE),
        ],
    )
    def test_the_four_fields(self, gap: float, consensus: float, expected: Quadrant) -> None:
        assert quadrant(gap, consensus) is expected

    def test_a_value_at_its_threshold_is_not_decided_by_its_last_bit(self) -> None:
        gap = 100 * (0.3 - 0.2)
        assert gap < 10
        assert quadrant(gap, 1 - 0.3) is Quadrant.SHARED_BLIND_SPOT

    def test_the_thresholds_can_be_moved(self) -> None:
        assert quadrant(12, 0.75, gap_at=15, consensus_at=0.8) is Quadrant.LUCKY_AVERAGE


class TestShares:
    def test_top_two_of_five(self) -> None:
        assert agree_share([1, 0, 1, 6, 4], top=2) == pytest.approx(10 / 12)
        assert agree_share([0.5, 0.5, 1.0], top=1) == 0.5

    @pytest.mark.parametrize(
        ("counts", "percent"),
        [([5, 0, 0, 0, 0], 0), ([0, 0, 0, 0, 3], 100), ([0, 0, 4, 0, 0], 50), ([1, 0, 2], 200 / 3)],
    )
    def test_percent_of_maximum_possible(self, counts: list[int], percent: float) -> None:
        assert pomp(counts) == pytest.approx(percent)

    def test_surprise_is_how_far_the_guesses_missed_on_average(self) -> None:
        assert surprise([60, 40, 20], 35) == pytest.approx((25 + 5 + 15) / 3)

    @given(st.lists(shares, min_size=1, max_size=20), shares)
    def test_the_squared_misses_are_the_bias_of_the_crowd_and_its_spread(
        self, predictions: list[float], actual: float
    ) -> None:
        crowd = sum(predictions) / len(predictions)
        squared = sum((p - actual) ** 2 for p in predictions) / len(predictions)
        spread = sum((p - crowd) ** 2 for p in predictions) / len(predictions)
        assert squared == pytest.approx((crowd - actual) ** 2 + spread, abs=1e-12)
        assert surprise(predictions, actual) ** 2 <= squared + 1e-12


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (lambda: surprise([], 0.4), "nobody predicted"),
        (lambda: surprise([nan], 0.4), "finite"),
        (lambda: agree_share([1, 2, 3], 0), "no cut"),
        (lambda: agree_share([1, 2, 3], 3), "no cut"),
        (lambda: agree_share([0, 0], 1), "nobody answered"),
        (lambda: pomp([0, -1]), "negative"),
        (lambda: quadrant(nan, 0.5), "finite"),
        (lambda: quadrant(10, 70), "share"),
    ],
)
def test_bad_input_is_refused_with_the_reason(wrong: Callable[[], object], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        wrong()
