"""Plan B: the papers ask what the vote will ask, and a vote counts the team of its last moment."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cxworkshop.domain.workshop import StepKind, Workshop
from cxworkshop.reports.preview import page_count
from cxworkshop.services import plan_b, preparing, voting
from cxworkshop.services.desk import Desk
from tests.support.builders import closed_line
from tests.support.pdf_facts import words_of


def test_ballots_are_printed_for_every_vote_of_the_agenda(
    desk: Desk, workshop: Workshop, tmp_path: Path
) -> None:
    path = plan_b.print_ballots(desk, workshop.id, tmp_path / "ballots.pdf", copies=4)
    words = words_of(path)
    assert page_count(path) == 4
    for pair in workshop.statements:
        assert words.count(pair.executives) == 4
        assert words.count(pair.customers) == 4


def test_an_open_vote_is_printed_as_it_was_opened(desk: Desk, workshop: Workshop) -> None:
    open_round = voting.open_round(desk, workshop.id, "rate")
    reworded = [replace(pair, executives="Other words") for pair in workshop.statements]
    preparing.set_statements(desk, workshop.id, reworded)
    rounds = {round_.step_id: round_ for round_ in voting.rounds_to_come(desk, workshop.id)}
    assert rounds["rate"] == open_round
    assert [question.text for question in rounds["predict"].questions] == [
        pair.customers for pair in reworded
    ]


def test_printing_asks_nothing_and_opens_nothing(desk: Desk, workshop: Workshop) -> None:
    voting.rounds_to_come(desk, workshop.id)
    assert voting.current_round(desk, workshop.id) is None


def test_an_agenda_without_a_vote_says_so(desk: Desk, workshop: Workshop, tmp_path: Path) -> None:
    pages = [step for step in workshop.steps if step.kind is not StepKind.POLL]
    preparing.set_agenda(desk, workshop.id, pages)
    with pytest.raises(plan_b.PlanBProblem) as problem:
        plan_b.print_ballots(desk, workshop.id, tmp_path / "b.pdf", copies=1)
    assert problem.value.code == "no_vote"


def test_ratings_of_a_team_that_is_counted_openly_are_not_printed(
    desk: Desk, workshop: Workshop, tmp_path: Path
) -> None:
    preparing.set_team(desk, workshop.id, replace(workshop.team, size=4, people=()))
    preparing.change_details(desk, workshop.id, open_mode=True)
    words = words_of(plan_b.print_ballots(desk, workshop.id, tmp_path / "b.pdf", copies=1))
    for pair in workshop.statements:
        assert pair.customers in words
        assert pair.executives not in words


def test_where_every_vote_needs_a_phone_cards_are_printed_and_ballots_refused(
    desk: Desk, workshop: Workshop, tmp_path: Path
) -> None:
    steps = [step for step in workshop.steps if step.content.get("asks") != "prediction"]
    preparing.set_agenda(desk, workshop.id, steps)
    preparing.set_team(desk, workshop.id, replace(workshop.team, size=4, people=()))
    preparing.change_details(desk, workshop.id, open_mode=True)
    with pytest.raises(plan_b.PlanBProblem) as problem:
        plan_b.print_ballots(desk, workshop.id, tmp_path / "b.pdf", copies=1)
    assert problem.value.code == "own_phones"
    url = "http://10.42.0.1:8437/#ABCD2345"
    written = plan_b.print_everything(desk, workshop.id, tmp_path, 4, url)
    assert [path.name for path in written] == [plan_b.cards_name(desk, workshop.id)]


def test_a_place_that_can_not_be_written_to_says_so_and_leaves_nothing(
    desk: Desk, workshop: Workshop, tmp_path: Path
) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "full").touch()
    with pytest.raises(plan_b.PlanBProblem) as problem:
        plan_b.print_ballots(desk, workshop.id, tmp_path / "taken", copies=1)
    assert str(tmp_path / "taken") in problem.value.message
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_join_cards_lead_to_the_room(desk: Desk, workshop: Workshop, tmp_path: Path) -> None:
    preparing.change_details(desk, workshop.id, wifi_name="Harbour Guests")
    url = "http://10.42.0.1:8437/#ABCD2345"
    path = plan_b.print_join_cards(desk, workshop.id, tmp_path / "cards.pdf", url, 7)
    words = words_of(path)
    assert page_count(path) == 2
    assert words.count("10.42.0.1:8437") == words.count("ABCD 2345") == 12
    assert "Harbour Guests" in words


def test_files_are_named_after_the_client(desk: Desk, workshop: Workshop) -> None:
    preparing.change_details(desk, workshop.id, client="Bank / Harbour")
    assert plan_b.ballots_name(desk, workshop.id) == "Ballots Bank Harbour.pdf"
    assert plan_b.cards_name(desk, workshop.id) == "Join cards Bank Harbour.pdf"


def test_who_counts_may_be_corrected_until_a_vote_closes_and_not_afterwards(
    desk: Desk, workshop: Workshop
) -> None:
    round_ = voting.open_round(desk, workshop.id, "rate")
    preparing.set_team(desk, workshop.id, replace(workshop.team, size=10))
    voting.keep_answers(desk, closed_line(round_, [5] * 9))
    preparing.set_team(desk, workshop.id, replace(workshop.team, size=40))
    facts = voting.facts(desk, workshop.id)
    assert facts
    assert (facts.base.answered, facts.base.team_size) == (9, 10)
