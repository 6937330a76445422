"""Answers typed from paper: which keys answer a question, and what typed text means.

A rating or a single choice takes one key. Everything longer is typed and ended with Enter. Nothing
here knows a window; whether an answer is acceptable is decided where every way in is checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from cxworkshop.domain.answers import AnswerRefused, check_answer
from cxworkshop.domain.polls import Question, QuestionKind, ScalePoints
from cxworkshop.words import say

LAST_DIGIT = 9
_BETWEEN = re.compile(r"[\s;/]+")


def keys_of(question: Question) -> list[tuple[str, str]]:
    """The keys that answer at once, each with what it says; "can't judge" is the last one. A free
    text has none."""
    cant_judge = (cant_judge_key(question), say("fallbacks.cant_judge"))
    if not answers_at_once(question):
        return [] if question.kind is QuestionKind.TEXT else [cant_judge]
    if question.kind is QuestionKind.CHOICE:
        names = [(str(number), item.text) for number, item in enumerate(question.items, 1)]
    else:
        assert question.scale
        names = list(zip(question.scale.marks, question.scale.words, strict=True))
    return [*names, cant_judge]


def answers_at_once(question: Question) -> bool:
    """Whether one key is a whole answer."""
    if question.kind is QuestionKind.CHOICE:
        return question.total == 1 and len(question.items) <= LAST_DIGIT
    if question.kind is not QuestionKind.RATING or question.scale is None:
        return False
    return all(len(mark) == 1 for mark in question.scale.marks)


def cant_judge_key(question: Question) -> str:
    """The digit 0 beside the other digits, unless it is an answer of its own; then a letter."""
    scale = question.scale
    taken = scale is not None and (scale.min <= 0 or "0" in scale.labels)
    return letter() if taken or not answers_at_once(question) else "0"


def letter() -> str:
    """The letter that says "can't judge" for every question but a free text."""
    return say("fallbacks.typing.letter")


def how_to_type(question: Question) -> str:
    """A line under the field: what to type."""
    if answers_at_once(question):
        first, *_, last, _cant = [key for key, _ in keys_of(question)]
        key = cant_judge_key(question)
        both = f"{key} / {letter()}" if key != letter() else key
        return say("fallbacks.typing.key", first=first, last=last, cant=both)
    if question.kind is QuestionKind.PREDICTION and question.low_high:
        return say("fallbacks.typing.low_high", cant=letter())
    values: dict[str, str] = {
        "count": str(len(question.items)),
        "total": f"{question.total or 0:g}",
        "low": f"{question.scale.min:g}" if question.scale else "",
        "high": f"{question.scale.max:g}" if question.scale else "",
        "cant": letter(),
    }
    return say(f"fallbacks.typing.{question.kind}", **values)


def answer_of(question: Question, typed: str) -> Any:
    """The answer that `typed` stands for, None for "can't judge".

    Raises AnswerRefused when it stands for none.
    """
    text = typed.strip()
    if question.kind is QuestionKind.TEXT:
        return check_answer(question, text)
    if text.casefold() in (letter().casefold(), cant_judge_key(question).casefold()):
        return None
    numbers = [_number(part) for part in _BETWEEN.split(text) if part]
    if not numbers:
        raise AnswerRefused("empty", question.id)
    return check_answer(question, _meant(question, numbers))


def shown(question: Question, answer: Any) -> str:
    """A kept answer as it is shown back, in the form in which it was typed."""
    if answer is None:
        return say("fallbacks.cant_judge")
    if isinstance(answer, dict) and question.kind is QuestionKind.ALLOCATION:
        return _joined(answer[name] for name in question.item_ids)
    if isinstance(answer, dict):
        return f"{answer['likely']} ({answer['low']}–{answer['high']})"
    if isinstance(answer, list):
        return _joined(question.item_ids.index(name) + 1 for name in answer)
    if question.kind is QuestionKind.RATING and question.scale and question.scale.has_marks:
        return question.scale.marks[question.scale.points.index(answer)]
    return str(answer)


def _joined(values: Iterable[object]) -> str:
    return " ".join(map(str, values))


def _number(part: str) -> int | float:
    try:
        value = float(part.replace(",", ".").removesuffix("%"))
    except ValueError:
        raise AnswerRefused("not_a_number") from None
    return int(value) if value.is_integer() else value


def _meant(question: Question, numbers: list[int | float]) -> Any:
    kind = question.kind
    if kind in (QuestionKind.CHOICE, QuestionKind.RANKING):
        return [_item(question, number) for number in numbers]
    if kind is QuestionKind.ALLOCATION:
        if len(numbers) != len(question.items):
            raise AnswerRefused("not_an_allocation", question.id)
        return dict(zip(question.item_ids, numbers, strict=True))
    if question.low_high and len(numbers) == 3:
        return dict(zip(("likely", "low", "high"), numbers, strict=True))
    if len(numbers) != 1:
        raise AnswerRefused("not_one_number", question.id)
    if kind is QuestionKind.RATING and question.scale and question.scale.has_marks:
        return _point(question.scale, numbers[0])
    return numbers[0]


def _point(scale: ScalePoints, mark: int | float) -> int | float:
    """The point on which a mark stands; what is no mark is refused as no point."""
    marks = [int(each) for each in scale.marks]
    return scale.points[marks.index(int(mark))] if mark in marks else scale.max + 1


def _item(question: Question, number: int | float) -> str:
    if number not in range(1, len(question.items) + 1):
        raise AnswerRefused("not_an_item", question.id)
    return question.item_ids[int(number) - 1]
