"""Readiness: six cards that agree with the line on top, in words that name the figures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxworkshop.domain.customers import Grade
from cxworkshop.domain.workshop import Person, RoomMode, Team, Workshop
from cxworkshop.results.formats import percent
from cxworkshop.services import preparing
from cxworkshop.services.desk import Desk
from cxworkshop.services.readiness import CardState, readiness
from cxworkshop.services.room_check import Finding
from tests.support.builders import a_score, a_source, a_statement


def card(desk: Desk, workshop: Workshop, name: str) -> CardState:
    return next(found for found in readiness(desk, workshop.id).cards if found.name == name)


def test_a_new_workshop_still_needs_customers_and_a_room_check(
    desk: Desk, workshop: Workshop
) -> None:
    found = readiness(desk, workshop.id)
    assert (found.ready, found.of) == (4, 6)
    assert [state.name for state in found.missing] == ["customers", "room"]
    assert [state.name for state in found.cards] == [
        "team",
        "agenda",
        "statements",
        "customers",
        "actions",
        "room",
    ]


def test_everything_done_is_ready(desk: Desk, workshop: Workshop) -> None:
    scores = [a_score(pair.id) for pair in workshop.statements]
    preparing.keep_customers(desk, workshop.id, a_source(scores=scores))
    found = preparing.readiness(desk, workshop.id, [Finding("disk", True, "Fine.")])
    assert (found.ready, found.missing) == (6, ())


@pytest.mark.parametrize(
    ("team", "state", "fact", "said"),
    [
        (Team(12), "ready", "12 executives", "One different answer moves a result by 8 points."),
        (Team(300), "ready", "300 executives", "Everyone in the team answers."),
        (Team(4), "missing", "4 executives", "from 5 answers on"),
        (Team(9, RoomMode.SAMPLE, 80), "ready", "9 executives", "They stand for 80 leaders"),
    ],
)
def test_the_team_card(
    desk: Desk, workshop: Workshop, team: Team, state: str, fact: str, said: str
) -> None:
    preparing.set_team(desk, workshop.id, replace(team, people=(Person("p", "Ada"),)))
    found = card(desk, workshop, "team")
    assert (found.state, found.fact, found.foot) == (state, fact, "1 possible owner named")
    assert said in found.consequence


@pytest.mark.parametrize(
    ("minutes", "state", "said"),
    [
        (65, "ready", "09:00 to 10:00, 5 minutes to spare."),
        (61, "ready", "one minute to spare"),
        (60, "ready", "no minute to spare"),
        (50, "missing", "10 minutes more than there is time"),
    ],
)
def test_the_agenda_card_compares_with_the_time_available(
    desk: Desk, workshop: Workshop, minutes: int, state: str, said: str
) -> None:
    preparing.change_details(desk, workshop.id, minutes_available=minutes)
    found = card(desk, workshop, "agenda")
    assert found.state == state
    assert found.fact == f"11 steps, 60 of {minutes} min"
    assert said in found.consequence
    assert found.foot == "Executive reveal"


def test_an_agenda_without_a_rating_reveals_nothing(desk: Desk, workshop: Workshop) -> None:
    preparing.set_agenda(desk, workshop.id, workshop.steps[:1])
    found = card(desk, workshop, "agenda")
    assert found.state == "missing"
    assert "nothing to reveal" in found.consequence
    assert found.foot == "Executive reveal, changed"


def test_the_statements_card(desk: Desk, workshop: Workshop) -> None:
    found = card(desk, workshop, "statements")
    assert (found.fact, found.foot) == ("7 pairs of statements", "5-point scale on both sides")
    preparing.set_statements(desk, workshop.id, (a_statement("own", own=True),))
    found = card(desk, workshop, "statements")
    assert found.fact == "1 pair of statements"
    assert "One is Harbour Bank’s own question." in found.consequence
    preparing.set_statements(desk, workshop.id, ())
    assert card(desk, workshop, "statements").state == "missing"


def test_the_customers_card(desk: Desk, workshop: Workshop) -> None:
    scores = [a_score("H1"), a_score("1a", grade=Grade.B)]
    preparing.keep_customers(desk, workshop.id, a_source(scores=scores))
    found = card(desk, workshop, "customers")
    assert (found.state, found.fact) == ("ready", "104 customers, grade B")
    assert "2 of 7 pairs have customers’ answers." in found.consequence
    assert found.foot == f"2–27 March 2026 · response rate {percent(20)}"


def test_a_column_that_nobody_confirmed_is_missing(desk: Desk, workshop: Workshop) -> None:
    scores = [a_score("H1"), a_score("1a", confirmed=False)]
    preparing.keep_customers(desk, workshop.id, a_source(scores=scores))
    found = card(desk, workshop, "customers")
    assert found.state == "missing"
    assert found.consequence == "One column still waits for your confirmation."


def test_the_actions_card_counts_what_is_offered(desk: Desk, workshop: Workshop) -> None:
    assert card(desk, workshop, "actions").fact == "28 actions offered"
    preparing.change_details(desk, workshop.id, offered_actions=("A01", "A09"))
    found = card(desk, workshop, "actions")
    assert (found.state, found.fact) == ("optional", "2 actions offered")
    assert found.foot == "HR 1 · technology 1"


def test_the_room_card_names_what_is_to_be_mended(desk: Desk, workshop: Workshop) -> None:
    findings = [Finding("network", False, "No network."), Finding("disk", True, "Fine.")]
    found = readiness(desk, workshop.id, findings).cards[-1]
    assert (found.state, found.fact) == ("missing", "1 of 2 checks passed")
    assert found.consequence == "No network."


def test_the_room_card_names_one_thing_to_mend_and_counts_the_others_and_no_unknown_ones(
    desk: Desk, workshop: Workshop
) -> None:
    bad = [Finding(name, False, f"No {name}.") for name in ("network", "disk", "screen")]
    unknown = Finding("notifications", True, "Look at them.", known=False)
    found = readiness(desk, workshop.id, [*bad, unknown]).cards[-1]
    assert found.fact == "0 of 3 checks passed"
    assert found.consequence == "No network.\n2 more things need a look."
