"""A made-up language with the length of German: every word of the catalogue about a third longer.

It is derived from the English catalogue through the one translation function, so that a new
sentence is in it as soon as it is written. Names between braces stay, and so do words of up to
three letters, most of which are keys and units.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest

from cxworkshop import words

SHARE = 0.35
ENDING = "ungskeiten"
_WORD = re.compile(r"(\{[^}]*\})|([^\W\d_]{4,})")


def longer(text: str) -> str:
    """A text made about a third longer by endings on its words of four letters or more."""
    letters = sum(len(found[2]) for found in _WORD.finditer(text) if found[2])
    named = sum(len(found[1]) for found in _WORD.finditer(text) if found[1])
    share = min(1.0, SHARE * (len(text) - named) / letters) if letters else 0.0

    def lengthen(found: re.Match[str]) -> str:
        return found[0] if found[1] else found[0] + ENDING[: max(1, round(share * len(found[0])))]

    return _WORD.sub(lengthen, text)


def speak(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the whole program speak it for the length of a test."""
    catalogue = words._catalogue

    @cache
    def lengthened(language: str, area: str) -> dict[str, Any]:
        return _all_longer(catalogue(language, area))

    monkeypatch.setattr(words, "_catalogue", lengthened)


def _all_longer(table: dict[str, Any]) -> dict[str, Any]:
    return {
        name: _all_longer(value) if isinstance(value, dict) else longer(value)
        for name, value in table.items()
    }
