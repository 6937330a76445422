"""What a person typed, made harmless without changing what it says.

Text from phones and papers reaches screens, PDFs and spreadsheets. One function decides what may
pass: composed characters (NFC), no control characters, no direction overrides that could reorder
the words around them, no invisible characters, a length that fits a card. Lone surrogates can't be
stored or printed and are refused.
"""

from __future__ import annotations

import re
import unicodedata

MAX_LENGTH = 500

_OVERRIDES = range(0x202A, 0x202F)
_ISOLATES = range(0x2066, 0x206A)
_NONCHARACTERS = range(0xFDD0, 0xFDF0)
_INVISIBLE = {0x200B, 0x2060, 0xFEFF, 0xFFF9, 0xFFFA, 0xFFFB}
_LINE_BREAKS = str.maketrans({"\r": "\n", "\u2028": "\n", "\u2029": "\n", "\t": " "})


class TextRefused(ValueError):  # noqa: N818 - a refusal is an outcome, not an error of ours
    """The text can't be kept. `code` is `not_text`, `surrogate` or `too_long`."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def clean_text(text: object, max_length: int = MAX_LENGTH) -> str:
    """`text` as it may be kept, shown and printed; cleaning it again changes nothing.

    Raises TextRefused when it is no text, holds a lone surrogate or is longer than `max_length`
    characters.
    """
    if not isinstance(text, str):
        raise TextRefused("not_text")
    if any(0xD800 <= ord(character) <= 0xDFFF for character in text):
        raise TextRefused("surrogate")
    lines = text.replace("\r\n", "\n").translate(_LINE_BREAKS)
    kept = "".join(character for character in lines if _may_pass(character))
    cleaned = unicodedata.normalize("NFC", kept).strip()
    if len(cleaned) > max_length:
        raise TextRefused("too_long")
    return cleaned


def as_searched(text: str) -> str:
    """`text` as it is compared in a search: neither case nor accents count."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    return "".join(character for character in letters if not unicodedata.combining(character))


def _may_pass(character: str) -> bool:
    if character == "\n":
        return True
    point = ord(character)
    return not (
        unicodedata.category(character) == "Cc"
        or point in _OVERRIDES
        or point in _ISOLATES
        or point in _NONCHARACTERS
        or point in _INVISIBLE
        or point & 0xFFFE == 0xFFFE
    )


def natural_order(text: str) -> list[tuple[int, str]]:
    """What to sort by so that "Table 2" stands before "Table 10", whatever the case."""
    parts = re.split(r"(\d+)", text.casefold())
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts if part]
