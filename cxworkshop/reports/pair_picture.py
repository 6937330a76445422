"""The chart of one pair on paper: worked out once however many plans print it, drawn as lines and
letters in the page's own fonts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from cxworkshop.charts.pair_chart import pair_chart
from cxworkshop.charts.pair_layout import ON_PAPER
from cxworkshop.charts.style import Look, Weight
from cxworkshop.charts.vector import Area, Disc, Shape, Stroke, Words, shapes
from cxworkshop.domain.cues import RevealStage
from cxworkshop.reports.page import Document
from cxworkshop.reports.text import BOLD, REGULAR, SEMIBOLD, Style
from cxworkshop.results.facts import Base, PairFact

_FONTS = {Weight.REGULAR: REGULAR, Weight.SEMIBOLD: SEMIBOLD, Weight.BOLD: BOLD}
_DASH = (2.0, 1.2)  # in thicknesses of the line


def place_pair(document: Document, y: float, fact: PairFact, base: Base, language: str) -> float:
    """Draw the chart across the page with its top at y; its marks may reach into the margins.
    Returns its bottom."""
    scale = document.inner / ON_PAPER.width
    wide, high = ON_PAPER.size
    if not document.rehearsing:
        canvas = document.canvas
        canvas.saveState()
        canvas.translate(document.left - ON_PAPER.left * scale, document.height - y - high * scale)
        canvas.scale(scale * wide / round(wide), scale * high / round(high))
        _draw(document, _pair_shapes(fact, base, language))
        canvas.restoreState()
    return y + high * scale


@lru_cache(maxsize=64)
def _pair_shapes(fact: PairFact, base: Base, language: str) -> tuple[Shape, ...]:
    size = (round(ON_PAPER.size[0]), round(ON_PAPER.size[1]))
    return shapes(pair_chart(fact, base, RevealStage.GAP, Look(paper=True), size, language))


def _draw(document: Document, found: Sequence[Shape]) -> None:
    """The shapes in their own coordinates, which the canvas already has."""
    for shape in found:
        if isinstance(shape, Words):
            style = Style(shape.size, shape.colour, _FONTS[shape.weight])
            document.text(shape.x, document.height - shape.y, shape.text, style, shape.align)
        elif isinstance(shape, Stroke):
            _stroke(document, shape)
        elif isinstance(shape, Disc):
            document.dot(shape.x, document.height - shape.y, shape.radius, shape.fill)
        else:
            _area(document, shape)


def _stroke(document: Document, shape: Stroke) -> None:
    if shape.dashed:
        document.canvas.setDash([length * shape.thickness for length in _DASH])
    points = [(x, document.height - y) for x, y in shape.points]
    document.polyline(points, shape.colour, shape.thickness)
    document.canvas.setDash([])


def _area(document: Document, shape: Area) -> None:
    corners = [(x, document.height - y) for x, y in shape.corners]
    document.polygon(corners, shape.fill, shape.edge, shape.thickness)
