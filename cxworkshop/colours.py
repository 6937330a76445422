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
    disabled: str
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


def contrast(one: str, other: str) -> float:
    """How far two colours, "#RRGGBB", stand out from each other: 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2, 0 for black and 1 for white."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@cache
def palette(scheme: Scheme, *, contrast: bool = False) -> Palette:
    """The palette of a colour scheme, or the same with high contrast."""
    tables = tomllib.loads(resource("style", "colours.toml").read_text("utf-8"))
    stronger = tables[f"{scheme}_contrast"] if contrast else {}
    return Palette(**{**tables[scheme], **stronger})
