"""What was told beside ratings and predictions: dots, ranges and other polls' answers by the room,
and customers' own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cxworkshop.domain.customers import CustomerScore, CustomerSource, Grade, Voice
from cxworkshop.method.privacy import may_show
from cxworkshop.results.calibration import Range
from cxworkshop.results.maps import Importance, ImportanceSource
from cxworkshop.results.poll_results import PollResult


@dataclass(frozen=True, slots=True)
class Insights:
    """`importance` of the statements, if anybody said; `ranges` (low, high) in percent that people
    gave with their predictions, per statement id; `results` of other polls per step id; `voices`
    of customers, the approved ones alone."""

    importance: Importance | None = None
    ranges: Mapping[str, Sequence[Range | None]] = field(default_factory=dict)
    results: Mapping[str, PollResult] = field(default_factory=dict)
    voices: tuple[Voice, ...] = ()


def importance_of_dots(values: Sequence[Mapping[str, int] | None]) -> Importance | None:
    """Each statement's share of all dots given; None when nobody gave any."""
    given = [dots for dots in values if dots]
    total = sum(sum(dots.values()) for dots in given)
    if not total:
        return None
    names = dict.fromkeys(name for dots in given for name in dots)
    return Importance(
        shares={name: sum(dots.get(name, 0) for dots in given) / total for name in names},
        source=ImportanceSource.DOTS,
        people=len(given),
        voters={name: sum(dots.get(name, 0) > 0 for dots in given) for name in names},
    )


def importance_of_customers(source: CustomerSource) -> Importance | None:
    """The share of customers who call each statement important, from confirmed columns that
    enough of them answered; None when there are none. `people` is the smallest base."""
    shares = {
        score.statement_id: share
        for score in source.importance
        if score.confirmed and score.grade is not Grade.D
        if (share := _important(score)) is not None
    }
    if not shares:
        return None
    people = min(score.n for score in source.importance if score.statement_id in shares)
    return Importance(shares=shares, source=ImportanceSource.CUSTOMERS, people=people)


def what_matters(dots: Importance | None, stated: Importance | None, k: int) -> Importance | None:
    """Our own dots; but what customers stated while there are none, or dots of fewer than `k`,
    which may not be shown."""
    enough = dots is not None and may_show(dots.people, k)
    return dots if enough else stated or dots


def _important(score: CustomerScore) -> float | None:
    counts: tuple[float, ...] = score.weighted_counts or score.counts
    total = sum(counts)
    return sum(counts[-score.top :]) / total if total else score.share


def ranges_of(values: Sequence[Any]) -> list[Range | None]:
    """The range of each prediction that came with one."""
    return [(value["low"], value["high"]) if isinstance(value, dict) else None for value in values]
