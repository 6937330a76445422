"""The gap between what the team said and what customers said, and how to name it.

A prediction splits the gap in two: what the team already acknowledged, and its blind spot. A
verdict needs an effect of a minimum size, not a p-value: a gap of two points among a hundred
thousand customers is certain and of no use.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean

from cxworkshop.method.checks import check_finite, check_not_negative, check_share
from cxworkshop.method.counts import mean, total
from cxworkshop.method.intervals import Estimate

_DECIMALS = 9  # a gap of exactly the threshold is not decided by its last bit


class Verdict(StrEnum):
    """What a gap (executives minus customers) amounts to."""

    CLEAR_OVER = "clear_over"
    LIKELY_OVER = "likely_over"
    ALIGNED = "aligned"
    TOO_CLOSE = "too_close"
    LIKELY_UNDER = "likely_under"
    CLEAR_UNDER = "clear_under"


class Quadrant(StrEnum):
    """The four fields of the map of consensus against gap."""

    SHARED_BLIND_SPOT = "shared_blind_spot"
    CONTESTED_GROUND = "contested_ground"
    SHARED_CLARITY = "shared_clarity"
    LUCKY_AVERAGE = "lucky_average"


@dataclass(frozen=True, slots=True)
class Belief:
    """What the team said, what it predicted customers say, and what they said, as shares."""

    said: float
    predicted: float
    actual: float

    def __post_init__(self) -> None:
        check_share("a belief", self.said, self.predicted, self.actual)

    @property
    def gap(self) -> float:
        """said - actual, which is acknowledged + blind_spot."""
        return self.said - self.actual

    @property
    def acknowledged(self) -> float:
        """The part of the gap the team knew of: said - predicted."""
        return self.said - self.predicted

    @property
    def blind_spot(self) -> float:
        """The part it did not know of: predicted - actual."""
        return self.predicted - self.actual


def verdict(gap: Estimate, threshold: float = 0.10) -> Verdict:
    """Name a gap by its interval and the smallest gap that matters, both as shares."""
    check_not_negative("a threshold", threshold)
    low, high, least = (round(x, _DECIMALS) for x in (gap.low, gap.high, threshold))
    if low > least:
        return Verdict.CLEAR_OVER
    if high < -least:
        return Verdict.CLEAR_UNDER
    if -least < low and high < least:
        return Verdict.ALIGNED
    if 0 < low <= least <= high:
        return Verdict.LIKELY_OVER
    if low <= -least <= high < 0:
        return Verdict.LIKELY_UNDER
    return Verdict.TOO_CLOSE


def surprise(predictions: Sequence[float], actual: float) -> float:
    """How far the predictions missed on average: mean |P - C|, in the unit given."""
    check_finite("a prediction", *predictions)
    check_finite("what customers said", actual)
    if not predictions:
        raise ValueError("nobody predicted")
    return fmean(abs(prediction - actual) for prediction in predictions)


def agree_share(counts: Sequence[float], top: int) -> float:
    """The share of those who rated that chose one of the `top` best boxes, 0..1."""
    answered = total(counts)
    if not 0 < top < len(counts):
        raise ValueError(f"the {top} best boxes of {len(counts)} are no cut")
    return sum(counts[-top:]) / answered


def pomp(counts: Sequence[float]) -> float:
    """The mean as percent of maximum possible: 0 when all chose the worst point, 100 the best."""
    return (mean(counts) - 1) / (len(counts) - 1) * 100


def quadrant(
    gap_points: float, consensus: float, gap_at: float = 10, consensus_at: float = 0.70
) -> Quadrant:
    """Where a statement lies on the map: |gap| in points against consensus 0..1. A value at its
    threshold counts as a large gap, or as agreement."""
    check_finite("a gap", gap_points, gap_at)
    check_share("consensus", consensus, consensus_at)
    large = round(abs(gap_points) - gap_at, _DECIMALS) >= 0
    united = round(consensus - consensus_at, _DECIMALS) >= 0
    if large:
        return Quadrant.SHARED_BLIND_SPOT if united else Quadrant.CONTESTED_GROUND
    return Quadrant.SHARED_CLARITY if united else Quadrant.LUCKY_AVERAGE
