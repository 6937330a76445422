"""Student's t for samples too small for the normal quantile, without a numeric library.

For whole degrees of freedom the distribution has a closed form (Abramowitz & Stegun 1964, 26.7.3
and 26.7.4), which bisection inverts. That gives the quantile at every level, the Bonferroni ones
included; a printed table would give it at 95 % alone.
"""

from __future__ import annotations

from math import cos, pi, sin, sqrt, tan
from statistics import NormalDist

from cxworkshop.method.checks import check_not_negative


def t_for_z(z: float, df: int) -> float:
    """The t with `df` degrees of freedom that covers as much, two-sided, as the normal `z`."""
    check_not_negative("z", z)
    if df < 1:
        raise ValueError(f"degrees of freedom must be at least 1, not {df}")
    wanted = 2 * NormalDist().cdf(z) - 1
    if wanted >= 1:
        raise ValueError(f"the coverage of z = {z} can't be told from 1")
    low, high = 0.0, pi / 2
    while low < (middle := (low + high) / 2) < high:
        if coverage(middle, df) < wanted:
            low = middle
        else:
            high = middle
    return tan(low) * sqrt(df)


def coverage(angle: float, df: int) -> float:
    """P(|T| <= t), 0..1, where t = tan(angle)·√df and the angle runs from 0 to π/2."""
    odd = df % 2
    cosine = cos(angle)
    term = cosine if odd else 1.0
    series = 0.0
    for step in range(1 + odd, df, 2):
        series += term
        term *= cosine * cosine * step / (step + 1)
    return (angle + sin(angle) * series) * 2 / pi if odd else sin(angle) * series
