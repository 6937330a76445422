"""Voting: a round freezes what was asked, its answers are kept once, and facts come from it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cxworkshop.domain.polls import QuestionKind
from cxworkshop.domain.rounds import RoundState
from cxworkshop.domain.statements import Form
from cxworkshop.domain.workshop import RoomMode, Workshop
from cxworkshop.results.gap import reveal_choice
from cxworkshop.results.hints import outcome_hint
from cxworkshop.results.method_card import method_card
from cxworkshop.results.sentences.pair import pair_base
from cxworkshop.services import preparing, segments, shelf, voting
from cxworkshop.services.desk import Desk
from cxworkshop.services.events import Event, RoundKept, RoundOpened, WorkshopsChanged
from tests.support.builders import a_score, a_source, closed_line, vote

RATINGS = [5, 5, 4, 4, 4, 4, 3, 2, 2, 1, None]
GUESSES = [60, 70, None, {"likely": 50, "low": 30, "high": 80}, 40, 55]


@pytest.fixture
def surveyed(desk: Desk, workshop: Workshop) -> Workshop:
    scores = [a_score(pair.id) for pair in workshop.statements]
    preparing.keep_customers(desk, workshop.id, a_source(scores=scores))
    return workshop


def test_a_rating_asks_executives_on_their_scale(desk: Desk, workshop: Workshop) -> None:
    round_ = voting.open_round(desk, workshop.id, "rate")
    question = round_.questions[0]
    pair = workshop.statements[0]
    assert (question.id, question.kind) == (pair.id, QuestionKind.RATING)
    assert question.text == pair.executives
    assert question.scale
    assert question.scale.labels == pair.scale.labels
    assert round_.state is RoundState.OPEN
    assert (round_.team_size, round_.room_mode, round_.threshold, round_.k) == (12, "census", 10, 5)


def test_a_prediction_asks_how_many_customers_agree(desk: Desk, workshop: Workshop) -> None:
    preparing.change_details(desk, workshop.id, customers_word="guests")
    question = voting.open_round(desk, workshop.id, "predict").questions[0]
    assert question.kind is QuestionKind.PREDICTION
    assert question.text == workshop.statements[0].customers
    assert question.lead == "Out of 100 of our guests, how many would agree with this?"


def test_a_step_may_ask_some_statements_alone(desk: Desk) -> None:
    tour = shelf.create(desk, "tour", "Harbour Bank", desk.today())
    assert [q.id for q in voting.open_round(desk, tour.id, "predict").questions] == ["H1"]
    assert len(voting.open_round(desk, tour.id, "rate").questions) == 3


def test_opening_again_gives_the_same_round_until_it_is_asked_anew(
    desk: Desk, workshop: Workshop, events: list[Event]
) -> None:
    first = voting.open_round(desk, workshop.id, "rate")
    assert voting.open_round(desk, workshop.id, "rate") == first
    assert events == [RoundOpened(workshop.id, first.id)]
    again = voting.open_round(desk, workshop.id, "rate", anew=True)
    assert again.id != first.id
    assert voting.current_round(desk, workshop.id) == again
    with pytest.raises(voting.VotingProblem):
        voting.keep_answers(desk, closed_line(first, [5]))


def test_a_kept_round_is_given_back_and_a_new_one_takes_its_place_when_kept(
    desk: Desk, surveyed: Workshop
) -> None:
    first = vote(desk, surveyed.id, "rate", RATINGS)
    found = voting.open_round(desk, surveyed.id, "rate")
    assert (found.id, found.state) == (first.id, RoundState.CLOSED)
    second = voting.open_round(desk, surveyed.id, "rate", anew=True)
    assert Counter(voting.votes(desk, surveyed.id).ratings["H1"]) == Counter(RATINGS)
    voting.keep_answers(desk, closed_line(second, [1] * 6))
    assert list(voting.votes(desk, surveyed.id).ratings["H1"]) == [1] * 6


def test_the_round_in_the_room_is_known_after_a_restart(desk: Desk, workshop: Workshop) -> None:
    assert voting.current_round(desk, workshop.id) is None
    round_ = voting.open_round(desk, workshop.id, "predict")
    assert voting.current_round(desk, workshop.id) == round_
    voting.keep_answers(desk, closed_line(round_, GUESSES))
    assert voting.current_round(desk, workshop.id) is None
    kept = voting.round_of(desk, workshop.id, "predict")
    assert kept
    assert kept.state is RoundState.CLOSED


def test_answers_are_kept_with_their_ways_and_only_once(
    desk: Desk, workshop: Workshop, events: list[Event]
) -> None:
    round_ = voting.open_round(desk, workshop.id, "rate")
    line = closed_line(round_, RATINGS) | {"ways": {"phone": 9, "paper": 2}}
    kept = RoundKept(workshop.id, round_.id)
    assert voting.keep_answers(desk, line) == kept
    assert voting.keep_answers(desk, line | {"answered": 99}) == kept
    votes = voting.votes(desk, workshop.id)
    assert (votes.answered, dict(votes.ways)) == (11, {"phone": 9, "paper": 2})
    assert {name: Counter(values) for name, values in votes.ratings.items()} == {
        pair.id: Counter(RATINGS) for pair in workshop.statements
    }
    assert events[-2:] == [WorkshopsChanged(), kept]
    assert events.count(kept) == 1


def test_predictions_count_by_their_likely_value(desk: Desk, workshop: Workshop) -> None:
    vote(desk, workshop.id, "predict", GUESSES)
    votes = voting.votes(desk, workshop.id)
    assert Counter(votes.predictions["6b"]) == Counter([60, 70, None, 50, 40, 55])
    assert (votes.predicted, votes.answered) == (6, 0)
    assert voting.facts(desk, workshop.id) is None


@pytest.mark.parametrize(
    "answers",
    [{"H1": [6]}, {"H1": ["<b>"]}, {"nobody asked": [3]}, {"H1": [3], "1a": [True]}],
)
def test_answers_that_do_not_fit_are_refused_as_a_whole(
    desk: Desk, workshop: Workshop, answers: dict[str, Any]
) -> None:
    round_ = voting.open_round(desk, workshop.id, "rate")
    with pytest.raises(voting.VotingProblem, match="don’t fit"):
        voting.keep_answers(desk, closed_line(round_, [3]) | {"answers": answers})
    assert voting.current_round(desk, workshop.id) == round_
    assert voting.votes(desk, workshop.id).ratings == {}


def test_a_round_that_nobody_opened_is_refused(desk: Desk, workshop: Workshop) -> None:
    with pytest.raises(voting.VotingProblem, match="does not know"):
        voting.keep_answers(desk, {"event": "closed", "round": "r", "answered": 1, "answers": {}})


def test_a_step_that_asks_nothing_opens_no_vote(desk: Desk, workshop: Workshop) -> None:
    with pytest.raises(voting.VotingProblem, match="asks nothing"):
        voting.open_round(desk, workshop.id, "welcome")
    preparing.set_statements(desk, workshop.id, ())
    with pytest.raises(voting.VotingProblem, match="asks nothing"):
        voting.open_round(desk, workshop.id, "rate")


def test_the_facts_say_what_was_answered(desk: Desk, surveyed: Workshop) -> None:
    vote(desk, surveyed.id, "predict", GUESSES)
    vote(desk, surveyed.id, "rate", RATINGS)
    facts = voting.facts(desk, surveyed.id)
    assert facts
    assert facts.hero
    assert facts.hero.points.said == 60
    assert facts.hero.points.customers == 34
    assert facts.hero.points.predicted == 55
    assert facts.base.answered == 11


def test_later_edits_do_not_rewrite_what_was_voted_on(desk: Desk, surveyed: Workshop) -> None:
    vote(desk, surveyed.id, "rate", RATINGS)
    before = voting.facts(desk, surveyed.id)
    assert before
    reworded = tuple(replace(pair, executives="Else") for pair in surveyed.statements[2:])
    preparing.set_statements(desk, surveyed.id, reworded)
    team = replace(surveyed.team, size=40, mode=RoomMode.SAMPLE, population=400)
    preparing.set_team(desk, surveyed.id, team)
    assert voting.facts(desk, surveyed.id) == before


@pytest.mark.parametrize("rule", [{"threshold": 0.3}, {"k": 20}, {"strict": True}])
def test_the_rules_of_the_results_are_settled_by_the_first_vote(
    desk: Desk, surveyed: Workshop, rule: dict[str, Any]
) -> None:
    preparing.change_details(desk, surveyed.id, **rule)
    preparing.change_details(desk, surveyed.id, threshold=0.1, k=5, strict=False)
    voting.open_round(desk, surveyed.id, "rate")
    with pytest.raises(preparing.SettledProblem, match="it stays"):
        preparing.change_details(desk, surveyed.id, **rule)
    assert preparing.workshop(desk, surveyed.id).threshold == 0.1


def test_customers_that_come_after_the_vote_count(desk: Desk, workshop: Workshop) -> None:
    vote(desk, workshop.id, "rate", RATINGS)
    without = voting.facts(desk, workshop.id)
    assert without
    assert without.hero is None or without.hero.points.gap is None
    preparing.keep_customers(desk, workshop.id, a_source(scores=[a_score("H1")]))
    facts = voting.facts(desk, workshop.id)
    assert facts
    assert facts.hero
    assert facts.hero.points.gap == 26


def test_too_few_answers_show_nothing(desk: Desk, surveyed: Workshop) -> None:
    vote(desk, surveyed.id, "rate", RATINGS[:4])
    facts = voting.facts(desk, surveyed.id)
    assert facts
    assert all(fact.team is None and fact.too_few for fact in facts.pairs)


def test_the_facilitator_chooses_which_blind_spots_to_reveal(
    desk: Desk, surveyed: Workshop
) -> None:
    vote(desk, surveyed.id, "predict", GUESSES)
    vote(desk, surveyed.id, "rate", RATINGS)
    voting.choose_blind_spots(desk, surveyed.id, ["7a", "1a"])
    facts = voting.facts(desk, surveyed.id)
    assert facts
    assert [fact.statement.id for fact in facts.blind_spots] == ["7a", "1a"]


def test_the_day_of_the_vote_is_told_and_not_the_planned_one(
    desk: Desk, surveyed: Workshop
) -> None:
    preparing.change_details(desk, surveyed.id, held_on=date(2026, 6, 30))
    vote(desk, surveyed.id, "rate", RATINGS)
    facts = voting.facts(desk, surveyed.id)
    assert facts
    assert facts.base.voted_on == desk.now().astimezone().date()
    assert "12 May 2026" in dict(method_card(facts))["Who of us answered"]


def test_customers_asked_long_before_the_vote_are_called_old(
    desk: Desk, workshop: Workshop
) -> None:
    scores = [a_score(pair.id) for pair in workshop.statements]
    old = replace(a_source(scores=scores), field_from=None, field_to=date(2024, 9, 1))
    preparing.keep_customers(desk, workshop.id, old)
    vote(desk, workshop.id, "rate", RATINGS)
    facts = voting.facts(desk, workshop.id)
    assert facts
    assert facts.hero
    assert facts.base.old_months == 20
    assert "Old data: 20 months before the vote." in pair_base(facts.hero, facts.base)
    assert "Old data: 20 months" in dict(method_card(facts))["What to mind"]


def test_a_vote_asked_again_stands_beside_the_first(desk: Desk, surveyed: Workshop) -> None:
    vote(desk, surveyed.id, "rate", [4] * 6 + [2] * 4)
    first = voting.facts(desk, surveyed.id)
    assert first
    assert first.again == ()
    again = voting.open_round(desk, surveyed.id, "rate", anew=True)
    voting.keep_answers(desk, closed_line(again, [4] * 8 + [2] * 2))
    facts = voting.facts(desk, surveyed.id)
    assert facts
    told = {one.after.statement.id: (one.rated, one.points) for one in facts.again}
    assert told == {pair.id: ((10, 10), 20) for pair in surveyed.statements}
    assert "20 points higher" in dict(method_card(facts))["Asked again"]
    assert any("20 points higher" in line for line in outcome_hint(facts).paragraphs)


def test_who_joins_a_vote_asked_again_is_not_told_by_a_difference(
    desk: Desk, surveyed: Workshop
) -> None:
    vote(desk, surveyed.id, "rate", [4] * 6 + [2] * 4)
    again = voting.open_round(desk, surveyed.id, "rate", anew=True)
    voting.keep_answers(desk, closed_line(again, [4] * 7 + [2] * 4))
    facts = voting.facts(desk, surveyed.id)
    assert facts
    assert {one.points for one in facts.again} == {None}
    assert "points" not in dict(method_card(facts))["Asked again"]


def test_ranges_given_with_predictions_are_kept(desk: Desk, surveyed: Workshop) -> None:
    vote(desk, surveyed.id, "predict", GUESSES)
    ranges = voting.votes(desk, surveyed.id).ranges["6b"]
    assert [one for one in ranges if one] == [(30, 80)]
    assert len(ranges) == len(GUESSES)


def test_a_full_form_has_its_areas(desk: Desk, workshop: Workshop) -> None:
    preparing.choose_form(desk, workshop.id, Form.FULL)
    full = preparing.workshop(desk, workshop.id)
    scores = [a_score(pair.id) for pair in full.statements]
    preparing.keep_customers(desk, workshop.id, a_source(scores=scores))
    vote(desk, workshop.id, "rate", RATINGS)
    facts = voting.facts(desk, workshop.id)
    assert facts
    assert len(facts.dimensions) == 8
    assert {area.of for area in facts.dimensions} == {3}
    assert reveal_choice(facts).gaps_pages == 4


def test_only_the_chosen_segment_of_customers_is_compared(desk: Desk, workshop: Workshop) -> None:
    scores = [a_score(pair.id) for pair in workshop.statements]
    north = [replace(a_score(pair.id), counts=(5, 5, 10, 50, 30), segment="North", n=100)
             for pair in workshop.statements]  # fmt: skip
    source = replace(a_source(scores=[*scores, *north]), segments=("North",), segment_rows=(100,))
    preparing.keep_customers(desk, workshop.id, source)
    segments.choose_segment(desk, workshop.id, "North")
    vote(desk, workshop.id, "rate", RATINGS)
    facts = voting.facts(desk, workshop.id)
    assert facts
    assert facts.hero
    assert facts.hero.points.customers == 80
    assert "“North”" in dict(method_card(facts))["Which customers are meant"]
