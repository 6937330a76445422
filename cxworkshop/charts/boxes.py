"""The boxes of an answer scale side by side, with one row of labels that both sides share.

Who can't judge stands apart, in a column of its own after the last box.
"""

from __future__ import annotations

from dataclasses import dataclass

from cxworkshop.charts.chart import Surface
from cxworkshop.charts.frame import SMALLEST
from cxworkshop.charts.style import Weight, text_width, wrapped
from cxworkshop.results.distribution import Distribution
from cxworkshop.words import say

LEFT_EDGE, RIGHT_EDGE = 680.0, 1560.0
APART_LEFT, APART_RIGHT = 1624.0, 1800.0
UPPER, LOWER = 600.0, 704.0

_LINE, _SIZE, _LEADING = 3.0, 34.0, 39.0
_MIDDLE = 664.0  # the baseline of a label of one line
_TICK, _INSET = 18.0, 16.0


@dataclass(frozen=True, slots=True)
class Columns:
    """Where so many boxes stand."""

    boxes: int

    @property
    def pitch(self) -> float:
        """How wide a box is."""
        return (RIGHT_EDGE - LEFT_EDGE) / self.boxes

    @property
    def apart(self) -> float:
        """The middle of the column for those who can't judge."""
        return (APART_LEFT + APART_RIGHT) / 2

    def centre(self, box: float) -> float:
        """The middle of a box counted from 0; a half is between two."""
        return LEFT_EDGE + (box + 0.5) * self.pitch


def draw_boxes(surface: Surface, found: Distribution, language: str) -> None:
    """The two lines and the names between them; those that agree stand out."""
    ink, columns = surface.look.colours.ink, Columns(len(found.names))
    for y in (UPPER, LOWER):
        surface.line([LEFT_EDGE, RIGHT_EDGE], [y, y], _LINE, ink)
    names = [wrapped(name, columns.pitch - 10, _SIZE, _weight(True), 2) for name in found.names]
    if all(names):
        for box, lines in enumerate(names):
            _name(surface, columns.centre(box), lines or [], _weight(box >= found.first_agree))
    else:
        _numbers(surface, columns, found)
    _apart(surface, columns, language)


def draw_bracket(surface: Surface, found: Distribution, y: float, language: str) -> None:
    """Over the boxes that count as agreeing; its word stands beside it, or above where that is
    too narrow."""
    columns, ink = Columns(len(found.names)), surface.look.colours.ink
    inset = min(_INSET, columns.pitch * 0.1)
    left = columns.centre(found.first_agree - 0.5) + inset
    right = RIGHT_EDGE - inset
    surface.line([left, left, right, right], [y + _TICK, y, y, y + _TICK], _LINE, ink)
    word = say("insights.depth.agree", language)
    if text_width(word, _SIZE, Weight.SEMIBOLD) <= APART_LEFT + 30 - RIGHT_EDGE:
        surface.text(RIGHT_EDGE, y + 10, word, _SIZE, Weight.SEMIBOLD)
    else:
        middle = (left + right) / 2
        surface.text(middle, y - 12, word, _SIZE, Weight.SEMIBOLD, align="center")


def _weight(strong: bool) -> Weight:
    return Weight.SEMIBOLD if strong else Weight.REGULAR


def _name(
    surface: Surface, x: float, lines: list[str], weight: Weight, colour: str | None = None
) -> None:
    first = _MIDDLE - (len(lines) - 1) * _LEADING / 2
    for index, line in enumerate(lines):
        surface.text(x, first + index * _LEADING, line, _SIZE, weight, colour, align="center")


def _numbers(surface: Surface, columns: Columns, found: Distribution) -> None:
    """For long names and many boxes: numbers, and under them the names of both ends."""
    labelled = found.names != found.numbers
    y = _MIDDLE - (_LEADING / 2 if labelled else 0)
    for box, number in enumerate(found.numbers):
        weight = _weight(box >= found.first_agree)
        surface.text(columns.centre(box), y, number, _SIZE, weight, align="center")
    if not labelled:
        return
    half, muted = (RIGHT_EDGE - LEFT_EDGE) / 2 - 12, surface.look.muted
    for name, align in ((found.names[0], "left"), (found.names[-1], "right")):
        for text in surface.paragraph(
            LEFT_EDGE, y + _LEADING, name, half, (_SIZE, SMALLEST), colour=muted
        ):
            text.set(x=LEFT_EDGE if align == "left" else RIGHT_EDGE, ha=align)


def _apart(surface: Surface, columns: Columns, language: str) -> None:
    axis, muted = surface.look.colours.axis, surface.look.muted
    for y in (UPPER, LOWER):
        surface.line([APART_LEFT, APART_RIGHT], [y, y], _LINE, axis)
    words = say("insights.depth.cant_judge", language)
    lines = wrapped(words, APART_RIGHT - APART_LEFT, _SIZE, Weight.REGULAR, 2) or [words]
    _name(surface, columns.apart, lines, Weight.REGULAR, muted)
