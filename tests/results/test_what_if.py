"""What if is arithmetic: 140 of 400 neutral, 20 % of them, 35 % becomes 42 %."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.domain.customers import Grade, ScoreKind
from cxworkshop.domain.statements import Scale
from cxworkshop.results.facts import PairFact
from cxworkshop.results.what_if import neutral_boxes, what_if, what_if_base, what_if_title
from tests.support import story
from tests.support.odd_pairs import odd_facts

EXAMPLE = (60, 60, 140, 90, 50)
NINE = (0, 1, 1, 5, 4)
many = st.lists(st.integers(0, 200), min_size=5, max_size=5).filter(lambda c: sum(c) >= 30)


def fact_with(customers: list[int] | tuple[int, ...], **more: Any) -> PairFact:
    return odd_facts(NINE, 61, customers, **more).pairs[0]


def test_the_example_of_the_method() -> None:
    found = what_if(fact_with(EXAMPLE), 0.20)
    assert found
    assert (found.neutral, found.moved, found.rated) == (140, 28, 400)
    assert (found.points_before, found.points_after) == (35, 42)
    assert (found.gap_before, found.gap_after) == (47, 40)
    assert found.points == (35, 7, 28, 30)


@given(customers=many, share=st.floats(0, 1))
def test_whole_customers_move_and_everybody_stays_counted(
    customers: list[int], share: float
) -> None:
    found = what_if(fact_with(customers), share)
    assert found
    assert abs(found.moved - share * customers[2]) <= 0.5 + 1e-9
    assert found.after == pytest.approx((sum(customers[3:]) + found.moved) / sum(customers))
    assert sum(found.points) == 100
    assert found.points[0] == found.points_before
    assert found.points[0] + found.points[1] == found.points_after
    assert min(found.points) >= 0


@given(customers=many, a=st.floats(0, 1), b=st.floats(0, 1))
def test_more_who_move_never_lower_the_share(customers: list[int], a: float, b: float) -> None:
    fact = fact_with(customers)
    low, high = what_if(fact, min(a, b)), what_if(fact, max(a, b))
    assert low
    assert high
    assert low.before <= low.after <= high.after <= 1 + 1e-12


@given(customers=many, share=st.integers(0, 100))
def test_the_sentences_say_the_numbers(customers: list[int], share: int) -> None:
    facts = odd_facts(NINE, 61, customers)
    found = what_if(facts.pairs[0], share / 100)
    assert found
    title = [int(n) for n in re.findall(r"\d+", what_if_title(found, facts.base))]
    if found.neutral == 0:
        assert title == []
    elif found.points_after == found.points_before:
        assert title == [share, found.points_after]
    else:
        assert title == [share, found.points_after, found.points_before]
    base = [int(n) for n in re.findall(r"\d+", what_if_base(found, facts.base))]
    assert base == [found.moved, found.neutral, found.rated]


def test_weights_count() -> None:
    weighted = (60.0, 60.0, 70.0, 90.0, 50.0)
    fact = fact_with(EXAMPLE, weighted_counts=weighted, weight_sum=330.0, weight_squared_sum=295.0)
    found = what_if(fact, 0.5)
    assert found
    assert found.moved == 70
    assert found.after == pytest.approx((140 + 35) / 330)
    assert "Weighted." in what_if_base(found, odd_facts(NINE, 61, EXAMPLE).base)


@pytest.mark.parametrize(
    ("scale", "neutral"),
    [
        (Scale(1, 5), [2]),
        (Scale(1, 7), [3]),
        (Scale(1, 10), [6, 7]),
        (Scale(0, 10), [7, 8]),
        (Scale(1, 4), []),
        (Scale(1, 3), []),
    ],
)
def test_neutral_is_the_middle_of_the_scale(scale: Scale, neutral: list[int]) -> None:
    assert list(neutral_boxes(scale)) == neutral


def test_there_is_none_where_boxes_are_unknown_or_customers_few() -> None:
    share = fact_with((0, 0, 400, 0, 0), kind=ScoreKind.SHARE, share=0.34)
    few = fact_with((1, 1, 0, 2, 2))
    similar = fact_with((0, 40, 90, 80, 70), grade=Grade.B)
    assert [what_if(fact, 0.2) for fact in (share, few, similar)] == [None, None, None]


@pytest.mark.parametrize("share", [-0.1, 1.1, float("nan")])
def test_a_share_outside_nought_to_one_is_refused(share: float) -> None:
    with pytest.raises(ValueError):
        what_if(fact_with(EXAMPLE), share)


def test_a_strict_rooms_near_unanimity_is_not_told_here_either() -> None:
    ratings = {"6b": story.ratings_from((0, 0, 0, 5, 6))}
    told = replace(story.votes(), ratings=ratings)
    open_, strict = (story.facts(told, strict=strict).pair("6b") for strict in (False, True))
    assert open_
    assert strict
    exact, limited = what_if(open_, 0.2), what_if(strict, 0.2)
    assert exact
    assert limited
    assert (exact.said, exact.gap_before) == (1.0, 81)
    assert (limited.said, limited.gap_before, limited.gap_after) == (None, None, None)
    assert limited.points == exact.points
