"""Every letter that people type is there, and the fonts are as their makers made them."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from cxworkshop.paths import resource
from cxworkshop.typefaces import (
    FALLBACK_FAMILIES,
    FAMILY,
    WEIGHTS,
    all_font_names,
    font_file,
    font_names,
)


def test_every_font_that_ships_is_used_and_the_other_way_round() -> None:
    assert sorted(resource("fonts").glob("*.ttf")) == sorted(map(font_file, all_font_names()))


def test_families_are_called_as_windows_ask_for_them() -> None:
    families = {
        name.toUnicode()
        for file in map(font_file, all_font_names())
        for name in TTFont(file)["name"].names
        if name.nameID in (1, 16)
    }
    assert {FAMILY, *FALLBACK_FAMILIES} <= families


@pytest.mark.parametrize("weight", WEIGHTS)
@pytest.mark.parametrize(
    "text", ["Ωμέγα", "Кириллица", "Žluťoučký", "العربية", "עברית", "😀★✗", "□"]
)
def test_each_weight_has_the_letters_that_people_type(weight: str, text: str) -> None:
    there = {code for name in font_names(weight) for code in TTFont(font_file(name)).getBestCmap()}
    assert {ord(character) for character in text} <= there


def test_fonts_stay_small() -> None:
    others = [font_file(name) for name in all_font_names() if not name.startswith("SourceSans3")]
    assert sum(file.stat().st_size for file in others) < 3_000_000
