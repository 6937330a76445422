"""The only place that puts words on paper.

Words are drawn as they are, line by line, never read as markup, so that nothing a person typed
can become a tag or pull in a file. Characters that our fonts do not have are replaced by a sign
and remembered, because a page must say what it could not print.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase import pdfmetrics

from cxworkshop.reports.runs import JOINERS, has_glyph, load_font, runs
from cxworkshop.typefaces import MISSING, WEIGHTS

Align = Literal["left", "center", "right"]

REGULAR, SEMIBOLD, BOLD = (f"SourceSans3-{weight}" for weight in WEIGHTS)
ELLIPSIS = "…"

_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}
_SELECTORS = range(0xFE00, 0xFE10)


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks: size and line height in points, and its colour as "#RRGGBB"."""

    size: float
    colour: str
    font: str = REGULAR
    line_height: float = 1.3

    @property
    def leading(self) -> float:
        """From baseline to baseline, in points."""
        return self.size * self.line_height

    @property
    def ink(self) -> Color:
        """The colour for reportlab."""
        return HexColor(self.colour)


def load_fonts() -> None:
    """Make the bundled fonts known to reportlab; more than once does no harm."""
    for name in (REGULAR, SEMIBOLD, BOLD):
        load_font(name)


def printable(text: str) -> str:
    """The text with what no font can print replaced by a visible sign; what nobody would see
    anyway (controls, joiners, variation selectors) is dropped."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(_printed(character) for character in composed)


def unprintable(texts: Iterable[str]) -> tuple[str, ...]:
    """The characters of these texts that our fonts cannot print, each once, in order of code."""
    found = {
        character
        for text in texts
        for character in unicodedata.normalize("NFC", text)
        if _printed(character) == MISSING and character != MISSING
    }
    return tuple(sorted(found))


def width(text: str, style: Style) -> float:
    """How wide a printable line is, in points."""
    return _units(text, style.font) * style.size / 1000


def lines(text: str, style: Style, limit: float, most: int = 100) -> list[str]:
    """A text broken into lines no wider than `limit` points; what is beyond `most` lines ends in
    "…". Words that are too wide are broken."""
    found: list[str] = []
    for paragraph in printable(text).split("\n"):
        found += _broken(paragraph, style, limit)
    while found and not found[-1]:
        found.pop()
    if len(found) <= most:
        return found
    return [*found[: most - 1], shortened(found[most - 1] + ELLIPSIS, style, limit)]


def shortened(text: str, style: Style, limit: float) -> str:
    """One line no wider than `limit` points, ending in "…" when it had to be cut."""
    line = printable(text).replace("\n", " ")
    if width(line, style) <= limit:
        return line
    line = line.rstrip(ELLIPSIS)
    fits = bisect_right(
        range(len(line) + 1), limit, key=lambda count: width(line[:count] + ELLIPSIS, style)
    )
    line = line[
        :fits
    ]  # letters that join may make a longer line narrower, so it is looked at again
    while line and width(line.rstrip() + ELLIPSIS, style) > limit:
        line = line[:-1]
    return line.rstrip() + ELLIPSIS


def _broken(paragraph: str, style: Style, limit: float) -> list[str]:
    found = [""]
    for word in paragraph.split(" "):
        longer = f"{found[-1]} {word}" if found[-1] else word
        if width(longer, style) <= limit:
            found[-1] = longer
            continue
        if found[-1]:
            found.append("")
        *whole, found[-1] = _pieces(word, style, limit)
        found[-1:-1] = whole
    return found


def _pieces(word: str, style: Style, limit: float) -> list[str]:
    pieces = [""]
    for character in word:
        if pieces[-1] and width(pieces[-1] + character, style) > limit:
            pieces.append("")
        pieces[-1] += character
    return pieces


def _printed(character: str) -> str:
    if character == "\n" or character in JOINERS:
        return character
    if unicodedata.category(character) in _INVISIBLE or ord(character) in _SELECTORS:
        return ""
    if has_glyph(character):
        return character
    return " " if character.isspace() else MISSING


@lru_cache(maxsize=4096)
def _units(text: str, font: str) -> float:
    """The width in thousandths of the type size; the same words return on every plan."""
    load_fonts()
    return sum(float(pdfmetrics.stringWidth(part, name, 1000)) for part, name in runs(text, font))
