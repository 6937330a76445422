"""The grammar of the gap, the same on stage, console and paper.

● we said, ◇ we predicted, ◆ customers said. A solid bar of ink is the blind spot, a hollow one
the acknowledged part; a gap without a prediction is a plain line. Drawn in this order: bars,
halos, whisker, ◆, ◇, ●.
"""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.artist import Artist
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from cxworkshop.charts.chart import Surface
from cxworkshop.colours import palette

HALO = 0.20

_SIDE = 2**0.5  # a diamond is a square on its corner: its side from half its diagonal
_LAYERS = {"bar": 2.0, "halo": 3.0, "whisker": 4.0, "mark": 5.0}


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large the marks are, in units: radii (for diamonds half the diagonal), the bar's height,
    and how thick outlines and whisker are."""

    said: float
    customers: float
    predicted: float
    bar: float
    outline: float
    whisker: float

    @classmethod
    def of(cls, radius: float) -> Sizes:
        """All sizes from the radius of the ● mark, in the proportions of the hero; lines get thin
        more slowly than marks get small."""
        return cls(
            said=radius,
            customers=radius * 1.16,
            predicted=radius * 0.94,
            bar=radius * 0.92,
            outline=radius**0.75 * 0.29,
            whisker=radius**0.75 * 0.34,
        )


@dataclass(frozen=True, slots=True)
class Marks:
    """Draws the marks of one row on a surface."""

    surface: Surface
    sizes: Sizes

    def said(self, x: float, y: float) -> list[Artist]:
        """●"""
        colours = self.surface.look.colours
        return self._mark("o", x, y, 2 * self.sizes.said, colours.ourselves, colours.ourselves)

    def customers(self, x: float, y: float) -> list[Artist]:
        """◆"""
        colours = self.surface.look.colours
        side = self.sizes.customers * _SIDE
        return self._mark("D", x, y, side, colours.customers, colours.customers)

    def predicted(self, x: float, y: float) -> list[Artist]:
        """◇"""
        colours, look = self.surface.look.colours, self.surface.look
        outline = self.sizes.outline * 1.25
        side = self.sizes.predicted * _SIDE - outline
        return self._mark("D", x, y, side, look.background, colours.ourselves, outline)

    def whisker(
        self, low: float, high: float, y: float, bar: tuple[float, float] | None = None
    ) -> list[Artist]:
        """The customers' interval; the part over a bar is dark orange in both themes."""
        size, colour = self.sizes, self.surface.look.colours.customers
        layer, cap = _LAYERS["whisker"], self.sizes.customers * 0.66
        drawn: list[Artist] = [
            self.surface.line([low, high], [y, y], size.whisker, colour, layer),
            self.surface.line([low, low], [y - cap, y + cap], size.whisker, colour, layer),
            self.surface.line([high, high], [y - cap, y + cap], size.whisker, colour, layer),
        ]
        if bar and min(high, bar[1]) > max(low, bar[0]):
            over = [max(low, bar[0]), min(high, bar[1])]
            dark = palette("light").customers
            drawn.append(self.surface.line(over, [y, y], size.whisker, dark, layer + 0.1))
        return drawn

    def blind_spot(self, left: float, right: float, y: float, share: float = 1) -> Rectangle:
        """A solid bar; `share` is of the usual height."""
        ink = self.surface.look.colours.ink
        return self.surface.bar(left, right, y, self.sizes.bar * share, ink, ink, 0)

    def acknowledged(self, left: float, right: float, y: float, share: float = 1) -> Rectangle:
        """A hollow bar."""
        look = self.surface.look
        return self.surface.bar(
            left,
            right,
            y,
            self.sizes.bar * share,
            look.background,
            look.colours.ink,
            self.sizes.outline,
        )

    def unsplit(self, left: float, right: float, y: float, dashed: bool = False) -> Line2D:
        """A gap that was not predicted, or (dashed) one between similar questions."""
        return self.surface.line(
            [left, right],
            [y, y],
            self.sizes.bar * 0.3,
            self.surface.look.colours.ink,
            _LAYERS["bar"],
            dashes=(2, 1.2) if dashed else None,
        )

    def _mark(
        self,
        shape: str,
        x: float,
        y: float,
        size: float,
        fill: str,
        edge: str,
        outline: float = 0,
    ) -> list[Artist]:
        halo = self.sizes.said * HALO * 2
        behind = self.surface.look.background
        return [
            self._point(shape, x, y, size + outline + halo, behind, behind, 0, "halo"),
            self._point(shape, x, y, size, fill, edge, outline, "mark"),
        ]

    def _point(
        self,
        shape: str,
        x: float,
        y: float,
        size: float,
        fill: str,
        edge: str,
        outline: float,
        layer: str,
    ) -> Line2D:
        scale = self.surface.scale
        point = Line2D(
            [x],
            [y],
            marker=shape,
            linestyle="none",
            markersize=size * scale,
            markerfacecolor=fill,
            markeredgecolor=edge,
            markeredgewidth=outline * scale,
            zorder=_LAYERS[layer],
        )
        point.set_markeredgewidth(outline * scale)
        self.surface.axes.add_line(point)
        return point
