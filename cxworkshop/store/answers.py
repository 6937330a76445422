"""Rounds and their answers: frozen when a vote opens, kept once when it has closed.

An answer is a random key and a value. Values are shuffled per question and their rows lie in the
order of the keys, so the file says neither who answered, nor when, nor in which order, nor which
answers to two questions came from one person.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from secrets import SystemRandom
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, Text, cast, delete, func, insert, select, update

from cxworkshop.domain.polls import Question
from cxworkshop.domain.rounds import Round
from cxworkshop.domain.statements import PairedStatement
from cxworkshop.store import tables
from cxworkshop.store.json_forms import (
    questions_from_json,
    questions_to_json,
    statements_from_json,
    statements_to_json,
)


@dataclass(frozen=True, slots=True)
class FrozenRound:
    """A round with what else must not change afterwards: what it `asks` ("prediction" or
    "rating"), the workshop's statements, population, segment of customers and ways of printing
    then. `answered` is how many people answered, 0 until it is kept; `answered_by` who held a
    phone: each "person", a "table", or one phone that is "pass"ed round."""

    workshop_id: str
    round: Round
    asks: str
    statements: tuple[PairedStatement, ...]
    population: int | None = None
    answered: int = 0
    segment: str | None = None
    strict: bool = False
    answered_by: str = "person"

    @property
    def kept(self) -> bool:
        """Whether the answers are in the library."""
        return self.round.has_results


def open_round(connection: Connection, frozen: FrozenRound) -> None:
    """Adds a round that begins now."""
    t = tables.round_
    latest = connection.scalar(
        select(func.max(t.c.place)).where(t.c.workshop_id == frozen.workshop_id)
    )
    connection.execute(
        insert(t).values(
            id=frozen.round.id,
            workshop_id=frozen.workshop_id,
            place=0 if latest is None else latest + 1,
            asks=frozen.asks,
            statements=statements_to_json(frozen.statements),
            population=frozen.population,
            segment=frozen.segment,
            strict=frozen.strict,
            open_mode=frozen.round.consent,
            answered_by=frozen.answered_by,
            **_frozen_columns(frozen.round),
            **_closing_columns(frozen),
        )
    )


def drop(connection: Connection, round_id: str) -> None:
    """Removes a round that was never kept."""
    connection.execute(delete(tables.round_).where(tables.round_.c.id == round_id))


def find(connection: Connection, round_id: str) -> FrozenRound | None:
    """The round with this id, or None."""
    row = connection.execute(select(tables.round_).where(tables.round_.c.id == round_id)).first()
    return _frozen(row) if row else None


def latest(
    connection: Connection,
    workshop_id: str,
    *,
    step_id: str | None = None,
    asks: str | None = None,
    kept: bool = False,
) -> FrozenRound | None:
    """The round opened last, among those of a step, of a kind, or kept; None when there is none."""
    t = tables.round_.c
    query = select(tables.round_).where(t.workshop_id == workshop_id)
    if step_id is not None:
        query = query.where(t.step_id == step_id)
    if asks is not None:
        query = query.where(t.asks == asks)
    if kept:
        query = query.where(t.closed_at.is_not(None))
    row = connection.execute(query.order_by(t.place.desc()).limit(1)).first()
    return _frozen(row) if row else None


def rounds(connection: Connection, workshop_id: str) -> list[FrozenRound]:
    """Every round of a workshop, the one opened first first."""
    t = tables.round_
    query = select(t).where(t.c.workshop_id == workshop_id).order_by(t.c.place)
    return [_frozen(row) for row in connection.execute(query)]


def keep(connection: Connection, closed: FrozenRound, answers: Mapping[str, Iterable[Any]]) -> None:
    """Keeps the values per question of a closed round. To be called once per round."""
    connection.execute(
        update(tables.round_)
        .where(tables.round_.c.id == closed.round.id)
        .values(**_closing_columns(closed))
    )
    rows = [
        {
            "id": str(uuid4()),
            "round_id": closed.round.id,
            "question_id": question_id,
            "value": value,
        }
        for question_id, values in answers.items()
        for value in _shuffled(values)
    ]
    if rows:
        connection.execute(insert(tables.answer), sorted(rows, key=lambda row: str(row["id"])))


def values(connection: Connection, round_id: str) -> dict[str, list[Any]]:
    """The kept values per question: equal ones together, in the random order of their keys.

    The database counts them, because a crowd gives few different values and reading each of its
    answers for itself takes ten times as long.
    """
    t = tables.answer.c
    value = cast(t.value, Text)
    query = (
        select(t.question_id, value, func.count())
        .where(t.round_id == round_id)
        .group_by(t.question_id, value)
        .order_by(func.min(t.id))
    )
    rows = connection.execute(query).all()
    given = json.loads(f"[{','.join(written for _, written, _ in rows)}]")
    found: dict[str, list[Any]] = {}
    for (question_id, _, count), read in zip(rows, given, strict=True):
        found.setdefault(question_id, []).extend([read] * count)
    return found


def _shuffled(values: Iterable[Any]) -> list[Any]:
    shuffled = list(values)
    SystemRandom().shuffle(shuffled)
    return shuffled


def _frozen_columns(round_: Round) -> dict[str, Any]:
    return {
        "step_id": round_.step_id,
        "title": round_.title,
        "language": round_.language,
        "questions": questions_to_json(round_.questions),
        "cut": round_.cut.to_json() if round_.cut else None,
        "k": round_.k,
        "threshold": round_.threshold,
        "room_mode": round_.room_mode,
    }


def _closing_columns(frozen: FrozenRound) -> dict[str, Any]:
    return {
        "answered": frozen.answered,
        "team_size": frozen.round.team_size,
        "ways": dict(frozen.round.ways),
        "opened_at": frozen.round.opened_at,
        "closed_at": frozen.round.closed_at,
        "revealed_at": frozen.round.revealed_at,
    }


def _frozen(row: Row[Any]) -> FrozenRound:
    round_ = Round(
        id=row.id,
        title=row.title,
        language=row.language,
        questions=questions_from_json(row.questions),
        cut=Question.from_json(row.cut) if row.cut is not None else None,
        k=row.k,
        consent=row.open_mode,
        step_id=row.step_id,
        team_size=row.team_size,
        room_mode=row.room_mode,
        threshold=row.threshold,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        revealed_at=row.revealed_at,
        ways=dict(row.ways),
    )
    return FrozenRound(
        workshop_id=row.workshop_id,
        round=round_,
        asks=row.asks,
        statements=statements_from_json(row.statements),
        population=row.population,
        answered=row.answered,
        segment=row.segment,
        strict=row.strict,
        answered_by=row.answered_by,
    )
