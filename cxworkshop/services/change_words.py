"""What was changed, in words for undo and redo: "move step", "change minutes", "add statement"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from cxworkshop.domain.workshop import Team
from cxworkshop.words import say

_STEP_FIELDS = ("minutes", "title", "notes", "prompts")
_STATEMENT_FIELDS = ("scale", "short", "executives", "customers")


def agenda_change(before: Sequence[Any], after: Sequence[Any]) -> str:
    """What happened to the steps of an agenda."""
    return say(f"services.change.{_kind(before, after, 'step', _STEP_FIELDS, 'agenda')}")


def statements_change(before: Sequence[Any], after: Sequence[Any]) -> str:
    """What happened to the pairs of statements."""
    kind = _kind(before, after, "statement", _STATEMENT_FIELDS, "statements")
    return say(f"services.change.{kind}")


def team_change(before: Team, after: Team) -> str:
    """What happened to the team."""
    if before.size != after.size:
        return say("services.change.team_size")
    if before.people != after.people:
        return say("services.change.people")
    return say("services.change.team")


def _kind(
    before: Sequence[Any], after: Sequence[Any], what: str, names: Sequence[str], else_: str
) -> str:
    old, new = [item.id for item in before], [item.id for item in after]
    if old == new:
        found = _changed_fields(before, after)
        return f"{what}_{found[0]}" if len(found) == 1 and found[0] in names else else_
    if len(new) == len(old) + 1 and set(old) < set(new):
        return f"add_{what}"
    if len(new) == len(old) - 1 and set(new) < set(old):
        return f"remove_{what}"
    return f"move_{what}" if set(old) == set(new) else else_


def _changed_fields(before: Sequence[Any], after: Sequence[Any]) -> list[str]:
    """The names of the fields in which any of the pairs differ."""
    return sorted(
        {
            field.name
            for old, new in zip(before, after, strict=True)
            for field in fields(old)
            if getattr(old, field.name) != getattr(new, field.name)
        }
    )
