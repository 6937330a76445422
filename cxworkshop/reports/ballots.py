"""Paper ballots: one per person and vote, with the same questions as on the phones.

Each question keeps its number, because that is what is typed in later. A short vote takes half a
page, two to a sheet with cut marks; a long one goes on over several pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cxworkshop.domain.polls import Question, QuestionKind, ScalePoints
from cxworkshop.domain.rounds import Round
from cxworkshop.domain.workshop import Workshop
from cxworkshop.reports.drawings import cut_marks
from cxworkshop.reports.page import (
    COLOURS,
    HEADER,
    HEADER_QUIET,
    NOTE,
    NOTE_STRONG,
    QUIET,
    SMALL,
    Document,
    Paper,
)
from cxworkshop.reports.small_print import page_header
from cxworkshop.reports.text import SEMIBOLD, Style, lines
from cxworkshop.words import say

_TITLE = Style(15, COLOURS.ink, SEMIBOLD, 1.2)
_TEXT = Style(10.4, COLOURS.ink, line_height=1.24)
_POINT = Style(10.4, COLOURS.ink, SEMIBOLD)
_LABEL = Style(8.6, COLOURS.muted, line_height=1.16)

_MARGIN = 0.06
_HEAD = 66.0  # from the top of a ballot to its first row
_FOOT = 28.0
_NUMBER = 22.0
_GAP = 8.5  # above and below a row's words
_CELL = 43.0
_ITEM = 23.0
_ROUND = 9.5
_BOX = (54.0, 24.0)
_SHORT_ID = 3  # the ids of our own statements; longer ones tell people nothing


@dataclass(frozen=True, slots=True)
class _Row:
    """One question at its place in the ballot; with `heads` the columns are named above it."""

    number: int
    question: Question
    heads: bool


def write_ballots(
    path: Path, workshop: Workshop, rounds: Sequence[Round], copies: int, paper: Paper = "A4"
) -> Path:
    """Write `copies` ballots of each round as PDF, the votes one after another.

    Raises ValueError when there is nothing to print.
    """
    if not rounds or copies < 1:
        raise ValueError("ballots need a round and at least one copy")
    title = say("fallbacks.ballot.document", workshop.language, client=workshop.client)
    document = Document(title, workshop.language, workshop.held_on, paper, margin=_MARGIN)
    for number, round_ in enumerate(rounds):
        document.bookmark(round_.title, f"vote{number}")
        last = number == len(rounds) - 1
        _Ballots(document, workshop, round_).draw(copies, last=last)
    return document.save(path)


class _Ballots:
    """The ballots of one round."""

    def __init__(self, document: Document, workshop: Workshop, round_: Round) -> None:
        self.document, self.workshop, self.round = document, workshop, round_
        self.language = round_.language
        self.cells = max(map(self._columns, round_.asked))
        self.cell = min(_CELL, document.inner * 0.56 / self.cells)
        self.text_limit = document.inner - self.cells * self.cell - _NUMBER - 14

    def draw(self, copies: int, *, last: bool) -> None:
        """All copies; the page after the last one stays to be begun."""
        half = self.document.height / 2
        if self._height(self._rows(self.round.asked)) <= half - _HEAD - _FOOT:
            sheets = [self._pair] * ((copies + 1) // 2)
        else:
            sheets = [self._long] * copies
        for number, sheet in enumerate(sheets):
            sheet()
            if number < len(sheets) - 1 or not last:
                self.document.next_page()

    # Sheets

    def _pair(self) -> None:
        rows = self._rows(self.round.asked)
        half = self.document.height / 2
        for top in (0.0, half):
            self._ballot(rows, top, top + half)
        cut_marks(self.document, across=(half,))

    def _long(self) -> None:
        pages = list(self._pages())
        for number, rows in enumerate(pages, 1):
            place = say("fallbacks.ballot.page", self.language, page=number, pages=len(pages))
            self._ballot(rows, 0.0, self.document.height, place if len(pages) > 1 else "")
            if number < len(pages):
                self.document.next_page()

    def _pages(self) -> Iterator[list[_Row]]:
        """The questions, as many to a page as it holds."""
        room = self.document.height - _HEAD - _FOOT
        questions = list(self.round.asked)
        done = 0
        while done < len(questions):
            count = 1
            while done + count < len(questions):
                longer = self._rows(questions[done : done + count + 1], done)
                if self._height(longer) > room:
                    break
                count += 1
            yield self._rows(questions[done : done + count], done)
            done += count

    def _ballot(self, rows: Sequence[_Row], top: float, bottom: float, place: str = "") -> None:
        document = self.document
        kind = say("fallbacks.ballot.kind", self.language)
        right = f"{kind} · {place}" if place else kind
        y = top + 26
        wide = document.text(document.right, y, right, HEADER_QUIET, "right")
        limit = document.inner - wide - 16
        document.text(document.left, y, page_header(self.workshop), HEADER, limit=limit)
        document.rule(y + 7, COLOURS.ink, 1)
        document.text(document.left, y + 27, self.round.title, _TITLE, limit=document.inner * 0.44)
        how = say(f"fallbacks.ballot.how.{self._how()}", self.language)
        limit = document.inner * 0.54
        document.text(document.right, y + 27, how, NOTE, "right", limit)
        y = top + _HEAD
        for row in rows:
            y = self._row(row, y)
        document.text(document.left, bottom - 17, self._foot(), SMALL, limit=document.inner)

    def _how(self) -> str:
        kinds = {question.kind for question in self.round.asked}
        if kinds == {QuestionKind.RATING}:
            return "rating"
        return "prediction" if kinds == {QuestionKind.PREDICTION} else "mixed"

    def _foot(self) -> str:
        return say("fallbacks.ballot.foot", self.language)

    # Rows

    def _rows(self, questions: Sequence[Question], before: int = 0) -> list[_Row]:
        rows: list[_Row] = []
        for place, question in enumerate(questions):
            named = place and _same_columns(questions[place - 1], question)
            rows.append(_Row(before + place + 1, question, not named))
        return rows

    def _height(self, rows: Sequence[_Row]) -> float:
        """What the rows take, found by drawing them without ink."""
        with self.document.rehearsal():
            y = 0.0
            for row in rows:
                y = self._row(row, y)
        return y

    def _row(self, row: _Row, y: float) -> float:
        """Draw a row whose top is y; returns its bottom."""
        document, question = self.document, row.question
        if row.heads:
            y = self._heads(question, y)
        baseline = y + _GAP + _TEXT.size * 0.76
        x = document.left + _NUMBER
        document.text(document.left, baseline, str(row.number), NOTE_STRONG)
        lowest = baseline
        if len(question.id) <= _SHORT_ID:
            lowest += _LABEL.leading
            document.text(document.left, lowest, question.id, _LABEL)
        found = lines(question.text, _TEXT, self._limit(question), 8)
        last = document.lines(x, baseline, found, _TEXT)
        middle = (baseline - _TEXT.size * 0.38 + last - _TEXT.size * 0.38) / 2 + _TEXT.size * 0.1
        self._circle(self._x(self.cells - 1), middle, "")
        if question.kind is QuestionKind.RATING:
            self._points(question, middle)
        elif question.kind in (QuestionKind.PREDICTION, QuestionKind.NUMBER):
            self._number_boxes(question, middle)
        elif question.kind is QuestionKind.TEXT:
            last = self._writing_lines(last)
        else:
            last = self._items(question, last)
        under = _LABEL.leading if question.low_high else 0.0
        bottom = max(last + _GAP - 2, lowest + 5, middle + _BOX[1] / 2 + 3 + under)
        document.rule(bottom)
        return bottom

    def _heads(self, question: Question, y: float) -> float:
        """Names above the columns; the lead of the questions stands beside them."""
        document = self.document
        names = self._names(question)
        broken = {column: lines(name, _LABEL, self.cell - 3, 4) for column, name in names.items()}
        deepest = max(map(len, broken.values()))
        bottom = y + 10 + deepest * _LABEL.leading
        for column, found in broken.items():
            first = bottom - 6 - (len(found) - 1) * _LABEL.leading
            for index, line in enumerate(found):
                at = first + index * _LABEL.leading
                document.text(self._x(column), at, line, _LABEL, "center")
        if question.lead:
            x = document.left + _NUMBER
            found = lines(question.lead, NOTE_STRONG, self.text_limit, 2)
            document.lines(
                x, bottom - 6 - (len(found) - 1) * NOTE_STRONG.leading, found, NOTE_STRONG
            )
        document.rule(bottom, COLOURS.ink, 0.8)
        return bottom

    def _names(self, question: Question) -> dict[int, str]:
        """Column → its name; "can't judge" is the last one."""
        names = {self.cells - 1: say("fallbacks.cant_judge", self.language)}
        if scale := _scale(question):
            first = self.cells - 1 - len(scale.points)
            words = scale.words
            if scale.has_marks:
                ends = (say(f"fallbacks.ballot.{end}", self.language) for end in ("worst", "best"))
                words = (next(ends), *words[1:-1], next(ends))
            names |= {first + place: name for place, name in enumerate(words) if name}
        return names

    def _points(self, question: Question, y: float) -> None:
        assert question.scale
        first = self.cells - 1 - len(question.scale.points)
        for place, mark in enumerate(question.scale.marks):
            self._circle(self._x(first + place), y, mark)

    def _number_boxes(self, question: Question, y: float) -> None:
        """One box, or three for a prediction that asks for its low and high."""
        wide, high = _BOX
        right = self._x(self.cells - 1) - self.cell / 2 - 10
        unit = self._unit(question)
        right -= self.document.text(right, y + 3.6, unit, _LABEL, "right") + 6
        names = ["likely", "low", "high"] if question.low_high else [""]
        for name in reversed(names):
            self.document.box(right - wide, y - high / 2, wide, high, edge=QUIET, radius=3)
            if name:
                words = say(f"fallbacks.ballot.{name}", self.language)
                self.document.text(right - wide / 2, y + high / 2 + 8, words, _LABEL, "center")
            right -= wide + 6

    def _unit(self, question: Question) -> str:
        if question.kind is QuestionKind.PREDICTION:
            return say("fallbacks.of_100", self.language)
        assert question.scale
        low, high = question.scale.min, question.scale.max
        return say("fallbacks.between", self.language, low=f"{low:g}", high=f"{high:g}")

    def _writing_lines(self, y: float) -> float:
        left = self.document.left + _NUMBER
        for _ in range(3):
            y += 22
            self.document.rule(y, QUIET, left=left, right=self._x(self.cells - 1) - self.cell)
        return y + 4

    def _items(self, question: Question, y: float) -> float:
        """What to choose from, rank or give points to, each with its number and its place."""
        document, left = self.document, self.document.left + _NUMBER
        how = say(f"fallbacks.ballot.items.{question.kind}", self.language, total=_total(question))
        y += NOTE.leading
        document.text(left, y, how, NOTE)
        for number, item in enumerate(question.items, 1):
            y += _ITEM
            if question.kind is QuestionKind.CHOICE:
                self._circle(left + 10, y - 3.6, str(number))
                document.text(left + 28, y, item.text, _TEXT, limit=self.text_limit)
            else:
                document.box(left, y - 12, 30, 16, edge=QUIET, radius=3)
                words = f"{number}  {item.text}"
                document.text(left + 40, y, words, _TEXT, limit=self.text_limit)
        return y + 2

    def _circle(self, x: float, y: float, words: str) -> None:
        self.document.dot(x, y, _ROUND, COLOURS.surface, QUIET)
        if words:
            self.document.text(x, y + 3.7, words, _POINT, "center")

    def _x(self, column: int) -> float:
        """The middle of an answer's column."""
        return self.document.right - (self.cells - column - 0.5) * self.cell

    def _limit(self, question: Question) -> float:
        if question.low_high:
            return self.text_limit - max(0.0, 3 * (_BOX[0] + 6) + 60 - (self.cells - 1) * self.cell)
        return self.text_limit

    def _columns(self, question: Question) -> int:
        scale = _scale(question)
        return max(len(scale.points) if scale else 0, 3) + 1


def _same_columns(one: Question, other: Question) -> bool:
    return (_scale(one), one.lead) == (_scale(other), other.lead)


def _scale(question: Question) -> ScalePoints | None:
    """The scale whose points stand in columns."""
    return question.scale if question.kind is QuestionKind.RATING else None


def _total(question: Question) -> str:
    return f"{question.total:g}" if question.total is not None else str(len(question.items))
