"""What each key does in a run, with a real library and the room's part played by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cxworkshop.domain.cues import RevealStage, SceneKind
from cxworkshop.domain.plan import Action
from cxworkshop.services import demo_story, planning, running, shelf, voting
from cxworkshop.services.desk import Desk
from cxworkshop.services.events import RoundOpened
from cxworkshop.ui.run.presenter import RunPresenter
from cxworkshop.ui.run.view import Middle
from tests.support.builders import Clock, open_desk_in
from tests.support.told_room import AtOnce, ToldRoom

RATINGS = [5, 5, 4, 4, 4, 4, 4, 4, 5, 4, 3, 2]
GUESSES = [61] * 12


class Run:
    """A presenter with everything it needs; `restart` is what a kill and a new start do."""

    def __init__(self, desk: Desk, clock: Clock) -> None:
        self.desk, self.clock = desk, clock
        self.workshop_id = shelf.open_sample(desk, "T1").id
        self.restart()

    def restart(self) -> None:
        self.room = ToldRoom()
        self.changes = 0
        self.presenter = RunPresenter(
            self.desk, self.workshop_id, self.room, AtOnce(), self._changed
        )

    def _changed(self) -> None:
        self.changes += 1

    @property
    def scene(self) -> SceneKind:
        return self.presenter.view().now.cue.scene

    def next(self, times: int = 1) -> None:
        for _ in range(times):
            self.presenter.next()

    def next_until(self, scene: SceneKind, stage: RevealStage | None = None) -> None:
        for _ in range(60):
            if self.scene is scene and self.presenter.state.cue.stage is stage:
                return
            if self.scene is SceneKind.VOTE_OPEN:
                self.everybody_answers()
            self.presenter.next()
            if self.scene is SceneKind.VOTE_CLOSED and self.presenter.keeping:
                self.room_hands_over()
        raise AssertionError(f"never came to {scene}")

    def everybody_answers(self, count: int = 12) -> None:
        round_id = self.room.last("open")["round"]["id"]
        self.presenter.heard({"event": "answered", "round": round_id, "answered": count})

    def room_hands_over(self) -> None:
        asked = self.room.last("open")["round"]
        values = {"rating": RATINGS, "prediction": GUESSES}
        answers = {each["id"]: list(values[each["kind"]]) for each in asked["questions"]}
        self.presenter.heard(
            {
                "event": "closed",
                "round": asked["id"],
                "answered": 12,
                "ways": {"phone": 12},
                "answers": answers,
            }
        )


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def run(tmp_path: Path, clock: Clock) -> Iterator[Run]:
    with open_desk_in(tmp_path / "home", clock) as desk:
        yield Run(desk, clock)


def test_a_run_begins_with_its_first_picture(run: Run) -> None:
    view = run.presenter.view()
    assert view.now.cue.scene is SceneKind.LINES
    assert view.following is not None
    assert view.following.cue.scene is SceneKind.JOIN
    assert view.primary == "Show the join code"
    assert run.room.last("show")["view"]["kind"] == "welcome"


def test_opening_a_vote_opens_it_in_the_room(run: Run) -> None:
    run.next_until(SceneKind.VOTE_READY)
    assert run.presenter.view().primary == "Open voting"
    run.next()
    opened = run.room.last("open")["round"]
    assert [question["kind"] for question in opened["questions"]] == ["prediction"] * 7
    assert run.presenter.view().primary == "Close voting — 0 of 12 answered"


def test_a_vote_that_everybody_answered_closes_at_once(run: Run) -> None:
    run.next_until(SceneKind.VOTE_OPEN)
    run.everybody_answers()
    run.next()
    assert run.room.all("close")
    assert run.scene is SceneKind.VOTE_CLOSED


def test_closing_with_answers_missing_counts_down_from_ten(run: Run, clock: Clock) -> None:
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


def test_pressing_again_keeps_the_vote_open(run: Run, clock: Clock) -> None:
    run.next_until(SceneKind.VOTE_OPEN)
    run.next(2)
    clock.move(60)
    run.presenter.tick()
    assert run.scene is SceneKind.VOTE_OPEN
    assert not run.room.all("close")


def test_a_vote_that_comes_next_shows_no_answers_of_the_one_before(run: Run) -> None:
    run.next_until(SceneKind.VOTE_CLOSED)
    run.next_until(SceneKind.VOTE_READY)
    following = run.presenter.view().following
    assert following is not None
    assert following.cue.scene is SceneKind.VOTE_OPEN
    assert following.room.answered == 0


def test_answers_are_kept_before_the_room_is_told_to_forget(run: Run) -> None:
    run.next_until(SceneKind.VOTE_OPEN)
    run.everybody_answers()
    run.next()
    assert not run.room.all("forget")
    assert run.presenter.keeping
    run.room_hands_over()
    assert run.room.last("forget")["round"] == run.room.last("open")["round"]["id"]
    assert voting.votes(run.desk, run.workshop_id).predicted == 12


def test_answers_that_do_not_fit_are_not_forgotten_and_said_so(run: Run) -> None:
    run.next_until(SceneKind.VOTE_OPEN)
    run.everybody_answers()
    run.next()
    round_id = run.room.last("open")["round"]["id"]
    run.presenter.heard(
        {"event": "closed", "round": round_id, "answered": 1, "answers": {"H1": [999]}}
    )
    assert not run.room.all("forget")
    assert run.presenter.view().problem


def test_an_open_vote_is_not_left_by_a_slip(run: Run) -> None:
    run.next_until(SceneKind.VOTE_OPEN)
    for slip in (run.presenter.back, lambda: run.presenter.go_to("causes")):
        slip()
        assert run.scene is SceneKind.VOTE_OPEN
        assert "Close it before" in run.presenter.view().problem
    assert not run.presenter.view().may_go_back


def test_a_vote_that_is_over_is_passed_by_in_both_directions(run: Run) -> None:
    run.next_until(SceneKind.VOTE_OPEN)
    run.next_until(SceneKind.VOTE_CLOSED)
    run.presenter.back()
    assert run.scene is SceneKind.VOTE_READY
    assert run.presenter.view().primary == "Go on: voting is closed"
    run.next()
    assert run.scene is SceneKind.VOTE_CLOSED
    assert len(run.room.all("open")) == 1


def test_a_vote_can_be_asked_again(run: Run) -> None:
    run.next_until(SceneKind.VOTE_OPEN)
    run.next_until(SceneKind.VOTE_CLOSED)
    assert run.presenter.view().may_vote_again
    run.presenter.vote_again()
    rounds = [command["round"]["id"] for command in run.room.all("open")]
    assert len(set(rounds)) == 2
    assert run.scene is SceneKind.VOTE_OPEN


def test_the_preview_comes_with_the_ratings_and_never_before(run: Run) -> None:
    run.next_until(SceneKind.VOTE_OPEN)
    run.next_until(SceneKind.VOTE_CLOSED)
    assert run.presenter.view().middle is Middle.NOTES
    run.next()
    run.next_until(SceneKind.VOTE_CLOSED)
    assert run.presenter.view().middle is Middle.PREVIEW


def test_the_reveal_goes_one_key_at_a_time(run: Run) -> None:
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


def test_choosing_other_blind_spots_changes_what_is_revealed(run: Run) -> None:
    run.next_until(SceneKind.PAIR, RevealStage.ANSWERED)
    run.presenter.edits.choose(["3a", "1a"])
    subjects = {cue.subject for cue in run.presenter.state.script.cues if cue.part == "blind_spot"}
    assert subjects == {"3a", "1a"}


def test_phones_get_their_own_view_only_when_it_is_released(run: Run) -> None:
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


def test_a_dark_stage_only_becomes_light_again(run: Run) -> None:
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
    run: Run, name: str, scene: SceneKind
) -> None:
    run.presenter.tools.use(name)
    assert run.scene is scene
    run.next()
    assert run.scene is SceneKind.LINES


def test_the_silence_runs_down_and_can_be_paused(run: Run, clock: Clock) -> None:
    run.next_until(SceneKind.SILENCE)
    clock.move(20)
    assert run.presenter.view().now.countdown.left == 40  # type: ignore[union-attr]
    run.presenter.tools.use("timer")
    clock.move(20)
    assert run.presenter.view().now.countdown.left == 40  # type: ignore[union-attr]
    run.presenter.tools.use("timer")
    clock.move(50)
    assert run.presenter.view().now.countdown.left == 0  # type: ignore[union-attr]


def test_a_join_code_that_nobody_uses_gets_a_hint(run: Run, clock: Clock) -> None:
    run.room.joined = 0
    run.next_until(SceneKind.JOIN)
    assert not run.presenter.view().now.nobody_came
    clock.move(31)
    assert run.presenter.view().now.nobody_came
    run.room.joined = 1
    assert not run.presenter.view().now.nobody_came


def test_a_killed_app_comes_back_to_the_same_picture(run: Run) -> None:
    run.next_until(SceneKind.PAIR, RevealStage.CUSTOMERS)
    before = run.presenter.state.cue
    run.restart()
    assert run.presenter.state.cue == before
    assert run.presenter.state.facts is not None


def test_a_killed_app_comes_back_to_the_open_vote(run: Run) -> None:
    run.next_until(SceneKind.VOTE_OPEN)
    round_id = run.room.last("open")["round"]["id"]
    run.restart()
    assert run.scene is SceneKind.VOTE_OPEN
    run.presenter.heard({"event": "ready", "open": round_id, "state": "open", "answered": 7})
    assert run.presenter.view().now.room.answered == 7
    assert run.room.last("open")["round"]["id"] == round_id


def test_an_app_killed_while_a_vote_is_asked_again_comes_back_to_it_open(run: Run) -> None:
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


def test_an_app_killed_between_closing_and_keeping_gets_the_answers_again(run: Run) -> None:
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


def test_a_room_that_holds_a_round_which_is_kept_already_is_made_to_forget_it(run: Run) -> None:
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


def test_a_pledge_is_kept_once_and_the_phone_is_asked_for_it(run: Run) -> None:
    run.next_until(SceneKind.PLEDGES)
    view: Any = run.room.last("show")["view"]
    assert view["asks"] == "pledge"
    pledge = {"event": "pledge", "id": "p1", "name": "Ada", "text": "I ring one rider a week."}
    run.presenter.heard(pledge)
    run.presenter.heard(pledge)
    assert [made.name for made in planning.plan(run.desk, run.workshop_id).pledges] == ["Ada"]
    assert run.room.last("forget") == {"do": "forget", "pledge": "p1"}


def test_a_card_is_on_the_stage_while_it_is_written_unless_it_is_not_wanted(run: Run) -> None:
    demo_story.apply(run.desk, run.workshop_id)
    run.presenter.reload_plan()
    run.next_until(SceneKind.COMMITMENTS)
    run.presenter.edits.write(Action("a1", "Give front-line staff"))
    assert run.presenter.view().now.writing is not None
    run.presenter.edits.show_cards(False)
    assert run.presenter.view().now.writing is None
    run.presenter.edits.show_cards(True)
    run.next()
    assert run.presenter.view().now.writing is None


def test_notes_belong_to_their_step(run: Run) -> None:
    run.presenter.edits.note("welcome", "They laughed.")
    run.presenter.go_to("causes")
    assert run.presenter.edits.note_here() == ""
    run.presenter.go_to("welcome")
    assert run.presenter.edits.note_here() == "They laughed."


def test_the_last_key_ends_the_hour_and_nothing_else_does(run: Run) -> None:
    run.next_until(SceneKind.CLOSING)
    assert run.presenter.view().primary == "Finish and hand out"
    run.next()
    assert run.presenter.state.finished
    assert running.position(run.desk, run.workshop_id) is not None


def test_a_problem_of_the_room_is_shown_until_it_was_read(run: Run) -> None:
    run.presenter.heard({"event": "problem", "code": "not_stored", "message": "The disk is full."})
    assert run.presenter.view().problem == "The disk is full."
    run.presenter.dismiss_problem()
    assert run.presenter.view().problem == ""


def test_a_larger_team_changes_what_everybody_means(run: Run) -> None:
    run.next_until(SceneKind.VOTE_OPEN)
    run.presenter.edits.change_team_size(14)
    assert run.presenter.view().primary == "Close voting — 0 of 14 answered"


def test_retiming_fits_the_rest_into_the_hour(run: Run, clock: Clock) -> None:
    run.next_until(SceneKind.VOTE_READY)
    clock.move(16 * 60)
    assert run.presenter.view().time.behind > 0
    run.presenter.edits.retime()
    assert sum(row.minutes for row in run.presenter.view().rows[2:]) == pytest.approx(44, abs=3)


def test_a_commitment_without_an_owner_is_mentioned_and_does_no_harm(run: Run) -> None:
    run.next_until(SceneKind.COMMITMENTS)
    planning.add_action(run.desk, run.workshop_id, Action("a1", "Call ten riders"))
    run.presenter.reload_plan()
    assert "“Call ten riders” has no owner yet" in run.presenter.view().hint
    run.next()
    assert run.scene is SceneKind.PLEDGES


def test_a_jump_can_be_taken_back_to_the_very_picture(run: Run) -> None:
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


def test_a_skipped_step_is_no_finished_step(run: Run) -> None:
    run.presenter.skip()
    assert run.presenter.state.cue.step_id == "predict"
    run.presenter.skip()
    run.presenter.go_to("hero")
    done = [row.step_id for row in run.presenter.view().rows if row.done]
    skipped = [row.step_id for row in run.presenter.view().rows if row.skipped]
    assert (done, skipped) == (["welcome", "predict", "rate"], [])
    run.presenter.go_to("causes")
    assert "challenge" in [row.step_id for row in run.presenter.view().rows if row.skipped]


def test_neither_skipping_nor_returning_leaves_an_open_vote(run: Run) -> None:
    run.presenter.go_to("causes")
    run.presenter.go_to("rate")
    run.next_until(SceneKind.VOTE_OPEN)
    for slip in (run.presenter.skip, run.presenter.go_back_to_where_one_was):
        slip()
        assert run.scene is SceneKind.VOTE_OPEN
        assert "Close it before" in run.presenter.view().problem


def test_the_first_picture_speaks_of_no_way_back(run: Run) -> None:
    assert "Page Up" not in run.presenter.view().hint
    run.next()
    assert "Page Up" in run.presenter.view().hint


def test_a_change_of_a_note_can_be_undone_and_redone(run: Run) -> None:
    for text in ("They laughed.", "They laughed. Then nobody spoke."):
        run.presenter.edits.note("welcome", text)
    assert run.desk.history.undo() == "change note"
    assert running.notes(run.desk, run.workshop_id) == {"welcome": "They laughed."}
    run.desk.history.redo()
    run.presenter.edits.reload_notes()
    assert run.presenter.edits.note_here() == "They laughed. Then nobody spoke."


def test_thirty_notes_can_be_taken_back_one_by_one(run: Run) -> None:
    texts = [f"note {number}" for number in range(31)]
    for text in texts:
        run.presenter.edits.note("welcome", text)
    for text in reversed(texts[:-1]):
        run.desk.history.undo()
        assert running.notes(run.desk, run.workshop_id) == {"welcome": text}


def test_retiming_can_be_undone(run: Run) -> None:
    before = run.presenter.state.workshop.steps
    run.clock.move(10 * 60)
    run.presenter.edits.retime()
    assert run.presenter.state.workshop.steps != before
    run.desk.history.undo()
    run.presenter.reload_workshop()
    assert run.presenter.state.workshop.steps == before


def test_phones_show_their_own_view_again_after_a_restart(run: Run) -> None:
    run.next_until(SceneKind.PAIR, RevealStage.GAP)
    run.presenter.own_results.turn()
    run.restart()
    assert run.presenter.view().released
    assert run.room.last("reveal")["results"]
    run.presenter.own_results.turn()
    run.restart()
    assert not run.presenter.view().released
    assert run.room.all("reveal") == []
