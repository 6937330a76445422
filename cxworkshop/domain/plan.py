"""What the team decides to do: causes, actions, levers, depth, dates and pledges.

An action pulls one or more levers, closes the gap of one statement, has an owner and a first
step. The rest (partner, measure, depth, what is stopped) may be filled in later.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Lever(StrEnum):
    """What an action changes: people, technology, leadership, or how the story is told."""

    HR = "hr"
    TECHNOLOGY = "technology"
    LEADERSHIP = "leadership"
    STORY = "story"


class Stage(StrEnum):
    """Where in the life of a purchase customers feel it."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


class Depth(StrEnum):
    """How deep an action goes, from the four yes/no questions (`method.balance.depth`)."""

    COSMETIC = "cosmetic"
    MIXED = "mixed"
    DEEP = "deep"


class Evidence(StrEnum):
    """How well a cause is known."""

    HUNCH = "hunch"
    STORY = "story"
    DATA = "data"
    TESTED = "tested"


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a gap exists: a sentence that goes on after "because", about a process, not a person."""

    id: str
    statement_id: str
    text: str
    evidence: Evidence = Evidence.HUNCH


@dataclass(frozen=True, slots=True)
class Action:
    """One commitment. `depth_answers` are the four yes/no answers of the depth rule, in order:
    changes a rule, outlasts a campaign, felt after purchase, costs us something; empty when the
    questions have not been answered yet."""

    id: str
    title: str
    owner_id: str | None = None
    statement_id: str | None = None
    cause_id: str | None = None
    levers: frozenset[Lever] = frozenset()
    first_step: str = ""
    first_step_by: date | None = None
    partner_id: str | None = None
    measure: str = ""
    baseline: str = ""
    target: str = ""
    if_then: str = ""
    stops: str = ""
    support: str = ""
    stage: Stage | None = None
    depth_answers: tuple[bool, ...] = ()
    catalogue_id: str | None = None


@dataclass(frozen=True, slots=True)
class Pledge:
    """What one person promises to do within 14 days; named by its author, never tied to a seat."""

    id: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything a team wrote down, each in the order in which it was added."""

    causes: tuple[Cause, ...] = ()
    actions: tuple[Action, ...] = ()
    pledges: tuple[Pledge, ...] = ()


CHECK_DAYS = (14, 30, 60, 90)


def check_dates(held_on: date) -> tuple[date, ...]:
    """The dates of the four checks after a workshop; a weekend moves to the next working day."""
    return tuple(next_working_day(held_on + timedelta(days=days)) for days in CHECK_DAYS)


def next_working_day(day: date) -> date:
    """`day` itself, or the Monday after it when it falls on a weekend."""
    days_to_monday = 7 - day.weekday() if day.weekday() >= 5 else 0
    return day + timedelta(days=days_to_monday)
