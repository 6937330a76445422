"""The plan: causes as cards of the root-cause board, actions with their links, and pledges.

An action's link says which gap it closes and which cause it works on. References to people, causes
and statements are not foreign keys: what they name may be removed and come back by an undo.
"""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, Table, delete, func, insert, select, update

from cxworkshop.domain.plan import Action, Cause, Evidence, Lever, Plan, Pledge, Stage
from cxworkshop.store import tables
from cxworkshop.store.json_forms import members, sorted_values

ROOT_CAUSE = "root_cause"


def read(connection: Connection, workshop_id: str) -> Plan:
    """Everything the team wrote down, each in the order in which it was added."""
    return Plan(
        causes=tuple(_cause(row) for row in _cards(connection, workshop_id)),
        actions=tuple(_action(row) for row in _actions(connection, workshop_id)),
        pledges=_pledges(connection, workshop_id),
    )


def put_cause(
    connection: Connection, workshop_id: str, cause: Cause, place: int | None = None
) -> Cause | None:
    """Writes a cause, a new one at `place` or at the end; returns what it replaced."""
    row = _find(connection, tables.card, cause.id)
    columns = {
        "statement_id": cause.statement_id,
        "fields": {"text": cause.text, "evidence": cause.evidence.value},
    }
    if row:
        connection.execute(
            update(tables.card).where(tables.card.c.id == cause.id).values(**columns)
        )
        return _cause(row)
    board_id = _board_id(connection, workshop_id)
    at = _room_at(connection, tables.card, tables.card.c.board_id == board_id, place)
    connection.execute(
        insert(tables.card).values(id=cause.id, board_id=board_id, place=at, **columns)
    )
    return None


def remove_cause(
    connection: Connection, workshop_id: str, cause_id: str
) -> tuple[Cause, int] | None:
    """Removes a cause; returns it with its place, or None when it was not there."""
    row = _find(connection, tables.card, cause_id)
    if row is None:
        return None
    connection.execute(delete(tables.card).where(tables.card.c.id == cause_id))
    return _cause(row), row.place


def put_action(
    connection: Connection, workshop_id: str, action: Action, place: int | None = None
) -> Action | None:
    """Writes an action, a new one at `place` or at the end; returns what it replaced."""
    t = tables.action
    row = connection.execute(_with_links().where(t.c.id == action.id)).first()
    if row:
        connection.execute(update(t).where(t.c.id == action.id).values(**_columns(action)))
        connection.execute(delete(tables.link).where(tables.link.c.action_id == action.id))
    else:
        at = _room_at(connection, t, t.c.workshop_id == workshop_id, place)
        connection.execute(
            insert(t).values(id=action.id, workshop_id=workshop_id, place=at, **_columns(action))
        )
    connection.execute(
        insert(tables.link).values(
            action_id=action.id, statement_id=action.statement_id, cause_id=action.cause_id
        )
    )
    return _action(row) if row else None


def remove_action(
    connection: Connection, workshop_id: str, action_id: str
) -> tuple[Action, int] | None:
    """Removes an action; returns it with its place, or None when it was not there."""
    row = connection.execute(_with_links().where(tables.action.c.id == action_id)).first()
    if row is None:
        return None
    connection.execute(delete(tables.action).where(tables.action.c.id == action_id))
    return _action(row), row.place


def add_pledge(connection: Connection, workshop_id: str, pledge: Pledge) -> None:
    """Adds a pledge; one that is there already stays as it is."""
    if _find(connection, tables.pledge, pledge.id) is None:
        connection.execute(
            insert(tables.pledge).values(
                id=pledge.id, workshop_id=workshop_id, name=pledge.name, text=pledge.text
            )
        )


def _find(connection: Connection, table: Table, id_: str) -> Row[Any] | None:
    return connection.execute(select(table).where(table.c.id == id_)).first()


def _room_at(connection: Connection, table: Table, siblings: Any, place: int | None) -> int:
    """A free place: the next one, or `place` after those from there on have moved up."""
    if place is None:
        last = connection.scalar(select(func.max(table.c.place)).where(siblings))
        return 0 if last is None else last + 1
    connection.execute(
        update(table).where(siblings, table.c.place >= place).values(place=table.c.place + 1)
    )
    return place


def _board_id(connection: Connection, workshop_id: str) -> str:
    b = tables.board.c
    query = select(b.id).where(b.workshop_id == workshop_id, b.canvas == ROOT_CAUSE)
    existing: str | None = connection.scalars(query).first()
    if existing is not None:
        return existing
    new = str(uuid4())
    connection.execute(
        insert(tables.board).values(id=new, workshop_id=workshop_id, canvas=ROOT_CAUSE)
    )
    return new


def _cards(connection: Connection, workshop_id: str) -> list[Row[Any]]:
    b, c = tables.board.c, tables.card.c
    query = select(tables.card).join(tables.board)
    query = query.where(b.workshop_id == workshop_id, b.canvas == ROOT_CAUSE)
    return list(connection.execute(query.order_by(c.place)))


def _actions(connection: Connection, workshop_id: str) -> list[Row[Any]]:
    a = tables.action.c
    query = _with_links().where(a.workshop_id == workshop_id).order_by(a.place)
    return list(connection.execute(query))


def _with_links() -> Any:
    link = tables.link.c
    return select(tables.action, link.statement_id, link.cause_id).join(tables.link)


def _pledges(connection: Connection, workshop_id: str) -> tuple[Pledge, ...]:
    p = tables.pledge.c
    query = select(p.id, p.name, p.text).where(p.workshop_id == workshop_id)
    rows = connection.execute(query.order_by(p.name, p.id))
    return tuple(Pledge(*row) for row in rows)


def _cause(row: Row[Any]) -> Cause:
    return Cause(
        id=row.id,
        statement_id=row.statement_id,
        text=row.fields["text"],
        evidence=Evidence(row.fields["evidence"]),
    )


def _columns(action: Action) -> dict[str, Any]:
    return {
        "title": action.title,
        "owner_id": action.owner_id,
        "partner_id": action.partner_id,
        "levers": sorted_values(action.levers),
        "first_step": action.first_step,
        "first_step_by": action.first_step_by,
        "measure": action.measure,
        "baseline": action.baseline,
        "target": action.target,
        "if_then": action.if_then,
        "stops": action.stops,
        "support": action.support,
        "stage": action.stage.value if action.stage else None,
        "depth_answers": list(action.depth_answers),
        "catalogue_id": action.catalogue_id,
    }


def _action(row: Row[Any]) -> Action:
    return Action(
        id=row.id,
        title=row.title,
        owner_id=row.owner_id,
        statement_id=row.statement_id,
        cause_id=row.cause_id,
        levers=members(Lever, row.levers),
        first_step=row.first_step,
        first_step_by=row.first_step_by,
        partner_id=row.partner_id,
        measure=row.measure,
        baseline=row.baseline,
        target=row.target,
        if_then=row.if_then,
        stops=row.stops,
        support=row.support,
        stage=Stage(row.stage) if row.stage else None,
        depth_answers=tuple(row.depth_answers),
        catalogue_id=row.catalogue_id,
    )
