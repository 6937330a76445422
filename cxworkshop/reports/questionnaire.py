"""The customers' questionnaire on paper: the workshop's statements in the customers' wording, on
the executives' own scale, so that answers typed from it can be compared without any doubt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cxworkshop.domain.statements import PairedStatement, Scale
from cxworkshop.domain.workshop import Workshop
from cxworkshop.reports.page import COLOURS, NOTE, NOTE_STRONG, QUIET, SMALL, Document, Paper
from cxworkshop.reports.text import SEMIBOLD, Style, lines, shortened
from cxworkshop.words import say

_TITLE = Style(19, COLOURS.ink, SEMIBOLD, 1.2)
_TEXT = Style(10.8, COLOURS.ink, line_height=1.26)
_POINT = Style(10.4, COLOURS.ink, SEMIBOLD)
_LABEL = Style(8.6, COLOURS.muted, line_height=1.16)

_MARGIN = 0.07
_TOP = 74.0
_FIRST_TOP = 128.0
_FOOT = 44.0
_NUMBER = 22.0
_GAP = 9.0
_CELL = 44.0
_ROUND = 9.5
_WRITING_LINES = 4
_WRITING_GAP = 24.0
_WRITING = 30.0 + _WRITING_LINES * _WRITING_GAP


@dataclass(frozen=True, slots=True)
class _Row:
    """One statement at its place; with `heads` the points are named above it."""

    number: int
    pair: PairedStatement
    heads: bool


def write_questionnaire(path: Path, workshop: Workshop, paper: Paper = "A4") -> Path:
    """Write the questionnaire as PDF. Raises ValueError when there are no statements."""
    if not workshop.statements:
        raise ValueError("a questionnaire needs statements")
    title = say("questionnaire.document", workshop.language, client=workshop.client)
    document = Document(title, workshop.language, workshop.held_on, paper, margin=_MARGIN)
    _Questionnaire(document, workshop).draw()
    return document.save(path)


class _Questionnaire:
    def __init__(self, document: Document, workshop: Workshop) -> None:
        self.document, self.workshop = document, workshop
        self.language = workshop.language

    def draw(self) -> None:
        """Every page; the last one stays to be saved."""
        pages = list(self._pages())
        for number, rows in enumerate(pages, 1):
            y = self._opening(number, len(pages))
            for row in rows:
                y = self._row(row, y)
            if number == len(pages):
                self._writing(y + 26)
            else:
                self.document.next_page()

    def _pages(self) -> Iterator[list[_Row]]:
        """The statements, as many to a page as it holds; room for words closes the last one."""
        rows: list[_Row] = []
        room = self._room(first=True)
        left = list(enumerate(self.workshop.statements, 1))
        while left:
            number, pair = left[0]
            row = _Row(number, pair, not rows or rows[-1].pair.scale != pair.scale)
            needed = self._height(row) + (_WRITING if len(left) == 1 else 0)
            if rows and needed > room:
                yield rows
                rows, room = [], self._room(first=False)
                continue
            rows.append(row)
            room -= self._height(row)
            del left[0]
        yield rows

    def _room(self, first: bool) -> float:
        return self.document.height - (_FIRST_TOP if first else _TOP) - _FOOT

    def _opening(self, page: int, pages: int) -> float:
        """Header, on the first page title and how to answer, and the foot; returns where rows
        begin."""
        document, client = self.document, self.workshop.client
        document.header(client, say("questionnaire.kind", self.language))
        foot = say("questionnaire.foot", self.language)
        place = say("questionnaire.page", self.language, page=page, pages=pages)
        document.text(document.left, document.height - 24, foot, SMALL)
        if pages > 1:
            document.text(document.right, document.height - 24, place, SMALL, "right")
        if page > 1:
            return _TOP
        title = say("questionnaire.title", self.language, client=client)
        document.text(document.left, 84, shortened(title, _TITLE, document.inner), _TITLE)
        how = say("questionnaire.how", self.language)
        document.block(document.left, 106, how, NOTE, document.inner, 2)
        return _FIRST_TOP

    def _height(self, row: _Row) -> float:
        with self.document.rehearsal():
            return self._row(row, 0.0)

    def _row(self, row: _Row, y: float) -> float:
        """Draw a statement whose top is y; returns its bottom."""
        document = self.document
        if row.heads:
            y = self._heads(row.pair.scale, y)
        baseline = y + _GAP + _TEXT.size * 0.76
        document.text(document.left, baseline, str(row.number), NOTE_STRONG)
        scale = row.pair.scale
        limit = self._x(scale, 0) - self._cell(scale) / 2 - document.left - _NUMBER - 12
        found = lines(row.pair.customers, _TEXT, limit, 8)
        last = document.lines(document.left + _NUMBER, baseline, found, _TEXT)
        middle = (baseline + last) / 2 - _TEXT.size * 0.3
        for place in range(scale.points):
            self._circle(self._x(scale, place), middle, str(scale.lowest + place))
        self._circle(self._x(scale, scale.points), middle, "")
        bottom = max(last + _GAP - 2, middle + _ROUND + 4)
        document.rule(bottom)
        return bottom

    def _heads(self, scale: Scale, y: float) -> float:
        """The names of the points above their columns; returns where the row begins."""
        document = self.document
        names = dict(enumerate(scale.labels))
        names[scale.points] = say("questionnaire.cant_judge", self.language)
        wide = self._cell(scale) - 3
        broken = {place: lines(name, _LABEL, wide, 4) for place, name in names.items()}
        bottom = y + 12 + max(map(len, broken.values())) * _LABEL.leading
        for place, found in broken.items():
            top = bottom - 6 - (len(found) - 1) * _LABEL.leading
            for index, line in enumerate(found):
                x, at = self._x(scale, place), top + index * _LABEL.leading
                document.text(x, at, line, _LABEL, "center")
        document.rule(bottom, COLOURS.ink, 0.8)
        return bottom

    def _writing(self, y: float) -> None:
        words = say("questionnaire.anything_else", self.language)
        self.document.text(self.document.left, y, words, NOTE_STRONG)
        for _ in range(_WRITING_LINES):
            y += _WRITING_GAP
            self.document.rule(y, QUIET)

    def _circle(self, x: float, y: float, words: str) -> None:
        self.document.dot(x, y, _ROUND, COLOURS.surface, QUIET)
        if words:
            self.document.text(x, y + 3.7, words, _POINT, "center")

    def _cell(self, scale: Scale) -> float:
        """How wide the column of a point is."""
        return min(_CELL, self.document.inner * 0.6 / (scale.points + 1))

    def _x(self, scale: Scale, place: int) -> float:
        """The middle of a point's column; after the last point comes "can't judge"."""
        return self.document.right - (scale.points - place + 0.5) * self._cell(scale)
