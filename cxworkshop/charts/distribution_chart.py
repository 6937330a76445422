"""One statement in depth: our answers as dots above the boxes, customers' as bars below them.

It follows the stages of the reveal: our dots come in row by row, what we guessed takes the place
that customers' answers will have, their bars grow, and last comes the gap in its two parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from matplotlib.artist import Artist

from cxworkshop.charts.box_bars import LABEL, BoxBars
from cxworkshop.charts.boxes import (
    LEFT_EDGE,
    LOWER,
    RIGHT_EDGE,
    UPPER,
    Columns,
    draw_boxes,
    draw_bracket,
)
from cxworkshop.charts.chart import STAGE, Chart, Surface
from cxworkshop.charts.distribution_gap import draw_gap
from cxworkshop.charts.distribution_sides import (
    OURS,
    THEIRS,
    customers_side,
    draw_side,
    our_side,
    predicted_side,
    question_side,
)
from cxworkshop.charts.distribution_table import distribution_alt, distribution_table
from cxworkshop.charts.frame import SMALLEST
from cxworkshop.charts.motion import Motion, Step, fade
from cxworkshop.charts.piles import Pile, draw_piles
from cxworkshop.charts.stage_band import stage_base, stage_surface
from cxworkshop.charts.style import Look
from cxworkshop.domain.cues import RevealStage
from cxworkshop.domain.customers import Grade
from cxworkshop.results.distribution import (
    MOST_DOTS,
    Distribution,
    distribution,
    distribution_base,
    distribution_title,
)
from cxworkshop.results.facts import Base, PairFact
from cxworkshop.results.formats import capitalised, large
from cxworkshop.words import FALLBACK, say

_SECONDS = 0.7
_HIGHEST_PILE, _LOWEST_PILE = 264.0, 200.0
_PILE_WIDTH = 0.8  # of a box
_BRACKET_CLEAR, _LOWEST_BRACKET = 27.0, 44.0


def distribution_chart(
    fact: PairFact,
    base: Base,
    look: Look,
    size_px: tuple[int, int] = STAGE,
    language: str = FALLBACK,
    stage: RevealStage = RevealStage.GAP,
) -> Chart:
    """The boxes of a statement as far as `stage` has revealed them.

    Raises ValueError for a pair that `results.distribution.distribution` has no boxes for.
    """
    found = distribution(fact)
    if found is None:
        raise ValueError(f"{fact.statement.id} has no answers to show box by box")
    title = distribution_title(fact, base, stage, language)
    surface = stage_surface(look, size_px, language, title)
    stage_base(surface, distribution_base(fact, base, stage, language))
    scene = _Scene(fact, base, found, stage, surface, Motion(), language)
    scene.draw()
    return Chart(
        figure=surface.figure,
        moving=scene.motion.moving,
        show=scene.motion.show,
        alt=distribution_alt(fact, base, found, stage, language),
        table=distribution_table(base, found, stage, language),
        seconds=_SECONDS,
    )


@dataclass(frozen=True)
class _Scene:
    """One drawing of one statement."""

    fact: PairFact
    base: Base
    found: Distribution
    stage: RevealStage
    surface: Surface
    motion: Motion
    language: str

    def draw(self) -> None:
        draw_boxes(self.surface, self.found, self.language)
        if self.stage is RevealStage.ANSWERED:
            draw_side(self.surface, question_side(self.fact, self.language), OURS)
        else:
            self._ours()
        if self.stage is RevealStage.PREDICTED and self.fact.predicted:
            guess = predicted_side(self.fact, self.language)
            self._come_in(draw_side(self.surface, guess, THEIRS), RevealStage.PREDICTED)
        if self._customers_shown:
            self._theirs()
        if self.stage is RevealStage.GAP:
            self._come_in(draw_gap(self.surface, self.fact, self.language), RevealStage.GAP)
        self.motion.show(1.0)

    @property
    def _customers_shown(self) -> bool:
        return self.stage in (RevealStage.CUSTOMERS, RevealStage.GAP)

    def _come_in(self, drawn: Sequence[Artist], on: RevealStage, step: Step | None = None) -> None:
        """Move on the own stage; on later ones stand still."""
        if self.stage is on:
            self.motion.add(drawn, step or fade(drawn))

    def _ours(self) -> None:
        fact, found = self.fact, self.found
        as_mean = bool(fact.means) and self._customers_shown
        side = our_side(fact, self.base, as_mean, self.language)
        self._come_in(draw_side(self.surface, side, OURS), RevealStage.SAID)
        if fact.team is None or not fact.team.counts:
            self._tell(_why_no_dots(fact), UPPER - 30)
            return
        if found.team:
            bars = BoxBars(self.surface, found, self.language)
            drawn, step = bars.ours()
            self._come_in(drawn, RevealStage.SAID, step)
            top = max(map(bars.height, found.team[found.first_agree :])) + LABEL + 14
        else:
            pile = self._pile("o", found.people, found.people_cant_judge, RevealStage.SAID)
            top = max(pile.height(count) for count in found.people[found.first_agree :])
        y = UPPER - max(top, _LOWEST_BRACKET) - _BRACKET_CLEAR
        draw_bracket(self.surface, found, y, self.language)

    def _theirs(self) -> None:
        found = self.found
        side = customers_side(self.fact, self.base, self.language)
        self._come_in(draw_side(self.surface, side, THEIRS), RevealStage.CUSTOMERS)
        if found.customers:
            drawn, step = BoxBars(self.surface, found, self.language).theirs()
            self._come_in(drawn, RevealStage.CUSTOMERS, step)
        elif found.voices:
            self._pile("D", found.voices, found.voices_cant_judge, RevealStage.CUSTOMERS)
        else:
            self._tell(_absence(self.fact), LOWER + 62)

    def _pile(
        self, shape: Literal["o", "D"], counts: tuple[int, ...], cant_judge: int, on: RevealStage
    ) -> Pile:
        """A mark for each person: ours above the labels, a few customers' below."""
        columns, colours = Columns(len(counts)), self.surface.look.colours
        ours = shape == "o"
        height, line = (_HIGHEST_PILE, UPPER) if ours else (_LOWEST_PILE, LOWER)
        few = cant_judge if cant_judge <= MOST_DOTS else 0
        pile = Pile.of(max((*counts, few)), height, columns.pitch * _PILE_WIDTH)
        boxes = [(columns.centre(box), count) for box, count in enumerate(counts)]
        colour = colours.ourselves if ours else colours.customers
        for where, tint, hollow in (
            (boxes, colour, False),
            ([(columns.apart, few)], colours.axis, True),
        ):
            marks, step = draw_piles(self.surface, shape, pile, where, line, tint, hollow)
            self._come_in([marks], on, step)
        if few < cant_judge:
            words, y = large(cant_judge, self.language), line + (-16 if ours else 44)
            muted = self.surface.look.muted
            number = self.surface.text(columns.apart, y, words, 36, colour=muted, align="center")
            self._come_in([number], on)
        return pile

    def _tell(self, key: str, y: float) -> None:
        """Why one half is empty."""
        words = say(
            f"insights.depth.{key}",
            self.language,
            k=self.base.k,
            customers=capitalised(self.base.customers_word),
        )
        width, muted = RIGHT_EDGE - LEFT_EDGE, self.surface.look.muted
        sizes = (36.0, 34.0, SMALLEST)
        self.surface.paragraph(LEFT_EDGE, y, words, width, sizes, colour=muted, lines=2)


def _why_no_dots(fact: PairFact) -> str:
    """Why nothing of us stands over the boxes."""
    if fact.team:
        return "limited"
    if fact.open_count:
        return "counted"
    return "hidden" if fact.too_few else "not_rated"


def _absence(fact: PairFact) -> str:
    """Why nothing hangs below the boxes."""
    if fact.means or (fact.customers and fact.customers.grade is Grade.B):
        return "not_our_boxes"
    return "no_boxes" if fact.customers else "not_asked"
