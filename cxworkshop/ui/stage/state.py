"""Everything a stage picture is made of, as one plain snapshot.

A scene is a function of a `StageState` and nothing else, so the projector, the miniatures in the
console and the pictures of the headless demo are the same scenes painted at different sizes.
Whatever must not be projected (notes, hints, single answers) is not in here.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from cxworkshop.colours import Scheme
from cxworkshop.domain.cues import Cue
from cxworkshop.domain.plan import Action, Plan
from cxworkshop.domain.references import Reference
from cxworkshop.domain.workshop import Workshop
from cxworkshop.results.facts import GapFacts
from cxworkshop.results.insights import Insights

AMBER, RED = 0.20, 0.05
"""The share of a time from which on it is said to be short, and nearly over."""


@dataclass(frozen=True, slots=True)
class Countdown:
    """A timer as it stands: whole seconds left of a total."""

    left: int
    total: int
    paused: bool = False

    @property
    def share_left(self) -> float:
        """What is left, as a share of the total."""
        return self.left / self.total if self.total else 0.0

    @property
    def text(self) -> str:
        """Minutes and seconds, "1:40"."""
        return f"{self.left // 60}:{self.left % 60:02d}"


@dataclass(frozen=True, slots=True)
class Room:
    """Who is there and how they reach us. Counts only, never who. `counted` is false after a
    kill, until the room is back and knows how many answered."""

    joined: int = 0
    watching: int = 0
    answered: int = 0
    counted: bool = True
    url: str = ""
    code: str = ""
    simulated: int = 0

    @property
    def address(self) -> str:
        """What can be typed into a phone: host and port, without scheme and code."""
        return self.url.partition("://")[2].partition("/")[0]

    @property
    def spaced_code(self) -> str:
        """The join code in two groups of four, as it is read aloud."""
        return f"{self.code[:4]} {self.code[4:]}".strip()


@dataclass(frozen=True, slots=True)
class StageState:
    """One picture of the stage. `asks` is what the vote of this step asks ("prediction" or
    "rating") and `questions` how many; `writing` is the action that is being typed just now;
    `closing_in` counts the last seconds of a vote down; `nobody_came` asks for the hint that helps
    phones that cannot get in; `dial` is the value in 0..1 of a picture that can be turned."""

    workshop: Workshop
    cue: Cue
    room: Room = field(default_factory=Room)
    facts: GapFacts | None = None
    plan: Plan = field(default_factory=Plan)
    references: tuple[Reference, ...] = ()
    asks: str = ""
    questions: int = 0
    countdown: Countdown | None = None
    writing: Action | None = None
    closing_in: int | None = None
    nobody_came: bool = False
    rehearsal: bool = False
    insights: Insights = field(default_factory=Insights)
    dial: float | None = None
    scheme: Scheme = "light"
