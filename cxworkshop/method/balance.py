"""Whether a plan goes deep enough and wide enough to close a gap.

Warnings are codes with their subject; the words are the screen's. A field nobody has filled in
yet counts against nobody: an action is cosmetic only when its four answers say so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cxworkshop.domain.plan import Action, Depth, Lever, Stage

DEPTH_QUESTIONS = 4


class WarningCode(StrEnum):
    """What is lopsided about a plan."""

    MOSTLY_COSMETIC = "mostly_cosmetic"
    EMPTY_STAGE = "empty_stage"
    EMPTY_LEVER = "empty_lever"
    ONE_FUNCTION = "one_function"
    NOTHING_STOPPED = "nothing_stopped"


@dataclass(frozen=True, slots=True)
class PlanWarning:
    """One warning; `subject` is the stage, lever or function it is about, else empty."""

    code: WarningCode
    subject: str = ""


Warning = PlanWarning


def depth(answers: Sequence[bool]) -> Depth:
    """The depth of an action from its four yes/no answers: at most one yes is cosmetic, two are
    mixed, three or four are deep."""
    if len(answers) != DEPTH_QUESTIONS:
        raise ValueError(f"depth needs {DEPTH_QUESTIONS} answers, not {len(answers)}")
    yes = sum(map(bool, answers))
    if yes <= 1:
        return Depth.COSMETIC
    return Depth.MIXED if yes == 2 else Depth.DEEP


def plan_warnings(
    actions: Sequence[Action], functions: Mapping[str, str] | None = None
) -> list[PlanWarning]:
    """What a plan lacks; nothing for a plan without actions.

    `functions` (owner id -> function, such as "Marketing") makes the warning about owners
    possible; it is given when two or more actions have owners, all known to be in one function.
    """
    return list(_warnings(actions, functions or {})) if actions else []


def _warnings(actions: Sequence[Action], functions: Mapping[str, str]) -> Iterator[PlanWarning]:
    if sum(map(_is_cosmetic, actions)) * 2 > len(actions):
        yield PlanWarning(WarningCode.MOSTLY_COSMETIC)
    used_stages = {action.stage for action in actions}
    for stage in Stage:
        if stage not in used_stages:
            yield PlanWarning(WarningCode.EMPTY_STAGE, stage)
    used_levers = frozenset[Lever]().union(*(action.levers for action in actions))
    for lever in Lever:
        if lever not in used_levers:
            yield PlanWarning(WarningCode.EMPTY_LEVER, lever)
    functions_used = [functions.get(action.owner_id, "") for action in actions if action.owner_id]
    if len(functions_used) > 1 and len(set(functions_used)) == 1 and functions_used[0]:
        yield PlanWarning(WarningCode.ONE_FUNCTION, functions_used[0])
    if not any(action.stops.strip() for action in actions):
        yield PlanWarning(WarningCode.NOTHING_STOPPED)


def _is_cosmetic(action: Action) -> bool:
    return bool(action.depth_answers) and depth(action.depth_answers) is Depth.COSMETIC
