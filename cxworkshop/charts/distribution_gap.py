"""The line over the boxes: how far apart we are, as a bar of its two parts and in words."""

from __future__ import annotations

from matplotlib.artist import Artist

from cxworkshop.charts.boxes import APART_RIGHT, LEFT_EDGE
from cxworkshop.charts.chart import Surface
from cxworkshop.charts.frame import SMALLEST
from cxworkshop.charts.marks import Marks, Sizes
from cxworkshop.charts.style import Weight, fitted, text_width
from cxworkshop.method.privacy import Limit
from cxworkshop.results.facts import PairFact, WholePoints
from cxworkshop.results.formats import limited, signed
from cxworkshop.results.limits import distance_text
from cxworkshop.words import say

_BASELINE, _BAR_MIDDLE = 240.0, 227.0
_APART, _PARTS = 42.0, (35.0, 34.0, SMALLEST)
_SPACE, _PER_POINT = 24.0, 6.0
_HEIGHT = 28.0


def draw_gap(surface: Surface, fact: PairFact, language: str) -> list[Artist]:
    """Nothing when there is no gap that may be told."""
    gap = fact.means.gap if fact.means else fact.points.gap
    if gap is None:
        return []
    distance = str(abs(gap)) if fact.means else distance_text(fact.points, language)
    if not distance:
        return []
    apart = say("insights.depth.apart", language, count=abs(gap), number=distance)
    words = _words(fact, language)
    width = text_width(apart, _APART, Weight.BOLD)
    (line,), size = fitted(
        words, APART_RIGHT - LEFT_EDGE - width - 3 * _SPACE, _PARTS, Weight.REGULAR
    )
    room = APART_RIGHT - LEFT_EDGE - width - text_width(line, size) - 2 * _SPACE
    left = LEFT_EDGE + width + _SPACE
    bars, length = _bars(surface, fact.points, left, room) if not fact.means else ([], -_SPACE)
    return [
        surface.text(LEFT_EDGE, _BASELINE, apart, _APART, Weight.BOLD),
        *bars,
        surface.text(left + length + _SPACE, _BASELINE, line, size),
    ]


def _words(fact: PairFact, language: str) -> str:
    if fact.means:
        return say("insights.depth.similar", language)
    blind, acknowledged = fact.points.blind_spot, fact.points.acknowledged
    if blind is None or acknowledged is None:
        return say("insights.depth.not_predicted", language)
    limit = fact.points.limit
    if blind * acknowledged >= 0 and limit is Limit.EXACT:
        values = {"blind": str(abs(blind)), "acknowledged": str(abs(acknowledged))}
        return say("insights.depth.both_parts", language, **values)
    known = limited(signed(acknowledged), limit, language)
    values = {"blind": signed(blind), "acknowledged": known}
    return say("insights.depth.opposite_parts", language, **values)


def _bars(
    surface: Surface, points: WholePoints, left: float, room: float
) -> tuple[list[Artist], float]:
    """The parts one after the other, or in two lanes when they pull different ways; and how long
    they are together. A gap without a prediction is a plain line."""
    marks = Marks(surface, Sizes.of(_HEIGHT / 0.92))
    gap, blind, acknowledged = points.gap or 0, points.blind_spot, points.acknowledged
    if blind is None or acknowledged is None:
        length = abs(gap) * min(_PER_POINT, room / max(abs(gap), 1))
        return [marks.unsplit(left, left + length, _BAR_MIDDLE)], length
    one_way = blind * acknowledged >= 0
    longest = abs(blind) + abs(acknowledged) if one_way else max(abs(blind), abs(acknowledged))
    scale = min(_PER_POINT, room / max(longest, 1))
    solid, hollow = abs(blind) * scale, abs(acknowledged) * scale
    share, shift = (1.0, 0.0) if one_way else (0.5, _HEIGHT / 4 + 1)
    start = left + solid if one_way else left
    drawn: list[Artist] = []
    if solid:
        drawn.append(marks.blind_spot(left, left + solid, _BAR_MIDDLE - shift, share))
    if hollow:
        drawn.append(marks.acknowledged(start, start + hollow, _BAR_MIDDLE + shift, share))
    return drawn, longest * scale
