"""Box by box: the bars add up to what the title says, and nothing hidden has a number."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.domain.cues import RevealStage
from cxworkshop.domain.customers import Grade, ScoreKind
from cxworkshop.results.distribution import (
    MOST_DOTS,
    distribution,
    distribution_base,
    distribution_title,
)
from tests.support import story
from tests.support.odd_pairs import odd_facts, odd_pairs, of_100

NINE = (0, 1, 1, 5, 4)
five = st.lists(st.integers(0, 400), min_size=5, max_size=5)


@given(customers=five.filter(lambda c: sum(c) >= 30))
def test_bars_add_up_to_the_share_shown_and_to_a_hundred(customers: list[int]) -> None:
    fact = odd_facts(NINE, 61, customers).pairs[0]
    found = distribution(fact)
    assert found
    shown = [bar.points for bar in found.customers]
    assert sum(shown[found.first_agree :]) == fact.points.customers
    assert sum(shown) == 100
    assert all(abs(bar.points - bar.share * 100) < 1 for bar in found.customers)


@given(said=five.filter(lambda c: sum(c) > MOST_DOTS))
def test_bars_of_a_large_team_add_up_as_well(said: list[int]) -> None:
    fact = odd_facts(said, None, of_100(34), team=sum(said)).pairs[0]
    found = distribution(fact)
    assert found
    shown = [bar.points for bar in found.team]
    assert sum(shown[found.first_agree :]) == fact.points.said
    assert sum(shown) == 100


@given(
    counts=five.filter(lambda c: sum(c) >= 60),
    weights=st.lists(st.floats(0.2, 5), min_size=5, max_size=5),
)
def test_weighted_bars_add_up_to_the_weighted_share(
    counts: list[int], weights: list[float]
) -> None:
    weighted = tuple(n * w for n, w in zip(counts, weights, strict=True))
    squares = sum(n * w * w for n, w in zip(counts, weights, strict=True))
    fact = odd_facts(
        NINE, 61, counts, weighted_counts=weighted, weight_sum=sum(weighted),
        weight_squared_sum=squares,
    ).pairs[0]  # fmt: skip
    found = distribution(fact)
    assert found
    assert sum(bar.points for bar in found.customers[3:]) == fact.points.customers
    assert found.customers[0].share == pytest.approx(weighted[0] / sum(weighted))


def test_a_lone_share_makes_two_bars() -> None:
    fact = odd_facts(NINE, 61, (0, 0, 400, 0, 0), kind=ScoreKind.SHARE, share=0.34).pairs[0]
    found = distribution(fact)
    assert found
    assert [(bar.first, bar.last, bar.points) for bar in found.customers] == [
        (0, 2, 66),
        (3, 4, 34),
    ]


def test_a_few_customers_are_people_not_bars() -> None:
    found = distribution(odd_facts(NINE, 61, (1, 1, 0, 2, 2), cant_judge=1).pairs[0])
    assert found
    assert (found.voices, found.voices_cant_judge, found.customers) == ((1, 1, 0, 2, 2), 1, ())


def test_a_similar_question_has_no_place_in_our_boxes() -> None:
    found = distribution(odd_facts(NINE, 61, (0, 40, 90, 80, 70), grade=Grade.B).pairs[0])
    assert found
    assert (found.customers, found.voices) == ((), ())


@given(said=st.lists(st.integers(0, 4), min_size=5, max_size=5).filter(lambda c: 0 < sum(c) < 5))
def test_a_team_below_k_leaves_no_trace(said: list[int]) -> None:
    facts = odd_facts(said, 61, of_100(34))
    found = distribution(facts.pairs[0])
    assert found
    assert (found.people, found.team, found.people_cant_judge) == ((), (), 0)
    assert "dot" not in distribution_base(facts.pairs[0], facts.base, RevealStage.GAP)


def test_who_cannot_judge_is_a_share_of_everybody_who_answered() -> None:
    fact = story.facts().pair("6b")
    assert fact
    found = distribution(fact)
    assert found
    assert found.people_cant_judge == 1
    assert found.customers_cant_judge
    assert found.customers_cant_judge.points == 9  # 38 of 412


@pytest.mark.parametrize("name", odd_pairs())
def test_every_percentage_of_the_title_is_a_number_of_the_facts(name: str) -> None:
    facts = odd_pairs()[name]
    fact = facts.pairs[0]
    title = distribution_title(fact, facts.base, RevealStage.GAP)
    known = {fact.points.said, fact.points.predicted, fact.points.customers, 100}
    if fact.means:
        known |= {fact.means.said, fact.means.customers}
    if fact.customers:
        known |= {fact.customers.agree, fact.customers.rated}
    assert {int(number) for number in re.findall(r"\d+", title)} <= known


def test_the_base_says_what_a_dot_is_and_who_could_judge() -> None:
    facts = story.facts()
    fact = facts.pair("6b")
    assert fact
    assert distribution_base(fact, facts.base, RevealStage.GAP) == (
        "Each dot is one of 11 answers. Riders: 374 could judge, 38 of 412 could not; "
        "interval 15–23\u00a0%."
    )


def test_of_very_many_customers_it_tells_what_those_not_heard_would_do() -> None:
    facts = odd_facts(NINE, 61, of_100(34, 129_880))
    base = distribution_base(facts.pairs[0], facts.base, RevealStage.GAP)
    assert "interval" not in base
    assert "If those who did not answer" in base or "who is missing matters" in base
