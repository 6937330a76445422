"""A round's life, and what a ballot of it must look like."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from cxworkshop.domain.answers import AnswerRefused
from cxworkshop.domain.polls import Item, Question, QuestionKind, ScalePoints
from cxworkshop.domain.rounds import Round, RoundState, check_ballot

NOW = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)
ROUND = Round(
    id="r1",
    title="How are we doing?",
    language="en",
    questions=(
        Question("q1", QuestionKind.RATING, "We listen.", ScalePoints(1, 5)),
        Question("q2", QuestionKind.PREDICTION, "They listen."),
    ),
    cut=Question(
        "area", QuestionKind.CHOICE, "Where?", items=(Item("s", "Sales"), Item("o", "Ops")), total=1
    ),
)


def test_a_round_lives_from_ready_to_revealed() -> None:
    assert ROUND.state is RoundState.READY
    open_round = ROUND.opened(NOW)
    assert open_round.takes_answers
    closed = open_round.closed(NOW, {"phone": 10, "paper": 2})
    assert closed.has_results
    assert not closed.takes_answers
    revealed = closed.revealed(NOW)
    assert revealed.state is RoundState.REVEALED
    assert revealed.ways["paper"] == 2


def test_no_step_of_a_rounds_life_can_be_skipped_or_repeated() -> None:
    with pytest.raises(ValueError, match="is ready, not open"):
        ROUND.closed(NOW, {})
    with pytest.raises(ValueError, match="is open, not ready"):
        ROUND.opened(NOW).opened(NOW)
    with pytest.raises(ValueError, match="is open, not closed"):
        ROUND.opened(NOW).revealed(NOW)


def test_the_wire_part_comes_back_unchanged_and_holds_nothing_else() -> None:
    wire = ROUND.opened(NOW).to_wire()
    assert set(wire) == {"id", "title", "language", "questions", "cut", "k"}
    assert Round.from_wire(wire) == ROUND


@pytest.mark.parametrize(
    "changed",
    [
        {"questions": ()},
        {"id": ""},
        {"questions": ROUND.questions * 2},
        {"cut": ROUND.questions[0]},
        {"k": 0},
    ],
)
def test_a_round_that_makes_no_sense_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="round"):
        replace(ROUND, **changed)


def test_a_ballot_may_leave_questions_out() -> None:
    assert check_ballot(ROUND, {"q2": 61, "area": ["o"]}) == {"q2": 61, "area": ["o"]}


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({"q9": 4}, "not_this_round"),
        ({}, "empty"),
        ([4], "not_answers"),
        ({"q1": 9}, "not_on_scale"),
        ({"area": ["s", "o"]}, "too_many_chosen"),
    ],
)
def test_a_ballot_that_does_not_fit_is_refused(answers: Any, code: str) -> None:
    with pytest.raises(AnswerRefused, match=code):
        check_ballot(ROUND, answers)
