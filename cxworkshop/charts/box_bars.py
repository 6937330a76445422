"""Shares of an answer scale as bars: customers' hang from the labels, a large team's stand on them.

Both use one scale, so that the two sides can be compared by eye.
"""

from __future__ import annotations

from matplotlib.artist import Artist
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from cxworkshop.charts.boxes import LOWER, UPPER, Columns
from cxworkshop.charts.chart import Surface
from cxworkshop.charts.motion import Step, fade
from cxworkshop.charts.style import Weight
from cxworkshop.results.distribution import Bar, Distribution
from cxworkshop.results.formats import percent

LABEL = 36.0

_ABOVE, _BELOW = 214.0, 168.0  # the longest bar on either side, in units
_MOST = 480.0  # units for a share of 1, so that even bars stay short
_WIDTH, _APART_WIDTH = 0.64, 112.0
_CLEAR = 3.0
_MANY_BOXES = 7


class BoxBars:
    """Draws the bars of one distribution, and knows how they come in."""

    def __init__(self, surface: Surface, found: Distribution, language: str) -> None:
        self.surface, self.found, self.language = surface, found, language
        ours = _largest(*found.team, found.team_cant_judge)
        theirs = _largest(*found.customers, found.customers_cant_judge)
        self._scale = min(_MOST, _ABOVE / ours, _BELOW / theirs)

    def height(self, bar: Bar) -> float:
        """How long a bar is, in units."""
        return bar.share * self._scale

    def ours(self) -> tuple[list[Artist], Step]:
        """Our shares above the labels: the artists, and the step that lets them come in."""
        return self._side(self.found.team, self.found.team_cant_judge, -1)

    def theirs(self) -> tuple[list[Artist], Step]:
        """Customers' shares below the labels."""
        return self._side(self.found.customers, self.found.customers_cant_judge, 1)

    def _side(
        self, bars: tuple[Bar, ...], cant_judge: Bar | None, way: int
    ) -> tuple[list[Artist], Step]:
        columns, colours = Columns(len(self.found.names)), self.surface.look.colours
        colour = colours.customers if way > 0 else colours.ourselves
        drawn: list[tuple[Rectangle, float]] = []
        labels: list[Text] = []
        for bar in bars:
            x = columns.centre((bar.first + bar.last) / 2)
            width = (bar.last - bar.first + _WIDTH) * columns.pitch
            drawn.append(self._bar(x, width, bar, way, colour))
            labels.append(self._label(x, bar, way))
        if cant_judge:
            drawn.append(self._bar(columns.apart, _APART_WIDTH, cant_judge, way, None))
            labels.append(self._label(columns.apart, cant_judge, way, muted=True))
        return [*(bar for bar, _ in drawn), *labels], _growing(drawn, labels)

    def _bar(
        self, x: float, width: float, bar: Bar, way: int, colour: str | None
    ) -> tuple[Rectangle, float]:
        """A filled bar, or without a colour a hollow one; and its length with its sign."""
        surface, outline = self.surface, 0.0 if colour else 3.0
        line = (LOWER + _CLEAR if way > 0 else UPPER - _CLEAR) + way * outline / 2
        length = way * max(self.height(bar) - outline, 0)
        made = Rectangle(
            (x - width / 2 + outline / 2, line),
            width - outline,
            length,
            facecolor=colour or surface.look.background,
            edgecolor=colour or surface.look.colours.axis,
            linewidth=outline * surface.scale,
            joinstyle="miter",
            zorder=2,
        )
        surface.axes.add_patch(made)
        return made, length

    def _label(self, x: float, bar: Bar, way: int, muted: bool = False) -> Text:
        surface, many = self.surface, len(self.found.names) > _MANY_BOXES
        size = LABEL * (0.92 if many else 1)
        y = LOWER + self.height(bar) + 8 + size if way > 0 else UPPER - self.height(bar) - 15
        weight = Weight.REGULAR if muted else Weight.SEMIBOLD
        colour = surface.look.muted if muted else None
        words = percent(bar.points, self.language)
        return surface.text(x, y, words, size, weight, colour, align="center")


def _largest(*bars: Bar | None) -> float:
    return max((bar.share for bar in bars if bar), default=0) or 1e-9


def _growing(bars: list[tuple[Rectangle, float]], labels: list[Text]) -> Step:
    """Bars grow out of their line, then their labels appear."""
    appear = fade(labels, begin=0.6)

    def step(t: float) -> None:
        for bar, length in bars:
            bar.set_height(length * min(t / 0.8, 1.0))
        appear(t)

    return step
