"""What frames every stage picture: the finding as title, a second line, the base at the foot."""

from __future__ import annotations

from cxworkshop.charts.chart import SMALLEST as SMALLEST
from cxworkshop.charts.chart import Surface
from cxworkshop.charts.style import Weight, text_width

LEFT, RIGHT = 96, 1824

_TITLE = (58.0, 54.0)
_LONG_TITLE = (54.0, 50.0, 46.0, 42.0, 37.0)
_SECOND = (40.0, 37.0, 34.0)
_BASE = (34.0, SMALLEST)
_BASE_LINE = 1016


def heading(surface: Surface, title: str, second: str = "") -> None:
    """The title on one line, or on two when it is long, and a muted line under it."""
    width = RIGHT - LEFT
    if text_width(title, _TITLE[-1], Weight.SEMIBOLD) <= width:
        surface.paragraph(LEFT, 136, title, width, _TITLE, Weight.SEMIBOLD)
        y = 196
    else:
        surface.paragraph(
            LEFT, 112, title, width, _LONG_TITLE, Weight.SEMIBOLD, lines=2, leading=1.12
        )
        y = 230
    if second:
        muted = surface.look.muted
        surface.paragraph(LEFT, y, second, width, _SECOND, colour=muted, lines=2, leading=1.1)


def base_line(surface: Surface, words: str) -> float:
    """The small print; each line of `words` may break once more. Returns how far up it reaches."""
    muted, y = surface.look.muted, float(_BASE_LINE)
    for line in reversed(words.split("\n")):
        drawn = surface.paragraph(
            LEFT, y, line, RIGHT - LEFT, _BASE, colour=muted, lines=2, upwards=True
        )
        y = float(drawn[0].get_position()[1]) - _BASE[0] * 1.25
    return y + _BASE[0] * 0.25
