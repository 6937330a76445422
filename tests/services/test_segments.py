"""One group of customers, named in the question, frozen with the vote and locked after it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxworkshop.domain.workshop import Workshop
from cxworkshop.services import preparing, segments, voting
from cxworkshop.services.desk import Desk
from cxworkshop.services.readiness import readiness
from cxworkshop.services.segments import SegmentProblem
from tests.support.builders import a_full_source, a_score, vote

RATINGS = [5, 5, 4, 4, 4, 4, 4, 2, 2, 1]
NORTH = a_score("H1", n=60, counts=(0, 0, 0, 30, 30), segment="North")


@pytest.fixture
def apart(desk: Desk, workshop: Workshop) -> Workshop:
    """A survey that tells North and South apart."""
    scores = (a_score("H1"), NORTH, a_score("H1", n=40, counts=(20, 20, 0, 0, 0), segment="South"))
    source = replace(a_full_source(), scores=scores, panel=False)
    preparing.keep_customers(desk, workshop.id, source)
    return workshop


def segment(desk: Desk, workshop: Workshop) -> str | None:
    return preparing.workshop(desk, workshop.id).segment


def said_by_customers(desk: Desk, workshop: Workshop) -> int | None:
    facts = voting.facts(desk, workshop.id)
    assert facts is not None
    assert facts.hero is not None
    assert facts.hero.points is not None
    return facts.hero.points.customers


def test_questions_name_the_customers_that_are_meant(desk: Desk, apart: Workshop) -> None:
    segments.choose_segment(desk, apart.id, "North")
    for step in ("predict", "rate"):
        questions = voting.open_round(desk, apart.id, step).questions
        assert all(question.lead.startswith("Only about these customers: North.")
                   for question in questions)  # fmt: skip


def test_without_a_group_nothing_is_said_about_one(desk: Desk, apart: Workshop) -> None:
    assert all(
        not question.lead for question in voting.open_round(desk, apart.id, "rate").questions
    )


def test_the_customers_side_is_filtered(desk: Desk, apart: Workshop) -> None:
    segments.choose_segment(desk, apart.id, "South")
    vote(desk, apart.id, "rate", RATINGS)
    assert said_by_customers(desk, apart) == 0
    card = next(one for one in readiness(desk, apart.id).cards if one.name == "customers")
    assert card.fact.startswith("44 customers")
    assert card.foot.startswith("South")


def test_once_voted_the_group_stays_and_a_sentence_says_so(desk: Desk, apart: Workshop) -> None:
    segments.choose_segment(desk, apart.id, "North")
    assert not segments.is_locked(desk, apart.id)
    vote(desk, apart.id, "rate", RATINGS)
    assert segments.is_locked(desk, apart.id)
    with pytest.raises(SegmentProblem, match="stays as it was"):
        segments.choose_segment(desk, apart.id, None)
    assert segment(desk, apart) == "North"
    assert said_by_customers(desk, apart) == 100


def test_a_group_nobody_knows_is_refused(desk: Desk, apart: Workshop) -> None:
    with pytest.raises(SegmentProblem, match="“East”"):
        segments.choose_segment(desk, apart.id, "East")


def test_choosing_is_undone(desk: Desk, apart: Workshop) -> None:
    segments.choose_segment(desk, apart.id, "North")
    assert desk.history.undo() == "change who the customers are"
    assert segment(desk, apart) is None
    desk.history.redo()
    assert segment(desk, apart) == "North"


def test_a_survey_without_the_group_asks_about_everybody_again(desk: Desk, apart: Workshop) -> None:
    segments.choose_segment(desk, apart.id, "North")
    preparing.remove_customers(desk, apart.id)
    assert segment(desk, apart) is None
    desk.history.undo()
    assert segment(desk, apart) == "North"


def test_old_data_are_said_so_on_the_card(desk: Desk, apart: Workshop) -> None:
    source = preparing.customers(desk, apart.id)
    assert source is not None
    old = replace(source, field_from=None, field_to=apart.held_on.replace(year=2024))
    preparing.keep_customers(desk, apart.id, old)
    card = next(one for one in readiness(desk, apart.id).cards if one.name == "customers")
    assert card.consequence.startswith("Old data")
