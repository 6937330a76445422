"""The palettes keep their promise: marks 3:1, text 4.5:1, projected text 7:1."""

from __future__ import annotations

from typing import get_args

import pytest

from cxworkshop.colours import Palette, Scheme, palette

SCHEMES = get_args(Scheme)


@pytest.fixture(params=[False, True], ids=["usual", "contrast"])
def high(request: pytest.FixtureRequest) -> bool:
    """Whether the palette is the one with high contrast."""
    return bool(request.param)


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2, 0 for black and 1 for white."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in channels
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def backgrounds(colours: Palette) -> tuple[str, ...]:
    return (colours.page, colours.surface, colours.sunken, colours.tint)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", ["ink", "muted"])
def test_text_can_be_read_on_every_background(scheme: Scheme, name: str, high: bool) -> None:
    colours = palette(scheme, contrast=high)
    for background in backgrounds(colours):
        assert contrast(getattr(colours, name), background) >= 4.5, background


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", ["ink", "stage_muted"])
def test_projected_text_survives_a_lit_room(scheme: Scheme, name: str) -> None:
    colours = palette(scheme)
    for background in (colours.surface, colours.page):
        assert contrast(getattr(colours, name), background) >= 7


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    "name",
    ["ourselves", "customers", "reference", "accent", "good", "warning", "danger", "field_border"],
)
def test_marks_stand_out_from_every_background(scheme: Scheme, name: str, high: bool) -> None:
    colours = palette(scheme, contrast=high)
    for background in backgrounds(colours):
        assert contrast(getattr(colours, name), background) >= 3, background


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", ["accent", "accent_hover"])
def test_the_words_on_the_primary_button_can_be_read(scheme: Scheme, name: str, high: bool) -> None:
    colours = palette(scheme, contrast=high)
    assert contrast(colours.accent_text, getattr(colours, name)) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", ["ink", "muted", "accent"])
def test_high_contrast_keeps_words_at_seven_to_one(scheme: Scheme, name: str) -> None:
    colours = palette(scheme, contrast=True)
    for background in backgrounds(colours):
        assert contrast(getattr(colours, name), background) >= 7, background
