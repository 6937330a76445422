"""What a reader's search, copying and speech get from a page: the letters that were typed.

A PDF tells for each glyph which text it stands for. Arabic is drawn in the joined forms of its
letters and emoji lie beyond the range that reportlab writes correctly, so both are told anew. A
ligature stays one sign: readers disagree about the order of its letters.
"""

from __future__ import annotations

import re
import unicodedata

import pikepdf

_ENTRY = re.compile(rb"(<[0-9A-F]{2}>) <([0-9A-F]{4,6})>")
_JOINED_FORMS = (range(0xFB50, 0xFE00), range(0xFE70, 0xFF00))
_LARGEST = 0xFFFF


def tell_what_was_typed(pdf: pikepdf.Pdf) -> None:
    """Correct the text of every glyph in the fonts of all pages."""
    for page in pdf.pages:
        for font in pikepdf.Page(page).resources.get("/Font", pikepdf.Dictionary()).values():
            if "/ToUnicode" in font:
                _correct(font["/ToUnicode"])


def _correct(told: pikepdf.Object) -> None:
    before = told.read_bytes()
    after = _ENTRY.sub(_corrected, before)
    if after != before:
        told.write(after)


def _corrected(entry: re.Match[bytes]) -> bytes:
    code = int(entry[2], 16)
    if code <= _LARGEST and not any(code in forms for forms in _JOINED_FORMS):
        return entry[0]
    typed = unicodedata.normalize("NFKC", chr(code))
    if code <= _LARGEST and len(typed) > 1:
        return entry[0]
    return entry[1] + b" <" + typed.encode("utf-16-be").hex().upper().encode() + b">"
