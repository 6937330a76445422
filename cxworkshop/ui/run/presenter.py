"""Runs a workshop: where it stands, what each key does, what stage, phones and console show.

Plain Python over small protocols. The page passes on what the facilitator did, the room's events
and the time; everything it draws comes from `view()`. Each move is kept at once by the services,
so that a killed app returns to the same picture.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cxworkshop.colours import Scheme
from cxworkshop.domain.cues import Cue, RevealStage, SceneKind
from cxworkshop.domain.plan import Pledge
from cxworkshop.domain.rounds import Round
from cxworkshop.problems import Problem
from cxworkshop.results.facts import GapFacts
from cxworkshop.results.insights import Insights
from cxworkshop.services import planning, preparing, running, voting
from cxworkshop.services.desk import Desk
from cxworkshop.services.running import Position
from cxworkshop.ui.run.edits import RunEdits
from cxworkshop.ui.run.exhibits import Exhibits
from cxworkshop.ui.run.findings import Findings
from cxworkshop.ui.run.glance import expected, glance, phones
from cxworkshop.ui.run.interruption import WakeUp, welcome_back
from cxworkshop.ui.run.own_results import OwnResults
from cxworkshop.ui.run.phone_views import phone_view
from cxworkshop.ui.run.run_state import RunState
from cxworkshop.ui.run.script import Script
from cxworkshop.ui.run.stage_tools import StageTools
from cxworkshop.ui.run.timer import Timer
from cxworkshop.ui.run.view import RunView
from cxworkshop.ui.run.vote import RoomLine, Vote, Worker
from cxworkshop.words import say


class RunPresenter:
    """One workshop being run. `changed` is called whenever `view()` may say something new."""

    def __init__(
        self,
        desk: Desk,
        workshop_id: str,
        room: RoomLine,
        worker: Worker,
        changed: Callable[[], None],
        *,
        stage_scheme: Scheme = "light",
        rehearsing: bool = False,
    ) -> None:
        self._desk = desk
        self._room = room
        self._changed = changed
        self._phones_see: Mapping[str, Any] = {}
        self._findings = Findings(desk, workshop_id, worker, self._take)
        self._vote = Vote(
            desk, workshop_id, room, worker, self._findings.read_beside, self._trouble
        )
        workshop = preparing.workshop(desk, workshop_id)
        facts, insights = self._findings.look()
        script = Script(workshop, facts)
        self.state = RunState(
            workshop=workshop,
            facts=facts,
            insights=insights,
            plan=planning.plan(desk, workshop_id),
            references=desk.content.references,
            script=script,
            cue=script.at(running.begin(desk, workshop_id)),
            shown_at=desk.now(),
            round_of=self._round_of,
            stage_scheme=stage_scheme,
            rehearsing=rehearsing,
        )
        self.tools = StageTools(self.state, desk.now, changed)
        self.edits = RunEdits(desk, self.state, changed, self.reload_workshop)
        self.own_results = OwnResults(desk, self.state, room, changed)
        self.exhibits = Exhibits(self.state, changed, lambda: self._vote.round is not None)
        self._wake_up = WakeUp(desk.now())
        self._come_back()
        self.own_results.take_up()

    def view(self) -> RunView:
        """Everything the console shows now."""
        clock = running.step_clock(self._desk, self._id)
        assert clock
        return glance(self.state, self._vote, self._room, clock, self._desk.now())

    @property
    def keeping(self) -> bool:
        """Whether the answers of a closed vote are not in the library yet, or not read from it."""
        return (self._vote.round is not None and not self._vote.open) or self._findings.awaited

    @property
    def open_round(self) -> Round | None:
        """The vote that takes answers now, or None."""
        return self._vote.round if self._vote.open else None

    # What the facilitator does

    def next(self) -> None:
        """The one big step forward. Under a dark stage or an overlay it only takes that away."""
        run = self.state
        run.problem = run.notice = ""
        if self.tools.take_away():
            self._changed()
            return
        if run.cue.scene is SceneKind.VOTE_OPEN and self._vote.open:
            if self._vote.ask_to_close(self._desk.now(), expected(run, self._room)):
                self._after_closing()
        else:
            self._forward()
        self._changed()

    def back(self) -> None:
        """One picture back; an open vote is not left by a slip."""
        run = self.state
        run.problem = run.notice = ""
        if self._vote.counting_down:
            self._vote.keep_open()
        elif run.overlay:
            run.overlay = ""
        elif self._vote.open:
            run.problem = say("run.problem.vote_is_open")
        elif target := run.before():
            self._move(target)
        self._changed()

    def go_to(self, step_id: str) -> None:
        """Jump to a step of the agenda."""
        if self._vote.open:
            self.state.problem = say("run.problem.vote_is_open")
        else:
            self._jump(self.state.script.first_of(step_id))
        self._changed()

    def skip(self) -> None:
        """Leave out the rest of this step; it can be returned to."""
        target = self.state.script.first_after(self.state.cue.step_id)
        if self._vote.open:
            self.state.problem = say("run.problem.vote_is_open")
        elif target:
            self._jump(target)
        self._changed()

    def go_back_to_where_one_was(self) -> None:
        """Undo the last jump."""
        origin = self.state.came_from
        if origin and self._vote.open:
            self.state.problem = say("run.problem.vote_is_open")
        elif origin:
            position = Position(origin.step_id, origin.index)
            self.state.overlay = ""
            self._move(self.state.script.at(position))
        self._changed()

    def vote_again(self) -> None:
        """Ask the vote of this step once more; the earlier answers are replaced when it closes."""
        run, before = self.state, self.state.cue
        self._move(run.script.opening_of(before.step_id) or before)  # first: a kill between the
        try:  # two must not look like a vote just closed
            self._vote.begin(before.step_id, anew=True)
        except Problem as problem:
            self._move(before)
            run.problem = problem.message
        self._changed()

    def answer_by(self, by: str) -> None:
        """Who holds a phone in the vote that comes next: each person, a table, or one phone that
        goes round."""
        self.state.answered_by = by
        self._changed()

    def restart_vote(self) -> None:
        """Ask the open vote anew because phones have lost their seats; what was answered so far is
        dropped."""
        if self._vote.open and self._room.ready:
            self._vote.restart()
            self._changed()

    def release_silent_seats(self) -> None:
        """Free the seats of phones that never voted."""
        self._room.send({"do": "release", "silent": True})

    def dismiss_problem(self) -> None:
        """The facilitator has read it."""
        self.state.problem = self.state.notice = ""
        self._changed()

    def tell(self, notice: str) -> None:
        """Say something that is no problem."""
        self.state.notice = notice
        self._changed()

    def welcome_back(self) -> None:
        """The app was closed in the middle of this run: say where it goes on."""
        self.state.notice = welcome_back(self.state, voting=self._vote.open)
        self._changed()

    def set_simulated(self, count: int) -> None:
        """How many of those in the room are made up."""
        self.state.simulated = count
        self._changed()

    # What happens by itself

    def heard(self, event: Mapping[str, Any]) -> None:
        """The room said something."""
        kind = event.get("event")
        self._vote.heard(event)
        if kind == "pledge":
            self._pledged(event)
        elif kind == "problem":
            self._trouble(str(event.get("message", "")))
        self._changed()

    def tick(self) -> None:
        """Time goes by. A vote that was about to close when the machine fell asleep stays open."""
        if minutes := self._wake_up.slept(self._desk.now()):
            self.state.notice = say("interrupted.slept", count=minutes)
            self._vote.keep_open()
        if self._vote.is_due(self._desk.now(), expected(self.state, self._room)):
            self._vote.close()
            self._after_closing()
        self._vote.try_again(self._desk.now())
        self._changed()

    def reload_workshop(self) -> None:
        """The workshop was edited somewhere else."""
        self.state.workshop = preparing.workshop(self._desk, self._id)
        self._findings.read()

    def reload_plan(self) -> None:
        """Causes, actions or pledges are others."""
        run = self.state
        run.plan = planning.plan(self._desk, self._id)
        if run.writing:
            known = {action.id: action for action in run.plan.actions}
            run.writing = known.get(run.writing.id, run.writing)
        self._changed()

    # Moving

    def _forward(self) -> None:
        target = self.state.following()
        if target and target.stage and self.keeping and self.state.facts:
            self.state.problem = say("run.problem.not_read_yet")
            return
        if target is None:
            running.finish(self._desk, self._id)
            self.state.finished = True
            return
        if target.scene is SceneKind.VOTE_OPEN:
            try:
                self._vote.begin(target.step_id, by=phones(self.state, self.state.cue))
            except Problem as problem:
                self.state.problem = problem.message
                return
        self._move(target, forward=True)
        among_colleagues = self.state.simulated and not self.state.rehearsing
        if among_colleagues and target.stage is RevealStage.GAP and not self.state.released:
            self.own_results.turn()

    def _jump(self, cue: Cue) -> None:
        """Go elsewhere in the agenda, and remember from where, unless one has jumped already."""
        here = self.state.cue
        if cue.step_id == here.step_id:
            return
        origin = self.state.came_from or here
        self.state.overlay = ""
        self._move(cue)
        self.state.came_from = origin if origin.step_id != cue.step_id else None

    def _move(self, cue: Cue, *, forward: bool = False) -> None:
        run, now = self.state, self._desk.now()
        if run.came_from and cue.step_id == run.came_from.step_id:
            run.came_from = None
        self.exhibits.leave()
        run.cue, run.forward = cue, forward
        run.timer = Timer(cue.seconds, now) if cue.seconds else None
        run.shown_at = now
        if cue.scene is not SceneKind.COMMITMENTS:
            run.writing = None
        self._remember(Position(cue.step_id, cue.index))
        view = phone_view(run.workshop, cue, rehearsing=run.rehearsing)
        if view != self._phones_see:
            self._phones_see = view
            self._room.send({"do": "show", "view": view})

    def _remember(self, position: Position) -> None:
        """Where the run stands; a disk that refuses does not stop it."""
        try:
            running.move(self._desk, self._id, position)
        except Problem as problem:
            self.state.problem = problem.message

    def _after_closing(self) -> None:
        following = self.state.script.after(self.state.cue)
        if self.state.cue.scene is SceneKind.VOTE_OPEN and following:
            self._move(following)

    def _come_back(self) -> None:
        """Take up a run that was interrupted, in whatever state it was."""
        run, round_ = self.state, self._vote.round
        cue = run.cue
        if round_ is not None:
            closed = cue.step_id == round_.step_id and cue.scene is SceneKind.VOTE_CLOSED
            if not closed:
                cue = run.script.opening_of(round_.step_id) or cue
            self._vote.come_back(closed=closed)
        elif run.is_spent(cue):
            cue = run.following() or cue
        self._move(cue)

    def _take(self, facts: GapFacts | None, insights: Insights) -> None:
        run = self.state
        position = Position(run.cue.step_id, run.cue.index)
        run.facts, run.insights = facts, insights
        run.script = Script(run.workshop, run.facts)
        run.cue = run.script.at(position)
        self.exhibits.reload()
        self._changed()

    def _pledged(self, event: Mapping[str, Any]) -> None:
        pledge = Pledge(str(event["id"]), str(event["name"]), str(event["text"]))
        planning.add_pledge(self._desk, self._id, pledge)
        self._room.send({"do": "forget", "pledge": event["id"]})
        self.reload_plan()

    def _trouble(self, sentence: str) -> None:
        self.state.problem = sentence
        self._changed()

    def _round_of(self, step_id: str) -> Round | None:
        return voting.round_of(self._desk, self._id, step_id)

    @property
    def _id(self) -> str:
        return self.state.workshop.id
