"""A map of four named fields: how large each gap is, against one more thing about its statement.

The vertical line stands in the middle and the horizontal one at the smallest gap that matters. A
mark always lies wholly inside the field it belongs to, and its label with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.artist import Artist
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from cxworkshop.charts.chart import Surface
from cxworkshop.charts.frame import SMALLEST
from cxworkshop.charts.label_places import Box, Place, Spot, apart, place_labels
from cxworkshop.charts.motion import Motion, Step, fade
from cxworkshop.charts.style import Weight, text_width
from cxworkshop.results.facts import PairFact
from cxworkshop.results.limits import gap_text
from cxworkshop.words import say

PLOT = Box(192.0, 240.0, 1824.0, 812.0)
RADIUS = 16.0
ALL_NAMED, NAMED = 10, 8
"""Up to so many marks all have names; of more only so many do, those with the largest gaps."""
MAP_SECONDS = 0.9

_SMALL = 11.0  # the radius of marks without a name, among many
_MIDDLE = (PLOT.left + PLOT.right) / 2
_HEADROOM, _LEAST_TOP = 7.0, 25.0  # points above the largest gap, and for small gaps
_TICKS = ((62.0, 10), (200.0, 20))
_LABELS = (36.0, 34.0, SMALLEST)
_NAME_GAP, _LABEL_GAP = 18.0, 12.0
_CAP, _LINE_HEIGHT = 0.35, 1.1  # of a label's size: half a capital, and a line
_FIELD_NAME, _ABOVE, _BELOW, _NOTES = 38.0, 213.0, 862.0, 914.0


@dataclass(frozen=True, slots=True)
class Mark:
    """One statement: where it stands sideways (0 at the line, -1 and 1 at the ends), its gap in
    points as it is and as it is shown, and its name. `right` and `upper` name its field."""

    x: float
    gap: float
    number: str
    name: str
    right: bool
    upper: bool

    @classmethod
    def of(cls, fact: PairFact, x: float, *, right: bool, upper: bool) -> Mark:
        return cls(
            x=x,
            gap=fact.gap.point * 100 if fact.gap else 0.0,
            number=gap_text(fact.points),
            name=fact.statement.short,
            right=right,
            upper=upper,
        )


@dataclass(frozen=True, slots=True)
class Fields:
    """What is written around the map. Field names: upper left, upper right, lower left, lower
    right; `none` stands beside the name of an empty one; `less` and `more` at the ends below."""

    names: tuple[str, str, str, str]
    none: str
    less: str
    more: str


def draw_map(
    surface: Surface, fields: Fields, marks: Sequence[Mark], line: float, motion: Motion
) -> int:
    """Draw everything; `line` is the smallest gap that matters, in points. Returns how many marks
    go without their name."""
    scale = _Scale(max([_LEAST_TOP, 1.6 * line, *(abs(mark.gap) for mark in marks)]) + _HEADROOM)
    _draw_fields(surface, fields, marks, scale, line)
    places = _places(marks, scale, line)
    spots, labels, size = _labelled(marks, places, scale, line)
    for mark, spot, label in zip(marks, spots, labels, strict=True):
        point = _draw_mark(surface, spot, mark.gap < 0)
        motion.add([point], _rise(point, spot.y))
        words = _draw_label(surface, mark, label, size) if label else []
        motion.add(words, fade(words, begin=0.7))
    return sum(label is None or label.form > 0 for label in labels)


def with_unnamed(base: str, unnamed: int, language: str) -> str:
    """The base line, and how many names found no room."""
    if not unnamed:
        return base
    return f"{base} {say('insights.map.unnamed', language, count=unnamed)}"


def map_alt(title: str, fields: Sequence[tuple[str, PairFact]], base: str) -> str:
    """The finding, and what stands in which field, as sentences."""
    told = [
        f"{name}: "
        + ", ".join(
            f"{fact.statement.short} {gap_text(fact.points)}"
            for other, fact in fields
            if other == name
        )
        for name in dict.fromkeys(name for name, _ in fields)
    ]
    return ". ".join(part for part in (title, *told, base) if part)


@dataclass(frozen=True, slots=True)
class _Scale:
    """From points to heights."""

    top: float

    def y(self, points: float) -> float:
        return PLOT.bottom - points / self.top * (PLOT.bottom - PLOT.top)

    def ticks(self, line: float) -> list[float]:
        """Round gaps, and the line itself; a round one too close to the line gives way."""
        step = next(step for limit, step in _TICKS if self.top <= limit)
        every = range(0, int(self.top) + 1, step)
        clear = 40 / (PLOT.bottom - PLOT.top) * self.top
        return [line, *(tick for tick in every if abs(tick - line) >= clear)]


def _field(mark: Mark, scale: _Scale, line: float) -> Box:
    y = scale.y(line)
    left, right = (_MIDDLE, PLOT.right) if mark.right else (PLOT.left, _MIDDLE)
    top, bottom = (PLOT.top, y) if mark.upper else (y, PLOT.bottom)
    return Box(left, top, right, bottom)


def _places(marks: Sequence[Mark], scale: _Scale, line: float) -> list[tuple[float, float]]:
    """Where marks stand: inside their fields, and beside each other when they would coincide."""
    fields = [_field(mark, scale, line) for mark in marks]
    half, r = (PLOT.right - PLOT.left) / 2, RADIUS + 3
    wanted = [
        (
            _within(_MIDDLE + mark.x * half, field.left + r, field.right - r),
            _within(scale.y(abs(mark.gap)), field.top + r, field.bottom - r),
        )
        for mark, field in zip(marks, fields, strict=True)
    ]
    xs = apart(wanted, RADIUS, fields)
    return [(x, y) for x, (_, y) in zip(xs, wanted, strict=True)]


def _labelled(
    marks: Sequence[Mark], places: Sequence[tuple[float, float]], scale: _Scale, line: float
) -> tuple[list[Spot], list[Place | None], float]:
    """The labels at the largest size at which most of them fit."""
    named = _named(marks)
    best: tuple[list[Spot], list[Place | None], float] | None = None
    fewest = len(marks) + 1
    for size in _LABELS:
        spots = [
            Spot(x, y, radius, _field(mark, scale, line), widths, -abs(mark.gap))
            for mark, (x, y), (radius, widths) in zip(
                marks, places, (_form(mark, size, mark in named) for mark in marks), strict=True
            )
        ]
        labels = place_labels(spots, size * _LINE_HEIGHT, _LABEL_GAP)
        lost = sum(label is None or label.form > 0 for label in labels)
        if lost < fewest or best is None:
            best, fewest = (spots, labels, size), lost
    return best or ([], [], _LABELS[0])


def _named(marks: Sequence[Mark]) -> list[Mark]:
    """Those whose names are tried: all of a few, the largest gaps of many."""
    if len(marks) <= ALL_NAMED:
        return list(marks)
    return sorted(marks, key=lambda mark: -abs(mark.gap))[:NAMED]


def _form(mark: Mark, size: float, named: bool) -> tuple[float, tuple[float, ...]]:
    """The mark's radius, and how wide its label would be."""
    return (RADIUS, _widths(mark, size)) if named else (_SMALL, ())


def _widths(mark: Mark, size: float) -> tuple[float, float]:
    """With its name, and with its number alone."""
    number = text_width(mark.number, size, Weight.BOLD)
    return number + _NAME_GAP + text_width(mark.name, size), number


def _draw_fields(
    surface: Surface, fields: Fields, marks: Sequence[Mark], scale: _Scale, line: float
) -> None:
    colours, muted, y = surface.look.colours, surface.look.muted, scale.y(line)
    shade = colours.page if surface.look.scheme == "light" else colours.surface
    corner = (_MIDDLE, PLOT.top)
    surface.axes.add_patch(
        Rectangle(corner, PLOT.right - _MIDDLE, y - PLOT.top, facecolor=shade, zorder=0.2)
    )
    surface.line([PLOT.left] * 2, [PLOT.top, PLOT.bottom], 2, colours.axis)
    surface.line([PLOT.left, PLOT.right], [PLOT.bottom] * 2, 2, colours.axis)
    surface.line([_MIDDLE] * 2, [PLOT.top, PLOT.bottom], 3, colours.ink)
    surface.line([PLOT.left, PLOT.right], [y, y], 3, colours.ink)
    for tick in scale.ticks(line):
        at = scale.y(tick) + 12
        surface.text(PLOT.left - 18, at, f"{tick:.0f}", 34, colour=muted, align="right")
    for index, name in enumerate(fields.names):
        _name_field(surface, fields, index, name, marks)
    surface.text(PLOT.left, _NOTES, fields.less, 34, colour=muted)
    surface.text(PLOT.right, _NOTES, fields.more, 34, colour=muted, align="right")


def _name_field(
    surface: Surface, fields: Fields, index: int, name: str, marks: Sequence[Mark]
) -> None:
    right, upper = index % 2 == 1, index < 2
    x, y = (_MIDDLE if right else PLOT.left), (_ABOVE if upper else _BELOW)
    half, empty = PLOT.right - _MIDDLE - 30, f"  {fields.none}"
    (drawn,) = surface.paragraph(
        x, y, name, half - text_width(empty, 34), (_FIELD_NAME, 35, SMALLEST), Weight.BOLD
    )
    if not any((mark.right, mark.upper) == (right, upper) for mark in marks):
        size = float(drawn.get_fontsize()) / surface.scale
        after = x + text_width(drawn.get_text(), size, Weight.BOLD)
        surface.text(after, y, empty, 34, colour=surface.look.muted)


def _draw_mark(surface: Surface, spot: Spot, lower: bool) -> Line2D:
    ink = surface.look.colours.ink
    point = Line2D(
        [spot.x],
        [spot.y],
        marker="v" if lower else "o",
        linestyle="none",
        markersize=2 * spot.radius * (1.12 if lower else 1) * surface.scale,
        markerfacecolor=ink,
        markeredgewidth=0,
        zorder=5,
    )
    surface.axes.add_line(point)
    return point


def _draw_label(surface: Surface, mark: Mark, place: Place, size: float) -> list[Artist]:
    box = place.box
    y = (box.top + box.bottom) / 2 + size * _CAP
    number = mark.number
    drawn: list[Artist] = [surface.text(box.left, y, number, size, Weight.BOLD)]
    if place.form == 0:
        x = box.left + text_width(number, size, Weight.BOLD) + _NAME_GAP
        drawn.append(surface.text(x, y, mark.name, size))
    return drawn


def _rise(point: Line2D, y: float) -> Step:
    """From no gap up to its own."""

    def step(t: float) -> None:
        point.set_ydata([PLOT.bottom + min(t / 0.7, 1.0) * (y - PLOT.bottom)])

    return step


def _within(value: float, low: float, high: float) -> float:
    return min(max(value, low), high) if low <= high else (low + high) / 2
