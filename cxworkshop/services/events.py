"""Everything that can happen, one frozen dataclass each: the subject, then what happened to it.

Screens ask "was it about my kind of thing?" and read anew; an event carries identities, no data.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Part = Literal["details", "team", "agenda", "statements", "customers", "status", "rehearsal"]


@dataclass(frozen=True, slots=True)
class WorkshopsChanged:
    """The list in the library is another one: a workshop was added, deleted or has new figures."""


@dataclass(frozen=True, slots=True)
class WorkshopChanged:
    """One part of a workshop changed."""

    workshop_id: str
    what: Part


@dataclass(frozen=True, slots=True)
class RunMoved:
    """The run stands elsewhere, or began, or ended."""

    workshop_id: str


@dataclass(frozen=True, slots=True)
class NoteKept:
    """What the facilitator wrote down at a step is another text."""

    workshop_id: str
    step_id: str


@dataclass(frozen=True, slots=True)
class RoundOpened:
    """A vote has begun."""

    workshop_id: str
    round_id: str


@dataclass(frozen=True, slots=True)
class RoundKept:
    """The answers of a closed vote are in the library; the room may forget them now."""

    workshop_id: str
    round_id: str


@dataclass(frozen=True, slots=True)
class PlanChanged:
    """Causes, actions or pledges are others."""

    workshop_id: str


@dataclass(frozen=True, slots=True)
class DocumentsWritten:
    """Papers and data were written to these files."""

    workshop_id: str
    paths: tuple[Path, ...]


Event = (
    WorkshopsChanged
    | WorkshopChanged
    | RunMoved
    | NoteKept
    | RoundOpened
    | RoundKept
    | PlanChanged
    | DocumentsWritten
)
