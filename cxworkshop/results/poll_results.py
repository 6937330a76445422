"""What came out of a poll that asks no statements: dots, an order, a choice or a number.

Everything obeys the same k as ratings: below it nothing is told but that it stays hidden. Numbers
are whole people and whole points, and how many could not judge is said.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import floor
from statistics import median
from typing import Any

from cxworkshop.domain.polls import Question, QuestionKind
from cxworkshop.method.privacy import may_show
from cxworkshop.method.rankings import borda, mid_ranks
from cxworkshop.results.formats import capitalised, in_words, with_minus
from cxworkshop.words import FALLBACK, say

_BINS = 10


@dataclass(frozen=True, slots=True)
class PollRow:
    """An item, or a span of numbers. `value` is its length on the chart: dots, Borda points or
    people; `people` is how many gave it anything."""

    text: str
    value: float
    people: int


@dataclass(frozen=True, slots=True)
class PollResult:
    """One question's result. `rows` are largest first, numbers in their order; empty below `k`.
    `people` answered, `cant_judge` more could not; `middle` is the median of numbers."""

    question: Question
    people: int
    cant_judge: int
    k: int
    rows: tuple[PollRow, ...] = ()
    middle: float | None = None

    @property
    def hidden(self) -> bool:
        """Whether too few answered for anything to be shown."""
        return not may_show(self.people, self.k)


def poll_result(question: Question, values: Sequence[Any], k: int) -> PollResult:
    """The result of one question from the kept answers, None meaning "can't judge"."""
    given = [value for value in values if value is not None]
    empty = PollResult(question, len(given), len(values) - len(given), k)
    if empty.hidden:
        return empty
    middle = median(given) if question.kind is QuestionKind.NUMBER else None
    return PollResult(
        question, len(given), empty.cant_judge, k, tuple(_rows(question, given)), middle
    )


def poll_title(result: PollResult, language: str = FALLBACK) -> str:
    """The finding."""
    if result.hidden:
        return say("insights.poll.too_few", language, k=result.k)
    if result.middle is not None:
        middle = number_words(result.middle)
        return say("insights.poll.title.number", language, middle=middle)
    first = result.rows[0]
    leaders = [row for row in result.rows if row.value == first.value]
    if len(leaders) > 1:
        return _tie(leaders, len(result.rows), language)
    return say(
        f"insights.poll.title.{result.question.kind}",
        language,
        item=first.text,
        people=first.people,
        all=result.people,
        points=number_words(first.value),
    )


def _tie(leaders: Sequence[PollRow], all_rows: int, language: str) -> str:
    """Two that lead are named; of more, how many."""
    if len(leaders) == 2 < all_rows:
        first, second = leaders
        return say("insights.poll.title.two", language, item=first.text, other=second.text)
    key = "all" if len(leaders) == all_rows else "several"
    number = capitalised(in_words(len(leaders), language))
    return say(f"insights.poll.title.{key}", language, number=number)


def poll_base(result: PollResult, language: str = FALLBACK) -> str:
    """How many answered, and how what is shown was counted."""
    parts = [say("insights.poll.answered", language, count=result.people)]
    if result.cant_judge:
        parts.append(say("insights.poll.cant_judge", language, count=result.cant_judge))
    question = result.question
    if question.kind in (QuestionKind.ALLOCATION, QuestionKind.RANKING) and not result.hidden:
        parts.append(
            say(
                f"insights.poll.counted.{question.kind}",
                language,
                total=number_words(question.total or 0),
                most=question.most or number_words(question.total or 0),
                first=len(question.items) - 1,
            )
        )
    return " ".join(parts)


def number_words(number: float) -> str:
    """A number as short as it is exact: "7", "7.5"."""
    return with_minus(int(number)) if float(number).is_integer() else f"{number:.1f}"


def _rows(question: Question, given: Sequence[Any]) -> list[PollRow]:
    if question.kind is QuestionKind.NUMBER:
        return _spans(question, given)
    rows = _COUNTED[question.kind](question, given)
    return sorted(rows, key=lambda row: -row.value)


def _dots(question: Question, given: Sequence[Mapping[str, int]]) -> list[PollRow]:
    return [
        PollRow(
            item.text,
            sum(dots.get(item.id, 0) for dots in given),
            sum(dots.get(item.id, 0) > 0 for dots in given),
        )
        for item in question.items
    ]


def _orders(question: Question, given: Sequence[Sequence[str]]) -> list[PollRow]:
    ranks = [mid_ranks([order.index(item) for item in question.item_ids]) for order in given]
    return [
        PollRow(item.text, points, sum(order[0] == item.id for order in given))
        for item, points in zip(question.items, borda(ranks), strict=True)
    ]


def _choices(question: Question, given: Sequence[Sequence[str]]) -> list[PollRow]:
    counts = {item.id: sum(item.id in chosen for chosen in given) for item in question.items}
    return [PollRow(item.text, counts[item.id], counts[item.id]) for item in question.items]


def _spans(question: Question, given: Sequence[float]) -> list[PollRow]:
    """What was given in at most ten spans of round numbers within the scale, the lowest first."""
    assert question.scale
    low, high = int(question.scale.min), int(question.scale.max)
    width = _round_width(floor(min(given)), floor(max(given)))
    rows = []
    for start in range(floor(min(given)) // width * width, floor(max(given)) + 1, width):
        first, last = max(start, low), min(start + width - 1, high)
        count = sum(start <= value < start + width for value in given)
        name = with_minus(first) if first == last else f"{with_minus(first)}–{with_minus(last)}"
        rows.append(PollRow(name, count, count))
    return rows


def _round_width(low: int, high: int) -> int:
    """The narrowest of 1, 2, 5, 10, 20, 50 ... whose spans, begun at a multiple, are few enough."""
    widths = (int(step * 10**power) for power in range(13) for step in (1, 2, 5))
    return next(width for width in widths if high // width - low // width < _BINS)


_COUNTED: Mapping[QuestionKind, Callable[[Question, Sequence[Any]], list[PollRow]]] = {
    QuestionKind.ALLOCATION: _dots,
    QuestionKind.RANKING: _orders,
    QuestionKind.CHOICE: _choices,
}
