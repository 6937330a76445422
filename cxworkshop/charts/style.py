"""How charts look: the typefaces, the palette, and how wide a text is.

Sizes are given in units of 1/1080 of the picture's height, so that a miniature, a 4K projector
and a page show the same picture.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import matplotlib
from matplotlib.font_manager import FontEntry, FontProperties, fontManager, get_font
from matplotlib.ft2font import FT2Font, LoadFlags

from cxworkshop.colours import Palette, Scheme, palette
from cxworkshop.typefaces import MISSING, font_file, font_names

matplotlib.rcParams.update(
    {
        "text.parse_math": False,  # a "$" that a person typed is a dollar, not a formula
        "text.hinting": "no_hinting",
        "pdf.fonttype": 42,
        "svg.hashsalt": "cxworkshop",
    }
)

ELLIPSIS = "…"
_MEASURED_AT = 100
_OURS = "cxworkshop {}"  # no font of the system has such a name
_JOINERS = "\u200c\u200d"  # they shape the letters and emoji around them
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}
_SELECTORS = range(0xFE00, 0xFE10)  # they ask for another look of a sign; ours have one
_NARROWER = (0.92, 0.84, 0.76, 0.68, 0.6)


class Weight(StrEnum):
    """The three weights of the family."""

    REGULAR = "Regular"
    SEMIBOLD = "Semibold"
    BOLD = "Bold"


@dataclass(frozen=True, slots=True)
class Look:
    """Light or dark, and whether the picture is printed: paper has no title of its own, since the
    page carries it, and no background."""

    scheme: Scheme = "light"
    paper: bool = False

    @property
    def colours(self) -> Palette:
        """The palette of this look."""
        return palette(self.scheme)

    @property
    def background(self) -> str:
        """What the marks stand on."""
        return self.colours.surface if self.scheme == "light" else self.colours.page

    @property
    def muted(self) -> str:
        """The colour of second lines, darker where it is projected."""
        return self.colours.muted if self.paper else self.colours.stage_muted


@cache
def font(weight: Weight) -> FontProperties:
    """The bundled font and those that follow it, under names of our own: nothing that is installed
    can take their place."""
    names = font_names(weight)
    known = {entry.name for entry in fontManager.ttflist}
    for name in names:
        if _OURS.format(name) not in known:
            fontManager.ttflist.append(FontEntry(str(font_file(name)), name=_OURS.format(name)))
    return FontProperties(family=[_OURS.format(name) for name in names])


@cache
def drawable(text: str) -> str:
    """The text as fonts can draw it: composed, without what nobody would see, and with a sign for
    each character that no font has."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(_drawn(character) for character in composed)


def text_width(text: str, size: float, weight: Weight = Weight.REGULAR) -> float:
    """The width of one line of text, in the unit of `size`."""
    return _measured(text, weight) * size / _MEASURED_AT


@cache
def _measured(text: str, weight: Weight) -> float:
    face = get_font([str(font_file(name)) for name in font_names(weight)])
    face.set_size(_MEASURED_AT, 72)
    face.set_text(drawable(text), 0.0, flags=LoadFlags.NO_HINTING)  # as it is drawn
    width: float = face.get_width_height()[0] / 64
    return width


def wrapped(
    text: str, width: float, size: float, weight: Weight = Weight.REGULAR, lines: int = 1
) -> list[str] | None:
    """The text broken at plain spaces into at most `lines` lines of even length, or None when it
    does not fit."""
    whole = " ".join(filter(None, text.replace("\n", " ").split(" ")))
    if text_width(whole, size, weight) <= width:
        return [whole]
    found = _broken(text, width, size, weight)
    if len(found) > lines or any(text_width(line, size, weight) > width for line in found):
        return None
    for share in _NARROWER:
        narrower = _broken(text, width * share, size, weight)
        if len(narrower) > len(found):
            break
        found = narrower
    return found


def _broken(text: str, width: float, size: float, weight: Weight) -> list[str]:
    found = [""]
    for word in text.replace("\n", " ").split(" "):
        longer = f"{found[-1]} {word}".strip()
        if text_width(longer, size, weight) <= width:
            found[-1] = longer
        elif found[-1]:
            found.append(word)
        else:
            found[-1] = word
    return found


def fitted(
    text: str, width: float, sizes: tuple[float, ...], weight: Weight, lines: int = 1
) -> tuple[list[str], float]:
    """The lines and the largest of `sizes` at which the text fits; cut with "…" when none does."""
    for size in sizes:
        found = wrapped(text, width, size, weight, lines)
        if found:
            return found, size
    size = sizes[-1]
    return _cut(text, width, size, weight, lines), size


def _cut(text: str, width: float, size: float, weight: Weight, lines: int) -> list[str]:
    found: list[str] = []
    rest = text.strip()
    while rest and len(found) < lines:
        last = len(found) == lines - 1
        line = _beginning(rest, width, size, weight, ELLIPSIS if last else "")
        found.append(line + (ELLIPSIS if last and len(line) < len(rest) else ""))
        rest = rest[len(line) :].strip()
    return found


def _beginning(text: str, width: float, size: float, weight: Weight, tail: str) -> str:
    """As much of the text as fits with `tail`, ending at a space where there is one."""
    if text_width(text, size, weight) <= width:
        return text
    lengths = range(1, len(text) + 1)
    end = bisect_right(lengths, width, key=lambda n: text_width(text[:n] + tail, size, weight)) or 1
    space = text.rfind(" ", 0, end + 1)
    return text[: space if space > 0 else end].rstrip()


def _drawn(character: str) -> str:
    if character in _JOINERS:
        return character
    if unicodedata.category(character) in _INVISIBLE or ord(character) in _SELECTORS:
        return " " if character.isspace() else ""
    if any(ord(character) in face for face in _characters()):
        return character
    return " " if character.isspace() else MISSING


@cache
def _characters() -> tuple[frozenset[int], ...]:
    faces = (FT2Font(str(font_file(name))) for name in font_names(Weight.REGULAR))
    return tuple(frozenset(face.get_charmap()) for face in faces)
