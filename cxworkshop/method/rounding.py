"""Whole points for the screen that still add up.

48 = 21 + 27 must hold on the stage even when 47.6 = 21.3 + 26.3 is the truth. One rule for all
screens, charts and papers, so that the same number never shows as two.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, copysign, floor, fsum

from cxworkshop.method.checks import check_finite

_DECIMALS = 9  # a part of 46.5 may be stored as 46.49999999999999


def nearest(number: float) -> int:
    """The nearest whole number; a half goes away from zero, as people round."""
    check_finite("a number", number)
    return int(copysign(floor(round(abs(number), _DECIMALS) + 0.5), number))


def whole_parts(parts: Sequence[float], whole: float | None = None) -> list[int]:
    """The parts as whole numbers that add up to `whole` as shown (if not given, to their sum).

    Largest remainder: all parts are rounded down, and the units still missing go to those that
    lost most; among equals, to the largest. Parts may be negative. No part moves by 1 or more: a
    whole that would need that is refused.
    """
    if not parts:
        raise ValueError("there are no parts")
    check_finite("a part", *parts)
    exact = [round(part, _DECIMALS) for part in parts]
    shown = nearest(fsum(exact) if whole is None else whole)
    if not sum(map(floor, exact)) <= shown <= sum(map(ceil, exact)):
        raise ValueError(f"parts {list(parts)} can't be rounded to add up to {shown}")
    result = [floor(part) for part in exact]
    lost = sorted(range(len(exact)), key=lambda i: (result[i] - exact[i], -abs(exact[i])))
    for index in lost[: shown - sum(result)]:
        result[index] += 1
    return result
