"""What the room sees, one key press after another.

A workshop's agenda unrolls into cues. Each cue is one picture on the stage; moving to it may also
open or close a vote. Console, clicker and the headless demo all walk the same list, and a killed
app comes back to the cue it was on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from cxworkshop.domain.workshop import Step, StepKind, Workshop


class SceneKind(StrEnum):
    """The pictures that the stage can show; a discussion's timer comes on demand, not in a step."""

    LINES = "lines"
    JOIN = "join"
    VOTE_READY = "vote_ready"
    VOTE_OPEN = "vote_open"
    VOTE_CLOSED = "vote_closed"
    RESULT = "result"
    PAIR = "pair"
    RULER = "ruler"
    GAPS = "gaps"
    DEPTH = "depth"
    MAP = "map"
    IMPORTANCE = "importance"
    WHAT_IF = "what_if"
    MINORITY = "minority"
    CALIBRATION = "calibration"
    VOICE = "voice"
    METHOD = "method"
    SILENCE = "silence"
    PAIRS_TALK = "pairs_talk"
    DISCUSSION = "discussion"
    CAUSES = "causes"
    COMMITMENTS = "commitments"
    PLEDGES = "pledges"
    CLOSING = "closing"


class RevealStage(StrEnum):
    """How much of a pair is on the stage; each stage adds to the one before."""

    ANSWERED = "answered"
    SAID = "said"
    PREDICTED = "predicted"
    CUSTOMERS = "customers"
    GAP = "gap"


HERO_STAGES = tuple(RevealStage)
PAIR_STAGES = HERO_STAGES[1:]
REVEALED_LATER = ("prediction", "rating")  # by the pair scenes, side by side
SILENCE_SECONDS = 60
PAIRS_TALK_SECONDS = 120


@dataclass(frozen=True, slots=True)
class RevealChoice:
    """Which statements carry which scene, as ids; None or empty scenes are left out. All of them
    together fill `gaps_pages` pictures."""

    hero: str | None
    right: str | None
    blind_spots: tuple[str, ...]
    gaps_pages: int = 1


@dataclass(frozen=True, slots=True)
class Cue:
    """One picture. `subject` is the id of the statement that a pair scene shows; `part` tells hero,
    right and blind spot apart; `seconds` is a timer that starts with the picture; `page` counts
    the pictures of a scene that needs several, from 0."""

    step_id: str
    index: int
    scene: SceneKind
    stage: RevealStage | None = None
    subject: str | None = None
    part: str = ""
    seconds: int | None = None
    page: int = 0


def cues(workshop: Workshop, choice: RevealChoice | None = None) -> tuple[Cue, ...]:
    """Every cue of a workshop in order. Without a choice (nothing has been answered yet) pair
    scenes have no subject, which only a preview shows."""
    return tuple(cue for step in workshop.steps for cue in step_cues(step, choice))


def step_cues(step: Step, choice: RevealChoice | None = None) -> tuple[Cue, ...]:
    """The cues of one step. A step always has at least one, so that every step can be reached."""
    found = list(_unnumbered(step, choice)) or [Cue(step.id, 0, SceneKind.LINES)]
    return tuple(replace(cue, index=index) for index, cue in enumerate(found))


def _unnumbered(step: Step, choice: RevealChoice | None) -> Iterator[Cue]:
    if step.kind is StepKind.POLL:
        for scene in (SceneKind.VOTE_READY, SceneKind.VOTE_OPEN, SceneKind.VOTE_CLOSED):
            yield Cue(step.id, 0, scene)
        if step.content.get("asks") not in REVEALED_LATER:
            yield Cue(step.id, 0, SceneKind.RESULT)
    elif step.kind is StepKind.CANVAS:
        yield Cue(step.id, 0, SceneKind.CAUSES)
    elif step.kind is StepKind.PLAN:
        pledges = step.content.get("part") == "pledges"
        yield Cue(step.id, 0, SceneKind.PLEDGES if pledges else SceneKind.COMMITMENTS)
    else:
        yield from _page(step, choice)


def _page(step: Step, choice: RevealChoice | None) -> Iterator[Cue]:
    if step.content.get("lines"):
        yield Cue(step.id, 0, SceneKind.LINES)
    for part in step.content.get("show", ()):
        if part == "hero":
            yield from _pairs(step, part, [choice.hero if choice else None], HERO_STAGES, choice)
        elif part == "right":
            yield from _pairs(step, part, [choice.right if choice else None], PAIR_STAGES, choice)
        elif part == "blind_spots":
            subjects: Sequence[str | None] = choice.blind_spots if choice else [None] * 3
            for subject in subjects:
                yield from _pairs(step, "blind_spot", [subject], PAIR_STAGES, choice)
                yield Cue(step.id, 0, SceneKind.DEPTH, None, subject)
                yield Cue(step.id, 0, SceneKind.SILENCE, None, subject, "", SILENCE_SECONDS)
                yield Cue(step.id, 0, SceneKind.PAIRS_TALK, None, subject, "", PAIRS_TALK_SECONDS)
        elif part == SceneKind.GAPS:
            for page in range(choice.gaps_pages if choice else 1):
                yield Cue(step.id, 0, SceneKind.GAPS, page=page)
        else:
            yield Cue(step.id, 0, SceneKind(part))


def _pairs(
    step: Step,
    part: str,
    subjects: Sequence[str | None],
    stages: Sequence[RevealStage],
    choice: RevealChoice | None,
) -> Iterator[Cue]:
    for subject in subjects:
        if subject is None and choice is not None:
            continue
        for stage in stages:
            yield Cue(step.id, 0, SceneKind.PAIR, stage, subject, part)
