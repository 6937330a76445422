"""Count vectors: how many people chose each point of a scale, from the worst to the best.

Everything the method states about ratings starts from such a vector, so a hundred thousand
customers cost as little as ten. Weighted answers make fractional counts; where people are moved
or sorted the counts must be whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, sqrt

from cxworkshop.method.checks import check_not_negative


def total(counts: Sequence[float]) -> float:
    """How many answered. ValueError when nobody did, a count is negative or the scale has fewer
    than two points."""
    if len(counts) < 2:
        raise ValueError(f"a scale needs at least 2 points, but has {len(counts)}")
    check_not_negative("a count", *counts)
    answered = fsum(counts)
    if not answered:
        raise ValueError("nobody answered: all counts are zero")
    return answered


def total_people(counts: Sequence[int]) -> int:
    """How many answered, of people, who can't be counted in fractions."""
    answered = total(counts)
    if any(count != int(count) for count in counts):
        raise ValueError("people are counted in whole numbers")
    return int(answered)


def mean(counts: Sequence[float]) -> float:
    """The mean scale point, with the points numbered 1, 2, ... from the worst."""
    return fsum(point * count for point, count in enumerate(counts, 1)) / total(counts)


def standard_deviation(counts: Sequence[float]) -> float:
    """The sample standard deviation (n - 1) of the scale points; needs more than one answer."""
    answered = total(counts)
    if answered <= 1:
        raise ValueError(f"a spread needs more than one answer, not {answered:g}")
    centre = mean(counts)
    squares = fsum(count * (point - centre) ** 2 for point, count in enumerate(counts, 1))
    return sqrt(squares / (answered - 1))
