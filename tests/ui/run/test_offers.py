"""Which pictures are offered on demand, and when none is; the room's part is played by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cxworkshop.domain.cues import SceneKind
from cxworkshop.domain.workshop import Workshop
from cxworkshop.services import preparing, shelf, voices, voting
from cxworkshop.services.desk import Desk
from cxworkshop.ui.run.presenter import RunPresenter
from cxworkshop.ui.run.view import Middle
from tests.support.builders import open_desk_in
from tests.support.talkative import answer, open_talkative, tell_all
from tests.support.told_room import AtOnce, ToldRoom

OF_GUESSES = SceneKind.CALIBRATION
OF_DOTS = SceneKind.IMPORTANCE
OF_THE_TEAM = {SceneKind.MAP, SceneKind.MINORITY, SceneKind.GAPS, OF_GUESSES, OF_DOTS}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk_in(tmp_path / "home") as opened:
        yield opened


@pytest.fixture
def told(desk: Desk) -> Workshop:
    workshop = open_talkative(desk)
    tell_all(desk, workshop)
    return workshop


def run_of(desk: Desk, workshop_id: str) -> RunPresenter:
    return RunPresenter(desk, workshop_id, ToldRoom(), AtOnce(), lambda: None)


def offered(run: RunPresenter) -> set[SceneKind]:
    return {offer.kind for offer in run.view().offers}


@pytest.mark.parametrize("kind", [SceneKind.WHAT_IF, SceneKind.IMPORTANCE, SceneKind.METHOD])
def test_the_big_button_takes_it_away_and_moves_nothing(
    desk: Desk, told: Workshop, kind: SceneKind
) -> None:
    run = run_of(desk, told.id)
    run.go_to("hero")
    before = run.state.cue
    run.exhibits.show(kind)
    assert run.view().now.cue.scene is kind
    assert run.view().primary == "Take the picture away"
    run.next()
    assert (run.state.cue, run.view().now.cue) == (before, before)
    run.exhibits.show(kind)
    run.back()
    assert (run.state.cue, run.view().now.cue) == (before, before)


def test_a_killed_app_comes_back_to_the_agenda_and_offers_the_same(
    desk: Desk, told: Workshop
) -> None:
    run = run_of(desk, told.id)
    run.go_to("hero")
    before, kinds = run.state.cue, offered(run)
    run.exhibits.show(SceneKind.WHAT_IF)
    again = run_of(desk, told.id)
    assert (again.view().now.cue, offered(again)) == (before, kinds)


def test_moving_on_puts_the_list_away(desk: Desk, told: Workshop) -> None:
    run = run_of(desk, told.id)
    run.exhibits.turn()
    assert run.view().middle is Middle.MORE
    run.next()
    assert run.view().middle is not Middle.MORE
    assert run.state.overlay == ""


def test_nothing_is_offered_before_anybody_has_rated(desk: Desk) -> None:
    workshop = open_talkative(desk)
    run = run_of(desk, workshop.id)
    run.exhibits.turn()
    assert (offered(run), run.state.choosing) == (set(), False)
    answer(desk, voting.open_round(desk, workshop.id, "predict"))
    run.reload_workshop()
    assert offered(run) == set()


def test_nothing_is_shown_while_a_vote_is_open_or_not_kept_yet(desk: Desk, told: Workshop) -> None:
    run = run_of(desk, told.id)
    run.go_to("rate")
    run.exhibits.show(SceneKind.MAP)
    run.vote_again()
    assert run.view().now.cue.scene is SceneKind.VOTE_OPEN
    for closing in (False, True):
        if closing:
            rating = run.state.round_of("rate")
            assert rating
            run.heard({"event": "answered", "round": rating.id, "answered": 12})
            run.next()
            assert run.keeping
        run.exhibits.turn()
        run.exhibits.show(SceneKind.GAPS)
        run.exhibits.dial(0.5)
        assert (offered(run), run.state.overlay, run.state.choosing) == (set(), "", False)


def test_of_too_few_people_nothing_of_the_team_is_offered(desk: Desk) -> None:
    workshop = open_talkative(desk)
    tell_all(desk, workshop, people=4)
    run = run_of(desk, workshop.id)
    assert offered(run).isdisjoint(OF_THE_TEAM)
    assert SceneKind.METHOD in offered(run)


def test_only_what_was_told_is_offered(desk: Desk) -> None:
    workshop = shelf.open_sample(desk, "T1")
    for step_id in ("predict", "rate"):
        answer(desk, voting.open_round(desk, workshop.id, step_id))
    kinds = offered(run_of(desk, workshop.id))
    assert kinds.isdisjoint({OF_DOTS, OF_GUESSES})
    assert {SceneKind.WHAT_IF, SceneKind.MAP, SceneKind.GAPS} <= kinds


def test_without_customers_nothing_about_them_is_offered(desk: Desk, told: Workshop) -> None:
    run = run_of(desk, told.id)
    run.exhibits.show(SceneKind.WHAT_IF)
    preparing.remove_customers(desk, told.id)
    run.reload_workshop()
    assert run.state.overlay == ""
    assert offered(run) == {SceneKind.DEPTH, SceneKind.GAPS, SceneKind.METHOD}


def test_the_console_says_so_while_the_room_has_not_seen_the_gap(
    desk: Desk, told: Workshop
) -> None:
    run = run_of(desk, told.id)
    assert not run.view().may_release
    run.go_to("blind_spots")
    assert run.view().may_release


def test_the_statement_and_the_share_of_last_time_are_kept(desk: Desk, told: Workshop) -> None:
    run = run_of(desk, told.id)
    run.exhibits.show(SceneKind.WHAT_IF)
    run.exhibits.tell_about("3a")
    run.exhibits.dial(0.6)
    run.next()
    run.exhibits.show(SceneKind.DEPTH)
    run.next()
    run.exhibits.show(SceneKind.WHAT_IF)
    now = run.view().now
    assert (now.cue.subject, now.dial) == ("3a", 0.6)


def test_a_voice_is_offered_once_it_is_approved(desk: Desk) -> None:
    workshop = shelf.open_sample(desk, "T1")
    for step_id in ("predict", "rate"):
        answer(desk, voting.open_round(desk, workshop.id, step_id))
    source = preparing.customers(desk, workshop.id)
    assert source is not None
    assert len(source.voices) > 5
    assert SceneKind.VOICE not in offered(run_of(desk, workshop.id))
    voices.approve(desk, workshop.id, source.voices[3].id)
    run = run_of(desk, workshop.id)
    run.exhibits.show(SceneKind.VOICE)
    assert run.view().now.cue.subject == source.voices[3].id
    assert [voice.id for voice in run.view().now.insights.voices] == [source.voices[3].id]
    voices.approve(desk, workshop.id, source.voices[3].id, yes=False)
    run.reload_workshop()
    assert run.state.overlay == ""
