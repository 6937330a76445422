"""What a chart builder returns, and the surface it draws on.

The surface is one axes over the whole figure, measured in units from the top left corner: 1920 by
1080 on the stage. A figure of another shape shows the same picture centred in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from cxworkshop.charts.style import Look, Weight, drawable, fitted, font
from cxworkshop.typefaces import MISSING
from cxworkshop.words import FALLBACK, say

Align = Literal["left", "center", "right"]

STAGE = (1920, 1080)
SMALLEST = 33.0  # units; nothing on the stage is smaller than 3 % of its height
PIXELS_PER_INCH = 72  # so that a point is a pixel

_FOOT = (1824.0, 1064.0)
_BAR_LAYER, _TEXT_LAYER = 2, 6


@dataclass(frozen=True)
class Chart:
    """One picture. `figure` shows the end state; `moving` are the artists to redraw, in drawing
    order, while `show(t)` runs from 0 to 1 in about `seconds`; `show(1.0)` is the still picture.
    `alt` says in words what it shows, `table` holds the same as rows under a header. `dial` turns
    a chart that depends on a value in 0..1 to another one, on the same figure: all that it draws
    is then among its moving artists."""

    figure: Figure
    moving: tuple[Artist, ...]
    show: Callable[[float], None]
    alt: str
    table: tuple[tuple[str, ...], ...]
    seconds: float = 0.0
    dial: Callable[[float], Chart] | None = None

    def picture(self, kind: Literal["png", "svg", "pdf"] = "png") -> bytes:
        """The still picture as a file's content; the same facts give the same bytes."""
        metadata = {
            "png": {"Software": None},
            "svg": {"Date": None, "Creator": None},
            "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
        }
        file = BytesIO()
        self.show(1.0)
        self.figure.savefig(file, format=kind, metadata=metadata[kind])
        return file.getvalue()


class Surface:
    """A figure to draw on in units."""

    def __init__(
        self,
        look: Look,
        size_px: tuple[int, int],
        units: tuple[float, float] = STAGE,
        language: str = FALLBACK,
    ) -> None:
        self.look = look
        self._language = language
        self.width, self.height = units
        self.scale = min(size_px[0] / self.width, size_px[1] / self.height)
        self.figure = Figure(
            figsize=(size_px[0] / PIXELS_PER_INCH, size_px[1] / PIXELS_PER_INCH),
            dpi=PIXELS_PER_INCH,
            facecolor="none" if look.paper else look.background,
        )
        share = (self.width * self.scale / size_px[0], self.height * self.scale / size_px[1])
        self.axes = self.figure.add_axes(
            ((1 - share[0]) / 2, (1 - share[1]) / 2, share[0], share[1])
        )
        self.axes.set_xlim(0, self.width)
        self.axes.set_ylim(self.height, 0)
        self.axes.set_axis_off()
        self._explained = False

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        weight: Weight = Weight.REGULAR,
        colour: str | None = None,
        align: Align = "left",
    ) -> Text:
        """One line of text with its baseline at y."""
        shown = drawable(words)
        if MISSING in shown and not (self.look.paper or self._explained):
            self._explain_missing()
        return self.axes.text(
            x,
            y,
            shown,
            fontproperties=font(weight),
            fontsize=size * self.scale,
            color=colour or self.look.colours.ink,
            ha=align,
            va="baseline",
            zorder=_TEXT_LAYER,
        )

    def _explain_missing(self) -> None:
        """Below the base line: what the sign means that stands for letters we have no font for."""
        self._explained = True
        muted, (right, foot) = self.look.muted, _FOOT
        words = say("charts.missing_sign", self._language, sign=MISSING)
        self.text(right, foot, words, SMALLEST, colour=muted, align="right")

    def paragraph(
        self,
        x: float,
        y: float,
        words: str,
        width: float,
        sizes: tuple[float, ...],
        weight: Weight = Weight.REGULAR,
        colour: str | None = None,
        lines: int = 1,
        leading: float = 1.25,
        upwards: bool = False,
    ) -> list[Text]:
        """Lines of text that fit a width; `upwards` makes y the baseline of the last line."""
        found, size = fitted(words, width, sizes, weight, lines)
        first = y - (len(found) - 1) * size * leading if upwards else y
        return [
            self.text(x, first + index * size * leading, line, size, weight, colour)
            for index, line in enumerate(found)
        ]

    def line(
        self,
        xs: Iterable[float],
        ys: Iterable[float],
        thickness: float,
        colour: str,
        layer: float = 1,
        dashes: tuple[float, float] | None = None,
    ) -> Line2D:
        """A line through points, with square ends."""
        made = Line2D(
            list(xs),
            list(ys),
            linewidth=thickness * self.scale,
            color=colour,
            solid_capstyle="butt",
            solid_joinstyle="miter",
            dash_capstyle="butt",
            zorder=layer,
        )
        if dashes:
            made.set_linestyle((0, dashes))
        self.axes.add_line(made)
        return made

    def bar(
        self,
        left: float,
        right: float,
        y: float,
        height: float,
        fill: str,
        edge: str,
        thickness: float,
    ) -> Rectangle:
        """A bar between two x, centred on y; its outline lies inside it."""
        inset = thickness / 2
        made = Rectangle(
            (left + inset, y - height / 2 + inset),
            max(right - left - thickness, 0),
            height - thickness,
            facecolor=fill,
            edgecolor=edge,
            linewidth=thickness * self.scale,
            joinstyle="miter",
            zorder=_BAR_LAYER,
        )
        self.axes.add_patch(made)
        return made
