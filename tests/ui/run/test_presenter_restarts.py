"""A run that was killed, with a real library and the room's part played by hand."""

from __future__ import annotations

import pytest

from cxworkshop.domain.cues import RevealStage, SceneKind
from cxworkshop.services import voting
from cxworkshop.services.events import RoundOpened
from cxworkshop.ui.run.time_and_count import head_numeral
from tests.support.told_run import ToldRun


def test_a_killed_app_comes_back_to_the_same_picture(run: ToldRun) -> None:
    run.next_until(SceneKind.PAIR, RevealStage.CUSTOMERS)
    before = run.presenter.state.cue
    run.restart()
    assert run.presenter.state.cue == before
    assert run.presenter.state.facts is not None


def test_a_killed_app_comes_back_to_the_open_vote(run: ToldRun) -> None:
    run.next_until(SceneKind.VOTE_OPEN)
    round_id = run.room.last("open")["round"]["id"]
    run.restart()
    assert run.scene is SceneKind.VOTE_OPEN
    run.presenter.heard({"event": "ready", "open": round_id, "state": "open", "answered": 7})
    assert run.presenter.view().now.room.answered == 7
    assert run.room.last("open")["round"]["id"] == round_id


def test_an_app_killed_while_a_vote_is_asked_again_comes_back_to_it_open(run: ToldRun) -> None:
    class Killed(BaseException):
        pass

    def kill(event: RoundOpened) -> None:
        raise Killed

    run.next_until(SceneKind.VOTE_CLOSED)
    unsubscribe = run.desk.bus.subscribe(RoundOpened, kill)
    with pytest.raises(Killed):
        run.presenter.vote_again()
    unsubscribe()
    run.restart()
    assert run.scene is SceneKind.VOTE_OPEN
    assert run.presenter.view().voting
    assert run.room.all("open")


def test_an_app_killed_between_closing_and_keeping_gets_the_answers_again(run: ToldRun) -> None:
    run.next_until(SceneKind.VOTE_OPEN)
    run.everybody_answers()
    run.next()
    opened = run.room.last("open")
    run.restart()
    assert run.scene is SceneKind.VOTE_CLOSED
    round_id = opened["round"]["id"]
    run.presenter.heard({"event": "ready", "open": round_id, "state": "closed", "answered": 12})
    assert run.room.all("close")
    run.room.told.append(opened)
    run.room_hands_over()
    assert voting.votes(run.desk, run.workshop_id).predicted == 12
    assert run.room.last("forget")["round"] == round_id


def test_a_room_that_holds_a_round_which_is_kept_already_is_made_to_forget_it(run: ToldRun) -> None:
    run.next_until(SceneKind.VOTE_OPEN)
    run.next_until(SceneKind.VOTE_CLOSED)
    opened = run.room.last("open")
    run.restart()
    round_id = opened["round"]["id"]
    run.presenter.heard({"event": "ready", "open": round_id, "state": "closed", "answered": 12})
    run.room.told.append(opened)
    run.room_hands_over()
    assert run.room.last("forget")["round"] == round_id
    assert voting.votes(run.desk, run.workshop_id).predicted == 12


def test_phones_show_their_own_view_again_after_a_restart(run: ToldRun) -> None:
    run.next_until(SceneKind.PAIR, RevealStage.GAP)
    run.presenter.own_results.turn()
    run.restart()
    assert run.presenter.view().released
    assert run.room.last("reveal")["results"]
    run.presenter.own_results.turn()
    run.restart()
    assert not run.presenter.view().released
    assert run.room.all("reveal") == []


def test_after_a_kill_a_vote_that_is_kept_still_says_how_many_answered(run: ToldRun) -> None:
    run.next_until(SceneKind.VOTE_CLOSED)
    assert not run.presenter.keeping
    run.restart()
    assert run.scene is SceneKind.VOTE_CLOSED
    assert run.presenter.view().now.room.answered == 12


def test_until_the_room_is_back_nobody_says_how_many_answered(run: ToldRun) -> None:
    run.next_until(SceneKind.VOTE_OPEN)
    run.everybody_answers(7)
    round_id = run.room.last("open")["round"]["id"]
    run.restart()
    view = run.presenter.view()
    assert not view.now.room.counted
    assert view.primary == "Close voting"
    assert head_numeral(view) == "…"
    run.presenter.heard({"event": "ready", "open": round_id, "state": "open", "answered": 7})
    view = run.presenter.view()
    assert view.now.room.counted
    assert "7 of 12" in view.primary
    assert head_numeral(view) == "7"
