"""What in a customer's words may tell who somebody is: addresses, numbers, names.

Only pointed out, never decided: whoever approves a voice sees the parts marked. Rather too many
than too few, so a place or a product with two capitals may be marked as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from cxworkshop.intake.names_in_text import two_part_names

EMAIL = re.compile(r"[^@\s<>(),;:]+@[^@\s<>(),;:]+\.[A-Za-z]{2,}")
PHONE = re.compile(r"(?<![\w.,])\+?\(?\d[\d\s()/.-]{5,18}\d(?!\w)")
NUMBER = re.compile(r"(?<![\w])(?=[\w-]*\d{4})[A-Z]{0,4}-?\d[\dA-Z-]{4,}(?![\w])")
HONORIFIC = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Herr|Herrn|Frau|Monsieur|Madame|Mme|Señora?|Sr|Sra)\.?"
    r"(?:\s+(?:Dr|Prof)\.?)?\s+[^\W\d_a-z][\w'’-]*(?:\s+[^\W\d_a-z][\w'’-]*)?"
)
CALLED = re.compile(
    r"(?:\bname is|\bcalled|\bnamed|\bheiße|\bName ist|\bm'appelle|\bme llamo|\bthanks to|"
    r"\b[Rr]egards,?|\bGruß,?|\bGrüße,?|\b[Dd]ank(?:e|en)?(?: geht)? an|"
    r"\b(?:Mitarbeiter|Berater|Sachbearbeiter|Techniker|Schaffner)(?:in)?|\bKolleg(?:e|in)|"
    r"\bFamilie)\s+(?P<name>[^\W\d_a-z][\w'’-]+(?:\s+[^\W\d_a-z][\w'’-]+)?)"
)


class Tells(StrEnum):
    """What a part of a text seems to be."""

    EMAIL = "email"
    PHONE = "phone"
    NUMBER = "number"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Telling:
    """A part of a text, from `start` up to before `end`."""

    start: int
    end: int
    tells: Tells


def telling_parts(text: str) -> tuple[Telling, ...]:
    """The parts that may tell who somebody is, in their order and without overlap."""
    found = [
        *(Telling(*match.span(), Tells.EMAIL) for match in EMAIL.finditer(text)),
        *(Telling(*match.span(), Tells.PHONE) for match in PHONE.finditer(text) if _dials(match)),
        *(Telling(*match.span(), Tells.NUMBER) for match in NUMBER.finditer(text)),
        *(Telling(*match.span(), Tells.NAME) for match in HONORIFIC.finditer(text)),
        *(Telling(*match.span("name"), Tells.NAME) for match in CALLED.finditer(text)),
        *(Telling(start, end, Tells.NAME) for start, end in two_part_names(text)),
    ]
    kept: list[Telling] = []
    for part in sorted(found, key=lambda part: (part.start, -part.end)):
        if not kept or part.start >= kept[-1].end:
            kept.append(part)
    return tuple(kept)


def without(text: str, parts: tuple[Telling, ...]) -> str:
    """The text with an ellipsis in the place of every part."""
    for part in reversed(parts):
        text = text[: part.start] + "…" + text[part.end :]
    return text


def _dials(match: re.Match[str]) -> bool:
    """Whether so many digits stand there that somebody could be called; a year or a price has
    fewer, a date is written like one."""
    digits = sum(character.isdigit() for character in match[0])
    return digits >= 7 and not re.fullmatch(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}", match[0].strip())
