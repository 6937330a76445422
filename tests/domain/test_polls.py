"""What makes a question, and its way over the wire."""

from __future__ import annotations

from typing import Any

import pytest

from cxworkshop.domain.polls import Question
from tests.support.questions import QUESTIONS

DOTS = {
    "id": "q",
    "text": "x",
    "kind": "allocation",
    "items": [{"id": name, "text": name} for name in "abc"],
    "total": 3,
}


@pytest.mark.parametrize("kind", list(QUESTIONS))
def test_a_question_comes_back_from_the_wire_unchanged(kind: str) -> None:
    question = QUESTIONS[kind]
    assert Question.from_json(question.to_json()) == question


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ([], "an object"),
        ({"id": "q", "text": "x", "kind": "guess"}, "unknown kind"),
        ({"id": "", "text": "x", "kind": "text"}, "1 to 64"),
        ({"id": "q", "text": " ", "kind": "text"}, "no text"),
        ({"id": "q", "text": "x", "kind": "rating"}, "needs a scale"),
        ({"id": "q", "text": "x", "kind": "rating", "scale": {"min": 5, "max": 1}}, "up to max"),
        ({"id": "q", "text": "x", "kind": "rating", "scale": {"min": 0, "max": 100}}, "at most"),
        (
            {
                "id": "q",
                "text": "x",
                "kind": "rating",
                "scale": {"min": 1, "max": 3, "labels": [""]},
            },
            "every point or none",
        ),
        ({"id": "q", "text": "x", "kind": "ranking", "items": []}, "2 to 60 items"),
        ({**DOTS, "most": 0}, "all its points"),
        ({**DOTS, "most": "two"}, "whole number"),
        ({**DOTS, "most": True}, "whole number"),
        (
            {
                "id": "q",
                "text": "x",
                "kind": "choice",
                "items": [{"id": "a", "text": "A"}, {"id": "a", "text": "B"}],
            },
            "same id",
        ),
    ],
)
def test_a_malformed_question_is_refused_with_the_reason(data: Any, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        Question.from_json(data)
