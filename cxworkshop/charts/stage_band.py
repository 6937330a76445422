"""The surface of the deeper pictures: a whole stage, or on paper only the band with the drawing.

A page has its own heading and small print, so paper leaves those of the stage away.
"""

from __future__ import annotations

from cxworkshop.charts.chart import STAGE, Surface
from cxworkshop.charts.frame import LEFT, RIGHT, base_line, heading
from cxworkshop.charts.style import Look

BAND = (160.0, 960.0)
PAPER = (float(RIGHT - LEFT), BAND[1] - BAND[0])
"""Width and height of the drawing on paper, in units; any figure of this shape is filled by it."""


def stage_surface(
    look: Look, size_px: tuple[int, int], language: str, title: str, second: str = ""
) -> Surface:
    """A surface in stage units, with its title and second line unless it is for paper."""
    surface = empty_surface(look, size_px, language)
    stage_heading(surface, title, second)
    return surface


def empty_surface(look: Look, size_px: tuple[int, int], language: str) -> Surface:
    """A surface in stage units, or of the band alone on paper."""
    surface = Surface(look, size_px, PAPER if look.paper else STAGE, language)
    if look.paper:
        surface.axes.set_xlim(LEFT, RIGHT)
        surface.axes.set_ylim(BAND[1], BAND[0])
    return surface


def stage_heading(surface: Surface, title: str, second: str = "") -> None:
    """The title and second line of a stage."""
    if not surface.look.paper:
        heading(surface, title, second)


def stage_base(surface: Surface, words: str) -> None:
    """The small print at the foot of a stage."""
    if words and not surface.look.paper:
        base_line(surface, words)
