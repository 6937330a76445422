"""What closed votes tell beside ratings: only when kept, and of a repeated vote the latest."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxworkshop.results.calibration import team_ranges
from cxworkshop.results.maps import ImportanceSource
from cxworkshop.services import preparing, voting
from cxworkshop.services.desk import Desk
from cxworkshop.services.insights import insights
from tests.support.builders import closed_line
from tests.support.talkative import open_talkative, tell_all


def test_an_open_vote_tells_nothing(desk: Desk) -> None:
    workshop = open_talkative(desk)
    voting.open_round(desk, workshop.id, "dots")
    told = insights(desk, workshop.id)
    assert (told.importance, dict(told.ranges), dict(told.results)) == (None, {}, {})


def test_kept_votes_tell_importance_ranges_and_results(desk: Desk) -> None:
    workshop = open_talkative(desk)
    tell_all(desk, workshop)
    told, facts = insights(desk, workshop.id), voting.facts(desk, workshop.id)
    assert told.importance
    assert told.importance.people == 12
    assert sum(told.importance.shares.values()) == pytest.approx(1)
    assert facts
    assert len(team_ranges(told.ranges, facts)) == len(workshop.statements)
    assert told.results["dots"].people == 12


def test_before_there_are_dots_customers_say_what_matters(desk: Desk) -> None:
    workshop = open_talkative(desk)
    source = preparing.customers(desk, workshop.id)
    assert source
    weighing = tuple(replace(score, top=1) for score in source.scores[:3])
    preparing.keep_customers(desk, workshop.id, replace(source, importance=weighing))
    stated = insights(desk, workshop.id).importance
    tell_all(desk, workshop)
    given = insights(desk, workshop.id).importance
    assert stated
    assert given
    assert (stated.source, len(stated.shares)) == (ImportanceSource.CUSTOMERS, 3)
    assert given.source is ImportanceSource.DOTS


def test_dots_of_too_few_leave_the_word_to_customers(desk: Desk) -> None:
    workshop = open_talkative(desk)
    round_ = voting.open_round(desk, workshop.id, "dots")
    voting.keep_answers(desk, closed_line(round_, [{"6b": 2, "4a": 1}] * 4))
    alone = insights(desk, workshop.id).importance
    source = preparing.customers(desk, workshop.id)
    assert source
    weighing = tuple(replace(score, top=1) for score in source.scores[:3])
    preparing.keep_customers(desk, workshop.id, replace(source, importance=weighing))
    beside = insights(desk, workshop.id).importance
    assert alone
    assert alone.source is ImportanceSource.DOTS
    assert beside
    assert beside.source is ImportanceSource.CUSTOMERS


def test_of_a_repeated_vote_the_latest_counts_and_the_first_until_then(desk: Desk) -> None:
    workshop = open_talkative(desk)
    tell_all(desk, workshop)
    again = voting.open_round(desk, workshop.id, "dots", anew=True)
    before = insights(desk, workshop.id)
    assert before.results["dots"].people == 12
    voting.keep_answers(desk, closed_line(again, [{"6b": 2, "4a": 1}] * 6))
    told = insights(desk, workshop.id)
    assert told.importance
    assert (told.importance.people, told.results["dots"].people) == (6, 6)


def test_a_statement_dropped_since_keeps_what_was_asked(desk: Desk) -> None:
    workshop = open_talkative(desk)
    tell_all(desk, workshop)
    preparing.set_statements(desk, workshop.id, workshop.statements[:-1])
    asked = insights(desk, workshop.id).results["dots"].question
    assert workshop.statements[-1].id in asked.item_ids
