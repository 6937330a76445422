"""Small drawings on paper: the levers' icons, ticks, arrows, cut marks, the gap's bar and the time
line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.pathobject import PDFPathObject

from cxworkshop.domain.plan import Lever
from cxworkshop.reports.page import COLOURS, LABEL, NOTE_STRONG, QUIET, Document
from cxworkshop.reports.text import Align, Style, width
from cxworkshop.results.facts import WholePoints
from cxworkshop.results.formats import day_month
from cxworkshop.results.plan_facts import Check

_LABEL_GAP = 9.0
_GRID = 24  # icons are drawn on a square of this size, y pointing down


def lever_icon(
    document: Document, lever: Lever, x: float, y: float, size: float, colour: str
) -> None:
    """The sign of a lever in a square whose top left corner is (x, y)."""
    if document.rehearsing:
        return
    canvas = document.canvas
    canvas.saveState()
    canvas.translate(x, document.height - y)
    canvas.scale(size / _GRID, -size / _GRID)
    canvas.setStrokeColor(HexColor(colour))
    canvas.setLineWidth(1.7)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    path = canvas.beginPath()
    _ICONS[lever](path)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.restoreState()


def tick(document: Document, x: float, y: float, radius: float, yes: bool) -> None:
    """A filled tick for yes, an empty circle for no; (x, y) is the middle."""
    if not yes:
        document.dot(x, y, radius - 0.4, COLOURS.surface, QUIET)
        return
    document.dot(x, y, radius, COLOURS.ink)
    corners = [(-0.45, 0.05), (-0.1, 0.4), (0.48, -0.32)]
    points = [(x + dx * radius, y + dy * radius) for dx, dy in corners]
    document.polyline(points, COLOURS.surface, radius * 0.3)


def gap_bar(
    document: Document, x: float, y: float, wide: float, high: float, points: WholePoints
) -> None:
    """The gap as a bar whose length is to scale, `wide` being 100 points: solid for the blind
    spot, hollow for the acknowledged part; an unsplit gap is a line."""
    gap, blind, known = abs(points.gap or 0), points.blind_spot, points.acknowledged
    if blind is None or known is None or blind * known < 0:
        document.box(x, y + high * 0.35, gap * wide / 100, high * 0.3, fill=COLOURS.ink)
        return
    solid = abs(blind) * wide / 100
    document.box(
        x + 0.5, y + 0.5, max(gap * wide / 100 - 1, 0), high - 1, COLOURS.surface, COLOURS.ink, 0, 1
    )
    document.box(x, y, solid, high, fill=COLOURS.ink)


def time_line(document: Document, y: float, checks: Sequence[Check], captions: Style) -> None:
    """The checks along a line, to scale: today hollow, the others solid. (y is the line's.)"""
    first, last = checks[0].day, checks[-1].day
    left, right = document.left + 4, document.right - 4
    span = max((last - first).days, 1)
    document.rule(y, COLOURS.ink, 1, left, right)
    marks = [left + (right - left) * (check.day - first).days / span for check in checks]
    dates = [day_month(check.day) for check in checks]
    wide = [
        max(width(date, NOTE_STRONG), width(check.text, captions))
        for date, check in zip(dates, checks, strict=True)
    ]
    middles = label_middles(marks, wide, document.left, document.right)
    for number, (x, middle) in enumerate(zip(marks, middles, strict=True)):
        edge, align = _edge(number, len(checks), middle, document)
        document.text(edge, y - 9.5, dates[number], NOTE_STRONG, align)
        document.text(edge, y + 17.5, checks[number].text, captions, align)
        if number == 0:
            document.dot(x, y, 3.6, COLOURS.surface, COLOURS.ink)
        else:
            document.dot(x, y, 4, COLOURS.ink)


def _edge(number: int, count: int, middle: float, document: Document) -> tuple[float, Align]:
    """Where a label of the time line is held: the first at the left edge, the last at the right."""
    if number == 0:
        return document.left, "left"
    return (document.right, "right") if number == count - 1 else (middle, "center")


def label_middles(
    marks: Sequence[float], wide: Sequence[float], left: float, right: float
) -> list[float]:
    """The middles of labels that stand over their marks where they can, and never on each other:
    pushed right by the one before, then back inside the right edge."""
    middles: list[float] = []
    edge = left - _LABEL_GAP
    for mark, size in zip(marks, wide, strict=True):
        middles.append(max(mark, edge + _LABEL_GAP + size / 2))
        edge = middles[-1] + size / 2
    edge = right + _LABEL_GAP
    for number in range(len(marks) - 1, -1, -1):
        middles[number] = min(middles[number], edge - _LABEL_GAP - wide[number] / 2)
        edge = middles[number] - wide[number] / 2
    return middles


def lever_chips(
    document: Document, x: float, y: float, levers: frozenset[Lever], words: dict[Lever, str]
) -> None:
    """All four levers in a row from x, the pulled ones filled; y is the squares' top."""
    side = 19
    for lever in Lever:
        pulled = lever in levers
        if pulled:
            document.box(x, y, side, side, fill=COLOURS.ink, radius=3)
        else:
            document.box(x + 0.4, y + 0.4, side - 0.8, side - 0.8, edge=QUIET, radius=3)
        lever_icon(
            document, lever, x + 3.5, y + 3.5, side - 7, COLOURS.surface if pulled else QUIET
        )
        style = NOTE_STRONG if pulled else LABEL
        wide = document.text(x + side + 6, y + 13.2, words[lever], style)
        x += side + 6 + wide + 18


def branch(
    document: Document, left: float, right: float, start: float, ends: Sequence[float]
) -> None:
    """Arrows from the height `start` on the left to each of `ends` on the right."""
    for line in fork(left, right, start, ends):
        document.polyline(line, COLOURS.ink, 0.9)
    for end in ends:
        head = [(right - 5, end - 3), (right, end), (right - 5, end + 3)]
        document.polyline(head, COLOURS.ink, 0.9)


def fork(
    left: float, right: float, start: float, ends: Sequence[float]
) -> list[list[tuple[float, float]]]:
    """The lines from one height to others: straight to one that lies level, else by way of one
    upright, which reaches from the start to all of the ends."""
    if not ends or all(abs(end - start) < 0.5 for end in ends):
        return [[(left, end), (right, end)] for end in ends]
    middle = left + (right - left) * 0.47
    heights = (start, *ends)
    return [
        [(left, start), (middle, start)],
        [(middle, min(heights)), (middle, max(heights))],
        *([(middle, end), (right, end)] for end in ends),
    ]


def cut_marks(document: Document, across: Sequence[float] = (), down: Sequence[float] = ()) -> None:
    """Short lines at the paper's edges, where it is to be cut."""
    long = 16.0
    for y in across:
        for left in (0.0, document.width - long):
            document.rule(y, QUIET, 0.6, left=left, right=left + long)
    for x in down:
        for top in (0.0, document.height - long):
            document.polyline([(x, top), (x, top + long)], QUIET, 0.6)


def _people(path: PDFPathObject) -> None:
    path.circle(9, 8, 3.4)
    path.moveTo(2.5, 20.5)
    path.curveTo(2.5, 16.5, 5.5, 14.5, 9, 14.5)
    path.curveTo(12.5, 14.5, 15.5, 16.5, 15.5, 20.5)
    path.moveTo(15.5, 4.8)
    path.curveTo(19.3, 5.2, 19.3, 10.8, 15.5, 11.2)
    path.moveTo(17.8, 14.8)
    path.curveTo(20.2, 15.6, 21.5, 17.6, 21.5, 20.5)


def _screen(path: PDFPathObject) -> None:
    path.roundRect(2.5, 4, 19, 12.5, 1.5)
    path.moveTo(12, 16.5)
    path.lineTo(12, 20.5)
    path.moveTo(7.5, 20.5)
    path.lineTo(16.5, 20.5)


def _flag(path: PDFPathObject) -> None:
    path.moveTo(5, 21.5)
    path.lineTo(5, 3.5)
    path.lineTo(19.5, 3.5)
    path.lineTo(16, 8.5)
    path.lineTo(19.5, 13.5)
    path.lineTo(5, 13.5)


def _story(path: PDFPathObject) -> None:
    path.moveTo(4, 3.5)
    path.lineTo(20, 3.5)
    path.lineTo(20, 16.5)
    path.lineTo(13, 16.5)
    path.lineTo(9, 20.8)
    path.lineTo(9, 16.5)
    path.lineTo(4, 16.5)
    path.close()
    for x, top in ((8.5, 11), (12, 7), (15.5, 9)):
        path.moveTo(x, 13)
        path.lineTo(x, top)


_ICONS: dict[Lever, Callable[[PDFPathObject], None]] = {
    Lever.HR: _people,
    Lever.TECHNOLOGY: _screen,
    Lever.LEADERSHIP: _flag,
    Lever.STORY: _story,
}
