"""What may be shown of few people without telling who said what.

Fewer than k answers are never shown, nor may they be worked out from what is: not by adding
groups up, nor by taking them away from the whole room, nor by comparing two votes. A team that
is smaller than that may agree to be counted openly, and a strict one hides that it was unanimous.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from cxworkshop.method.checks import check_not_negative

SMALLEST_K = 3
LARGEST_OPEN_TEAM = 4
STRICT_SHARE = 0.2  # a strict room tells nothing nearer to 0 or to 1 than this

_DECIMALS = 9


class Limit(StrEnum):
    """Whether a share is told exactly, or only that it is this much at least or at most."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


def may_show(n: int, k: int = 5) -> bool:
    """Whether the answers of `n` people may be shown when at least `k` must hide each other."""
    _check_k(k)
    check_not_negative("a number of people", n)
    return n >= k


def visible_groups(groups: Mapping[str, int], k: int = 5) -> set[str]:
    """Which groups of one cut may be shown beside the whole room: name -> people who rated.

    Groups below k are hidden. Whoever is hidden can be worked out together, as the room less the
    visible groups, so as long as those are below k the next smallest group is hidden as well. A
    group that is the whole room is no cut.
    """
    _check_k(k)
    for name, people in groups.items():
        check_not_negative(f"group {name}", people)
    visible = sorted(groups, key=lambda name: (groups[name], name))
    hidden = 0
    while visible and (groups[visible[0]] < k or 0 < hidden < k):
        hidden += groups[visible.pop(0)]
    return set(visible) if hidden or len(visible) > 1 else set()


def is_open_team(size: int, k: int = 5) -> bool:
    """Whether a team is so small that only its agreeing count and its median can be shown, and
    those only when everyone in it has agreed to that."""
    return SMALLEST_K <= size < min(k, LARGEST_OPEN_TEAM + 1)


def strict_limit(agree: int, rated: int) -> Limit:
    """How a strict room tells a share: near unanimity only as a limit, since a room that agreed
    as one has told what each of them answered."""
    if not 0 <= agree <= rated or not rated:
        raise ValueError(f"{agree} of {rated} is no share")
    share = round(agree / rated, _DECIMALS)
    if share >= 1 - STRICT_SHARE:
        return Limit.AT_LEAST
    return Limit.AT_MOST if share <= STRICT_SHARE else Limit.EXACT


def may_subtract(before: int, after: int) -> bool:
    """Whether the results of two votes of so many people may be told as a difference: not when
    exactly one person joined or left, whose answer it would give away."""
    check_not_negative("a number of people", before, after)
    return abs(after - before) != 1


def _check_k(k: int) -> None:
    if k < SMALLEST_K:
        raise ValueError(f"fewer than {SMALLEST_K} people can't hide each other, but k is {k}")
