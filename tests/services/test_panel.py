"""A panel in the room: counted people and quotes, never a percentage, never too many of them."""

from __future__ import annotations

import pytest

from cxworkshop.domain.customers import Grade
from cxworkshop.domain.workshop import Workshop
from cxworkshop.services import preparing, voices, voting
from cxworkshop.services.desk import Desk
from cxworkshop.services.panel import Heard, PanelProblem, keep_panel, panel
from cxworkshop.services.readiness import readiness
from tests.support.builders import source_of, vote

HEARD = (Heard("H1", (1, 1, 0, 3, 1), 0, ("We like it",)), Heard("4a", (0,) * 5, 0, ("  ", "No")))


def test_counts_and_quotes_are_kept_as_grade_d(desk: Desk, workshop: Workshop) -> None:
    keep_panel(desk, workshop.id, 6, HEARD)
    source = source_of(desk, workshop)
    assert (source.panel, source.rows, source.field_to) == (True, 6, workshop.held_on)
    assert [(one.statement_id, one.n, one.grade, one.confirmed) for one in source.scores] == [
        ("H1", 6, Grade.D, True)
    ]
    assert [voice.text for voice in voices.approved_voices(desk, workshop.id)] == [
        "We like it",
        "No",
    ]
    assert panel(source)["H1"].counts == (1, 1, 0, 3, 1)
    assert panel(source)["4a"].quotes == ("No",)


def test_it_is_shown_as_people_without_a_percentage_or_a_verdict(
    desk: Desk, workshop: Workshop
) -> None:
    keep_panel(desk, workshop.id, 6, HEARD)
    vote(desk, workshop.id, "rate", [5, 5, 4, 4, 4, 4, 4, 2, 2])
    facts = voting.facts(desk, workshop.id)
    assert facts is not None
    first = next(pair for pair in facts.pairs if pair.statement.id == "H1")
    assert (first.verdict, first.gap) == (None, None)
    assert first.customers is not None
    assert first.customers.counts == (1, 1, 0, 3, 1)
    card = next(one for one in readiness(desk, workshop.id).cards if one.name == "customers")
    assert card.fact == "6 customers, grade D"


@pytest.mark.parametrize("people", [2, 16])
def test_a_panel_has_three_to_fifteen_people(desk: Desk, workshop: Workshop, people: int) -> None:
    with pytest.raises(PanelProblem, match="3 to 15"):
        keep_panel(desk, workshop.id, people, HEARD)


def test_more_answers_than_people_are_refused(desk: Desk, workshop: Workshop) -> None:
    with pytest.raises(PanelProblem, match="6 answers from 5 people"):
        keep_panel(desk, workshop.id, 5, HEARD)
    assert preparing.customers(desk, workshop.id) is None


def test_an_empty_panel_is_refused(desk: Desk, workshop: Workshop) -> None:
    with pytest.raises(PanelProblem, match="Nothing"):
        keep_panel(desk, workshop.id, 5, (Heard("H1", (0,) * 5),))


def test_a_quote_that_was_taken_back_stays_so_when_the_panel_is_changed(
    desk: Desk, workshop: Workshop
) -> None:
    keep_panel(desk, workshop.id, 6, HEARD)
    voices.approve(desk, workshop.id, source_of(desk, workshop).voices[0].id, yes=False)
    keep_panel(desk, workshop.id, 7, HEARD)
    assert [voice.text for voice in voices.approved_voices(desk, workshop.id)] == ["No"]
    desk.history.undo()
    assert source_of(desk, workshop).rows == 6
