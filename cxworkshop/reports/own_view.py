"""One person's own view: what this phone answered beside what the room and the customers said.

A page without a name and without a seat. It is drawn from answers that only the phone remembers,
and states nothing about the others that the stage may not show: what is hidden there is a dash.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cxworkshop.domain.statements import Scale
from cxworkshop.domain.workshop import Workshop
from cxworkshop.method.rounding import nearest
from cxworkshop.reports.page import (
    BODY,
    BODY_STRONG,
    COLOURS,
    LABEL,
    NOTE,
    NOTE_INK,
    NOTE_STRONG,
    SMALL,
    TITLE,
    Document,
    Paper,
)
from cxworkshop.reports.small_print import missing_signs, page_header, small_print
from cxworkshop.reports.text import lines, width
from cxworkshop.results.facts import GapFacts, PairFact
from cxworkshop.results.formats import percent, points
from cxworkshop.results.limits import said_text
from cxworkshop.results.sentences.pair import pair_statement
from cxworkshop.words import say

_TOP = 152
_ROOMY = 8  # more statements than this stand closer, with their short names
_ROOMY_HIGH, _CLOSE_HIGH, _CLOSEST = 80.0, 46.0, 31.0
_PLOT = 0.62  # where the plot begins, as a share of the page's inner width
_RADIUS = 4.2
_NEAR = 6  # marks closer than so many points would touch


@dataclass(frozen=True, slots=True)
class OwnAnswers:
    """What one phone answered, by statement id: a scale point or None for "I can't judge this",
    and a guess 0..100. A statement that was left out is missing."""

    ratings: Mapping[str, int | None] = field(default_factory=dict)
    predictions: Mapping[str, float] = field(default_factory=dict)

    def __contains__(self, statement_id: str) -> bool:
        return statement_id in self.ratings or statement_id in self.predictions


def write_own_view(
    path: Path, workshop: Workshop, facts: GapFacts, own: OwnAnswers, paper: Paper = "A4"
) -> Path:
    """Write the view as PDF: one page, a further one only for more than some twenty statements."""
    return _OwnView(workshop, facts, own, paper).write(path)


class _OwnView:
    def __init__(self, workshop: Workshop, facts: GapFacts, own: OwnAnswers, paper: Paper) -> None:
        self.workshop, self.facts, self.own = workshop, facts, own
        self.language = workshop.language
        self.document = Document(self.words("kind"), self.language, workshop.held_on, paper)
        self.rows = [fact for fact in facts.pairs if _is_known(fact) or fact.statement.id in own]
        self.notes = self._notes()
        self.foot = self.document.height - 36 - len(self.notes) * SMALL.leading
        self.roomy = len(self.rows) <= _ROOMY
        self.plot_left = self.document.left + self.document.inner * _PLOT

    def words(self, key: str, **values: object) -> str:
        return say(f"papers.own.{key}", self.language, **values)

    def write(self, path: Path) -> Path:
        space = self.foot - _TOP
        most = int(space / _CLOSEST)
        for first in range(0, max(len(self.rows), 1), most):
            if first:
                self.document.next_page()
            self._frame()
            rows = self.rows[first : first + most]
            high = _ROOMY_HIGH if self.roomy else _CLOSE_HIGH
            self._draw_rows(rows, min(high, space / max(len(rows), 1)))
        return self.document.save(path)

    def _frame(self) -> None:
        document = self.document
        document.header(page_header(self.workshop), self.words("kind"))
        customers = self.facts.base.customers_word
        document.text(document.left, 80, self.words("title", customers=customers), TITLE)
        document.block(document.left, 100, self.words("private"), NOTE, document.inner, 2)
        self._legend(138)
        y = document.height - 40 - (len(self.notes) - 1) * SMALL.leading
        document.lines(document.left, y, self.notes, SMALL)

    def _legend(self, y: float) -> None:
        """Who is who, before the first row."""
        document, x = self.document, self.document.right
        document.text(document.left, y, self.words("scale"), LABEL)
        named = (
            (self._guess, self.words("your_guess")),
            (self._customers, self.facts.base.customers_word),
            (self._room, self.words("room")),
        )
        for mark, words in named:
            x -= width(words, LABEL)
            document.text(x, y, words, LABEL)
            mark(x - 9, y - 3.5)
            x -= 30
        document.rule(_TOP - 6)

    def _draw_rows(self, rows: Sequence[PairFact], high: float) -> None:
        y = float(_TOP)
        for fact in rows:
            draw = self._roomy_words if self.roomy else self._close_words
            draw(fact, y)
            self._plot(fact, y + (14 if self.roomy else 9))
            y += high
            self.document.rule(y - 6, thickness=0.5)

    def _roomy_words(self, fact: PairFact, y: float) -> None:
        document = self.document
        limit = document.inner * (_PLOT - 0.06)
        wording = pair_statement(fact, self.language)
        last = document.block(document.left, y + 11, wording, NOTE_INK, limit, 2)
        wide = document.text(document.left, last + 17, self.words("you"), LABEL)
        x = document.left + wide + 6
        document.text(x, last + 17, self._said(fact), BODY_STRONG, limit=limit - wide - 6)
        document.text(document.left, last + 31, self._predicted(fact), NOTE, limit=limit)

    def _close_words(self, fact: PairFact, y: float) -> None:
        document, name = self.document, fact.statement.short
        limit = document.inner * (_PLOT - 0.06)
        wide = document.text(document.left, y + 9, name, NOTE_STRONG, limit=limit * 0.6)
        x = document.left + wide + 10
        said = f"{self.words('you')} {self._said(fact)}"
        document.text(x, y + 9, said, NOTE_INK, limit=limit - wide - 10)
        document.text(document.left, y + 20, self._predicted(fact), NOTE, limit=limit)

    def _said(self, fact: PairFact) -> str:
        name = fact.statement.id
        if name not in self.own.ratings:
            return self.words("left_out")
        rating = self.own.ratings[name]
        if rating is None:
            return self.words("unsure")
        return _scale_word(fact.statement.scale, rating) or self.words(
            "point", point=rating, highest=fact.statement.scale.highest
        )

    def _predicted(self, fact: PairFact) -> str:
        guess = self.own.predictions.get(fact.statement.id)
        if guess is None:
            return ""
        shown, actual = nearest(guess), fact.points.customers
        if actual is None:
            return self.words("predicted_only", guess=shown)
        side = "right" if shown == actual else "high" if shown > actual else "low"
        return self.words(
            f"predicted_{side}",
            guess=shown,
            actual=actual,
            points=points(abs(shown - actual), self.language),
        )

    # The plot of one statement

    def _plot(self, fact: PairFact, y: float) -> None:
        document, shown = self.document, fact.points
        document.rule(y, COLOURS.axis, 0.7, self._x(0), self._x(100))
        for value in (0, 50, 100):
            document.polyline([(self._x(value), y - 3), (self._x(value), y + 3)], COLOURS.axis, 0.7)
        if shown.said is not None and shown.customers is not None:
            ends = sorted((self._x(shown.said), self._x(shown.customers)))
            document.rule(y, COLOURS.ink, 2.2, *ends)
        if shown.customers is not None:
            self._customers(self._x(shown.customers), y)
        guess = self.own.predictions.get(fact.statement.id)
        if guess is not None:
            self._guess(self._x(guess), y - 10 if self._is_near(guess, fact) else y)
        if shown.said is not None:
            self._room(self._x(shown.said), y)
        self._figures(fact, y + (18 if self.roomy else 15))

    def _figures(self, fact: PairFact, y: float) -> None:
        """Under the plot, where no mark can lie over them, the smaller one on the left."""
        document, style = self.document, BODY if self.roomy else NOTE_INK
        shown, customers = fact.points, self.facts.base.customers_word
        said = said_text(shown, self.language) or "–"
        theirs = self._percent(shown.customers)
        named = [
            (self.words("room"), said, shown.said),
            (customers, theirs, shown.customers),
        ]
        left, right = (
            self.words("figure", who=who, value=value)
            for who, value, _ in sorted(named, key=lambda each: each[2] or 0)
        )
        document.text(self.plot_left, y, left, style)
        document.text(document.right, y, right, style, "right")

    def _is_near(self, guess: float, fact: PairFact) -> bool:
        """Whether the guess would lie over another mark."""
        others = (fact.points.said, fact.points.customers)
        return any(value is not None and abs(value - guess) < _NEAR for value in others)

    def _percent(self, value: int | None) -> str:
        return "–" if value is None else percent(value, self.language)

    def _x(self, value: float) -> float:
        left, right = self.plot_left + _RADIUS, self.document.right - _RADIUS
        return left + (right - left) * value / 100

    def _room(self, x: float, y: float) -> None:
        self.document.dot(x, y, _RADIUS, COLOURS.ourselves)

    def _customers(self, x: float, y: float) -> None:
        self._diamond(x, y, COLOURS.customers, COLOURS.customers)

    def _guess(self, x: float, y: float) -> None:
        self._diamond(x, y, COLOURS.surface, COLOURS.ourselves)

    def _diamond(self, x: float, y: float, fill: str, edge: str) -> None:
        reach = _RADIUS * 1.16
        corners = [(x - reach, y), (x, y - reach), (x + reach, y), (x, y + reach)]
        self.document.polygon(corners, fill, edge, 1.1)

    def _notes(self) -> list[str]:
        sentences = small_print(self.workshop, self.facts, private=False)
        texts = [self.workshop.client, self.workshop.title]
        for fact in self.rows:
            texts += [fact.statement.executives, fact.statement.short, *fact.statement.scale.labels]
        whole = " ".join(filter(None, [sentences, missing_signs(texts, self.language)]))
        return lines(whole, SMALL, self.document.inner, 4)


def _is_known(fact: PairFact) -> bool:
    return fact.points.said is not None or fact.points.customers is not None


def _scale_word(scale: Scale, rating: int) -> str:
    """The word of a scale point, or "" when the scale has none for it."""
    place = rating - scale.lowest
    return scale.labels[place] if 0 <= place < len(scale.labels) else ""
