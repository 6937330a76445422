"""What is rated: statements in two wordings, one for executives and one for customers.

A pair asks both sides for the same thing on the same scale. Eight dimensions group the pairs that
ship; a client's own questions become pairs without a dimension.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from cxworkshop.domain.plan import Stage

SHORT_NAME = 28  # characters; longer ones do not fit beside a gap


class Form(StrEnum):
    """How many of the shipped statements are asked."""

    FLASH = "flash"
    SHORT = "short"
    FULL = "full"


def are_marks(labels: Sequence[str]) -> bool:
    """Whether the labels of a scale are a client's own numbers, of which the lowest may be the
    best, as school marks have it. They stand in the place of the points: two numbers on one point
    would be read the wrong way."""
    return bool(labels) and all(label.strip().isdigit() for label in labels)


@dataclass(frozen=True, slots=True)
class Scale:
    """The points of an answer scale. `labels` run from worst to best, one per point; `top` is the
    number of boxes that count as "agree", the same on both sides."""

    lowest: int
    highest: int
    labels: tuple[str, ...] = ()
    top: int = 2

    def __post_init__(self) -> None:
        if self.highest <= self.lowest:
            raise ValueError("a scale needs at least two points")
        if self.labels and len(self.labels) != self.points:
            raise ValueError(f"{self.points} points need {self.points} labels")
        if not 1 <= self.top < self.points:
            raise ValueError("the top boxes must leave at least one point below them")

    @property
    def points(self) -> int:
        """How many points the scale has."""
        return self.highest - self.lowest + 1


@dataclass(frozen=True, slots=True)
class Dimension:
    """One of the eight areas of a customer's life with a company."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class PairedStatement:
    """One statement in two wordings. `short` is a name of at most 28 characters; `claim` goes on
    after "we say" in a title ("we are clearly better") and may be empty."""

    id: str
    executives: str
    customers: str
    short: str
    scale: Scale
    dimension_id: str | None = None
    claim: str = ""
    stages: frozenset[Stage] = frozenset()
    forms: frozenset[Form] = frozenset()
    headline: bool = False
    lead: bool = False
    own: bool = False

    def __post_init__(self) -> None:
        if len(self.short) > SHORT_NAME:
            raise ValueError(f"the short name of {self.id} has more than {SHORT_NAME} characters")


@dataclass(frozen=True, slots=True)
class ChallengeStatement:
    """A statement about the organisation that only executives can rate."""

    id: str
    challenge: str
    text: str
    scale: Scale


@dataclass(frozen=True, slots=True)
class StatementSet:
    """Everything that ships to be rated."""

    dimensions: tuple[Dimension, ...]
    pairs: tuple[PairedStatement, ...]
    challenges: tuple[ChallengeStatement, ...] = field(default=())

    def pair(self, statement_id: str) -> PairedStatement:
        """The pair with this id; KeyError when there is none."""
        for pair in self.pairs:
            if pair.id == statement_id:
                return pair
        raise KeyError(statement_id)

    def form(self, form: Form) -> tuple[PairedStatement, ...]:
        """The pairs of a form in order, without the headline pairs."""
        return tuple(pair for pair in self.pairs if form in pair.forms and not pair.headline)


def questionnaire_code(statement_id: str) -> str:
    """The name of a statement in questionnaires and in the files that come back from them: letters
    and digits, a letter first, at most 20 signs, as survey tools want it ("CX1a")."""
    if re.fullmatch(r"[A-Za-z]{0,4}[0-9]{1,4}[A-Za-z0-9]{0,8}", statement_id):
        return f"CX{statement_id}"
    return f"CX{zlib.crc32(statement_id.encode('utf-8', 'replace'))}"
