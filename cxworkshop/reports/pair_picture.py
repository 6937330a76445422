"""The chart of one pair as a vector picture for paper, made once however many plans print it."""

from __future__ import annotations

from functools import lru_cache

from cxworkshop.charts.pair_chart import pair_chart
from cxworkshop.charts.pair_layout import ON_PAPER
from cxworkshop.charts.style import Look
from cxworkshop.domain.cues import RevealStage
from cxworkshop.reports.page import Document
from cxworkshop.results.facts import Base, PairFact

HEIGHT = ON_PAPER.size[1]


@lru_cache(maxsize=64)
def pair_pdf(fact: PairFact, base: Base, language: str) -> bytes:
    """The last stage of a pair as a one-page PDF, a unit of the layout being a point."""
    size = (round(ON_PAPER.size[0]), round(ON_PAPER.size[1]))
    return pair_chart(fact, base, RevealStage.GAP, Look(paper=True), size, language).picture("pdf")


def place_pair(document: Document, y: float, fact: PairFact, base: Base, language: str) -> float:
    """Lay the chart across the page with its top at y; its marks may reach into the margins.
    Returns its bottom."""
    scale = document.inner / ON_PAPER.width
    wide, high = ON_PAPER.size[0] * scale, ON_PAPER.size[1] * scale
    document.chart(
        pair_pdf(fact, base, language), document.left - ON_PAPER.left * scale, y, wide, high
    )
    return y + high
