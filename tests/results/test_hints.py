"""The facilitator's hint fits the outcome."""

from __future__ import annotations

from dataclasses import replace

from cxworkshop.results.facts import GapFacts, OpenCount
from cxworkshop.results.hints import outcome_hint
from tests.support import story
from tests.support.odd_pairs import odd_facts, odd_pairs, of_100


def title_of(facts: GapFacts) -> str:
    return outcome_hint(facts).title


def test_a_large_gap_that_is_mostly_a_blind_spot() -> None:
    hint = outcome_hint(story.facts())
    assert hint.title == "A large gap, and more than half of it is a blind spot"
    assert "21 of the 48 points" in hint.paragraphs[1]
    assert "the other 27" in hint.paragraphs[1]
    assert hint.paragraphs[2] == (
        "To choose three: “Change they can see”, “Loyal treated as well as new”, "
        "“Help that solves it” hold the largest blind spots, in this order."
    )
    assert "“People act in their interest”" in hint.paragraphs[3]


def test_the_hint_tells_how_far_off_guesses_were() -> None:
    told = outcome_hint(story.facts()).paragraphs[-1]
    assert "On average, a guess was" in told
    assert "points too high" in told


def test_a_team_that_counts_openly_is_told_so() -> None:
    facts = odd_facts((0, 1, 0, 2, 1), 61, of_100(34), team=4)
    assert "Too few" in title_of(facts)
    opened = replace(story.facts().pairs[0], team=None, open_count=OpenCount(3, 4, 4.0))
    assert "counts and middle answers" in title_of(replace(facts, pairs=(opened,)))


def test_a_large_gap_that_was_mostly_expected() -> None:
    assert "most of it was expected" in title_of(odd_facts((0, 1, 1, 5, 4), 40, of_100(34)))


def test_aligned_under_rated_and_close_rooms() -> None:
    assert "much as customers do" in title_of(odd_facts((0, 1, 1, 5, 5), 81, of_100(83, 4000)))
    assert "harder on themselves" in title_of(odd_facts((0, 2, 5, 3, 1), 44, of_100(80)))
    assert "Too close" in title_of(odd_facts((0, 1, 3, 5, 2), 44, of_100(60)))


def test_a_split_room_comes_before_its_gap() -> None:
    assert title_of(odd_facts((4, 2, 0, 2, 4), 61, of_100(10))) == "The room is split"


def test_a_room_that_cannot_judge_is_a_finding() -> None:
    ratings = {"H1": [4, 4, 4, 4, 5, 5, None, None, None, None, None, None]}
    facts = story.facts(said=story.votes(ratings=ratings, answered=12))
    assert "cannot judge" in title_of(facts)


def test_no_customers_and_nearly_nobody() -> None:
    assert "no customers’ side" in title_of(odd_pairs()["no customers"])
    assert "Too few" in title_of(odd_facts((0, 0, 1, 1, 1), 61, of_100(34)))
