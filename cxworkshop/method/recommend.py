"""The 0-10 recommend score: promoters minus detractors, as a share -1..1."""

from __future__ import annotations

from math import sqrt

from cxworkshop.method.checks import check_not_negative
from cxworkshop.method.intervals import Z95, Estimate


def recommend_score(promoters: int, passives: int, detractors: int, z: float = Z95) -> Estimate:
    """The raw score with the adjusted-Wald interval (Rocks 2016, The American Statistician):
    three imagined respondents, ¾ of one a promoter and ¾ a detractor, cut off at -1 and 1.

    It lies around the adjusted score; of one answer alone it is widened to contain the raw score.
    """
    check_not_negative("a count", promoters, passives, detractors)
    check_not_negative("z", z)
    n = promoters + passives + detractors
    if not n:
        raise ValueError("nobody answered: all counts are zero")
    point = (promoters - detractors) / n
    promoting, detracting = (promoters + 0.75) / (n + 3), (detractors + 0.75) / (n + 3)
    adjusted = promoting - detracting
    half = z * sqrt((promoting + detracting - adjusted**2) / (n + 3))
    return Estimate(
        point, max(min(adjusted - half, point), -1.0), min(max(adjusted + half, point), 1.0)
    )
