"""The rules of anonymity held against everything that can be read, by brute force over small rooms.

"Everything" is what goes out: the facts themselves, the phones, every sentence, the tables behind
the charts and the sheets of the spreadsheet.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations_with_replacement
from typing import Any

import pytest

from cxworkshop.charts.consensus_map import consensus_map
from cxworkshop.charts.gap_table import gaps_table
from cxworkshop.charts.pair_table import pair_table
from cxworkshop.charts.style import Look
from cxworkshop.domain.cues import RevealStage
from cxworkshop.domain.plan import Plan
from cxworkshop.domain.workshop import Team
from cxworkshop.method.gaps import Verdict
from cxworkshop.method.privacy import Limit
from cxworkshop.reports.result_tables import result_tables
from cxworkshop.results.distribution import distribution
from cxworkshop.results.facts import GapFacts
from cxworkshop.results.gap import Votes
from cxworkshop.results.gap_pages import gap_pages
from cxworkshop.results.hints import outcome_hint
from cxworkshop.results.method_card import method_card
from cxworkshop.results.minority import minority_sentences
from cxworkshop.results.phone import phone_results
from cxworkshop.results.sentences.gaps import gaps_base, gaps_title
from cxworkshop.results.sentences.pair import pair_base, pair_title
from cxworkshop.results.vote_again import again_words, votes_again
from cxworkshop.results.what_if import what_if
from tests.support import story

STATEMENT = story.STATEMENTS[0]
CUSTOMERS = (58, 96, 112, 98, 39)
Pattern = tuple[int, ...]


def patterns(people: int) -> list[Pattern]:
    """Every way in which so many people can answer five boxes."""
    given = combinations_with_replacement(range(5), people)
    return [tuple(answers.count(box) for box in range(5)) for answers in given]


def facts_of(pattern: Sequence[int], team: int | None = None, **rules: Any) -> GapFacts:
    people = sum(pattern)
    votes = Votes(
        {STATEMENT.id: story.ratings_from(pattern)},
        {STATEMENT.id: [float(50 + place) for place in range(people)]},
        answered=people,
        predicted=people,
    )
    return story.facts(
        votes,
        story.source({STATEMENT.id: CUSTOMERS}),
        statements=(STATEMENT,),
        team=Team(people if team is None else team),
        **rules,
    )


def read_out(facts: GapFacts) -> str:
    """All that leaves the laptop about the first pair, as one text."""
    fact, base = facts.pairs[0], facts.base
    told: list[object] = [
        fact,
        phone_results(facts),
        gaps_title(facts),
        gaps_base(facts),
        method_card(facts),
        outcome_hint(facts),
        minority_sentences(facts),
        distribution(fact),
        what_if(fact, 0.5),
        gaps_table(facts, gap_pages(facts)[0], "en"),
        result_tables(story.workshop(statements=(STATEMENT,)), facts, Plan()),
    ]
    for stage in RevealStage:
        told += [pair_title(fact, base, stage), pair_base(fact, base, stage)]
        told.append(pair_table(fact, base, stage, "en"))
    return repr(told)


@cache
def rooms_by_what_is_read(people: int) -> dict[str, list[Pattern]]:
    """Strict rooms, those together of which the same is read."""
    found: dict[str, list[Pattern]] = defaultdict(list)
    for pattern in patterns(people):
        found[read_out(facts_of(pattern, strict=True))].append(pattern)
    return found


def is_unanimous(pattern: Pattern) -> bool:
    return max(pattern) == sum(pattern)


@pytest.mark.parametrize("people", range(1, 5))
def test_nothing_of_fewer_than_k_is_told_whatever_they_answered(people: int) -> None:
    """R1 and R3."""
    assert len({read_out(facts_of(pattern)) for pattern in patterns(people)}) == 1


def test_who_could_not_judge_does_not_count_towards_k() -> None:
    """R3: nine in the room, four of whom rated."""
    told = set()
    for pattern in patterns(4):
        votes = Votes({STATEMENT.id: story.ratings_from(pattern, cant_judge=5)}, answered=9)
        told.add(read_out(story.facts(votes, statements=(STATEMENT,))))
    assert len(told) == 1


@pytest.mark.parametrize("people", [3, 4])
def test_an_open_team_tells_its_count_and_its_median_and_nothing_else(people: int) -> None:
    """R2: of rooms with the same count and median the same is read."""
    told: dict[tuple[int, float], set[str]] = defaultdict(set)
    for pattern in patterns(people):
        facts = facts_of(pattern, open_mode=True)
        counted = facts.pairs[0].open_count
        assert counted is not None
        assert (counted.agree, counted.rated) == (sum(pattern[-2:]), people)
        told[counted.agree, counted.median].add(read_out(facts))
        assert facts.pairs[0].team is facts.pairs[0].gap is facts.pairs[0].verdict is None
        assert facts.pairs[0].predicted is None
    assert all(len(texts) == 1 for texts in told.values())


@pytest.mark.parametrize(("team", "rated"), [(4, 2), (9, 4), (5, 4), (2, 2)])
def test_open_counts_need_a_team_of_three_or_four_of_whom_three_rated(
    team: int, rated: int
) -> None:
    """R2 and R3."""
    told = {read_out(facts_of(pattern, team, open_mode=True)) for pattern in patterns(rated)}
    assert len(told) == 1


@pytest.mark.parametrize("people", [5, 6])
def test_a_strict_room_never_tells_that_it_was_unanimous(people: int) -> None:
    """R8: whatever is read of a unanimous room is read of one that was not."""
    for rooms in rooms_by_what_is_read(people).values():
        if any(map(is_unanimous, rooms)):
            assert not all(map(is_unanimous, rooms))


@pytest.mark.parametrize("people", [5, 6])
def test_a_strict_room_tells_near_unanimity_as_a_limit_and_the_rest_exactly(people: int) -> None:
    """R8."""
    for pattern in patterns(people):
        fact = facts_of(pattern, strict=True).pairs[0]
        assert fact.team is not None
        share = sum(pattern[-2:]) / people
        if 0.2 < share < 0.8:
            assert (fact.team.limit, fact.team.counts) == (Limit.EXACT, pattern)
        else:
            limit = Limit.AT_LEAST if share >= 0.8 else Limit.AT_MOST
            assert (fact.team.limit, fact.points.said) == (limit, 80 if share >= 0.8 else 20)
            assert fact.team.estimate.low <= share <= fact.team.estimate.high


def test_the_verdict_of_a_strict_room_holds_for_every_room_that_it_may_be() -> None:
    """R8: a limit must not make anybody surer than the answers would."""
    for pattern in patterns(6):
        strict = facts_of(pattern, strict=True).pairs[0].verdict
        exact = facts_of(pattern).pairs[0].verdict
        if strict in (Verdict.CLEAR_OVER, Verdict.CLEAR_UNDER, Verdict.ALIGNED):
            assert strict is exact, pattern


def test_no_decimals_and_no_spread_of_fewer_than_ten() -> None:
    """R7, in sentences and sheets; an agreement of the map is no mean."""
    for pattern in patterns(6):
        facts = facts_of(pattern)
        assert facts.pairs[0].predicted is not None
        assert facts.pairs[0].predicted.spread is None
        for table in result_tables(story.workshop(statements=(STATEMENT,)), facts, Plan()):
            assert not [cell for row in table.rows for cell in row if isinstance(cell, float)]
        sentences = " ".join(
            [gaps_title(facts), *(text for _, text in method_card(facts)), *_all_pair_words(facts)]
        )
        assert not re.search(r"\d\.\d", sentences)
        assert "deviation" not in sentences


def _all_pair_words(facts: GapFacts) -> Iterator[str]:
    for stage in RevealStage:
        yield pair_title(facts.pairs[0], facts.base, stage)
        yield pair_base(facts.pairs[0], facts.base, stage)


@pytest.mark.parametrize("people", range(1, 5))
def test_predictions_obey_the_same_k(people: int) -> None:
    """R12."""
    guesses = [0.0, 10.0, 90.0, 100.0][:people]
    told = set()
    for given in (guesses, [50.0] * people):
        votes = Votes(
            {STATEMENT.id: story.ratings_from((0, 1, 2, 3, 0))},
            {STATEMENT.id: given},
            answered=6,
            predicted=people,
        )
        told.add(read_out(story.facts(votes, statements=(STATEMENT,))))
    assert len(told) == 1


@pytest.mark.parametrize(("before", "after"), [(6, 5), (5, 6), (11, 12)])
def test_no_difference_is_told_when_one_person_joined_or_left(before: int, after: int) -> None:
    """R6: both are told with how many they are of, whatever was answered."""
    first, second = facts_of((0, 1, 0, before - 1, 0)), facts_of((0, 0, 1, after - 1, 0))
    (again,) = votes_again(first, second)
    assert again.points is again.movers is None
    words = again_words(again)
    assert f"of {before} before" in words
    assert f"of {after} now" in words
    assert "higher" not in words
    assert "lower" not in words


def test_the_same_number_is_compared_with_how_many_moved() -> None:
    """R6."""
    (again,) = votes_again(facts_of((0, 3, 0, 3, 0)), facts_of((0, 1, 0, 5, 0)))
    assert again.points == 33
    assert again.movers is not None
    assert again.movers.people == 2
    assert "33 points higher. At least 2 of us answered otherwise" in again_words(again)


def test_two_more_people_may_be_told_as_a_difference_with_both_numbers() -> None:
    """R6."""
    (again,) = votes_again(facts_of((0, 3, 0, 3, 0)), facts_of((0, 2, 0, 6, 0)))
    assert (again.points, again.movers) == (25, None)
    assert "of 6 before" in again_words(again)


def test_a_strict_room_is_not_compared_by_its_limits() -> None:
    """R6 and R8."""
    strict = [facts_of(pattern, strict=True) for pattern in ((0, 3, 0, 3, 0), (0, 0, 0, 6, 0))]
    (again,) = votes_again(*strict)
    assert again.points is None
    assert "≥" in again_words(again)


def test_the_map_of_a_strict_room_stops_where_its_limit_stops() -> None:
    """R8: neither place nor number tells that all answered alike."""
    rows = {
        consensus_map(facts_of(pattern, strict=True), Look()).table[1]
        for pattern in ((0, 0, 0, 0, 6), (0, 0, 0, 1, 5), (0, 0, 0, 6, 0))
    }
    assert len(rows) == 1
