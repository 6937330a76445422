"""Titles and base lines agree with the numbers that they stand over, whatever the numbers."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.domain.cues import RevealStage
from cxworkshop.method.gaps import Verdict
from cxworkshop.results.facts import GapFacts
from cxworkshop.results.method_card import method_card
from cxworkshop.results.sentences.gaps import gaps_base, gaps_title
from cxworkshop.results.sentences.pair import one_person, pair_base, pair_title
from cxworkshop.results.sentences.ruler import ruler_title
from tests.support import story
from tests.support.odd_pairs import odd_facts, odd_pairs, of_100, pair_of

FORBIDDEN = re.compile(r"significan|p-value|standard dev|hypothesis", re.IGNORECASE)
rooms = st.tuples(*[st.integers(0, 6)] * 5).filter(lambda counts: sum(counts) >= 5)
guesses = st.none() | st.integers(0, 100)
customers = st.integers(0, 100).map(of_100)


def title(facts: GapFacts, stage: RevealStage) -> str:
    return pair_title(pair_of(facts), facts.base, stage)


def numbers(sentence: str) -> list[int]:
    return [int(found) for found in re.findall(r"\d+", sentence)]


def test_the_story_is_told_stage_by_stage() -> None:
    facts = story.facts()
    assert facts.hero is not None
    told = [pair_title(facts.hero, facts.base, stage) for stage in RevealStage]
    assert told == [
        "11 of 12 have answered",
        "82\u00a0% of us say we are clearly better",
        "We guessed 61 of 100 riders would agree",
        "We guessed 61 of 100 riders would agree; 34 did",
        "82\u00a0% of us say we are clearly better; 34\u00a0% of riders agree",
    ]


def test_the_base_names_survey_dates_and_interval() -> None:
    facts = story.facts()
    assert facts.hero is not None
    assert pair_base(facts.hero, facts.base) == (
        "Spring survey, 2–27 March 2026: 412 riders answered. "
        "Whisker: 95\u00a0% interval, 30–39\u00a0%."
    )


@given(rooms, guesses, customers)
def test_a_pair_title_holds_exactly_its_shown_numbers(
    room: tuple[int, ...], guess: int | None, asked: tuple[int, ...]
) -> None:
    facts = odd_facts(room, guess, asked)
    points = pair_of(facts).points
    assert numbers(title(facts, RevealStage.SAID)) == [points.said]
    assert numbers(title(facts, RevealStage.GAP)) == [points.said, points.customers]
    if guess is not None:
        assert numbers(title(facts, RevealStage.PREDICTED)) == [points.predicted, 100]


@given(rooms, guesses, customers)
def test_the_direction_in_a_title_is_the_direction_of_the_gap(
    room: tuple[int, ...], guess: int | None, asked: tuple[int, ...]
) -> None:
    facts = odd_facts(room, guess, asked)
    fact, sentence = pair_of(facts), title(facts, RevealStage.GAP)
    assert fact.points.gap is not None
    if "too modest" in sentence:
        assert fact.points.gap < 0
    if "about right" in sentence:
        assert abs(fact.points.gap) <= 10
        assert fact.verdict is Verdict.ALIGNED
    told = gaps_title(facts)
    assert ("too high" in told) <= (fact.points.gap > 0)
    assert ("too low" in told) <= (fact.points.gap < 0 or "clearly" in told)


@given(st.lists(st.sampled_from(list(Verdict)), min_size=1, max_size=9))
def test_the_title_over_all_pairs_counts_its_verdicts(verdicts: list[Verdict]) -> None:
    pair = story.facts().pairs[0]
    facts = replace(
        story.facts(), pairs=tuple(replace(pair, verdict=verdict) for verdict in verdicts)
    )
    sentence = gaps_title(facts)
    over = sum(verdict in (Verdict.CLEAR_OVER, Verdict.LIKELY_OVER) for verdict in verdicts)
    under = sum(verdict in (Verdict.CLEAR_UNDER, Verdict.LIKELY_UNDER) for verdict in verdicts)
    assert ("too high on" in sentence) == (over > 0)
    if len(verdicts) > 1:
        assert numbers(sentence)[-1] == len(verdicts)
        if over and over < len(verdicts):
            assert numbers(sentence)[0] == over
        if under and not over and under < len(verdicts):
            assert numbers(sentence)[0] == under


@pytest.mark.parametrize(("name", "facts"), list(odd_pairs().items()))
def test_every_case_has_words_for_every_stage(name: str, facts: GapFacts) -> None:
    for stage in RevealStage:
        words = title(facts, stage) + pair_base(pair_of(facts), facts.base, stage)
        assert "{" not in words
        assert "None" not in words
        assert not FORBIDDEN.search(words)
    assert gaps_title(facts)
    assert "{" not in gaps_base(facts)
    assert all(label and text and "{" not in text for label, text in method_card(facts))


def test_many_customers_get_the_stress_line_instead_of_an_interval() -> None:
    facts = odd_pairs()["many customers"]
    base = replace(facts.base, customers_answered=10_000, customers_asked=100_000)
    told = pair_base(pair_of(facts), base)
    assert "10 points lower, 34\u00a0% would be 25\u00a0%" in told  # 0.34 - 0.90 * 0.10
    assert "interval" not in told


def test_what_may_not_be_shown_is_not_told() -> None:
    facts = odd_pairs()["too few of us"]
    assert "Fewer than 5" in title(facts, RevealStage.SAID)
    assert "100\u00a0%" not in title(facts, RevealStage.GAP)


def test_a_gap_that_rounds_apart_from_its_sides_says_that_it_is_rounded() -> None:
    facts = odd_facts((0, 2, 0, 5, 0), None, (131, 132, 0, 68, 68))  # 71.4 - 34.1 = 37.3
    assert "Rounded" not in pair_base(pair_of(facts), facts.base)
    facts = odd_facts((0, 2, 0, 5, 0), None, (132, 133, 0, 67, 67))  # 71.4 - 33.6 = 37.8 -> 38
    assert pair_of(facts).points.gap == 38
    assert "Rounded" in pair_base(pair_of(facts), facts.base)


def test_one_person_is_told_in_points() -> None:
    assert one_person(11) == "One different answer moves this by 9 points."


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (80, "larger than the famous ones"),
        (72, "as large as Bain & Company’s"),
        (50, "between the two famous ones"),
        (20, "smaller than the famous ones"),
        (0, "see it the same way"),
        (-24, "Riders rate us 24 points higher"),
    ],
)
def test_the_ruler_says_where_our_gap_lies(gap: int, words: str) -> None:
    facts = story.facts()
    assert facts.hero is not None
    hero = replace(facts.hero, points=replace(facts.hero.points, gap=gap))
    assert words in ruler_title(replace(facts, hero=hero), story.references())


@pytest.mark.parametrize(
    ("hero", "others", "words"),
    [
        ([4] * 12, [4] * 12, "The whole team rated, so our number is no estimate"),
        ([4] * 12, [4] * 11 + [None], "The whole team rated this statement"),
        ([4] * 11 + [None], [4] * 12, "who did not rate could move our number"),
    ],
)
def test_the_card_speaks_of_those_who_did_not_rate_only_when_there_are_some(
    hero: list[int | None], others: list[int | None], words: str
) -> None:
    ratings = {pair.id: hero if pair.headline else others for pair in story.STATEMENTS}
    facts = story.facts(replace(story.votes(), ratings=ratings, answered=12))
    assert words in dict(method_card(facts))["How sure our number is"]
