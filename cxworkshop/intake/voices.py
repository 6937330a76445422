"""Customers' own words: a fair few of the comments in a column, to be approved one by one.

A survey may hold a million comments and nobody reads more than some hundreds. Which of them are
taken, and their order, follows from the words themselves, so it is the same every time, favours
nobody, and says nothing about who wrote when.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from heapq import heappush, heappushpop

from cxworkshop.domain.customers import Voice
from cxworkshop.domain.texts import clean_text
from cxworkshop.intake.columns import Column, Kind, Shape, Survey
from cxworkshop.intake.counting import Cancelled, chunks
from cxworkshop.intake.problems import IntakeProblem
from cxworkshop.intake.shapes import cell_of, data_rows

MOST_VOICES = 300
SHORTEST = 10
LONGEST = 400
WORDY = 20

PUNCTUATION = " .,:;!?\"'()[]„“”*…-"
LOOKED_AT = 4_000  # characters of a cell
SURROGATES = range(0xD800, 0xE000)

Belongs = Callable[[Sequence[str]], bool]
GroupOf = Callable[[Sequence[str]], str | None]


def comment_columns(survey: Survey) -> tuple[Column, ...]:
    """The columns that hold customers' own words, the wordiest first."""
    if survey.shape is not Shape.ROWS:
        return ()
    found = [
        column
        for column in survey.columns
        if column.kind is Kind.TEXT and not column.personal and column.n
    ]
    return tuple(sorted(found, key=lambda column: -_wordiness(column)))


def usual_comments(survey: Survey) -> str | None:
    """The name of the column that voices come from when nobody chose another, or None."""
    found = comment_columns(survey)
    return found[0].name if found and _wordiness(found[0]) >= WORDY else None


def collect(
    survey: Survey, column: Column, belongs: Belongs, group_of: GroupOf, cancelled: Cancelled
) -> tuple[Voice, ...]:
    """At most `MOST_VOICES` different comments of a column, none of them approved.

    `belongs` says of a row whether it counts at all, `group_of` to which segment it belongs.
    Raises IntakeProblem when it is cancelled.
    """
    if survey.shape is not Shape.ROWS:
        raise IntakeProblem("not_by_row")
    kept: list[tuple[int, str]] = []
    voices: dict[str, Voice] = {}
    for cells in _rows(survey, cancelled):
        cell = cell_of(cells, column.index)
        if len(cell) < SHORTEST or not belongs(cells):
            continue
        name = voice_id(cell)
        entry = (-int(name, 16), name)
        if name in voices or (len(kept) == MOST_VOICES and entry < kept[0]):
            continue  # cleaning a text costs much more than knowing that it is not wanted
        text = as_quoted(cell)
        if len(text) < SHORTEST:
            continue
        voices[name] = Voice(name, text, group_of(cells))
        if len(kept) < MOST_VOICES:
            heappush(kept, entry)
        else:
            _, out = heappushpop(kept, entry)
            del voices[out]
    return tuple(voices[name] for name in sorted(voices))


def as_quoted(text: str) -> str:
    """A comment as it can stand in quotation marks: one line, not too long, nothing invisible."""
    whole = "".join(one for one in text[:LOOKED_AT] if ord(one) not in SURROGATES)
    text = " ".join(clean_text(whole, 3 * LOOKED_AT).split())
    if len(text) <= LONGEST:
        return text
    return text[: LONGEST - 1].rsplit(" ", 1)[0] + "…"


def voice_id(text: str) -> str:
    """The same for the same words, so that what was left out stays out without being kept."""
    words = " ".join(text.casefold().split()).strip(PUNCTUATION)
    return sha256(words.encode("utf-8", "replace")).hexdigest()[:32]


def _rows(survey: Survey, cancelled: Cancelled) -> Iterator[list[str]]:
    for chunk in chunks(data_rows(survey.table, survey.first_row - 1), cancelled):
        yield from chunk


def _wordiness(column: Column) -> float:
    """How long a usual cell is; that of too many values to keep is told by its examples."""
    cells = list(column.values) or list(column.examples)
    return sum(map(len, cells)) / len(cells) if cells else 0.0
