"""What makes an answer to a question acceptable.

`check_answer` is the one rule for every way in (phone, laptop passed around, paper, counted hands):
it returns the answer as it is kept or refuses it with a code. `None` is always an answer: "I can't
judge this". A question left out is simply not in the ballot.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cxworkshop.domain.polls import Question, QuestionKind
from cxworkshop.domain.texts import TextRefused, clean_text


class AnswerRefused(ValueError):  # noqa: N818 - a refusal is an outcome, not an error of ours
    """An answer that does not fit its question. `code` is the same in every language."""

    def __init__(self, code: str, question_id: str = "") -> None:
        self.code = code
        self.question_id = question_id
        super().__init__(f"{code} {question_id}".strip())


def check_answer(question: Question, value: object) -> Any:
    """The answer as it is kept: whole numbers as int, texts cleaned, None for "can't judge".

    Raises AnswerRefused with the code when the value does not fit the question.
    """
    if value is None:
        return None
    try:
        return _CHECKS[question.kind](question, value)
    except AnswerRefused as refused:
        raise AnswerRefused(refused.code, question.id) from None


def check_counts(question: Question, counts: object) -> list[int]:
    """Counted hands or a table's tally: how many per scale point (worst first) or per item.

    Raises AnswerRefused: only ratings and choices can be counted.
    """
    if question.kind is QuestionKind.RATING and question.scale:
        length = len(question.scale.points)
    elif question.kind is QuestionKind.CHOICE:
        length = len(question.items)
    else:
        raise AnswerRefused("not_countable", question.id)
    if not isinstance(counts, list) or len(counts) != length:
        raise AnswerRefused("wrong_counts", question.id)
    if not all(type(count) is int and 0 <= count <= 10_000 for count in counts):
        raise AnswerRefused("wrong_counts", question.id)
    return counts


def spread_counts(question: Question, counts: Sequence[int]) -> list[Any]:
    """The single answers that `counts` stand for."""
    values: list[Any]
    if question.kind is QuestionKind.RATING and question.scale:
        values = list(question.scale.points)
    else:
        values = [[item] for item in question.item_ids]
    return [value for value, count in zip(values, counts, strict=True) for _ in range(count)]


def _whole(value: object) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if isinstance(value, float) and not value.is_integer():
        return None
    return int(value)


def _rating(question: Question, value: object) -> int:
    point = _whole(value)
    if point is None or question.scale is None or point not in question.scale.points:
        raise AnswerRefused("not_on_scale")
    return point


def _prediction(question: Question, value: object) -> int | dict[str, int]:
    if isinstance(value, Mapping):
        if set(value) != {"likely", "low", "high"}:
            raise AnswerRefused("not_a_prediction")
        guess = {name: _percent(value[name]) for name in ("likely", "low", "high")}
        if not guess["low"] <= guess["likely"] <= guess["high"]:
            raise AnswerRefused("low_above_high")
        return guess
    return _percent(value)


def _percent(value: object) -> int:
    percent = _whole(value)
    if percent is None or not 0 <= percent <= 100:
        raise AnswerRefused("not_a_prediction")
    return percent


def _ranking(question: Question, value: object) -> list[str]:
    order = _known_items(question, value, "not_a_ranking")
    if len(order) != len(question.items):
        raise AnswerRefused("not_a_ranking")
    return order


def _choice(question: Question, value: object) -> list[str]:
    chosen = _known_items(question, value, "not_a_choice")
    if question.total is not None and len(chosen) > question.total:
        raise AnswerRefused("too_many_chosen")
    return [item for item in question.item_ids if item in chosen]


def _known_items(question: Question, value: object, code: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise AnswerRefused(code)
    if len(set(value)) != len(value) or not set(value) <= set(question.item_ids):
        raise AnswerRefused(code)
    return value


def _allocation(question: Question, value: object) -> dict[str, int]:
    if not isinstance(value, Mapping) or not set(value) <= set(question.item_ids):
        raise AnswerRefused("not_an_allocation")
    points = {item: _whole(value.get(item, 0)) for item in question.item_ids}
    if any(count is None or count < 0 for count in points.values()):
        raise AnswerRefused("not_an_allocation")
    kept = {item: count or 0 for item, count in points.items()}
    if question.most is not None and max(kept.values()) > question.most:
        raise AnswerRefused("too_many_points")
    if sum(kept.values()) != question.total:
        raise AnswerRefused("wrong_total")
    return kept


def _number_within(question: Question, value: object) -> int | float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise AnswerRefused("not_a_number")
    if question.scale is None or not question.scale.min <= value <= question.scale.max:
        raise AnswerRefused("not_on_scale")
    return value


def _free_text(question: Question, value: object) -> str:
    try:
        text = clean_text(value)
    except TextRefused as refused:
        raise AnswerRefused(refused.code) from None
    if not text:
        raise AnswerRefused("empty_text")
    return text


_CHECKS = {
    QuestionKind.RATING: _rating,
    QuestionKind.PREDICTION: _prediction,
    QuestionKind.RANKING: _ranking,
    QuestionKind.ALLOCATION: _allocation,
    QuestionKind.CHOICE: _choice,
    QuestionKind.NUMBER: _number_within,
    QuestionKind.TEXT: _free_text,
}
