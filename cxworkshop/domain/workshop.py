"""A workshop as it is planned and run: client, team, agenda, statements and where it stands.

Everything that happens in a workshop is a page, a poll, a canvas or a plan; a `Step` is one of the
four with its minutes, notes and prompts, and its `content` says the rest as plain JSON values.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from typing import Any

from cxworkshop.domain.statements import PairedStatement


class RoomMode(StrEnum):
    """Who is in the room; this decides the statistics of the executives' side."""

    CENSUS = "census"
    ABSENCES = "absences"
    SAMPLE = "sample"
    OPEN = "open"


class StepKind(StrEnum):
    """The four kinds of which every exercise is made."""

    PAGE = "page"
    POLL = "poll"
    CANVAS = "canvas"
    PLAN = "plan"


class Status(StrEnum):
    """Where a workshop stands in its life."""

    PREPARING = "preparing"
    RUNNING = "running"
    FOLLOWING_UP = "following_up"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may own an action. Never linked to a seat or an answer."""

    id: str
    name: str
    function: str = ""


@dataclass(frozen=True, slots=True)
class Team:
    """Who answers. `size` is N; `population` is the larger group in the sample mode."""

    size: int
    mode: RoomMode = RoomMode.CENSUS
    population: int | None = None
    people: tuple[Person, ...] = ()

    def person(self, person_id: str | None) -> Person | None:
        """The person with this id, or None."""
        return next((person for person in self.people if person.id == person_id), None)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the agenda.

    `content` by kind. page: {"lines": [...]} and/or {"show": ["join" | "hero" | "ruler" | "right" |
    "gaps" | "map" | "method" | "blind_spots" | "closing", ...]}. poll: {"asks": "prediction" |
    "rating"}, with "statements": [ids] when not all are asked. canvas: {"canvas": "root_cause"}.
    plan: {"part": "commitments" | "pledges"}.
    """

    id: str
    kind: StepKind
    title: str
    minutes: int
    notes: str = ""
    prompts: tuple[str, ...] = ()
    content: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Workshop:
    """One workshop. `threshold` is the smallest gap worth a verdict, as a share; `k` is the
    smallest group whose answers may be shown; `customers_word` is what this client calls its
    customers ("riders"), used on the stage; `brand_colour` is "#RRGGBB" or empty, `brand_logo` a
    small PNG in base64 or empty. `segment` names the group of customers that executives are asked
    about, None for all; `strict` prints "80 % or more" in place of unanimity; `open_mode` lets a
    team of three or four see its count, after each of them agreed on their own phone."""

    id: str
    client: str
    title: str
    template_id: str
    team: Team
    steps: tuple[Step, ...]
    statements: tuple[PairedStatement, ...]
    held_on: date
    starts_at: time = time(9, 0)
    status: Status = Status.PREPARING
    language: str = "en"
    customers_word: str = "customers"
    threshold: float = 0.10
    k: int = 5
    minutes_available: int = 60
    sample: bool = False
    follows_id: str | None = None
    offered_actions: tuple[str, ...] | None = None
    wifi_name: str = ""
    wifi_password: str = ""
    brand_colour: str = ""
    brand_logo: str = ""
    segment: str | None = None
    strict: bool = False
    open_mode: bool = False

    def step(self, step_id: str) -> Step:
        """The step with this id; KeyError when there is none."""
        for step in self.steps:
            if step.id == step_id:
                return step
        raise KeyError(step_id)

    def statement(self, statement_id: str) -> PairedStatement:
        """The statement with this id; KeyError when there is none."""
        for statement in self.statements:
            if statement.id == statement_id:
                return statement
        raise KeyError(statement_id)
