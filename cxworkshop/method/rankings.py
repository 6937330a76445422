"""Putting several people's orders of the same few items together.

A ranking gives each item its rank, 1 the best; ties share the mean of the ranks they take up, and
so do the items somebody left out. Borda's points make the order on the stage, Kemeny's order
breaks its ties, and Kendall's W says how far the room agrees.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import fsum, inf, sqrt

from cxworkshop.method.checks import check_finite

MOST_ITEMS = 8  # eight tied items already have 40,320 best orders


@dataclass(frozen=True, slots=True)
class KemenyResult:
    """All orders of the items (indices, best first) that agree most with the rankings.

    `score` counts the pairs of items, over all judges, that an order has as the judge has them.
    More than one order means that the consensus order is not unique.
    """

    orders: tuple[tuple[int, ...], ...]
    score: int


def mid_ranks(positions: Sequence[float | None]) -> list[float]:
    """The ranking of items by position, smallest first; None was left out and comes last."""
    check_finite("a position", *(position for position in positions if position is not None))
    places = [inf if position is None else position for position in positions]
    ahead = sorted(places)
    return [ahead.index(place) + (ahead.count(place) + 1) / 2 for place in places]


def borda(rankings: Sequence[Sequence[float]]) -> list[float]:
    """Borda's points per item: over all judges, the number of items minus the rank."""
    items = _items(rankings)
    return [fsum(items - rank for rank in ranks) for ranks in zip(*rankings, strict=True)]


def pairwise(rankings: Sequence[Sequence[float]]) -> list[list[int]]:
    """How many judges put the item of the row before the item of the column."""
    items = range(_items(rankings))
    return [[sum(ranks[a] < ranks[b] for ranks in rankings) for b in items] for a in items]


def kemeny(rankings: Sequence[Sequence[float]]) -> KemenyResult:
    """The orders with the most pairwise agreements (Kemeny 1959), exact for up to 8 items.

    The best way to begin an order depends only on which items it begins with, so the search runs
    over subsets, written as bit masks.
    """
    before = pairwise(rankings)
    items = range(len(before))
    if len(items) > MOST_ITEMS:
        raise ValueError(f"Kemeny's order of {len(items)} items: at most {MOST_ITEMS}")
    best = [0]
    ends: list[list[int]] = [[]]
    for subset in range(1, 1 << len(items)):
        scores = {
            last: best[subset ^ 1 << last]
            + sum(before[item][last] for item in items if subset >> item & 1)
            for last in items
            if subset >> last & 1
        }
        best.append(max(scores.values()))
        ends.append([last for last, score in scores.items() if score == best[subset]])
    return KemenyResult(tuple(sorted(_orders(len(best) - 1, ends))), best[-1])


def kendall_w(rankings: Sequence[Sequence[float]]) -> float:
    """Kendall's coefficient of concordance, 0..1, corrected for ties (Kendall & Babington Smith
    1939): W = 12S/(m²(n³ - n) - mΣT)."""
    items, judges = _items(rankings), len(rankings)
    if judges < 2:
        raise ValueError("concordance needs at least two judges")
    sums = [fsum(ranks) for ranks in zip(*rankings, strict=True)]
    squares = fsum((total - judges * (items + 1) / 2) ** 2 for total in sums)
    ties = sum(size**3 - size for ranks in rankings for size in Counter(ranks).values())
    most = judges**2 * (items**3 - items) - judges * ties
    if not most:
        raise ValueError("concordance needs a judge who prefers something")
    return 12 * squares / most


def kendall_tau(a: Sequence[float], b: Sequence[float]) -> float:
    """Kendall's rank correlation of two rankings of the same items, -1..1 (tau-b, with ties)."""
    _check_same_items(a, b)
    pairs = [(_sign(a[i] - a[j]), _sign(b[i] - b[j])) for i, j in combinations(range(len(a)), 2)]
    told_by_a = sum(x != 0 for x, _ in pairs)
    told_by_b = sum(y != 0 for _, y in pairs)
    if not told_by_a or not told_by_b:
        raise ValueError("a ranking in which all items tie correlates with nothing")
    return sum(x * y for x, y in pairs) / sqrt(told_by_a * told_by_b)


def top_overlap(a: Sequence[float], b: Sequence[float], k: int = 5) -> int:
    """How many items both rankings have among their first `k`; a tie across the cut is out."""
    _check_same_items(a, b)
    if k < 1:
        raise ValueError(f"the first {k} items are none")
    return len(_surely_first(a, k) & _surely_first(b, k))


def _items(rankings: Sequence[Sequence[float]]) -> int:
    if not rankings:
        raise ValueError("nobody ranked")
    items = len(rankings[0])
    if items < 2:
        raise ValueError(f"a ranking needs at least 2 items, but has {items}")
    for ranks in rankings:
        if len(ranks) != items:
            raise ValueError(f"rankings of {items} and of {len(ranks)} items")
        check_finite("a rank", *ranks)
        if list(ranks) != mid_ranks(ranks):
            raise ValueError(f"ranks run from 1 and ties share the mean rank: {list(ranks)}")
    return items


def _check_same_items(a: Sequence[float], b: Sequence[float]) -> None:
    if len(a) != len(b) or len(a) < 2:
        raise ValueError(f"rankings of {len(a)} and of {len(b)} items can't be compared")
    check_finite("a rank", *a, *b)


def _orders(subset: int, ends: Sequence[Sequence[int]]) -> list[tuple[int, ...]]:
    if not subset:
        return [()]
    return [(*order, last) for last in ends[subset] for order in _orders(subset ^ 1 << last, ends)]


def _surely_first(ranks: Sequence[float], k: int) -> set[int]:
    return {item for item, rank in enumerate(ranks) if sum(r <= rank for r in ranks) <= k}


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)
