"""Dots, orders, choices and numbers: counted rightly, and hidden below k."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.domain.polls import Item, Question, QuestionKind, ScalePoints
from cxworkshop.results.poll_results import poll_base, poll_result, poll_title

ITEMS = (Item("a", "Rules"), Item("b", "Tools"), Item("c", "Time"))
DOTS = Question("q", QuestionKind.ALLOCATION, "What first?", items=ITEMS, total=3, most=2)
ORDER = Question("q", QuestionKind.RANKING, "What first?", items=ITEMS)
CHOICE = Question("q", QuestionKind.CHOICE, "Which?", items=ITEMS, total=2)
SPANS_BETWEEN = ("10–14", "15–19", "20–24", "25–29")
NUMBER = Question("q", QuestionKind.NUMBER, "How many?", scale=ScalePoints(0, 30))


def rows(question: Question, values: Sequence[Any]) -> list[tuple[str, float, int]]:
    return [(row.text, row.value, row.people) for row in poll_result(question, values, 5).rows]


def test_dots_are_added_up_and_so_are_those_who_gave_them() -> None:
    values = [{"a": 2, "b": 1, "c": 0}] * 3 + [{"a": 0, "b": 1, "c": 2}] * 2
    assert rows(DOTS, values) == [("Rules", 6, 3), ("Tools", 5, 5), ("Time", 4, 2)]
    assert poll_title(poll_result(DOTS, values, 5)) == (
        "“Rules” got the most dots: 6, from 3 of us"
    )


def test_an_order_counts_borda_points() -> None:
    values = [["a", "b", "c"]] * 4 + [["c", "b", "a"]]
    assert rows(ORDER, values) == [("Rules", 8, 4), ("Tools", 5, 0), ("Time", 2, 1)]
    assert "A first place counts 2 points" in poll_base(poll_result(ORDER, values, 5))


def test_a_choice_counts_people() -> None:
    values = [["a", "b"]] * 3 + [["b"]] * 2 + [None]
    assert rows(CHOICE, values) == [("Tools", 5, 5), ("Rules", 3, 3), ("Time", 0, 0)]
    result = poll_result(CHOICE, values, 5)
    assert poll_title(result) == "5 of 5 of us chose “Tools”"
    assert poll_base(result) == "5 of us answered. 1 could not judge."


def test_numbers_keep_their_order_and_tell_the_middle() -> None:
    result = poll_result(NUMBER, [0, 1, 2, 9, 30], 5)
    assert poll_title(result) == "In the middle of us: 2"
    assert [row.text for row in result.rows] == ["0–4", "5–9", *SPANS_BETWEEN, "30"]
    assert sum(row.people for row in result.rows) == 5


@given(st.integers(-50, 50), st.integers(1, 400), st.data())
def test_every_number_falls_into_exactly_one_span(low: int, span: int, data: Any) -> None:
    question = Question("q", QuestionKind.NUMBER, "?", scale=ScalePoints(low, low + span))
    values = data.draw(st.lists(st.integers(low, low + span), min_size=5, max_size=9))
    result = poll_result(question, values, 5)
    assert sum(row.people for row in result.rows) == len(values)
    assert len(result.rows) <= 10


def test_spans_beyond_what_was_given_are_left_out() -> None:
    result = poll_result(NUMBER, [11, 12, 12, 14, 14], 5)
    assert [(row.text, row.people) for row in result.rows] == [
        ("11", 1),
        ("12", 2),
        ("13", 0),
        ("14", 2),
    ]


@pytest.mark.parametrize(
    ("chosen", "title"),
    [
        (["a", "b"], "“Rules” and “Tools” are level at the top"),
        (["a", "b", "c"], "Three answers, all level"),
        ([], "Three answers, all level"),
    ],
)
def test_leaders_with_the_same_are_named_as_such(chosen: list[str], title: str) -> None:
    assert poll_title(poll_result(replace(CHOICE, total=3), [chosen] * 5, 5)) == title


@pytest.mark.parametrize("question", [DOTS, ORDER, CHOICE, NUMBER], ids=lambda one: one.kind)
def test_below_k_nothing_is_told_but_that_it_stays_hidden(question: Question) -> None:
    values = {
        QuestionKind.ALLOCATION: {"a": 2, "b": 1, "c": 0},
        QuestionKind.RANKING: ["a", "b", "c"],
        QuestionKind.CHOICE: ["a"],
        QuestionKind.NUMBER: 7,
    }
    result = poll_result(question, [values[question.kind]] * 4, 5)
    assert (result.rows, result.middle) == ((), None)
    assert poll_title(result) == "Fewer than 5 of us answered, so it stays hidden"
    assert not any(name in poll_title(result) + poll_base(result) for name in ("Rules", "7"))
