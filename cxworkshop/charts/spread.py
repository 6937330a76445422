"""Labels side by side without touching: where they go when their marks are too close."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise


def spread(
    centres: Sequence[float], widths: Sequence[float], gap: float, low: float, high: float
) -> list[float]:
    """New centres for labels of these widths, as near to the old ones as can be: in the same
    order, at least `gap` apart, within low..high. Labels that can't all fit share the overlap.

    Each label less the room that those before it need must not fall from left to right, which
    is isotonic regression: pool adjacent violators (Barlow et al. 1972), then clamp.
    """
    if not centres:
        return []
    order = sorted(range(len(centres)), key=lambda index: centres[index])
    steps = [(widths[a] + widths[b]) / 2 + gap for a, b in pairwise(order)]
    first, last = low + widths[order[0]] / 2, high - widths[order[-1]] / 2
    if steps and sum(steps) > last - first:
        steps = [step * (last - first) / sum(steps) for step in steps]
    offsets = list(accumulate(steps, initial=0.0))
    targets = [centres[index] - offset for index, offset in zip(order, offsets, strict=True)]
    found = [0.0] * len(centres)
    for index, offset, target in zip(order, offsets, _not_falling(targets), strict=True):
        found[index] = min(max(target, first), last - offsets[-1]) + offset
    return found


def _not_falling(values: Sequence[float]) -> list[float]:
    pools: list[tuple[float, int]] = []
    for value in values:
        pools.append((value, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (b, n), (a, m) = pools.pop(), pools.pop()
            pools.append(((a * m + b * n) / (m + n), m + n))
    return [value for value, count in pools for _ in range(count)]
