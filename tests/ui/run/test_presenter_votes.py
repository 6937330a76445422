"""Votes of a run, with a real library and the room's part played by hand."""

from __future__ import annotations

from cxworkshop.domain.cues import RevealStage, SceneKind
from cxworkshop.services import voting
from cxworkshop.ui.run.view import Middle
from tests.support.builders import Clock
from tests.support.told_run import ToldRun


def test_opening_a_vote_opens_it_in_the_room(run: ToldRun) -> None:
    run.next_until(SceneKind.VOTE_READY)
    assert run.presenter.view().primary == "Open voting"
    run.next()
    opened = run.room.last("open")["round"]
    assert [question["kind"] for question in opened["questions"]] == ["prediction"] * 7
    assert run.presenter.view().primary == "Close voting — 0 of 12 answered"


def test_a_vote_that_everybody_answered_closes_at_once(run: ToldRun) -> None:
    run.next_until(SceneKind.VOTE_OPEN)
    run.everybody_answers()
    run.next()
    assert run.room.all("close")
    assert run.scene is SceneKind.VOTE_CLOSED


def test_closing_with_answers_missing_counts_down_from_ten(run: ToldRun, clock: Clock) -> None:
    run.next_until(SceneKind.VOTE_OPEN)
    run.everybody_answers(9)
    run.next()
    assert run.scene is SceneKind.VOTE_OPEN
    assert run.presenter.view().primary == "Closing in 10 seconds — press to keep it open"
    clock.move(4)
    assert run.presenter.view().now.closing_in == 6
    run.presenter.tick()
    assert run.scene is SceneKind.VOTE_OPEN
    clock.move(6)
    run.presenter.tick()
    assert run.scene is SceneKind.VOTE_CLOSED
    assert len(run.room.all("close")) == 1


def test_pressing_again_keeps_the_vote_open(run: ToldRun, clock: Clock) -> None:
    run.next_until(SceneKind.VOTE_OPEN)
    run.next(2)
    clock.move(60)
    run.presenter.tick()
    assert run.scene is SceneKind.VOTE_OPEN
    assert not run.room.all("close")


def test_a_vote_that_comes_next_shows_no_answers_of_the_one_before(run: ToldRun) -> None:
    run.next_until(SceneKind.VOTE_CLOSED)
    run.next_until(SceneKind.VOTE_READY)
    following = run.presenter.view().following
    assert following is not None
    assert following.cue.scene is SceneKind.VOTE_OPEN
    assert following.room.answered == 0


def test_answers_are_kept_before_the_room_is_told_to_forget(run: ToldRun) -> None:
    run.next_until(SceneKind.VOTE_OPEN)
    run.everybody_answers()
    run.next()
    assert not run.room.all("forget")
    assert run.presenter.keeping
    run.room_hands_over()
    assert run.room.last("forget")["round"] == run.room.last("open")["round"]["id"]
    assert voting.votes(run.desk, run.workshop_id).predicted == 12


def test_answers_that_do_not_fit_are_not_forgotten_and_said_so(run: ToldRun) -> None:
    run.next_until(SceneKind.VOTE_OPEN)
    run.everybody_answers()
    run.next()
    round_id = run.room.last("open")["round"]["id"]
    run.presenter.heard(
        {"event": "closed", "round": round_id, "answered": 1, "answers": {"H1": [999]}}
    )
    assert not run.room.all("forget")
    assert run.presenter.view().problem


def test_a_vote_that_is_over_is_passed_by_in_both_directions(run: ToldRun) -> None:
    run.next_until(SceneKind.VOTE_OPEN)
    run.next_until(SceneKind.VOTE_CLOSED)
    run.presenter.back()
    assert run.scene is SceneKind.VOTE_READY
    assert run.presenter.view().primary == "Go on: voting is closed"
    run.next()
    assert run.scene is SceneKind.VOTE_CLOSED
    assert len(run.room.all("open")) == 1


def test_a_vote_can_be_asked_again(run: ToldRun) -> None:
    run.next_until(SceneKind.VOTE_OPEN)
    run.next_until(SceneKind.VOTE_CLOSED)
    assert run.presenter.view().may_vote_again
    run.presenter.vote_again()
    rounds = [command["round"]["id"] for command in run.room.all("open")]
    assert len(set(rounds)) == 2
    assert run.scene is SceneKind.VOTE_OPEN


def test_the_room_never_sees_earlier_answers_as_those_of_a_vote_that_was_repeated(
    run: ToldRun,
) -> None:
    for _ in range(2):
        run.next_until(SceneKind.VOTE_READY)
        run.next_until(SceneKind.VOTE_CLOSED)
    run.presenter.vote_again()
    run.everybody_answers()
    run.next(2)
    assert run.scene is SceneKind.VOTE_CLOSED
    assert "earlier ones" in run.presenter.view().problem
    run.room_hands_over()
    run.next()
    assert run.scene is SceneKind.PAIR
    assert not run.presenter.view().problem


def test_the_preview_comes_with_the_ratings_and_never_before(run: ToldRun) -> None:
    run.next_until(SceneKind.VOTE_OPEN)
    run.next_until(SceneKind.VOTE_CLOSED)
    assert run.presenter.view().middle is Middle.NOTES
    run.next()
    run.next_until(SceneKind.VOTE_CLOSED)
    assert run.presenter.view().middle is Middle.PREVIEW


def test_the_reveal_goes_one_key_at_a_time(run: ToldRun) -> None:
    run.next_until(SceneKind.PAIR, RevealStage.ANSWERED)
    words = []
    for _ in range(4):
        words.append(run.presenter.view().primary)
        run.next()
    assert words == [
        "Reveal: what we said",
        "Reveal: what we predicted",
        "Reveal: what riders said",
        "Reveal: the gap",
    ]
    assert run.presenter.state.cue.stage is RevealStage.GAP


def test_choosing_other_blind_spots_changes_what_is_revealed(run: ToldRun) -> None:
    run.next_until(SceneKind.PAIR, RevealStage.ANSWERED)
    run.presenter.edits.choose(["3a", "1a"])
    subjects = {cue.subject for cue in run.presenter.state.script.cues if cue.part == "blind_spot"}
    assert subjects == {"3a", "1a"}


def test_phones_get_their_own_view_only_when_it_is_released(run: ToldRun) -> None:
    run.next_until(SceneKind.PAIR, RevealStage.CUSTOMERS)
    assert not run.presenter.view().may_release
    run.next()
    assert run.presenter.view().may_release
    assert not run.room.all("reveal")
    run.presenter.own_results.turn()
    revealed = run.room.last("reveal")
    assert revealed["results"]["H1"] == {"room": 83, "customers": 34, "predicted": 61}
    assert {question["id"] for question in revealed["questions"]} >= set(revealed["results"])
    run.presenter.own_results.turn()
    assert run.room.last("reveal")["results"] is None


def test_an_open_vote_is_not_left_by_a_slip(run: ToldRun) -> None:
    run.next_until(SceneKind.VOTE_OPEN)
    for slip in (run.presenter.back, lambda: run.presenter.go_to("causes")):
        slip()
        assert run.scene is SceneKind.VOTE_OPEN
        assert "Close it before" in run.presenter.view().problem
    assert not run.presenter.view().may_go_back


def test_neither_skipping_nor_returning_leaves_an_open_vote(run: ToldRun) -> None:
    run.presenter.go_to("causes")
    run.presenter.go_to("rate")
    run.next_until(SceneKind.VOTE_OPEN)
    for slip in (run.presenter.skip, run.presenter.go_back_to_where_one_was):
        slip()
        assert run.scene is SceneKind.VOTE_OPEN
        assert "Close it before" in run.presenter.view().problem


def test_a_countdown_ends_when_the_last_answer_comes_in(run: ToldRun, clock: Clock) -> None:
    run.next_until(SceneKind.VOTE_OPEN)
    run.everybody_answers(11)
    run.next()
    clock.move(2)
    run.everybody_answers()
    run.presenter.tick()
    assert run.scene is SceneKind.VOTE_CLOSED


def test_a_clicker_pressed_twice_opens_a_vote_and_does_not_close_it(
    run: ToldRun, clock: Clock
) -> None:
    run.next_until(SceneKind.VOTE_READY)
    run.next()
    clock.move(0.3)
    run.next()
    assert run.scene is SceneKind.VOTE_OPEN
    assert run.presenter.view().now.closing_in is None
    clock.move(3)
    run.next()
    assert run.presenter.view().now.closing_in == 10
