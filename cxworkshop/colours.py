"""The palettes for light and dark, read from `resources/style/colours.toml`.

Windows, stage, charts, papers and the phone page all take their colours from here, so that a mark
means the same wherever it is seen.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Literal

from cxworkshop.paths import resource

Scheme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as "#RRGGBB"."""

    page: str
    surface: str
    sunken: str
    ink: str
    muted: str
    stage_muted: str
    line: str
    field_border: str
    axis: str
    accent: str
    accent_text: str
    accent_hover: str
    tint: str
    ourselves: str
    customers: str
    reference: str
    good: str
    warning: str
    danger: str


@cache
def palette(scheme: Scheme, *, contrast: bool = False) -> Palette:
    """The palette of a colour scheme, or the same with high contrast."""
    tables = tomllib.loads(resource("style", "colours.toml").read_text("utf-8"))
    stronger = tables[f"{scheme}_contrast"] if contrast else {}
    return Palette(**{**tables[scheme], **stronger})
