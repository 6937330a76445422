"""Where a run stands, so that a killed app comes back to the same picture, and what was noted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from cxworkshop.store import tables


@dataclass(frozen=True, slots=True)
class Run:
    """One run. `seconds_by_step` holds the time of steps that were left; `released` says that the
    results may be seen on the phones; `join_code` let phones in, "" before any could."""

    step_id: str
    cue_index: int
    run_started_at: datetime
    step_started_at: datetime
    finished_at: datetime | None = None
    seconds_by_step: Mapping[str, float] = field(default_factory=dict)
    released: bool = False
    join_code: str = ""


def read(connection: Connection, workshop_id: str) -> Run | None:
    """The run of a workshop, or None before it began."""
    t = tables.run
    row = connection.execute(select(t).where(t.c.workshop_id == workshop_id)).first()
    if row is None:
        return None
    return Run(
        step_id=row.step_id,
        cue_index=row.cue_index,
        run_started_at=row.run_started_at,
        step_started_at=row.step_started_at,
        finished_at=row.finished_at,
        seconds_by_step=dict(row.seconds_by_step),
        released=row.released,
        join_code=row.join_code,
    )


def keep(connection: Connection, workshop_id: str, run: Run) -> None:
    """Writes where the run stands."""
    t = tables.run
    connection.execute(delete(t).where(t.c.workshop_id == workshop_id))
    connection.execute(
        insert(t).values(
            workshop_id=workshop_id,
            step_id=run.step_id,
            cue_index=run.cue_index,
            run_started_at=run.run_started_at,
            step_started_at=run.step_started_at,
            finished_at=run.finished_at,
            seconds_by_step=dict(run.seconds_by_step),
            released=run.released,
            join_code=run.join_code,
        )
    )


def chosen(connection: Connection, workshop_id: str) -> tuple[str, ...]:
    """The statements that the facilitator chose to reveal as blind spots, in order."""
    t = tables.chosen.c
    query = select(t.statement_id).where(t.workshop_id == workshop_id).order_by(t.place)
    return tuple(connection.scalars(query))


def choose(connection: Connection, workshop_id: str, statement_ids: Sequence[str]) -> None:
    """Keeps the facilitator's choice in the place of an earlier one."""
    t = tables.chosen
    connection.execute(delete(t).where(t.c.workshop_id == workshop_id))
    rows = [
        {"workshop_id": workshop_id, "place": place, "statement_id": statement_id}
        for place, statement_id in enumerate(statement_ids)
    ]
    if rows:
        connection.execute(insert(t), rows)


def notes(connection: Connection, workshop_id: str) -> dict[str, str]:
    """The facilitator's notes by step id."""
    t = tables.note.c
    rows = connection.execute(select(t.step_id, t.text).where(t.workshop_id == workshop_id))
    return {row.step_id: row.text for row in rows}


def keep_note(connection: Connection, workshop_id: str, step_id: str, text: str) -> None:
    """Writes the note of a step; an empty one is removed."""
    t = tables.note
    connection.execute(delete(t).where(t.c.workshop_id == workshop_id, t.c.step_id == step_id))
    if text:
        connection.execute(insert(t).values(workshop_id=workshop_id, step_id=step_id, text=text))
