"""The numbers of one question of a survey, as they are read back."""

from dataclasses import replace

import pytest

from cxworkshop.domain.customers import CustomerScore
from cxworkshop.intake.columns import Best, Column, Kind
from cxworkshop.ui.prepare.customers.question import OWN, Question
from tests.support.builders import a_score

PLAIN = a_score("Q1", counts=(10, 10, 20, 30, 30), n=100)
HEAVY = replace(PLAIN, weighted_counts=(30.0, 30.0, 40.0, 50.0, 50.0))


def asked(found: CustomerScore) -> Question:
    column = Column(index=0, letter="A", name="Q1", label="Q1", kind=Kind.RATING, n=100, missing=0)
    return Question(column, OWN, Best.HIGH, 2, "We listen.", "Listen", found)


def test_weighted_answers_add_up_to_the_customers_and_keep_their_share() -> None:
    weighted = asked(HEAVY)
    assert sum(weighted.counts) == pytest.approx(weighted.rated)
    assert weighted.share == pytest.approx(0.5)
    assert weighted.weighted


def test_answers_without_weights_are_shown_as_they_were_counted() -> None:
    assert asked(PLAIN).counts == (10, 10, 20, 30, 30)
    assert not asked(PLAIN).weighted
