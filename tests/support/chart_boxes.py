"""Where words and marks really are on a figure, by their ink, for tests on overlaps and sizes."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text
from matplotlib.textpath import TextPath

FORGIVEN = 0.75  # pixels


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels, y pointing up."""

    words: str
    left: float
    bottom: float
    right: float
    top: float

    def overlaps(self, other: Box) -> bool:
        """Whether the two share more than a hair."""
        return (
            min(self.right, other.right) - max(self.left, other.left) > FORGIVEN
            and min(self.top, other.top) - max(self.bottom, other.bottom) > FORGIVEN
        )

    def holds(self, other: Box) -> bool:
        """Whether the other lies inside."""
        return (
            other.left >= self.left - FORGIVEN
            and other.right <= self.right + FORGIVEN
            and other.bottom >= self.bottom - FORGIVEN
            and other.top <= self.top + FORGIVEN
        )


def text_boxes(figure: Figure) -> list[Box]:
    """The ink of every visible text."""
    FigureCanvasAgg(figure)
    return [_ink(text, figure) for text in _texts(figure)]


def mark_boxes(figure: Figure) -> list[Box]:
    """Every ●, ◆, ◇ and ▼, without its halo; an artist may draw many."""
    return [
        _mark(line, x, y)
        for line in figure.axes[0].lines
        if line.get_marker() in ("o", "D", "v") and line.get_zorder() >= 5
        for x, y in zip(line.get_xdata(), line.get_ydata(), strict=True)
    ]


def smallest_text(figure: Figure) -> float:
    """The smallest size of type, in pixels."""
    return min(text.get_fontsize() for text in _texts(figure))


def _texts(figure: Figure) -> list[Text]:
    return [text for text in figure.axes[0].texts if text.get_text().strip()]


def _ink(text: Text, figure: Figure) -> Box:
    path = TextPath(
        (0, 0), text.get_text(), size=text.get_fontsize(), prop=text.get_fontproperties()
    )
    corners = path.vertices[path.codes != path.CLOSEPOLY]
    (x0, y0), (x1, y1) = corners.min(axis=0), corners.max(axis=0)
    x, y = figure.axes[0].transData.transform(text.get_position())
    outer = text.get_window_extent()
    left = {"left": x, "center": x - outer.width / 2, "right": x - outer.width}[text.get_ha()]
    return Box(text.get_text(), left + x0, y + y0, left + x1, y + y1)


def _mark(line: Line2D, x: float, y: float) -> Box:
    x, y = line.axes.transData.transform((x, y))
    half = line.get_markersize() / 2
    if line.get_marker() == "D":
        half *= 2**0.5
    return Box(f"mark {line.get_marker()}", x - half, y - half, x + half, y + half)
