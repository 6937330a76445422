"""The two parts of a gap under the beam, and the line that says what we guessed.

The labels stand under their parts and never cross the line between them; the line bends when the
labels need the room.
"""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.artist import Artist

from cxworkshop.charts.chart import Surface
from cxworkshop.charts.pair_layout import PairLayout
from cxworkshop.charts.style import Weight, text_width
from cxworkshop.method.privacy import Limit
from cxworkshop.results.facts import WholePoints
from cxworkshop.results.formats import limited, percent, with_minus
from cxworkshop.words import say


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the gap: where its middle stands, and its lines from large to small."""

    centre: float
    lines: tuple[str, ...]
    strong: bool

    def sizes(self, layout: PairLayout) -> list[tuple[float, Weight]]:
        """Size and weight of each line."""
        if len(self.lines) == 1:
            return [(layout.part, Weight.SEMIBOLD if self.strong else Weight.REGULAR)]
        return [
            (layout.part, Weight.BOLD),
            (layout.word, Weight.SEMIBOLD),
            (layout.note, Weight.REGULAR),
        ]

    def width(self, layout: PairLayout) -> float:
        """The width of its longest line."""
        sized = zip(self.lines, self.sizes(layout), strict=True)
        return max(text_width(line, size, weight) for line, (size, weight) in sized)


def gap_parts(
    points: WholePoints, xs: tuple[float, float, float], layout: PairLayout, language: str
) -> list[Part]:
    """Both parts of a predicted gap; `xs` are where we said, predicted and customers stand."""
    if points.gap is None or points.acknowledged is None or points.blind_spot is None:
        return []
    said, predicted, customers = xs
    same_way = points.acknowledged * points.blind_spot >= 0
    return [
        Part(
            (said + predicted) / 2,
            _lines("acknowledged", points.acknowledged, points, same_way, layout, language),
            False,
        ),
        Part(
            (predicted + customers) / 2,
            _lines("blind_spot", points.blind_spot, points, same_way, layout, language),
            True,
        ),
    ]


def draw_parts(
    surface: Surface,
    layout: PairLayout,
    parts: list[Part],
    guess: str,
    mark: tuple[float, float],
    clearance: float,
) -> tuple[list[Artist], list[Artist]]:
    """The line to "we guessed" and that text, and apart from them the labels of the parts.

    `mark` is where the ◇ stands, `clearance` how far labels keep from the line.
    """
    ordered = sorted(parts, key=lambda part: part.centre)
    line_x = _line_x(layout, ordered, mark[0], clearance)
    labels: list[Artist] = []
    for index, part in enumerate(ordered):
        width = part.width(layout)
        if index == 0:
            x = max(min(part.centre, line_x - clearance - width / 2), layout.left + width / 2)
        else:
            x = min(max(part.centre, line_x + clearance + width / 2), layout.right - width / 2)
        labels += _draw_part(surface, layout, part, x)
    return _draw_guess(surface, layout, guess, mark, line_x), labels


def guess_words(points: WholePoints, language: str) -> str:
    """ "we guessed 61 %"."""
    if points.predicted is None:
        return ""
    return say("charts.pair.guessed", language, percent=percent(points.predicted, language))


def _line_x(layout: PairLayout, ordered: list[Part], wanted: float, clearance: float) -> float:
    low, high = layout.left, layout.right
    if ordered:
        low += ordered[0].width(layout) + clearance
        high -= ordered[-1].width(layout) + clearance
    return min(max(wanted, low), high)


def _draw_part(surface: Surface, layout: PairLayout, part: Part, x: float) -> list[Artist]:
    drawn: list[Artist] = []
    y = layout.part_y
    for index, (line, (size, weight)) in enumerate(
        zip(part.lines, part.sizes(layout), strict=True)
    ):
        y += 0 if index == 0 else size * 1.28
        colour = surface.look.muted if index == 2 else None
        drawn.append(surface.text(x, y, line, size, weight, colour, align="center"))
    return drawn


def _draw_guess(
    surface: Surface, layout: PairLayout, guess: str, mark: tuple[float, float], line_x: float
) -> list[Artist]:
    half = text_width(guess, layout.guess, Weight.SEMIBOLD) / 2
    x = min(max(line_x, layout.left + half), layout.right - half)
    xs, ys = _guess_line(layout, mark, line_x)
    axis = surface.look.colours.axis
    weight = Weight.SEMIBOLD if layout.headed else Weight.REGULAR
    return [
        surface.line(xs, ys, layout.hair, axis, layer=1.5),
        surface.text(x, layout.guess_y, guess, layout.guess, weight, align="center"),
    ]


def _guess_line(
    layout: PairLayout, mark: tuple[float, float], line_x: float
) -> tuple[list[float], list[float]]:
    """Straight down from the ◇, or bent where the labels need its place."""
    bottom = layout.guess_y - layout.guess * 0.95
    top = mark[1] + layout.radius * (1.3 if mark[1] == layout.beam_y else 0.8)
    if abs(line_x - mark[0]) <= 1:
        return [mark[0], mark[0]], [top, bottom]
    if mark[1] > layout.beam_y:
        side = layout.radius * (0.9 if line_x > mark[0] else -0.9)
        return [mark[0] + side, line_x, line_x], [mark[1], mark[1], bottom]
    bend = layout.part_y - layout.part * 0.92
    return [mark[0], mark[0], line_x, line_x], [top, bend, bend, bottom]


def _lines(
    kind: str, part: int, shown: WholePoints, same_way: bool, layout: PairLayout, language: str
) -> tuple[str, ...]:
    """On the stage a number, a word and what it means; on paper one line. The sign is told only
    when the two parts pull different ways, or of one part only a limit is known."""
    gap, exact = shown.gap or 0, shown.limit is Limit.EXACT
    number = with_minus(abs(part) if same_way and exact else part)
    if kind == "acknowledged":
        number = limited(number, shown.limit, language)
    if not layout.headed:
        return (say(f"charts.pair.paper_{kind}", language, number=number, count=abs(part)),)
    points = say("charts.pair.points", language, count=abs(part))
    meaning = _known(part, gap) if kind == "acknowledged" else _unknown(part, gap)
    return (
        f"{number} {points}",
        say(f"charts.pair.{kind}", language),
        say(f"charts.pair.{meaning}", language),
    )


def _known(part: int, gap: int) -> str:
    if part == 0:
        return "known_none"
    return "known_expected" if part * gap >= 0 else "known_opposite"


def _unknown(part: int, gap: int) -> str:
    if part == 0:
        return "blind_none"
    if part * gap > 0:
        return "blind_expected"
    return "blind_worse" if part > 0 else "blind_better"
