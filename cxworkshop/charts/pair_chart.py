"""The picture of one pair: what we said, what we guessed, what customers said, and the gap.

The hero of the reveal and every blind spot are this picture, stage after stage; the personal plan
prints its last stage without the heading. Marks that would cover each other stand in lanes, and
numbers that would touch move apart.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from matplotlib.artist import Artist
from matplotlib.lines import Line2D

from cxworkshop.charts.chart import STAGE, Align, Chart, Surface
from cxworkshop.charts.marks import Marks, Sizes
from cxworkshop.charts.pair_blocks import (
    Block,
    customers_block,
    draw_block,
    draw_leader,
    mean_blocks,
    place_blocks,
    said_block,
)
from cxworkshop.charts.pair_layout import ON_PAPER, ON_STAGE, PairLayout
from cxworkshop.charts.pair_parts import draw_parts, gap_parts, guess_words
from cxworkshop.charts.pair_table import pair_alt, pair_table
from cxworkshop.charts.style import Look, Weight, text_width
from cxworkshop.domain.cues import RevealStage
from cxworkshop.domain.customers import Grade
from cxworkshop.results.facts import Base, PairFact
from cxworkshop.results.formats import with_minus
from cxworkshop.results.sentences import LARGE_SAMPLE, pair_base, pair_statement, pair_title
from cxworkshop.words import FALLBACK, say

_FADE, _TRAVEL = 0.4, 0.9
_LANE, _LANE_SIZE = 1.36, 0.7
_ORDER = list(RevealStage)


def pair_chart(
    fact: PairFact,
    base: Base,
    stage: RevealStage,
    look: Look,
    size_px: tuple[int, int] = STAGE,
    language: str = FALLBACK,
    statements_in_average: int = 0,
) -> Chart:
    """The picture of a pair as far as `stage` has revealed it. `statements_in_average` is how many
    statements an average stands for."""
    layout = ON_PAPER if look.paper else ON_STAGE
    scene = _Scene(fact, base, stage, Surface(look, size_px, layout.size), layout, language)
    scene.draw(statements_in_average)
    return Chart(
        figure=scene.surface.figure,
        moving=tuple(sorted(scene.moving, key=lambda artist: artist.get_zorder())),
        show=scene.show,
        alt=pair_alt(fact, base, stage, language),
        table=pair_table(fact, base, stage, language),
        seconds=_TRAVEL if stage in (RevealStage.CUSTOMERS, RevealStage.GAP) else _FADE,
    )


@dataclass
class _Scene:
    """One drawing of one pair; kept together because the labels know of the marks."""

    fact: PairFact
    base: Base
    stage: RevealStage
    surface: Surface
    layout: PairLayout
    language: str
    moving: list[Artist] = field(default_factory=list)
    steps: list[Callable[[float], None]] = field(default_factory=list)

    def show(self, t: float) -> None:
        """The picture at time t, 0..1 of the animation that leads to this stage."""
        for step in self.steps:
            step(t)

    def draw(self, statements_in_average: int) -> None:
        if self.layout.headed:
            self._heading(statements_in_average)
        self._beam()
        if self.stage is RevealStage.ANSWERED:
            self._question()
        elif self.fact.means and self._reached(RevealStage.CUSTOMERS):
            self._means()
        else:
            self._shares()
        self.show(1.0)

    def _reached(self, stage: RevealStage) -> bool:
        return _ORDER.index(self.stage) >= _ORDER.index(stage)

    # What stands on every stage

    def _heading(self, statements_in_average: int) -> None:
        surface, layout = self.surface, self.layout
        title = pair_title(self.fact, self.base, self.stage, self.language)
        sizes, width = (58.0, 55.0, 52.0, 49.0), layout.width
        if _fits(title, width, sizes):
            lines = surface.paragraph(layout.left, 136, title, width, sizes, Weight.SEMIBOLD)
        else:
            lines = surface.paragraph(
                *(layout.left, 112, title, width, (52.0, 48.0, 44.0, 40.0, 37.0)),
                weight=Weight.SEMIBOLD,
                lines=2,
                leading=1.12,
            )
        y = 196 if len(lines) == 1 else 222
        wording = pair_statement(self.fact, statements_in_average, self.language)
        muted = surface.look.muted
        surface.paragraph(
            layout.left, y, wording, width, (40.0, 37.0, 34.0), colour=muted, lines=2, leading=1.1
        )
        words = pair_base(self.fact, self.base, self.stage, self.language)
        surface.paragraph(
            layout.left, 1016, words, width, (34.0, 33.0), colour=muted, lines=2, upwards=True
        )

    def _beam(self) -> None:
        surface, layout = self.surface, self.layout
        axis, y, tick = surface.look.colours.axis, layout.beam_y, layout.end_tick
        surface.line([layout.left, layout.right], [y, y], layout.hair, axis)
        kind = "_points" if self.fact.means and self._reached(RevealStage.CUSTOMERS) else ""
        taken = self._taken_ends()
        ends: tuple[tuple[float, str, Align], ...] = (
            (layout.left, "zero", "left"),
            (layout.right, "hundred", "right"),
        )
        for x, name, align in ends:
            surface.line([x, x], [y - tick, y + tick], layout.hair, axis)
            if x not in taken:
                words = say(f"charts.pair.{name}{kind}", self.language)
                surface.text(
                    x, layout.end_y, words, layout.note, colour=surface.look.muted, align=align
                )

    def _taken_ends(self) -> set[float]:
        """The ends of the beam whose label would meet a mark or the line below it."""
        layout = self.layout
        near = 0.06 * layout.width
        return {
            end
            for end in (layout.left, layout.right)
            for x in self._xs().values()
            if abs(x - end) < near
        }

    def _question(self) -> None:
        layout = self.layout
        words = say("charts.pair.ask_said", self.language)
        middle = (layout.left + layout.right) / 2
        self.surface.text(
            middle, layout.numeral_y, words, layout.numeral * 0.33, Weight.SEMIBOLD, align="center"
        )

    # Shares: what we said, predicted, and customers said

    def _xs(self) -> dict[RevealStage, float]:
        """Where the marks shown on this stage stand along the beam."""
        fact, x = self.fact, self.layout.x
        if fact.means and self._reached(RevealStage.CUSTOMERS):
            return {
                RevealStage.SAID: x(fact.means.said / 100),
                RevealStage.CUSTOMERS: x(fact.means.customers / 100),
            }
        found = {}
        if fact.team and self._reached(RevealStage.SAID):
            found[RevealStage.SAID] = x(fact.team.estimate.point)
        if fact.predicted and self._reached(RevealStage.PREDICTED):
            found[RevealStage.PREDICTED] = x(fact.predicted.mean)
        if fact.points.customers is not None and self._reached(RevealStage.CUSTOMERS):
            found[RevealStage.CUSTOMERS] = x(fact.customers.estimate.point)  # type: ignore[union-attr]
        return found

    def _shares(self) -> None:
        xs = self._xs()
        said, predicted, customers = (
            xs.get(RevealStage.SAID),
            xs.get(RevealStage.PREDICTED),
            xs.get(RevealStage.CUSTOMERS),
        )
        ys, sizes, lanes = self._ys(said, predicted, customers)
        marks = Marks(self.surface, sizes)
        if self.stage is RevealStage.GAP and not lanes:
            self._bars(marks, said, predicted, customers)
        if customers is not None:
            self._customers_mark(marks, customers, ys[RevealStage.CUSTOMERS], predicted, said)
        if predicted is not None:
            self._appear(
                marks.predicted(predicted, ys[RevealStage.PREDICTED]), RevealStage.PREDICTED
            )
        if said is not None:
            self._appear(marks.said(said, ys[RevealStage.SAID]), RevealStage.SAID)
        self._blocks(xs, ys, sizes)
        if predicted is not None:
            self._below(said, predicted, customers, ys[RevealStage.PREDICTED])

    def _ys(
        self, said: float | None, predicted: float | None, customers: float | None
    ) -> tuple[dict[RevealStage, float], Sizes, bool]:
        """The height of each mark, their sizes, and whether they stand in lanes."""
        layout = self.layout
        sizes, y = Sizes.of(layout.radius), layout.beam_y
        level = dict.fromkeys(RevealStage, y)
        if (
            said is not None
            and customers is not None
            and (abs(said - customers) < sizes.said + sizes.customers)
        ):
            lane = layout.radius * _LANE
            level[RevealStage.SAID], level[RevealStage.CUSTOMERS] = y - lane, y + lane
            return level, Sizes.of(layout.radius * _LANE_SIZE), True
        if predicted is not None and any(
            x is not None and abs(x - predicted) < sizes.predicted + reach
            for x, reach in ((said, sizes.said), (customers, sizes.customers))
        ):
            level[RevealStage.PREDICTED] = y + layout.radius * _LANE
            sizes = replace(sizes, predicted=sizes.predicted * _LANE_SIZE)
        return level, sizes, False

    def _bars(
        self, marks: Marks, said: float | None, predicted: float | None, customers: float | None
    ) -> None:
        if said is None or customers is None:
            return
        y = self.layout.beam_y
        if predicted is None:
            line = marks.unsplit(said, customers, y)
            self._animate([line], lambda t: line.set_xdata([said, said + t * (customers - said)]))
            return
        self._grow_bars(marks, said, predicted, customers, y)

    def _grow_bars(
        self, marks: Marks, said: float, predicted: float, customers: float, y: float
    ) -> None:
        """First the acknowledged part grows from what we said to what we guessed, then the blind
        spot from there to what customers said. Parts that pull different ways lie in two lanes."""
        same_way = (said - predicted) * (predicted - customers) >= 0
        share = 1.0 if same_way else 0.52
        shift = 0.0 if same_way else marks.sizes.bar * 0.5
        hollow = marks.acknowledged(min(said, predicted), max(said, predicted), y - shift, share)
        solid = marks.blind_spot(
            min(predicted, customers), max(predicted, customers), y + shift, share
        )
        inset = marks.sizes.outline / 2

        def grow(t: float) -> None:
            first, second = min(t * 2, 1.0), max(t * 2 - 1, 0.0)
            left, right = sorted((said, said + first * (predicted - said)))
            hollow.set_x(left + inset)
            hollow.set_width(max(right - left - 2 * inset, 0))
            hollow.set_visible(right - left > 2 * inset)
            left, right = sorted((predicted, predicted + second * (customers - predicted)))
            solid.set_x(left)
            solid.set_width(right - left)

        self._animate([hollow, solid], grow)

    def _customers_mark(
        self,
        marks: Marks,
        x: float,
        y: float,
        predicted: float | None,
        said: float | None,
    ) -> None:
        customers = self.fact.customers
        if customers is None:
            return
        mark = marks.customers(x, y)
        whisker: list[Artist] = []
        estimate = customers.estimate
        if customers.rated <= LARGE_SAMPLE and estimate.high > estimate.low:
            whisker = marks.whisker(
                self.layout.x(estimate.low),
                self.layout.x(estimate.high),
                y,
                self._bar_over(said, x),
            )
        if self.stage is RevealStage.CUSTOMERS:
            start = predicted if predicted is not None else x
            self._animate(mark, _glide(mark, start, x))
            if predicted is None:
                self._animate(mark, _fade(mark))
            self._animate(whisker, _fade(whisker, begin=0.7))
        elif self.stage is RevealStage.GAP:
            self.moving += [*whisker, *mark]

    def _bar_over(self, said: float | None, customers: float) -> tuple[float, float] | None:
        if self.stage is not RevealStage.GAP or said is None:
            return None
        predicted = self._xs().get(RevealStage.PREDICTED)
        if predicted is None:
            return None
        low, high = sorted((predicted, customers))
        return low, high

    def _appear(self, artists: list[Artist], stage: RevealStage) -> None:
        """New on its own stage; later it is redrawn, because marks stand over bars."""
        if self.stage is stage:
            self._animate(artists, _fade(artists))
        elif self._reached(RevealStage.CUSTOMERS):
            self.moving += artists

    # The numbers above

    def _blocks(
        self, xs: dict[RevealStage, float], ys: dict[RevealStage, float], sizes: Sizes
    ) -> None:
        fact, layout = self.fact, self.layout
        shown: list[tuple[RevealStage, Block]] = []
        if fact.team and RevealStage.SAID in xs:
            block = said_block(fact.team, fact, self.base, xs[RevealStage.SAID], self.language)
            shown.append((RevealStage.SAID, block))
        side = fact.customers
        if (
            side
            and self._reached(RevealStage.CUSTOMERS)
            and (RevealStage.CUSTOMERS in xs or side.grade is Grade.D)
        ):
            x = xs.get(RevealStage.CUSTOMERS, self._far_from(xs.get(RevealStage.SAID)))
            shown.append(
                (RevealStage.CUSTOMERS, customers_block(side, fact, self.base, x, self.language))
            )
        centres, middle = place_blocks(
            [block for _, block in shown], layout, self._apart_width(fact.points.gap)
        )
        radius = {RevealStage.SAID: sizes.said, RevealStage.CUSTOMERS: sizes.customers}
        for (stage, block), centre in zip(shown, centres, strict=True):
            artists: list[Artist] = list(draw_block(self.surface, layout, block, centre))
            leader: list[Artist] = []
            if stage in xs:
                leader += draw_leader(
                    self.surface, layout, centre, (xs[stage], ys[stage]), radius[stage]
                )
            self._bring_in(stage, block, artists, leader, centre)
        if self.stage is RevealStage.GAP and fact.points.gap is not None:
            self._apart(middle, fact.points.gap)

    def _bring_in(
        self,
        stage: RevealStage,
        block: Block,
        artists: list[Artist],
        leader: list[Artist],
        centre: float,
    ) -> None:
        """Fade in what is new; let the number that has to make room glide aside."""
        if self.stage is stage:
            begin = 0.0 if stage is RevealStage.SAID else 0.6
            self._animate([*artists, *leader], _fade([*artists, *leader], begin))
        elif self.stage is RevealStage.CUSTOMERS:
            (alone,), _ = place_blocks([block], self.layout)
            if abs(alone - centre) > 1:
                self._animate(artists, _glide(artists, alone, centre))
                self._animate(leader, _fade(leader, begin=0.6))

    def _apart_width(self, gap: int | None) -> float:
        if gap is None:
            return 0.0
        words = say("charts.pair.apart", self.language, count=abs(gap))
        return max(
            text_width(str(abs(gap)), self.layout.apart, Weight.BOLD),
            text_width(words, self.layout.word),
        )

    def _apart(self, x: float, gap: int) -> None:
        """The distance between the two numbers; on paper the parts below tell it."""
        layout, surface = self.layout, self.surface
        if not layout.headed and self.fact.belief:
            return
        words = say("charts.pair.apart", self.language, count=abs(gap))
        artists: list[Artist] = [
            surface.text(
                x, layout.apart_y, with_minus(abs(gap)), layout.apart, Weight.BOLD, align="center"
            ),
            surface.text(
                x,
                layout.apart_y + layout.word * 1.26,
                words,
                layout.word,
                colour=surface.look.muted,
                align="center",
            ),
        ]
        self._animate(artists, _fade(artists))

    def _far_from(self, x: float | None) -> float:
        """The middle of the emptier half, for numbers that have no place on the beam."""
        layout = self.layout
        right = x is not None and x < (layout.left + layout.right) / 2
        return layout.x(0.75 if right else 0.25)

    # The parts below

    def _below(
        self, said: float | None, predicted: float, customers: float | None, y: float
    ) -> None:
        layout, points = self.layout, self.fact.points
        parts = []
        if self.stage is RevealStage.GAP and said is not None and customers is not None:
            parts = gap_parts(points, (said, predicted, customers), layout, self.language)
        aside = y > layout.beam_y
        guess, labels = draw_parts(
            self.surface,
            layout,
            parts,
            guess_words(points, self.language),
            (predicted, y),
            layout.radius * (1.0 if aside else 0.7),
        )
        if self.stage is RevealStage.PREDICTED:
            self._animate(guess, _fade(guess))
        self._animate(labels, _fade(labels, begin=0.5))

    # A similar question

    def _means(self) -> None:
        layout, xs = self.layout, self._xs()
        said, customers = xs[RevealStage.SAID], xs[RevealStage.CUSTOMERS]
        ys, sizes, lanes = self._ys(said, None, customers)
        marks = Marks(self.surface, sizes)
        if not lanes and self.stage is RevealStage.GAP:
            self.moving.append(marks.unsplit(said, customers, layout.beam_y, dashed=True))
        drawn = marks.customers(customers, ys[RevealStage.CUSTOMERS])
        drawn += marks.said(said, ys[RevealStage.SAID])
        blocks = mean_blocks(self.fact, self.base, (said, customers), self.language)
        gap = self.fact.means.gap if self.fact.means else 0
        centres, middle = place_blocks(blocks, layout, self._apart_width(gap))
        for block, centre in zip(blocks, centres, strict=True):
            drawn += draw_block(self.surface, layout, block, centre)
        if self.stage is RevealStage.GAP:
            self.moving += drawn
            self._apart(middle, gap)
        else:
            self._animate(drawn, _fade(drawn))

    def _animate(self, artists: Sequence[Artist], step: Callable[[float], object]) -> None:
        if not artists:
            return
        self.moving += [artist for artist in artists if artist not in self.moving]
        self.steps.append(lambda t: (step(t), None)[1])


def _fits(title: str, width: float, sizes: tuple[float, ...]) -> bool:
    return text_width(title, sizes[-1], Weight.SEMIBOLD) <= width


def _fade(artists: Sequence[Artist], begin: float = 0.0) -> Callable[[float], None]:
    def fade(t: float) -> None:
        alpha = min(max((t - begin) / (1 - begin), 0.0), 1.0)
        for artist in artists:
            artist.set_alpha(alpha)

    return fade


def _glide(artists: Sequence[Artist], start: float, end: float) -> Callable[[float], None]:
    """Move marks or texts that stand at their end positions along the beam."""
    homes = [_x_of(artist) for artist in artists]

    def glide(t: float) -> None:
        for artist, home in zip(artists, homes, strict=True):
            _move(artist, home - (1 - t) * (end - start))

    return glide


def _x_of(artist: Artist) -> float:
    if isinstance(artist, Line2D):
        x, _ = artist.get_data()
        return float(x[0])  # type: ignore[index,arg-type]
    return float(artist.get_position()[0])  # type: ignore[attr-defined]


def _move(artist: Artist, x: float) -> None:
    if isinstance(artist, Line2D):
        artist.set_xdata([x])
    else:
        artist.set_x(x)  # type: ignore[attr-defined]
