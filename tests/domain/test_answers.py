"""What makes an answer acceptable, per question kind."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.domain.answers import AnswerRefused, check_answer, check_counts, spread_counts
from tests.support.questions import QUESTIONS


@pytest.mark.parametrize(
    ("kind", "value", "kept"),
    [
        ("rating", 4, 4),
        ("rating", 5.0, 5),
        ("prediction", 0, 0),
        ("prediction", 100, 100),
        (
            "prediction",
            {"likely": 60, "low": 40, "high": 70},
            {"likely": 60, "low": 40, "high": 70},
        ),
        ("ranking", ["c", "a", "b"], ["c", "a", "b"]),
        ("allocation", {"a": 70, "c": 30}, {"a": 70, "b": 0, "c": 30}),
        ("choice", ["c", "a"], ["a", "c"]),
        ("choice", [], []),
        ("number", 12.5, 12.5),
        ("text", "  too slow\u202e \r\nat night\x00 ", "too slow \nat night"),
    ],
)
def test_an_answer_that_fits_is_kept(kind: str, value: Any, kept: Any) -> None:
    assert check_answer(QUESTIONS[kind], value) == kept


@pytest.mark.parametrize("kind", list(QUESTIONS))
def test_anyone_may_say_i_cannot_judge_this(kind: str) -> None:
    assert check_answer(QUESTIONS[kind], None) is None


@pytest.mark.parametrize(
    ("kind", "value", "code"),
    [
        ("rating", 6, "not_on_scale"),
        ("rating", 0, "not_on_scale"),
        ("rating", True, "not_on_scale"),
        ("rating", 2.5, "not_on_scale"),
        ("rating", float("nan"), "not_on_scale"),
        ("rating", float("inf"), "not_on_scale"),
        ("rating", "4", "not_on_scale"),
        ("prediction", 101, "not_a_prediction"),
        ("prediction", {"likely": 50}, "not_a_prediction"),
        ("prediction", {"likely": 50, "low": 60, "high": 70}, "low_above_high"),
        ("ranking", ["a", "b"], "not_a_ranking"),
        ("ranking", ["a", "b", "b"], "not_a_ranking"),
        ("ranking", ["a", "b", "z"], "not_a_ranking"),
        ("ranking", [["a"], "b", "c"], "not_a_ranking"),
        ("allocation", {"a": 70, "b": 20}, "wrong_total"),
        ("dots", {"a": 3}, "too_many_points"),
        ("dots", {"a": 2}, "wrong_total"),
        ("allocation", {"a": -10, "b": 110}, "not_an_allocation"),
        ("allocation", {"z": 100}, "not_an_allocation"),
        ("allocation", {"a": 33.4, "b": 66.6}, "not_an_allocation"),
        ("choice", ["a", "b", "c"], "too_many_chosen"),
        ("choice", "a", "not_a_choice"),
        ("number", 1001, "not_on_scale"),
        ("number", float("nan"), "not_on_scale"),
        ("number", "7", "not_a_number"),
        ("number", 10**400, "not_on_scale"),
        ("text", "x" * 501, "too_long"),
        ("text", "\ud800", "surrogate"),
        ("text", " \x00 ", "empty_text"),
        ("text", 7, "not_text"),
    ],
)
def test_an_answer_that_does_not_fit_is_refused_with_a_code(
    kind: str, value: Any, code: str
) -> None:
    with pytest.raises(AnswerRefused) as refused:
        check_answer(QUESTIONS[kind], value)
    assert (refused.value.code, refused.value.question_id) == (code, "q")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(st.sampled_from(list(QUESTIONS)), json_values)
def test_whatever_is_sent_is_kept_or_refused_and_never_crashes(kind: str, value: Any) -> None:
    question = QUESTIONS[kind]
    try:
        kept = check_answer(question, value)
    except AnswerRefused:
        return
    assert check_answer(question, kept) == kept


def test_counted_hands_stand_for_single_answers() -> None:
    counts = check_counts(QUESTIONS["rating"], [0, 1, 0, 2, 0])
    assert spread_counts(QUESTIONS["rating"], counts) == [2, 4, 4]
    assert spread_counts(QUESTIONS["choice"], [1, 0, 1]) == [["a"], ["c"]]


@pytest.mark.parametrize("counts", [[1, 2], [0, 0, 0, 0, -1], [0, 0, 0, 0, True], "12345", None])
def test_counts_that_do_not_fit_the_scale_are_refused(counts: Any) -> None:
    with pytest.raises(AnswerRefused, match="wrong_counts"):
        check_counts(QUESTIONS["rating"], counts)


def test_predictions_cannot_be_counted_by_hands() -> None:
    with pytest.raises(AnswerRefused, match="not_countable"):
        check_counts(QUESTIONS["prediction"], [1])
