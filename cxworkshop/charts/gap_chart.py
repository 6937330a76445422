"""All pairs under each other, sorted by gap: the dumbbell chart.

Each row has its marks in the plot and its figures in columns of their own, so that no label ever
lies over a mark. More than ten pairs go on to a further page.
"""

from __future__ import annotations

from dataclasses import dataclass

from cxworkshop.charts.chart import STAGE, Chart, Surface
from cxworkshop.charts.frame import LEFT, RIGHT, SMALLEST, base_line, heading
from cxworkshop.charts.gap_table import gaps_alt, gaps_table, row_remark
from cxworkshop.charts.marks import Marks, Sizes
from cxworkshop.charts.motion import Motion
from cxworkshop.charts.spread import spread
from cxworkshop.charts.style import Look, Weight, fitted, text_width
from cxworkshop.domain.customers import Grade
from cxworkshop.method.gaps import Verdict
from cxworkshop.results.facts import GapFacts, PairFact
from cxworkshop.results.formats import signed, with_minus
from cxworkshop.results.sentences.customers import LARGE_SAMPLE
from cxworkshop.results.sentences.gaps import gaps_base, gaps_title
from cxworkshop.words import FALLBACK, say

ROWS_ON_A_PAGE = 10

_PLOT_LEFT, _PLOT_RIGHT = 557, 1110
_GAP, _EXPECTED, _BLIND, _VIEW = 1228, 1390, 1566, 1590  # the first three are right edges
_TOP, _AXIS = 269, 66
_ROW, _RADIUS, _LANE = 86.0, 17.0, 21.0
_CLEAR = {Verdict.CLEAR_OVER, Verdict.CLEAR_UNDER}


def gaps_pages(facts: GapFacts) -> int:
    """How many pages the pairs fill."""
    return max(1, -(-len(facts.pairs) // ROWS_ON_A_PAGE))


def gaps_chart(
    facts: GapFacts,
    look: Look,
    size_px: tuple[int, int] = STAGE,
    language: str = FALLBACK,
    page: int = 0,
) -> Chart:
    """The pairs of one page (counted from 0) as rows."""
    surface = Surface(look, size_px)
    rows = facts.pairs[page * ROWS_ON_A_PAGE : (page + 1) * ROWS_ON_A_PAGE]
    heading(surface, gaps_title(facts, language))
    foot = base_line(surface, gaps_base(facts, language))
    grid = _Grid(min(_ROW, (foot - _AXIS - _TOP) / max(len(rows), 1)))
    _draw_head(surface, grid, rows, facts.base.customers_word, language)
    _draw_axis(surface, grid, len(rows))
    for index, fact in enumerate(rows):
        _draw_row(surface, grid, fact, index, language)
    if gaps_pages(facts) > 1:
        words = say("charts.gaps.page", language, page=page + 1, pages=gaps_pages(facts))
        muted = surface.look.muted
        surface.text(RIGHT, 1016, words, SMALLEST + 1, colour=muted, align="right")
    motion = Motion()
    return Chart(
        figure=surface.figure,
        moving=motion.moving,
        show=motion.show,
        alt=gaps_alt(facts, language),
        table=gaps_table(facts, language),
    )


@dataclass(frozen=True, slots=True)
class _Grid:
    """How high a row is, and everything whose size follows from it."""

    row: float

    @property
    def share(self) -> float:
        """The size of marks as a share of the largest."""
        return max(self.row / _ROW, 0.7)

    def middle(self, index: int) -> float:
        return _TOP + (index + 0.5) * self.row

    def x(self, share: float) -> float:
        return _PLOT_LEFT + share * (_PLOT_RIGHT - _PLOT_LEFT)


def _draw_head(
    surface: Surface, grid: _Grid, rows: tuple[PairFact, ...], customers: str, language: str
) -> None:
    y, size = 240, 34
    _name_marks(surface, grid, rows, customers, language)
    surface.text(_GAP, y, say("charts.gaps.gap", language), size, Weight.SEMIBOLD, align="right")
    ink = surface.look.colours.ink
    if not any(fact.belief for fact in rows):
        surface.text(_VIEW, y, say("charts.gaps.view", language), size)
        return
    surface.text(_EXPECTED, y, say("charts.gaps.expected", language), size, align="right")
    surface.bar(_EXPECTED - 72, _EXPECTED, y + 20, 13, surface.look.background, ink, 3)
    words = say("charts.gaps.blind_spot", language)
    surface.text(_BLIND, y, words, size, Weight.SEMIBOLD, align="right")
    surface.bar(_BLIND - 72, _BLIND, y + 20, 13, ink, ink, 0)
    surface.text(_VIEW, y, say("charts.gaps.view", language), size)


def _name_marks(
    surface: Surface, grid: _Grid, rows: tuple[PairFact, ...], customers: str, language: str
) -> None:
    """Who is who, over the marks of the first row that has them all."""
    fact = next((row for row in rows if row.belief), rows[0] if rows else None)
    if fact is None:
        return
    points = [
        (say("charts.gaps.customers", language, customers=customers), fact.points.customers),
        (say("charts.gaps.guessed", language), fact.points.predicted),
        (say("charts.gaps.us", language), fact.points.said),
    ]
    shown = [(words, grid.x(value / 100)) for words, value in points if value is not None]
    names = [fitted(words, 300, (34, SMALLEST), Weight.SEMIBOLD) for words, _ in shown]
    widths = [text_width(lines[0], size, Weight.SEMIBOLD) for lines, size in names]
    centres = spread([x for _, x in shown], widths, 30, _PLOT_LEFT - 120, _GAP - 92)
    for (lines, size), centre in zip(names, centres, strict=True):
        surface.text(centre, 240, lines[0], size, Weight.SEMIBOLD, align="center")


def _draw_axis(surface: Surface, grid: _Grid, rows: int) -> None:
    colours, bottom = surface.look.colours, _TOP + rows * grid.row
    for share, words in ((0.0, "zero"), (0.25, "25"), (0.5, "50"), (0.75, "75"), (1.0, "hundred")):
        x = grid.x(share)
        surface.line([x, x], [_TOP, bottom], 2, colours.line, layer=0.5)
        label = words if words.isdigit() else say(f"charts.pair.{words}")
        muted = surface.look.muted
        surface.text(x, bottom + 40, label, SMALLEST, colour=muted, align="center")
    for index in range(1, rows):
        y = _TOP + index * grid.row
        surface.line([LEFT, RIGHT], [y, y], 2, colours.line, layer=0.5)


def _draw_row(surface: Surface, grid: _Grid, fact: PairFact, index: int, language: str) -> None:
    y = grid.middle(index)
    width = _PLOT_LEFT - LEFT - 24
    surface.paragraph(LEFT, y + 12, fact.statement.short, width, (37, 35, SMALLEST))
    _draw_marks(surface, grid, fact, y)
    _draw_figures(surface, fact, y + 13, language)


def _draw_marks(surface: Surface, grid: _Grid, fact: PairFact, y: float) -> None:
    sizes = Sizes.of(_RADIUS * grid.share)
    marks = Marks(surface, sizes)
    said, predicted, customers = _values(fact)
    xs = [None if value is None else grid.x(value) for value in (said, predicted, customers)]
    ys, lanes = _heights(xs, y, sizes, grid)
    if not lanes:
        _draw_bar(marks, fact, xs, y)
    side = fact.customers
    if xs[2] is not None:
        if side and not fact.means and side.rated <= LARGE_SAMPLE:
            low, high = grid.x(side.estimate.low), grid.x(side.estimate.high)
            over = None
            if xs[1] is not None and xs[0] is not None and not lanes:
                over = (min(xs[1], xs[2]), max(xs[1], xs[2]))
            marks.whisker(low, high, ys[2], over)
        marks.customers(xs[2], ys[2])
    if xs[1] is not None:
        marks.predicted(xs[1], ys[1])
    if xs[0] is not None:
        marks.said(xs[0], ys[0])


def _values(fact: PairFact) -> tuple[float | None, float | None, float | None]:
    if fact.means:
        return fact.means.said / 100, None, fact.means.customers / 100
    shown = fact.customers if fact.points.customers is not None else None
    return (
        fact.team.estimate.point if fact.team else None,
        fact.predicted.mean if fact.predicted else None,
        shown.estimate.point if shown else None,
    )


def _heights(
    xs: list[float | None], y: float, sizes: Sizes, grid: _Grid
) -> tuple[list[float], bool]:
    """Marks closer than their width stand in three lanes, without a bar; a ◇ that only one of the
    others comes near steps aside."""
    said, predicted, customers = xs
    lane = _LANE * grid.share
    if said is not None and customers is not None and abs(said - customers) < 2 * sizes.customers:
        return [y - lane, y, y + lane], True
    near = 0.65 * (sizes.predicted + sizes.customers)
    others = [x for x in (said, customers) if x is not None]
    if predicted is not None and any(abs(x - predicted) < near for x in others):
        return [y, y + lane, y], False
    return [y, y, y], False


def _draw_bar(marks: Marks, fact: PairFact, xs: list[float | None], y: float) -> None:
    said, predicted, customers = xs
    if said is None or customers is None:
        return
    if predicted is None:
        marks.unsplit(min(said, customers), max(said, customers), y, dashed=bool(fact.means))
        return
    one_way = (said - predicted) * (predicted - customers) >= 0
    share, shift = (1.0, 0.0) if one_way else (0.55, marks.sizes.bar * 0.5)
    marks.acknowledged(min(said, predicted), max(said, predicted), y - shift, share)
    marks.blind_spot(min(predicted, customers), max(predicted, customers), y + shift, share)


def _draw_figures(surface: Surface, fact: PairFact, y: float, language: str) -> None:
    points = fact.points
    if points.gap is not None:
        surface.text(_GAP, y, signed(points.gap), 41, Weight.BOLD, align="right")
    elif fact.means:
        surface.text(_GAP, y, signed(fact.means.gap), 38, align="right")
    if points.acknowledged is not None and points.blind_spot is not None:
        surface.text(_EXPECTED, y, with_minus(points.acknowledged), 38, align="right")
        blind = with_minus(points.blind_spot)
        surface.text(_BLIND, y, blind, 38, Weight.SEMIBOLD, align="right")
    remark = row_remark(fact, language)
    clear = fact.verdict in _CLEAR and fact.customers and fact.customers.grade is Grade.A
    weight = Weight.SEMIBOLD if clear else Weight.REGULAR
    colour = None if fact.verdict else surface.look.muted
    width = RIGHT - _VIEW
    surface.paragraph(_VIEW, y - 1, remark, width, (34, SMALLEST), weight, colour)
