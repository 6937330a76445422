"""What changed between two workshops, and on whose side.

A gap can close because customers became happier or because the executives became humbler; both
parts are shown. How many people moved is bounded from below without knowing who said what.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from cxworkshop.method.checks import check_finite
from cxworkshop.method.counts import total_people


@dataclass(frozen=True, slots=True)
class Change:
    """By how much the gap grew, and each side's part: gap = executives + customers.

    Customers who became happier close the gap, so their part is then negative.
    """

    gap: float
    executives: float
    customers: float


@dataclass(frozen=True, slots=True)
class Movers:
    """At least so many people changed their answer, by at least so many scale steps in all."""

    people: int
    steps: int


def decompose(
    said_before: float, said_after: float, actual_before: float, actual_after: float
) -> Change:
    """Split the change of the gap between its two sides, in the unit given (points or shares)."""
    check_finite("a result", said_before, said_after, actual_before, actual_after)
    executives = said_after - said_before
    customers = actual_before - actual_after
    return Change(executives + customers, executives, customers)


def minimum_movers(before: Sequence[int], after: Sequence[int]) -> Movers:
    """The fewest changes that turn one anonymous distribution of the same people into another:
    total variation for the people, the earth mover's distance for the steps."""
    if len(before) != len(after):
        raise ValueError(f"scales of {len(before)} and {len(after)} points can't be compared")
    if total_people(before) != total_people(after):
        raise ValueError("a different number of people can't be the same people")
    differences = [int(new - old) for old, new in zip(before, after, strict=True)]
    return Movers(
        people=sum(abs(d) for d in differences) // 2,
        steps=sum(abs(flow) for flow in accumulate(differences)),
    )
