"""What each kind of poll asks on phones."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from cxworkshop.domain.answers import AnswerRefused, check_answer
from cxworkshop.domain.polls import Question, QuestionKind
from cxworkshop.domain.statements import Scale
from cxworkshop.domain.workshop import Step, StepKind
from cxworkshop.services.poll_questions import best_marks, dots_each, poll_questions
from tests.support import story
from tests.support.builders import a_statement


def asked(**content: Any) -> tuple[Question, ...]:
    return poll_questions(
        story.workshop(), Step("poll", StepKind.POLL, "A poll", 3, content=content)
    )


@pytest.mark.parametrize(("items", "dots"), [(3, 3), (6, 3), (9, 3), (10, 4), (24, 8), (25, 9)])
def test_a_third_of_the_cards_in_dots_and_three_at_least(items: int, dots: int) -> None:
    assert dots_each(items) == dots


def test_importance_gives_dots_to_all_but_the_headline() -> None:
    (question,) = asked(asks="importance")
    assert question.kind is QuestionKind.ALLOCATION
    assert question.item_ids == ("1a", "3a", "4a", "5a", "6b", "7a")
    assert (question.total, question.most) == (3, 2)
    assert question.text == "Where must we get better first? Give 3 dots, at most two on one."


def test_no_more_than_two_dots_lie_on_one_card() -> None:
    (question,) = asked(asks="importance")
    assert check_answer(question, {"6b": 2, "4a": 1})["6b"] == 2
    with pytest.raises(AnswerRefused, match="too_many_points"):
        check_answer(question, {"6b": 3})


def test_importance_asks_nothing_of_fewer_than_three_cards() -> None:
    workshop = story.workshop(statements=(a_statement("S1"), a_statement("S2")))
    step = Step("poll", StepKind.POLL, "Dots", 3, content={"asks": "importance"})
    assert poll_questions(workshop, step) == ()


def test_a_prediction_asks_for_a_range_only_when_the_step_does() -> None:
    assert not any(question.low_high for question in asked(asks="prediction"))
    assert all(question.low_high for question in asked(asks="prediction", range=True))


@pytest.mark.parametrize(
    ("top", "said"), [(1, "give 1?"), (2, "give 1 or 2?"), (3, "give 1 to 3?")]
)
def test_who_was_asked_for_school_marks_is_guessed_by_marks(top: int, said: str) -> None:
    marks = Scale(1, 6, ("6", "5", "4", "3", "2", "1"), top)
    workshop = story.workshop(statements=(replace(a_statement("S1"), scale=marks),))
    step = Step("poll", StepKind.POLL, "Predict", 3, content={"asks": "prediction"})
    (question,) = poll_questions(workshop, step)
    assert question.lead.endswith(said)


def test_own_questions_come_from_the_step_alone() -> None:
    (order,) = asked(asks="ranking", question="What first?", items=["Rules", "Tools", "Time"])
    assert (order.kind, [item.text for item in order.items]) == (
        QuestionKind.RANKING,
        ["Rules", "Tools", "Time"],
    )
    (choice,) = asked(asks="choice", question="Which two?", items=["A", "B", "C"], most=2)
    assert (choice.kind, choice.total) == (QuestionKind.CHOICE, 2)
    (number,) = asked(asks="number", question="How many?", lowest=0, highest=30)
    assert (number.kind, number.scale and number.scale.max) == (QuestionKind.NUMBER, 30)


def test_a_step_of_another_kind_asks_nothing() -> None:
    page = Step("page", StepKind.PAGE, "A page", 3, content={"lines": ["One"]})
    assert poll_questions(story.workshop(), page) == ()


def test_a_vote_knows_whether_its_statements_ask_for_marks() -> None:
    school = replace(a_statement("own-1"), scale=Scale(1, 6, ("6", "5", "4", "3", "2", "1")))
    step = Step("rate", StepKind.POLL, "Rate ourselves", 3, content={"asks": "rating"})
    shop = story.workshop()
    assert best_marks(shop, step) == {""}
    assert best_marks(replace(shop, statements=(school,)), step) == {"1 or 2"}
    assert best_marks(replace(shop, statements=(*shop.statements, school)), step) == {"", "1 or 2"}
