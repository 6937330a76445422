"""A survey that is read and confirmed, without any window."""

from __future__ import annotations

from pathlib import Path

from cxworkshop.domain.customers import Grade
from cxworkshop.domain.workshop import Workshop
from cxworkshop.intake.columns import Best
from cxworkshop.intake.mapping import Segment
from cxworkshop.services.desk import Desk
from cxworkshop.ui.prepare.customers.question import OWN, sentence_for
from tests.support.survey_steps import SAMPLE, reading_of


def test_our_own_wordings_are_found_again_in_a_file(desk: Desk, workshop: Workshop) -> None:
    reading = reading_of(SAMPLE, desk, workshop)
    assert [question.use for question in reading.used] == [one.id for one in workshop.statements]


def test_a_foreign_question_is_asked_in_its_own_words(
    hotel: Path, desk: Desk, workshop: Workshop
) -> None:
    reading = reading_of(hotel, desk, workshop)
    question = reading.questions["Q1"]
    assert question.use == OWN
    assert question.executives == "Customers reach a person when something goes wrong."
    assert reading.grade(question) is Grade.A


def test_the_sentence_reads_the_numbers_back(hotel: Path, desk: Desk, workshop: Workshop) -> None:
    reading = reading_of(hotel, desk, workshop)
    sentence = sentence_for(reading.questions["Q1"])
    assert sentence.startswith("40 customers; 75")
    assert "chose 4–5 = agree; 5 is good. Right?" in sentence


def test_turning_the_scale_turns_the_share_and_takes_the_confirmation_back(
    hotel: Path, desk: Desk, workshop: Workshop
) -> None:
    reading = reading_of(hotel, desk, workshop)
    question = reading.change("Q2", best=Best.LOW)
    assert (question.good, question.agreeing, question.share) == (1, (1, 2), 0.6)
    reading.confirm("Q2")
    turned = reading.change("Q2", best=Best.HIGH)
    assert (turned.good, turned.agreeing, turned.share) == (6, (5, 6), 0.15)
    assert not turned.confirmed


def test_another_wording_leaves_the_confirmation_alone(
    hotel: Path, desk: Desk, workshop: Workshop
) -> None:
    reading = reading_of(hotel, desk, workshop)
    reading.confirm("Q1")
    assert reading.change("Q1", executives="Guests reach us.").confirmed


def test_one_question_answers_one_statement(desk: Desk, workshop: Workshop) -> None:
    reading = reading_of(SAMPLE, desk, workshop)
    reading.answer_with("1a", "Q1")
    assert reading.answered_by("1a") == "Q1"
    assert reading.answered_by("H1") == ""
    assert reading.questions["Q2"].use == ""


def test_only_confirmed_questions_become_scores(
    hotel: Path, desk: Desk, workshop: Workshop
) -> None:
    reading = reading_of(hotel, desk, workshop)
    reading.confirm("Q1")
    scored = reading.finish()
    assert [score.column for score in scored.source.scores] == ["Q1"]
    assert len(scored.own_pairs) == 1


def test_a_segment_is_read_back_with_its_own_numbers(
    hotel: Path, desk: Desk, workshop: Workshop
) -> None:
    reading = reading_of(hotel, desk, workshop)
    reading.segment = Segment("Region", "North")
    reading.take_counts(reading.count(lambda: False))
    assert sentence_for(reading.questions["Q1"]).startswith("20 customers; 75")
