"""What a run is at this moment, as plain data that the presenter changes and `glance` reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from cxworkshop.colours import Scheme
from cxworkshop.domain.cues import Cue, SceneKind
from cxworkshop.domain.plan import Action, Plan
from cxworkshop.domain.polls import QuestionKind
from cxworkshop.domain.references import Reference
from cxworkshop.domain.rounds import Round
from cxworkshop.domain.workshop import Workshop
from cxworkshop.results.facts import GapFacts
from cxworkshop.results.insights import Insights
from cxworkshop.services.poll_questions import poll_questions
from cxworkshop.ui.run.offers import Exhibit, Offer
from cxworkshop.ui.run.script import Script
from cxworkshop.ui.run.timer import Timer

EXHIBIT = "exhibit"
OVERLAYS: Mapping[str, SceneKind] = {
    "join": SceneKind.JOIN,
    "method": SceneKind.METHOD,
    "timer": SceneKind.DISCUSSION,
}


@dataclass(slots=True)
class RunState:
    """`cue` is the picture of the script that the room sees, `overlay` what lies over it ("join",
    "method", "timer", "exhibit" or ""); `offers` are the pictures that can be shown on demand,
    `exhibit` the one that was asked for last, `choosing` says that the list of them is open;
    `round_of` gives the latest round of a step. `simulated` colleagues are labelled wherever they
    appear; `answered_by` says who holds a phone in the next vote;
    `rehearsing` says that nothing is kept; `came_from` is the picture that was left by a jump;
    `forward` says that the last move was a step ahead; `notice` tells of an interruption."""

    workshop: Workshop
    facts: GapFacts | None
    plan: Plan
    references: tuple[Reference, ...]
    script: Script
    cue: Cue
    shown_at: datetime
    round_of: Callable[[str], Round | None]
    answered_by: str = "person"
    stage_scheme: Scheme = "light"
    timer: Timer | None = None
    overlay: str = ""
    overlay_timer: Timer | None = None
    writing: Action | None = None
    show_cards: bool = True
    blank: bool = False
    frozen: bool = False
    released: bool = False
    simulated: int = 0
    rehearsing: bool = False
    insights: Insights = field(default_factory=Insights)
    offers: tuple[Offer, ...] = ()
    exhibit: Exhibit | None = None
    choosing: bool = False
    problem: str = ""
    notice: str = ""
    came_from: Cue | None = None
    finished: bool = False
    forward: bool = False

    def following(self) -> Cue | None:
        """The next picture; a vote that is over is not shown as open any more."""
        target = self.script.after(self.cue)
        while target and self.is_spent(target):
            target = self.script.after(target)
        return target

    def before(self) -> Cue | None:
        """The picture before, by the same rule."""
        target = self.script.before(self.cue)
        while target and self.is_spent(target):
            target = self.script.before(target)
        return target

    def is_spent(self, cue: Cue) -> bool:
        """Whether a cue opens a vote that has been taken already."""
        if cue.scene is not SceneKind.VOTE_OPEN:
            return False
        round_ = self.round_of(cue.step_id)
        return round_ is not None and round_.has_results

    @property
    def return_to(self) -> int:
        """The number of the step that was left by a jump, 0 when there is none."""
        ids = [step.id for step in self.workshop.steps]
        if self.came_from is None or self.came_from.step_id not in ids:
            return 0
        return ids.index(self.came_from.step_id) + 1

    def asks(self, cue: Cue) -> str:
        """What the vote of a cue's step asks, or ""."""
        return str(self.workshop.step(cue.step_id).content.get("asks", ""))

    def questions(self, cue: Cue) -> int:
        """How many questions the vote of a cue's step asks; of dots, how many each person gives."""
        asked = poll_questions(self.workshop, self.workshop.step(cue.step_id))
        dots = asked and asked[0].kind is QuestionKind.ALLOCATION
        return int(asked[0].total or 0) if dots else len(asked)
