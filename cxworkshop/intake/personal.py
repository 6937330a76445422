"""What in a customer's words may tell who somebody is: addresses, numbers, names.

Only pointed out, never decided: whoever approves a voice sees the parts marked. Rather too many
than too few, so a place or a product with two capitals is marked as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

EMAIL = re.compile(r"[^@\s<>(),;:]+@[^@\s<>(),;:]+\.[A-Za-z]{2,}")
PHONE = re.compile(r"(?<![\w.,])\+?\(?\d[\d\s()/.-]{5,18}\d(?!\w)")
NUMBER = re.compile(r"(?<![\w])(?=[\w-]*\d{4})[A-Z]{0,4}-?\d[\dA-Z-]{4,}(?![\w])")
TITLES = ("Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Herr", "Herrn", "Frau", "Mme", "Sr", "Sra")
HONORIFIC = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Herr|Herrn|Frau|Monsieur|Madame|Mme|Señora?|Sr|Sra)\.?"
    r"(?:\s+(?:Dr|Prof)\.?)?\s+[^\W\d_a-z][\w'’-]*(?:\s+[^\W\d_a-z][\w'’-]*)?"
)
CALLED = re.compile(
    r"(?:\bname is|\bcalled|\bnamed|\bheiße|\bName ist|\bm'appelle|\bme llamo|\bthanks to|"
    r"\b[Rr]egards,?|\bGruß,?|\bGrüße,?)\s+(?P<name>[^\W\d_a-z][\w'’-]+(?:\s+[^\W\d_a-z][\w'’-]+)?)"
)
TWO_CAPITALS = re.compile(
    r"\b(?P<first>[^\W\d_a-z][^\W\d_A-Z]+)\s+"
    r"(?P<last>[^\W\d_a-z][^\W\d_A-Z][\w'’-]*)"
)
OPENINGS = frozenset(
    ("a", "an", "the", "this", "that", "these", "those", "i", "we", "you", "he", "she", "it",
     "they", "my", "our", "your", "his", "her", "their", "its", "no", "not", "and", "but", "or",
     "if", "when", "while", "after", "before", "since", "once", "every", "each", "all", "some",
     "any", "one", "as", "at", "in", "on", "to", "for", "from", "with", "without", "by", "dear",
     "hello", "hi", "thanks", "thank", "please", "very", "so", "then", "there", "here", "what",
     "why", "der", "die", "das", "ein", "eine", "einen", "mein", "meine", "unser", "unsere", "ihr",
     "ihre", "wir", "ich", "es", "sie", "und", "aber", "oder", "wenn", "als", "nach", "vor",
     "seit", "bei", "mit", "ohne", "für", "im", "am", "zum", "zur", "kein", "keine", "sehr",
     "leider", "le", "la", "les", "un", "une", "mon", "ma", "mes", "nos", "notre", "votre", "ce",
     "cette", "je", "nous", "il", "elle", "el", "los", "las", "mi", "mis", "su", "sus", "nuestro")
)  # fmt: skip


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
        *(
            Telling(*match.span(), Tells.NAME)
            for match in TWO_CAPITALS.finditer(text)
            if _is_name(match)
        ),
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


def _is_name(match: re.Match[str]) -> bool:
    """Whether two capitals look like first and last name, not like the opening of a sentence."""
    return match["first"].casefold() not in OPENINGS and match["last"] not in TITLES


def _dials(match: re.Match[str]) -> bool:
    """Whether so many digits stand there that somebody could be called; a year or a price has
    fewer, a date is written like one."""
    digits = sum(character.isdigit() for character in match[0])
    return digits >= 7 and not re.fullmatch(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}", match[0].strip())
