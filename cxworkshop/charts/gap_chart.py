"""All pairs under each other, sorted by gap: the dumbbell chart.

Each row has its marks in the plot and its figures in columns of their own, so that no label ever
lies over a mark. More than ten pairs go on to further pages, the means of their areas first.
"""

from __future__ import annotations

from cxworkshop.charts.chart import STAGE, Chart, Surface
from cxworkshop.charts.frame import LEFT, RIGHT, SMALLEST, base_line, heading
from cxworkshop.charts.gap_row import (
    BLIND,
    EXPECTED,
    GAP,
    PLOT_LEFT,
    ROW,
    TOP,
    VIEW,
    Grid,
    draw_row,
)
from cxworkshop.charts.gap_table import gaps_alt, gaps_table, page_remarks
from cxworkshop.charts.motion import Motion
from cxworkshop.charts.spread import spread
from cxworkshop.charts.style import Look, Weight, fitted, text_width
from cxworkshop.results.facts import GapFacts, PairFact
from cxworkshop.results.gap_pages import GapPage, gap_pages
from cxworkshop.results.sentences.gaps import page_base, page_title
from cxworkshop.words import FALLBACK, say

_AXIS, _HEAD = 66, 240.0


def gaps_pages(facts: GapFacts) -> int:
    """How many pages the pairs fill."""
    return len(gap_pages(facts))


def gaps_chart(
    facts: GapFacts,
    look: Look,
    size_px: tuple[int, int] = STAGE,
    language: str = FALLBACK,
    page: int = 0,
) -> Chart:
    """The rows of one page, counted from 0; the last one for a page that is not there."""
    surface = Surface(look, size_px, language=language)
    pages = gap_pages(facts)
    shown = pages[min(page, len(pages) - 1)]
    rows = shown.rows
    heading(surface, page_title(shown, facts, language))
    foot = base_line(surface, page_base(shown, facts, language))
    grid = Grid(min(ROW, (foot - _AXIS - TOP) / max(len(rows), 1)))
    _draw_head(surface, grid, shown, facts.base.customers_word, language)
    _draw_axis(surface, grid, len(rows), language)
    remarks = page_remarks(facts, shown, language)
    for index, fact in enumerate(rows):
        draw_row(surface, grid, fact, index, remarks[index], language)
    if len(pages) > 1:
        words = say("charts.gaps.page", language, page=page + 1, pages=len(pages))
        muted = surface.look.muted
        surface.text(RIGHT, 1016, words, SMALLEST + 1, colour=muted, align="right")
    motion = Motion()
    return Chart(
        figure=surface.figure,
        moving=motion.moving,
        show=motion.show,
        alt=gaps_alt(facts, shown, language),
        table=gaps_table(facts, shown, language),
    )


def _draw_head(surface: Surface, grid: Grid, shown: GapPage, customers: str, language: str) -> None:
    y, size = _HEAD, 34
    _name_marks(surface, grid, shown.rows, customers, language)
    view = say(f"charts.gaps.{'made_of' if shown.areas else 'view'}", language)
    surface.text(VIEW, y, view, size)
    _head(surface, GAP, say("charts.gaps.gap", language), 92, Weight.SEMIBOLD)
    ink = surface.look.colours.ink
    if not any(fact.belief for fact in shown.rows):
        return
    _head(surface, EXPECTED, say("charts.gaps.expected", language), EXPECTED - GAP - 14)
    surface.bar(EXPECTED - 72, EXPECTED, y + 20, 13, surface.look.background, ink, 3)
    words = say("charts.gaps.blind_spot", language)
    _head(surface, BLIND, words, BLIND - EXPECTED - 14, Weight.SEMIBOLD)
    surface.bar(BLIND - 72, BLIND, y + 20, 13, ink, ink, 0)


def _head(
    surface: Surface, right: float, words: str, width: float, weight: Weight = Weight.REGULAR
) -> None:
    lines, size = fitted(words, width, (34, SMALLEST), weight)
    surface.text(right, _HEAD, lines[0], size, weight, align="right")


def _name_marks(
    surface: Surface, grid: Grid, rows: tuple[PairFact, ...], customers: str, language: str
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
    centres = spread([x for _, x in shown], widths, 30, PLOT_LEFT - 120, GAP - 92)
    for (lines, size), centre in zip(names, centres, strict=True):
        surface.text(centre, _HEAD, lines[0], size, Weight.SEMIBOLD, align="center")


def _draw_axis(surface: Surface, grid: Grid, rows: int, language: str) -> None:
    colours, bottom = surface.look.colours, TOP + rows * grid.row
    for share, words in ((0.0, "zero"), (0.25, "25"), (0.5, "50"), (0.75, "75"), (1.0, "hundred")):
        x = grid.x(share)
        surface.line([x, x], [TOP, bottom], 2, colours.line, layer=0.5)
        label = words if words.isdigit() else say(f"charts.pair.{words}", language)
        muted = surface.look.muted
        surface.text(x, bottom + 40, label, SMALLEST, colour=muted, align="center")
    for index in range(1, rows):
        y = TOP + index * grid.row
        surface.line([LEFT, RIGHT], [y, y], 2, colours.line, layer=0.5)
