"""A finished chart as a list of plain shapes, for papers that draw it with their own fonts.

A page that takes in a chart as a PDF of its own carries every font twice and takes most of a
second to make. These few shapes are all that our charts are made of.
"""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.artist import Artist
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Transform

from cxworkshop.charts.chart import Align, Chart
from cxworkshop.charts.style import Weight, font

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text with its baseline at y."""

    x: float
    y: float
    text: str
    size: float
    weight: Weight
    colour: str
    align: Align


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points; a dashed one has dashes of twice its thickness."""

    points: tuple[Point, ...]
    colour: str
    thickness: float
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """A filled shape with corners; its outline is centred on its edge."""

    corners: tuple[Point, ...]
    fill: str
    edge: str
    thickness: float


@dataclass(frozen=True, slots=True)
class Disc:
    """A filled circle."""

    x: float
    y: float
    radius: float
    fill: str


Shape = Words | Stroke | Area | Disc


def shapes(chart: Chart) -> tuple[Shape, ...]:
    """The still picture from back to front, in pixels from the bottom left corner of the figure."""
    chart.show(1.0)
    axes = chart.figure.axes[0]
    drawn = [artist for artist in axes.get_children() if artist.get_visible()]
    drawn.sort(key=lambda artist: artist.get_zorder())
    found = (_shape(artist, axes.transData) for artist in drawn if artist is not axes.patch)
    return tuple(shape for shape in found if shape is not None)


def _shape(artist: Artist, place: Transform) -> Shape | None:
    if isinstance(artist, Text):
        return _words(artist, place) if artist.get_text() else None
    if isinstance(artist, Line2D):
        return _line(artist, place)
    if isinstance(artist, Rectangle):
        return _bar(artist, place)
    return None


def _words(text: Text, place: Transform) -> Words:
    ((x, y),) = place.transform([text.get_position()])
    family = text.get_fontproperties().get_family()
    weight = next(weight for weight in Weight if font(weight).get_family() == family)
    align: Align = text.get_horizontalalignment()
    colour = to_hex(text.get_color())
    size = float(text.get_fontsize())
    return Words(float(x), float(y), text.get_text(), size, weight, colour, align)


def _line(line: Line2D, place: Transform) -> Shape:
    points = tuple((float(x), float(y)) for x, y in place.transform(line.get_xydata()))
    if line.get_marker() in ("o", "D"):
        return _mark(line, points[0])
    return Stroke(points, to_hex(line.get_color()), line.get_linewidth(), line.is_dashed())


def _mark(line: Line2D, middle: Point) -> Shape:
    fill, edge = to_hex(line.get_markerfacecolor()), to_hex(line.get_markeredgecolor())
    half, thickness = line.get_markersize() / 2, line.get_markeredgewidth()
    x, y = middle
    if line.get_marker() == "o":
        return Disc(x, y, half + thickness / 2, fill)
    reach = half * 2**0.5
    corners = ((x - reach, y), (x, y + reach), (x + reach, y), (x, y - reach))
    return Area(corners, fill, edge, thickness)


def _bar(bar: Rectangle, place: Transform) -> Area:
    x, y, wide, high = bar.get_x(), bar.get_y(), bar.get_width(), bar.get_height()
    ends = [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)]
    corners = tuple((float(px), float(py)) for px, py in place.transform(ends))
    fill, edge = to_hex(bar.get_facecolor()), to_hex(bar.get_edgecolor())
    return Area(corners, fill, edge, bar.get_linewidth())
