"""What a key or a typed line means as an answer, for every kind of question."""

from __future__ import annotations

from typing import Any

import pytest

from cxworkshop.domain.answers import AnswerRefused
from cxworkshop.domain.polls import Item, Question, QuestionKind, ScalePoints
from cxworkshop.ui.run.typed_answers import answer_of, answers_at_once, how_to_type, keys_of, shown

ITEMS = (Item("a", "Bonuses"), Item("b", "No owner"), Item("c", "No ear"))


def asked(kind: QuestionKind, **more: Any) -> Question:
    return Question("q", kind, "How is it?", **more)


RATING = asked(QuestionKind.RATING, scale=ScalePoints(1, 5, ("a", "b", "c", "d", "e")))
FROM_ZERO = asked(QuestionKind.RATING, scale=ScalePoints(0, 4))
MARKS = asked(QuestionKind.RATING, scale=ScalePoints(1, 6, ("6", "5", "4", "3", "2", "1")))
TO_TEN = asked(QuestionKind.RATING, scale=ScalePoints(0, 10))
PREDICTION = asked(QuestionKind.PREDICTION)
RANGE = asked(QuestionKind.PREDICTION, low_high=True)
NUMBER = asked(QuestionKind.NUMBER, scale=ScalePoints(0, 50))
ONE = asked(QuestionKind.CHOICE, items=ITEMS, total=1)
SEVERAL = asked(QuestionKind.CHOICE, items=ITEMS)
RANKING = asked(QuestionKind.RANKING, items=ITEMS)
POINTS = asked(QuestionKind.ALLOCATION, items=ITEMS, total=100)
WORDS = asked(QuestionKind.TEXT)


@pytest.mark.parametrize(
    ("question", "typed", "answer", "words"),
    [
        (RATING, "4", 4, "4"),
        (RATING, "0", None, "can’t judge"),
        (RATING, "j", None, "can’t judge"),
        (FROM_ZERO, "0", 0, "0"),
        (FROM_ZERO, "J", None, "can’t judge"),
        (MARKS, "1", 6, "1"),
        (MARKS, "5", 2, "5"),
        (MARKS, "0", None, "can’t judge"),
        (TO_TEN, "10", 10, "10"),
        (PREDICTION, "0", 0, "0"),
        (PREDICTION, " 61% ", 61, "61"),
        (PREDICTION, "100", 100, "100"),
        (PREDICTION, "J", None, "can’t judge"),
        (RANGE, "60 40 80", {"likely": 60, "low": 40, "high": 80}, "60 (40–80)"),
        (RANGE, "60", 60, "60"),
        (NUMBER, "12,5", 12.5, "12.5"),
        (ONE, "2", ["b"], "2"),
        (ONE, "0", None, "can’t judge"),
        (SEVERAL, "3 1", ["a", "c"], "1 3"),
        (RANKING, "3 1 2", ["c", "a", "b"], "3 1 2"),
        (POINTS, "50 30 20", {"a": 50, "b": 30, "c": 20}, "50 30 20"),
        (WORDS, " Stop the report. ", "Stop the report.", "Stop the report."),
    ],
)
def test_what_is_typed_is_an_answer(
    question: Question, typed: str, answer: Any, words: str
) -> None:
    assert answer_of(question, typed) == answer
    assert shown(question, answer) == words


@pytest.mark.parametrize(
    ("question", "typed"),
    [
        (RATING, "6"),
        (RATING, "x"),
        (MARKS, "7"),
        (RATING, ""),
        (TO_TEN, "11"),
        (PREDICTION, "101"),
        (PREDICTION, "6 1"),
        (PREDICTION, "−3"),
        (RANGE, "60 70 80"),
        (NUMBER, "nan"),
        (NUMBER, "inf"),
        (NUMBER, "51"),
        (ONE, "4"),
        (RANKING, "1 2"),
        (RANKING, "1 1 2"),
        (POINTS, "50 30"),
        (POINTS, "50 30 30"),
        (WORDS, "  "),
    ],
)
def test_what_is_no_answer_is_refused(question: Question, typed: str) -> None:
    with pytest.raises(AnswerRefused):
        answer_of(question, typed)


def test_one_key_is_an_answer_where_one_digit_can_say_it() -> None:
    assert [
        question for question in (RATING, FROM_ZERO, ONE) if not answers_at_once(question)
    ] == []
    longer = (TO_TEN, PREDICTION, RANGE, NUMBER, SEVERAL, RANKING, POINTS, WORDS)
    assert [question for question in longer if answers_at_once(question)] == []


def test_the_keys_say_what_they_mean_and_each_of_them_answers() -> None:
    assert keys_of(RATING) == [*zip("12345", "abcde", strict=True), ("0", "can’t judge")]
    assert [key for key, _ in keys_of(FROM_ZERO)] == ["0", "1", "2", "3", "4", "J"]
    for question in (RATING, FROM_ZERO, TO_TEN, PREDICTION, ONE, SEVERAL, RANKING, POINTS):
        answers = [answer_of(question, key) for key, _ in keys_of(question)]
        assert answers[-1] is None
        assert len({str(answer) for answer in answers}) == len(answers)
    assert keys_of(WORDS) == []


def test_every_kind_says_how_it_is_typed() -> None:
    everything = (RATING, FROM_ZERO, TO_TEN, PREDICTION, RANGE, NUMBER, ONE, SEVERAL, RANKING)
    for question in (*everything, POINTS, WORDS):
        assert "{" not in how_to_type(question)
    assert how_to_type(RATING).startswith("Press 1 to 5; 0 / J for")
    assert how_to_type(FROM_ZERO).startswith("Press 0 to 4; J for")
