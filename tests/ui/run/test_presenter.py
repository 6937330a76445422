"""What each key does in a run, with a real library and the room's part played by hand."""

from __future__ import annotations

import pytest

from cxworkshop.domain.cues import SceneKind
from cxworkshop.services import running
from tests.support.builders import Clock
from tests.support.told_run import ToldRun


def test_a_run_begins_with_its_first_picture(run: ToldRun) -> None:
    view = run.presenter.view()
    assert view.now.cue.scene is SceneKind.LINES
    assert view.following is not None
    assert view.following.cue.scene is SceneKind.JOIN
    assert view.primary == "Show the join code"
    assert run.room.last("show")["view"]["kind"] == "welcome"


def test_a_dark_stage_only_becomes_light_again(run: ToldRun) -> None:
    run.presenter.tools.use("blank")
    assert run.presenter.view().blank
    run.next()
    view = run.presenter.view()
    assert not view.blank
    assert view.now.cue.scene is SceneKind.LINES


@pytest.mark.parametrize(
    ("name", "scene"),
    [
        ("join", SceneKind.JOIN),
        ("method", SceneKind.METHOD),
        ("timer", SceneKind.DISCUSSION),
    ],
)
def test_what_lies_over_the_picture_goes_and_the_picture_is_still_there(
    run: ToldRun, name: str, scene: SceneKind
) -> None:
    run.presenter.tools.use(name)
    assert run.scene is scene
    run.next()
    assert run.scene is SceneKind.LINES


def seconds_left(run: ToldRun) -> float:
    countdown = run.presenter.view().now.countdown
    assert countdown
    return countdown.left


def test_the_silence_runs_down_and_can_be_paused(run: ToldRun, clock: Clock) -> None:
    run.next_until(SceneKind.SILENCE)
    clock.move(20)
    assert seconds_left(run) == 40
    run.presenter.tools.use("timer")
    clock.move(20)
    assert seconds_left(run) == 40
    run.presenter.tools.use("timer")
    clock.move(50)
    assert seconds_left(run) == 0


def test_a_join_code_that_nobody_uses_gets_a_hint(run: ToldRun, clock: Clock) -> None:
    run.room.joined = 0
    run.next_until(SceneKind.JOIN)
    assert not run.presenter.view().now.nobody_came
    clock.move(31)
    assert run.presenter.view().now.nobody_came
    run.room.joined = 1
    assert not run.presenter.view().now.nobody_came


def test_the_last_key_ends_the_hour_and_nothing_else_does(run: ToldRun) -> None:
    run.next_until(SceneKind.CLOSING)
    assert run.presenter.view().primary == "Finish and hand out"
    run.next()
    assert run.presenter.state.finished
    assert running.position(run.desk, run.workshop_id) is not None


def test_a_problem_of_the_room_is_shown_until_it_was_read(run: ToldRun) -> None:
    run.presenter.heard({"event": "problem", "code": "not_stored", "message": "The disk is full."})
    assert run.presenter.view().problem == "The disk is full."
    run.presenter.dismiss_problem()
    assert run.presenter.view().problem == ""


def test_a_larger_team_changes_what_everybody_means(run: ToldRun) -> None:
    run.next_until(SceneKind.VOTE_OPEN)
    run.presenter.edits.change_team_size(14)
    assert run.presenter.view().primary == "Close voting — 0 of 14 answered"


def test_retiming_fits_the_rest_into_the_hour(run: ToldRun, clock: Clock) -> None:
    run.next_until(SceneKind.VOTE_READY)
    clock.move(16 * 60)
    assert run.presenter.view().time.behind > 0
    run.presenter.edits.retime()
    assert sum(row.minutes for row in run.presenter.view().rows[2:]) == pytest.approx(44, abs=3)


def test_a_jump_can_be_taken_back_to_the_very_picture(run: ToldRun) -> None:
    run.next_until(SceneKind.JOIN)
    assert run.presenter.view().return_to == 0
    run.presenter.go_to("causes")
    run.presenter.go_to("pledges")
    assert run.presenter.view().return_to == 1
    run.presenter.go_back_to_where_one_was()
    assert run.scene is SceneKind.JOIN
    assert run.presenter.view().return_to == 0
    run.presenter.go_back_to_where_one_was()
    assert run.scene is SceneKind.JOIN


def test_a_skipped_step_is_no_finished_step(run: ToldRun) -> None:
    run.presenter.skip()
    assert run.presenter.state.cue.step_id == "predict"
    run.presenter.skip()
    run.presenter.go_to("hero")
    done = [row.step_id for row in run.presenter.view().rows if row.done]
    skipped = [row.step_id for row in run.presenter.view().rows if row.skipped]
    assert (done, skipped) == (["welcome", "predict", "rate"], [])
    run.presenter.go_to("causes")
    assert "challenge" in [row.step_id for row in run.presenter.view().rows if row.skipped]


def test_the_first_picture_speaks_of_no_way_back(run: ToldRun) -> None:
    assert "Page Up" not in run.presenter.view().hint
    run.next()
    assert "Page Up" in run.presenter.view().hint


def test_retiming_can_be_undone(run: ToldRun) -> None:
    before = run.presenter.state.workshop.steps
    run.clock.move(10 * 60)
    run.presenter.edits.retime()
    assert run.presenter.state.workshop.steps != before
    run.desk.history.undo()
    run.presenter.reload_workshop()
    assert run.presenter.state.workshop.steps == before
