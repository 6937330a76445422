"""A pair's whole points as text. A strict room tells near unanimity as a limit alone, "≥ 80 %", and
then the gap and its acknowledged part are limits, too; the blind spot stays exact."""

from __future__ import annotations

from cxworkshop.method.privacy import Limit
from cxworkshop.results.facts import WholePoints
from cxworkshop.results.formats import limited, percent, signed, with_minus
from cxworkshop.words import FALLBACK


def said_text(points: WholePoints, language: str = FALLBACK) -> str:
    """ "82 %", "≥ 80 %", or "" when nothing may be shown."""
    if points.said is None:
        return ""
    return limited(percent(points.said, language), points.limit, language)


def gap_text(points: WholePoints, language: str = FALLBACK) -> str:
    """ "+48", "≥ +46", or "" without a gap."""
    return "" if points.gap is None else limited(signed(points.gap), points.limit, language)


def acknowledged_text(points: WholePoints, language: str = FALLBACK) -> str:
    """ "21", "≥ 19", or "" without a prediction."""
    if points.acknowledged is None:
        return ""
    return limited(with_minus(points.acknowledged), points.limit, language)


def distance_text(points: WholePoints, language: str = FALLBACK) -> str:
    """How far apart the two sides are, without its direction: "48", "≥ 46". "" when there is no
    gap, or a limit of it leaves open which side is ahead."""
    if points.gap is None or points.limit is Limit.EXACT:
        return "" if points.gap is None else str(abs(points.gap))
    sure = points.gap >= 0 if points.limit is Limit.AT_LEAST else points.gap <= 0
    return limited(str(abs(points.gap)), Limit.AT_LEAST, language) if sure else ""
