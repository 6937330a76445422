"""People as marks piled on a line: a dot for each of us, a diamond for each customer of a few.

Marks get smaller as the tallest pile grows, then stand abreast, so that they stay large enough to
be counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Literal

from matplotlib.lines import Line2D

from cxworkshop.charts.chart import Surface
from cxworkshop.charts.motion import Step

_LARGEST, _SMALL = 44.0, 22.0  # between the middles of two marks
_MARK = 0.86  # of that
_CLEAR = 4.0
_ABREAST = range(1, 9)


@dataclass(frozen=True, slots=True)
class Pile:
    """How marks are piled: so many abreast, this far from middle to middle."""

    abreast: int
    pitch: float

    @classmethod
    def of(cls, tallest: int, height: float, width: float) -> Pile:
        """Marks as large as the tallest pile allows; abreast when one column made them small."""
        found = [
            cls(abreast, min(_LARGEST, height / max(ceil(tallest / abreast), 1), width / abreast))
            for abreast in _ABREAST
        ]
        large = (pile for pile in found if pile.pitch >= _SMALL)
        return next(large, max(found, key=lambda pile: pile.pitch))

    def height(self, count: int) -> float:
        """How far so many marks reach from their line."""
        return _CLEAR + ceil(count / self.abreast) * self.pitch if count else 0.0

    def places(self, count: int) -> list[tuple[float, float]]:
        """Where each mark stands: beside the middle of its box, and away from its line."""
        side = (min(self.abreast, count) - 1) / 2
        return [
            (
                (index % self.abreast - side) * self.pitch,
                _CLEAR + (index // self.abreast + 0.5) * self.pitch,
            )
            for index in range(count)
        ]


def draw_piles(
    surface: Surface,
    shape: Literal["o", "D"],
    pile: Pile,
    piles: Sequence[tuple[float, int]],
    line: float,
    colour: str,
    hollow: bool = False,
) -> tuple[Line2D, Step]:
    """Marks at (x, how many) on a line: circles stand on it, diamonds hang from it. One artist for
    all, and the step that lets them come in row by row."""
    xs, ys = _row_by_row(pile, piles, line, -1 if shape == "o" else 1)
    outline = 3.0 if hollow else 0.0
    side = pile.pitch * _MARK * (1 if shape == "o" else 2**-0.5) - outline
    drawn = Line2D(
        xs,
        ys,
        marker=shape,
        linestyle="none",
        markersize=side * surface.scale,
        markerfacecolor=surface.look.background if hollow else colour,
        markeredgecolor=colour,
        markeredgewidth=outline * surface.scale,
        zorder=5,
    )
    surface.axes.add_line(drawn)

    def step(t: float) -> None:
        shown = round(t * len(xs))
        drawn.set_data(xs[:shown], ys[:shown])

    return drawn, step


def _row_by_row(
    pile: Pile, piles: Sequence[tuple[float, int]], line: float, way: int
) -> tuple[list[float], list[float]]:
    """Where all marks stand, the row next to the line first."""
    places = sorted((dy, x + dx) for x, count in piles for dx, dy in pile.places(count))
    return [x for _, x in places], [line + way * dy for dy, _ in places]
