"""What was changed, in words for undo and redo: "move step “Rate ourselves”", "add Ada Lindqvist".

The words name the one thing that was changed, so that ten lines in a row are told apart; when
several were changed at once they say so without a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from textwrap import shorten
from typing import Any

from cxworkshop.domain.workshop import Team
from cxworkshop.words import say

_LONGEST = 48
_STEP_FIELDS = ("minutes", "title", "notes", "prompts")
_STATEMENT_FIELDS = ("scale", "short", "executives", "customers")
_PERSON_FIELDS = ("name", "function")


def agenda_change(before: Sequence[Any], after: Sequence[Any]) -> str:
    """What happened to the steps of an agenda."""
    kind, step = _kind(before, after, "step", _STEP_FIELDS, "agenda")
    return _say(kind, step.title if step else "")


def statements_change(before: Sequence[Any], after: Sequence[Any]) -> str:
    """What happened to the pairs of statements."""
    kind, pair = _kind(before, after, "statement", _STATEMENT_FIELDS, "statements")
    return _say(kind, (pair.short or pair.executives) if pair else "")


def team_change(before: Team, after: Team) -> str:
    """What happened to the team."""
    if before.size != after.size:
        return say("services.change.team_size_to", size=after.size)
    if before.people != after.people:
        kind, person = _kind(before.people, after.people, "person", _PERSON_FIELDS, "people")
        return _say(kind, person.name if person else "")
    return say("services.change.team")


def _say(kind: str, which: str) -> str:
    return say(f"services.change.{kind}", which=shorten(which, _LONGEST, placeholder=" …"))


def _kind(
    before: Sequence[Any], after: Sequence[Any], what: str, names: Sequence[str], else_: str
) -> tuple[str, Any]:
    """What happened, and the one item it happened to; None with several."""
    old, new = [item.id for item in before], [item.id for item in after]
    if old == new:
        changed = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
        found = _changed_fields(changed)
        if len(changed) == len(found) == 1 and found[0] in names:
            return f"{what}_{found[0]}", changed[0][0]
    if len(new) == len(old) + 1 and set(old) < set(new):
        return f"add_{what}", next(item for item in after if item.id not in old)
    if len(new) == len(old) - 1 and set(new) < set(old):
        return f"remove_{what}", next(item for item in before if item.id not in new)
    if len(new) == len(old) and old != new:
        moved = [item for item in after if _without(old, item.id) == _without(new, item.id)]
        if moved:
            return f"move_{what}", moved[0]
    return else_, None


def _without(ids: Sequence[str], one: str) -> list[str]:
    return [other for other in ids if other != one]


def _changed_fields(pairs: Sequence[tuple[Any, Any]]) -> list[str]:
    """The names of the fields in which any of the pairs differ."""
    return sorted(
        {
            field.name
            for old, new in pairs
            for field in fields(old)
            if getattr(old, field.name) != getattr(new, field.name)
        }
    )
