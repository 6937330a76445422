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
    few = _FairFew()
    for cells in _rows(survey, cancelled):
        cell = cell_of(cells, column.index)
        if len(cell) >= SHORTEST and belongs(cells):
            name = voice_id(cell)
            if few.wants(name):  # cleaning a text costs much more than knowing that it is not
                text = as_quoted(cell)
                if len(text) >= SHORTEST:
                    few.take(Voice(name, text, group_of(cells)))
    return tuple(few.voices[name] for name in sorted(few.voices))


class _FairFew:
    """The voices with the smallest ids, as many as are wanted."""

    def __init__(self) -> None:
        self.voices: dict[str, Voice] = {}
        self._largest_first: list[tuple[int, str]] = []

    def wants(self, name: str) -> bool:
        """Whether a voice of this id would stay."""
        full = len(self._largest_first) == MOST_VOICES
        return name not in self.voices and not (full and _rank(name) < self._largest_first[0])

    def take(self, voice: Voice) -> None:
        """Take a voice that is wanted, and put out the one that is not any more."""
        self.voices[voice.id] = voice
        if len(self._largest_first) < MOST_VOICES:
            heappush(self._largest_first, _rank(voice.id))
        else:
            del self.voices[heappushpop(self._largest_first, _rank(voice.id))[1]]


def _rank(name: str) -> tuple[int, str]:
    return -int(name, 16), name


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
