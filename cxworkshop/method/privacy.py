"""What may be shown of few people without telling who said what.

Fewer than k answers are never shown, nor may they be worked out from what is: not by adding
groups up, nor by taking them away from the whole room.
"""

from __future__ import annotations

from collections.abc import Mapping

from cxworkshop.method.checks import check_not_negative

SMALLEST_K = 3


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


def _check_k(k: int) -> None:
    if k < SMALLEST_K:
        raise ValueError(f"fewer than {SMALLEST_K} people can't hide each other, but k is {k}")
