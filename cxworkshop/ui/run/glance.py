"""From where the run stands to everything that console and stage show of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from cxworkshop.domain.cues import Cue, RevealStage, SceneKind
from cxworkshop.services.running import Clock
from cxworkshop.services.voting import needs_own_phones
from cxworkshop.ui.run.agenda_clock import StepTime, agenda_rows, step_time
from cxworkshop.ui.run.run_state import EXHIBIT, OVERLAYS, RunState
from cxworkshop.ui.run.view import Middle, RunView
from cxworkshop.ui.run.vote import RoomLine, Vote
from cxworkshop.ui.run.wording import hint_words, primary_words, scene_words, ways_words
from cxworkshop.ui.stage.state import Countdown, Room, StageState
from cxworkshop.words import say

HINT_AFTER_SECONDS = 30


def glance(run: RunState, vote: Vote, room: RoomLine, clock: Clock, now: datetime) -> RunView:
    """Everything the console shows now; `now` and the clock in UTC."""
    workshop, here, following = run.workshop, run.cue, run.following()
    step = workshop.step(here.step_id)
    time = time_of(run, clock, now)
    state = _stage_state(run, vote, room, time, now)
    seen = _with_overlay(run, state, now)
    return RunView(
        now=seen,
        following=_next_state(run, state, following),
        now_words=scene_words(workshop, seen.cue),
        following_words=scene_words(workshop, following) if following else "",
        rows=agenda_rows(
            workshop.steps,
            here.step_id,
            clock.run_started_at.astimezone(),
            clock.seconds_by_step,
        ),
        time=time,
        step_notes=step.notes.strip(),
        prompts=step.prompts,
        middle=_middle(run),
        primary=_primary(run, vote, room, following, now),
        hint=_hint(run, vote, room, following),
        may_go_back=not vote.open and run.before() is not None,
        ways=ways_words(vote.ways),
        voting=vote.open,
        may_vote_again=_may_vote_again(run, vote),
        may_release=_may_release(run),
        released=run.released,
        blank=run.blank,
        frozen=run.frozen,
        overlay=run.overlay,
        room_ready=room.ready,
        room_opening=room.opening,
        may_skip=not vote.open and run.script.first_after(here.step_id) is not None,
        return_to=run.return_to,
        problem=run.problem,
        notice=run.notice,
        finished=run.finished,
        plays=run.forward,
        phones_offered=phones_offered(run, here),
        phones=phones(run, here),
        own_phones=vote.round is not None and vote.round.consent,
        offers=() if vote.round else run.offers,
        exhibit=run.exhibit if run.overlay == EXHIBIT else None,
    )


def phones_offered(run: RunState, cue: Cue) -> tuple[str, ...]:
    """How phones may be held in the vote before which the run stands; a table's hands can only be
    counted for ratings, and a team that is counted openly has a phone each."""
    if cue.scene is not SceneKind.VOTE_READY:
        return ()
    if needs_own_phones(run.workshop, run.workshop.step(cue.step_id)):
        return ("person",)
    return ("person", "pass", "table") if run.asks(cue) == "rating" else ("person", "pass")


def phones(run: RunState, cue: Cue) -> str:
    """Who holds a phone in that vote: what was chosen, where it is offered."""
    return run.answered_by if run.answered_by in phones_offered(run, cue) else "person"


def expected(run: RunState, room: RoomLine) -> int:
    """How many answers would be all of them."""
    return max(run.workshop.team.size, room.joined)


def time_of(run: RunState, clock: Clock, now: datetime) -> StepTime:
    """The step's time and the agenda's."""
    return step_time(
        run.workshop.steps,
        run.cue.step_id,
        now.astimezone(),
        clock.run_started_at.astimezone(),
        clock.step_started_at.astimezone(),
        clock.seconds_by_step,
    )


def _stage_state(
    run: RunState, vote: Vote, room: RoomLine, time: StepTime, now: datetime
) -> StageState:
    waited = (now - run.shown_at).total_seconds() >= HINT_AFTER_SECONDS
    return StageState(
        workshop=run.workshop,
        cue=run.cue,
        room=Room(
            joined=room.joined,
            watching=room.watching,
            answered=vote.answered,
            counted=vote.counted,
            url=room.url,
            code=room.code,
            simulated=run.simulated,
        ),
        facts=run.facts,
        plan=run.plan,
        references=run.references,
        insights=run.insights,
        asks=run.asks(run.cue),
        questions=run.questions(run.cue),
        countdown=_countdown(run, time, now),
        writing=run.writing if run.show_cards else None,
        closing_in=vote.closing_in(now),
        nobody_came=run.cue.scene is SceneKind.JOIN and waited and room.joined == 0,
        rehearsal=run.rehearsing,
        scheme=run.stage_scheme,
    )


def _next_state(run: RunState, state: StageState, following: Cue | None) -> StageState | None:
    if following is None:
        return None
    room = state.room
    if following.scene is SceneKind.VOTE_OPEN:
        # What was counted last belongs to an earlier vote.
        room = replace(room, answered=0, counted=True)
    return replace(
        state,
        cue=following,
        room=room,
        asks=run.asks(following),
        questions=run.questions(following),
        countdown=Countdown(following.seconds, following.seconds) if following.seconds else None,
        closing_in=None,
        writing=None,
        nobody_came=False,
    )


def _with_overlay(run: RunState, state: StageState, now: datetime) -> StageState:
    if not run.overlay:
        return state
    if run.overlay == EXHIBIT and run.exhibit:
        return replace(state, cue=run.exhibit.cue(run.cue.step_id), dial=run.exhibit.dial)
    countdown = run.overlay_timer.countdown(now) if run.overlay_timer else None
    cue = Cue(run.cue.step_id, -1, OVERLAYS[run.overlay])
    return replace(state, cue=cue, countdown=countdown)


def _countdown(run: RunState, time: StepTime, now: datetime) -> Countdown | None:
    if run.timer:
        return run.timer.countdown(now)
    if run.cue.scene is SceneKind.VOTE_OPEN and time.left > 0:
        return Countdown(min(time.left, time.planned * 60), time.planned * 60)
    return None


def _middle(run: RunState) -> Middle:
    scene = run.cue.scene
    if run.choosing or run.overlay == EXHIBIT:
        return Middle.MORE
    if scene is SceneKind.CAUSES:
        return Middle.CAUSES
    if scene is SceneKind.COMMITMENTS:
        return Middle.PLAN
    opens_reveal = scene is SceneKind.PAIR and run.cue.stage is RevealStage.ANSWERED
    if run.facts and (opens_reveal or _is_rated(run)):
        return Middle.PREVIEW
    return Middle.NOTES


def _is_rated(run: RunState) -> bool:
    return run.cue.scene is SceneKind.VOTE_CLOSED and run.asks(run.cue) == "rating"


def _primary(
    run: RunState, vote: Vote, room: RoomLine, following: Cue | None, now: datetime
) -> str:
    if run.blank:
        return say("run.primary.unblank")
    if run.overlay:
        return say(f"run.primary.take_away.{run.overlay}")
    if vote.open and run.cue.scene is SceneKind.VOTE_OPEN:
        seconds = vote.closing_in(now)
        if seconds is not None:
            return say("run.primary.keep_open", count=seconds)
        if not vote.counted:
            return say("run.primary.close_uncounted")
        return say("run.primary.close", answered=vote.answered, total=expected(run, room))
    return primary_words(run.workshop, run.cue, following, rehearsing=run.rehearsing)


def _hint(run: RunState, vote: Vote, room: RoomLine, following: Cue | None) -> str:
    if run.blank or run.overlay:
        return say("run.hint.nothing_moves")
    if vote.open:
        missing = expected(run, room) - vote.answered
        if vote.counting_down:
            return say("run.hint.closing")
        if not vote.counted:
            return say("run.hint.uncounted")
        return say("run.hint.missing", count=missing) if missing > 0 else say("run.hint.all_in")
    unowned = [action for action in run.plan.actions if not action.owner_id]
    if run.cue.scene is SceneKind.COMMITMENTS and unowned:
        return say("run.plan.unfinished", what=unowned[-1].title or say("run.plan.untitled"))
    return hint_words(run.cue, following, rehearsing=run.rehearsing, first=run.before() is None)


def _may_vote_again(run: RunState, vote: Vote) -> bool:
    if vote.open or run.cue.scene not in (SceneKind.VOTE_READY, SceneKind.VOTE_CLOSED):
        return False
    round_ = run.round_of(run.cue.step_id)
    return round_ is not None and round_.has_results


def _may_release(run: RunState) -> bool:
    """Phones may show their owner's view once the room has seen a whole gap."""
    if run.facts is None:
        return False
    place = run.script.place(run.cue)
    return any(cue.stage is RevealStage.GAP for cue in run.script.cues[: place + 1])
