"""The picture of one pair: what we said, what we guessed, what customers said, and the gap.

The hero of the reveal and every blind spot are this picture, stage after stage; the personal plan
prints its last stage without the heading. Marks that would cover each other stand in lanes, and
numbers that would touch move apart.
"""

from __future__ import annotations

from cxworkshop.charts.chart import STAGE, Chart, Surface
from cxworkshop.charts.frame import base_line, heading
from cxworkshop.charts.motion import Motion, fade
from cxworkshop.charts.pair_layout import ON_PAPER, ON_STAGE, PairLayout
from cxworkshop.charts.pair_marks import draw_beam, draw_marks
from cxworkshop.charts.pair_numbers import draw_numbers, draw_question
from cxworkshop.charts.pair_parts import draw_parts, gap_parts, guess_words
from cxworkshop.charts.pair_places import Places, mark_places
from cxworkshop.charts.pair_table import pair_alt, pair_table
from cxworkshop.charts.style import Look
from cxworkshop.domain.cues import RevealStage
from cxworkshop.results.facts import Base, PairFact
from cxworkshop.results.sentences.pair import pair_base, pair_statement, pair_title
from cxworkshop.words import FALLBACK

_FADE, _TRAVEL = 0.4, 0.9  # seconds


def pair_chart(
    fact: PairFact,
    base: Base,
    stage: RevealStage,
    look: Look,
    size_px: tuple[int, int] = STAGE,
    language: str = FALLBACK,
) -> Chart:
    """The picture of a pair as far as `stage` has revealed it."""
    layout = ON_PAPER if look.paper else ON_STAGE
    surface = Surface(look, size_px, layout.size, language)
    motion = Motion()
    places = mark_places(fact, stage, layout)
    if layout.headed:
        title = pair_title(fact, base, stage, language)
        heading(surface, title, pair_statement(fact, language))
        base_line(surface, pair_base(fact, base, stage, language))
    draw_beam(surface, layout, places, language)
    if stage is RevealStage.ANSWERED:
        draw_question(surface, layout, language)
    draw_marks(surface, layout, places, fact, stage, motion)
    draw_numbers(surface, layout, places, fact, base, stage, motion, language)
    _draw_below(surface, layout, places, fact, stage, motion, language)
    motion.show(1.0)
    return Chart(
        figure=surface.figure,
        moving=motion.moving,
        show=motion.show,
        alt=pair_alt(fact, base, stage, language),
        table=pair_table(fact, base, stage, language),
        seconds=_TRAVEL if stage in (RevealStage.CUSTOMERS, RevealStage.GAP) else _FADE,
    )


def _draw_below(
    surface: Surface,
    layout: PairLayout,
    places: Places,
    fact: PairFact,
    stage: RevealStage,
    motion: Motion,
    language: str,
) -> None:
    """What we guessed, and the two parts of the gap on both sides of it."""
    said, predicted, customers = places.said, places.predicted, places.customers
    if predicted is None:
        return
    parts = []
    if stage is RevealStage.GAP and said and customers:
        xs = (said.x, predicted.x, customers.x)
        parts = gap_parts(fact.points, xs, layout, language)
    aside = predicted.y > layout.beam_y
    guess, labels = draw_parts(
        surface,
        layout,
        parts,
        guess_words(fact.points, language),
        (predicted.x, predicted.y),
        layout.radius * (1.0 if aside else 0.7),
    )
    if stage is RevealStage.PREDICTED:
        motion.add(guess, fade(guess))
    motion.add(labels, fade(labels, begin=0.5))
