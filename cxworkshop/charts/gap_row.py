"""One row of the dumbbell chart: the name, the marks on their axis, the figures and the remark."""

from __future__ import annotations

from dataclasses import dataclass

from cxworkshop.charts.chart import Surface
from cxworkshop.charts.frame import LEFT, RIGHT, SMALLEST
from cxworkshop.charts.marks import Marks, Sizes
from cxworkshop.charts.style import Weight
from cxworkshop.domain.customers import Grade
from cxworkshop.method.gaps import Verdict
from cxworkshop.results.facts import ContextLine, PairFact
from cxworkshop.results.formats import signed, with_minus
from cxworkshop.results.limits import acknowledged_text, gap_text
from cxworkshop.results.sentences.customers import LARGE_SAMPLE

PLOT_LEFT, PLOT_RIGHT = 557, 1110
GAP, EXPECTED, BLIND, VIEW = 1222, 1382, 1556, 1592  # the first three are right edges
TOP, ROW = 269, 86.0

_RADIUS, _LANE = 17.0, 21.0
_CLEAR = {Verdict.CLEAR_OVER, Verdict.CLEAR_UNDER}


@dataclass(frozen=True, slots=True)
class Grid:
    """How high a row is, and everything whose size follows from it."""

    row: float

    @property
    def share(self) -> float:
        """The size of marks as a share of the largest."""
        return max(self.row / ROW, 0.7)

    def middle(self, index: int) -> float:
        """The height of a row's marks."""
        return TOP + (index + 0.5) * self.row

    def x(self, share: float) -> float:
        """Where a share 0..1 stands."""
        return PLOT_LEFT + share * (PLOT_RIGHT - PLOT_LEFT)


def draw_row(
    surface: Surface, grid: Grid, fact: PairFact, index: int, remark: str, language: str
) -> None:
    """Name, marks and figures of one row, and `remark` at its end."""
    y = grid.middle(index)
    width = PLOT_LEFT - LEFT - 24
    surface.paragraph(LEFT, y + 12, fact.statement.short, width, (37, 35, SMALLEST))
    _draw_marks(surface, grid, fact, y)
    _draw_figures(surface, fact, y + 13, remark, language)


def _draw_marks(surface: Surface, grid: Grid, fact: PairFact, y: float) -> None:
    sizes = Sizes.of(_RADIUS * grid.share)
    marks = Marks(surface, sizes)
    said, predicted, customers = _values(fact)
    if fact.published:
        _draw_published(surface, grid, fact.published, y)
    xs = [None if value is None else grid.x(value) for value in (said, predicted, customers)]
    ys, lanes = _heights(xs, y, sizes, grid)
    if not lanes:
        _draw_bar(marks, fact, xs, y)
    side = fact.customers
    if xs[2] is not None:
        interval = side.estimate if side and not fact.means else None
        if side and interval and side.rated <= LARGE_SAMPLE and interval.low < interval.high:
            low, high = grid.x(interval.low), grid.x(interval.high)
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
    xs: list[float | None], y: float, sizes: Sizes, grid: Grid
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


def _draw_figures(surface: Surface, fact: PairFact, y: float, remark: str, language: str) -> None:
    points = fact.points
    if points.gap is not None:
        surface.text(GAP, y, gap_text(points, language), 41, Weight.BOLD, align="right")
    elif fact.means:
        surface.text(GAP, y, signed(fact.means.gap), 38, align="right")
    if points.acknowledged is not None and points.blind_spot is not None:
        known = acknowledged_text(points, language)
        surface.text(EXPECTED, y, known, 38, align="right")
        blind = with_minus(points.blind_spot)
        surface.text(BLIND, y, blind, 38, Weight.SEMIBOLD, align="right")
    clear = fact.verdict in _CLEAR and fact.customers and fact.customers.grade is Grade.A
    weight = Weight.SEMIBOLD if clear else Weight.REGULAR
    colour = None if fact.verdict else surface.look.muted
    width = RIGHT - VIEW
    surface.paragraph(VIEW, y - 1, remark, width, (34, SMALLEST), weight, colour)


def _draw_published(surface: Surface, grid: Grid, line: ContextLine, y: float) -> None:
    """A number published about others: a thin upright line, with its band if its base is known."""
    colour, half = surface.look.colours.reference, grid.row * 0.36
    x = grid.x(line.share)
    surface.line([x, x], [y - half, y + half], 5, colour)
    if line.estimate:
        low, high = grid.x(line.estimate.low), grid.x(line.estimate.high)
        surface.line([low, high], [y, y], 3, colour)
