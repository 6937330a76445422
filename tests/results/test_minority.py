"""A divided room: the smaller group is named only when it is one, and only when it was nearer."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.domain.customers import Grade
from cxworkshop.results.minority import divisions, minority_sentences, minority_title
from tests.support import story
from tests.support.odd_pairs import odd_facts, of_100

DISSENT = (2, 2, 0, 5, 2)  # four of eleven did not agree


def test_who_did_not_agree_was_nearer() -> None:
    facts = odd_facts(DISSENT, 61, of_100(19))
    (one,) = divisions(facts)
    assert (one.smaller, one.rated, one.smaller_agrees, one.smaller_was_right) == (
        4,
        11,
        False,
        True,
    )
    assert minority_sentences(facts) == (
        "“Help that solves it”: 4 of 11 of us did not agree, and were nearer to riders: "
        "19\u00a0% of them agree.",
    )
    assert minority_title(facts) == (
        "We were divided on one statement, and the smaller group was nearer to riders"
    )


def test_who_agreed_was_nearer() -> None:
    facts = odd_facts((2, 5, 0, 2, 2), 61, of_100(81))
    assert "4 of 11 of us agreed, and were nearer" in minority_sentences(facts)[0]


def test_when_the_larger_group_was_nearer_no_group_is_named() -> None:
    facts = odd_facts(DISSENT, 61, of_100(81))
    assert minority_sentences(facts) == ()
    assert minority_title(facts) == "Where we were divided, the larger group was nearer to riders"


@pytest.mark.parametrize(
    ("said", "customers"),
    [
        ((1, 0, 0, 5, 5), of_100(19)),  # one person is no group
        ((0, 0, 0, 6, 5), of_100(19)),  # unanimous
        ((3, 2, 0, 3, 2), of_100(19)),  # two halves
        (DISSENT, of_100(49)),  # customers' majority is open
        ((1, 1, 0, 1, 1), of_100(19)),  # below k
        (DISSENT, (2, 1, 1, 0, 0)),  # a few customers
    ],
)
def test_there_is_nothing_to_tell(said: tuple[int, ...], customers: tuple[int, ...]) -> None:
    facts = odd_facts(said, 61, customers)
    assert divisions(facts) == ()
    assert minority_title(facts) == "No statement divided us"


def test_a_similar_question_settles_nothing() -> None:
    assert divisions(odd_facts(DISSENT, 61, (90, 90, 20, 20, 10), grade=Grade.B)) == ()


@given(
    said=st.lists(st.integers(0, 6), min_size=5, max_size=5),
    agree=st.integers(0, 100),
)
def test_sentences_agree_with_the_counts(said: list[int], agree: int) -> None:
    facts = odd_facts(said, None, of_100(agree))
    for one in divisions(facts):
        assert one.rated == sum(said) >= facts.base.k
        assert 2 <= one.smaller < one.rated / 2
        assert one.smaller in (sum(said[3:]), sum(said[:3]))
    for sentence in minority_sentences(facts):
        smaller, rated, share = (int(n) for n in re.findall(r"\d+", sentence))
        assert (rated, share) == (sum(said), agree)
        assert (smaller == sum(said[3:])) == (agree > 50)


def test_the_title_counts_both() -> None:
    ratings = {name: story.ratings_from(DISSENT) for name in story.RATINGS}
    facts = story.facts(story.votes(ratings=ratings))
    found = divisions(facts)
    right = sum(one.smaller_was_right for one in found)
    assert 1 < right < len(found)
    assert minority_title(facts).startswith(
        f"On {['one', 'two', 'three', 'four', 'five'][right - 1]} of "
    )
    assert len(minority_sentences(facts)) == right
