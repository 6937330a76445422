"""Everything that can be kept about one workshop, put in by the store's own functions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection

from cxworkshop.domain.customers import CustomerSource, Voice
from cxworkshop.domain.plan import Plan, Pledge
from cxworkshop.domain.polls import Question, QuestionKind, ScalePoints
from cxworkshop.domain.rounds import Round
from cxworkshop.domain.workshop import Person, Workshop
from cxworkshop.store import answers, customers, plans, runs, workshops
from cxworkshop.store.answers import FrozenRound
from cxworkshop.store.database import Library
from cxworkshop.store.runs import Run
from tests.support.builders import a_cause, a_full_source, a_score, a_workshop, an_action

AT = datetime(2026, 5, 12, 9, 30, 15, 123456, tzinfo=UTC)
RATINGS = [5, 5, 4, 4, 4, 4, 3, 2, 2, 1, None]


@dataclass(frozen=True, slots=True)
class Kept:
    """All that is kept about a workshop, as the objects that the app reads."""

    workshop: Workshop
    source: CustomerSource | None
    plan: Plan
    run: Run | None
    chosen: tuple[str, ...]
    notes: dict[str, str]
    rounds: list[FrozenRound]
    answers: list[dict[str, list[Any]]]


def keep_everything(library: Library, workshop_id: str, text: str = "text") -> None:
    """A workshop with customers, two votes, a plan, a run and notes; `text` is in each of them."""
    workshop = a_workshop(workshop_id, client=f"Client {text}", title=text)
    people = (Person(f"{workshop_id}-p", text), *workshop.team.people)
    workshop = replace(workshop, team=replace(workshop.team, people=people))
    with library.writing() as connection:
        workshops.add(connection, workshop)
        customers.keep(connection, workshop_id, _source(workshop_id, text))
        _vote(connection, workshop, "rating", RATINGS)
        _vote(
            connection,
            workshop,
            "prediction",
            [60.0, 70.0, None, {"likely": 5, "low": 1, "high": 9}],
        )
        cause = a_cause(f"{workshop_id}-cause", text=text)
        plans.put_cause(connection, workshop_id, cause)
        for name in ("a1", "a2"):
            action = an_action(f"{workshop_id}-{name}", cause_id=cause.id, title=text)
            plans.put_action(connection, workshop_id, replace(action, owner_id=people[0].id))
        plans.add_pledge(connection, workshop_id, Pledge(f"{workshop_id}-pledge", "Ada", text))
        runs.keep(connection, workshop_id, Run("rate", 2, AT, AT, None, {"welcome": 61.5}, True))
        runs.choose(connection, workshop_id, ["S2", "S1"])
        runs.keep_note(connection, workshop_id, "rate", text)


def everything(library: Library, workshop_id: str) -> Kept:
    """Reads all of it back; answers per question are sorted, because their order means nothing."""
    with library.reading() as connection:
        rounds = answers.rounds(connection, workshop_id)
        return Kept(
            workshop=workshops.read(connection, workshop_id),
            source=customers.read(connection, workshop_id),
            plan=plans.read(connection, workshop_id),
            run=runs.read(connection, workshop_id),
            chosen=runs.chosen(connection, workshop_id),
            notes=runs.notes(connection, workshop_id),
            rounds=rounds,
            answers=[_sorted(answers.values(connection, one.round.id)) for one in rounds],
        )


def _source(workshop_id: str, text: str) -> CustomerSource:
    source = a_full_source(f"{workshop_id}-c")
    scores = (a_score("S1", column=text), a_score("S2", segment=text))
    voices = (*source.voices, Voice("more", text, text))
    return replace(source, scores=scores, voices=voices, mapping={"own": [{"column": text}]})


def _vote(connection: Connection, workshop: Workshop, asks: str, values: list[Any]) -> None:
    scale = ScalePoints(1, 5) if asks == "rating" else None
    low_high = asks == "prediction"
    questions = tuple(
        Question(pair.id, QuestionKind(asks), pair.executives, scale, low_high=low_high)
        for pair in workshop.statements[:2]
    )
    ready = Round(f"{workshop.id}-{asks}", workshop.title, "en", questions, team_size=12,
                  room_mode="census", step_id="rate")  # fmt: skip
    opened = FrozenRound(
        workshop.id, ready.opened(AT), asks, workshop.statements, segment="North", strict=True
    )
    ways = {"phone": len(values)}
    closed = replace(opened, answered=len(values), round=opened.round.closed(AT, ways))
    answers.open_round(connection, opened)
    answers.keep(connection, closed, {question.id: values for question in questions})


def _sorted(values: dict[str, list[Any]]) -> dict[str, list[Any]]:
    return {name: sorted(found, key=repr) for name, found in values.items()}
