"""A line as it is printed: in the order in which it is seen, each part in a font that has it.

Arabic and Hebrew run from right to left and Arabic letters join, which a PDF does not do by itself.
Almost every line is one run of Source Sans 3, so the other fonts are read only when they are
needed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from arabic_reshaper import ArabicReshaper
from bidi import get_display
from bidi.mirror import MIRRORED
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from cxworkshop.typefaces import WEIGHTS, font_file, font_names

JOINERS = "\u200c\u200d"
"""Seen by nobody, yet they tell Arabic letters whether to join."""

_RIGHT_TO_LEFT = {"R", "AL"}
_SKIN_TONES = "".join(map(chr, range(0x1F3FB, 0x1F400)))  # our emoji are lines without colour
_FOLLOWER = "\u200b"  # goes along with the character before it and has no width
_BRACKET = re.compile(f"([{re.escape(''.join(MIRRORED))}])")
_FOLLOWED = re.compile(f"{_FOLLOWER}{_BRACKET.pattern}|{_BRACKET.pattern}{_FOLLOWER}")


@cache
def load_font(name: str) -> frozenset[int]:
    """Make a font known to reportlab; returns the characters that it has."""
    font = TTFont(name, str(font_file(name)))
    pdfmetrics.registerFont(font)
    return frozenset(font.face.charToGlyph)


def has_glyph(character: str) -> bool:
    """Whether any of our fonts can print this character, in every weight."""
    return any(ord(character) in load_font(name) for name in font_names(WEIGHTS[0]))


@lru_cache(maxsize=4096)
def runs(line: str, font: str) -> tuple[tuple[str, str], ...]:
    """Pieces of a printable line from left to right, each with the name of its font."""
    found: list[tuple[str, str]] = []
    for character in _as_seen(line):
        name = _font_with(character, font)
        if found and found[-1][1] == name:
            found[-1] = (found[-1][0] + character, name)
        else:
            found.append((character, name))
    return tuple(found)


def _as_seen(line: str) -> str:
    if any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in line):
        line = _turned(_reshaper().reshape(line))
    return "".join(character for character in line if character not in JOINERS + _SKIN_TONES)


def _turned(line: str) -> str:
    """The line in the order in which it is seen. Brackets within words that run to the left are
    mirrored, which the bidi library leaves to us: there the follower comes out before them."""
    seen = str(get_display(_BRACKET.sub(rf"\1{_FOLLOWER}", line)))
    return _FOLLOWED.sub(lambda found: MIRRORED[found[1]] if found[1] else found[2], seen)


def _font_with(character: str, font: str) -> str:
    names = font_names(font.rpartition("-")[2])
    return next((name for name in names if ord(character) in load_font(name)), font)


@cache
def _reshaper() -> ArabicReshaper:
    return ArabicReshaper({"delete_harakat": False})
