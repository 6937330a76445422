"""The list of workshops: a page of it at a time, filtered, counted and ordered by the database.

A library may hold ten thousand workshops and a window shows twenty, so nothing here reads more than
it is asked for. A search is for words within the client's name and the title, whatever their case
and accents; `workshop.search_text` keeps both as they are compared.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, func, select

from cxworkshop.domain.texts import as_searched
from cxworkshop.domain.workshop import Status
from cxworkshop.domain.workshop_filter import EVERYTHING, WorkshopFilter
from cxworkshop.store import tables


@dataclass(frozen=True, slots=True)
class Listed:
    """What the list of workshops shows of one. `said`, `customers`, `gap` are whole points;
    `committed` says whether its plan has an action."""

    id: str
    client: str
    title: str
    held_on: date
    team_size: int
    status: Status
    said: int | None
    customers: int | None
    gap: int | None
    sample: bool
    committed: bool


def rows(
    connection: Connection,
    wanted: WorkshopFilter = EVERYTHING,
    *,
    soonest_first: bool = False,
    offset: int = 0,
    limit: int | None = None,
) -> list[Listed]:
    """The wanted workshops, the one held last first, or the other way round; at the same hour in
    the order of their clients' names. `limit` of them after the first `offset`."""
    w = tables.workshop.c
    order = (w.held_on, w.starts_at, w.search_text, w.id)
    query = _filtered(_COLUMNS, wanted).order_by(
        *(order if soonest_first else (column.desc() for column in order))
    )
    return _listed(connection, query.offset(offset).limit(limit))


def count(connection: Connection, wanted: WorkshopFilter = EVERYTHING) -> int:
    """How many workshops are wanted."""
    found: int = connection.scalars(_filtered(_COUNT, wanted)).one()
    return found


def find(connection: Connection, ids: Iterable[str]) -> list[Listed]:
    """Those of the workshops with these identities that are there, in no order."""
    return _listed(connection, _COLUMNS.where(tables.workshop.c.id.in_(list(ids))))


def statuses(connection: Connection, ids: Iterable[str]) -> dict[str, Status]:
    """Where these workshops stand in their lives, those that are there."""
    w = tables.workshop.c
    found = connection.execute(select(w.id, w.status).where(w.id.in_(list(ids))))
    return {row.id: Status(row.status) for row in found}


def clients(connection: Connection) -> list[str]:
    """The names of all clients that have a workshop, in alphabetical order."""
    used = select(tables.workshop.c.client_id)
    query = select(tables.client.c.name).where(tables.client.c.id.in_(used))
    return sorted(connection.scalars(query), key=as_searched)


def _columns() -> Select[Any]:
    w = tables.workshop.c
    return select(
        w.id,
        tables.client.c.name,
        w.title,
        w.held_on,
        w.team_size,
        w.status,
        w.said_points,
        w.customers_points,
        w.gap_points,
        w.sample,
        exists().where(tables.action.c.workshop_id == w.id),
    ).join(tables.client)


_COLUMNS = _columns()
_COUNT = select(func.count()).select_from(tables.workshop)


def _filtered(query: Select[Any], wanted: WorkshopFilter) -> Select[Any]:
    return query.where(*_conditions(wanted))


def _conditions(wanted: WorkshopFilter) -> list[ColumnElement[bool]]:
    w = tables.workshop.c
    found = [
        w.search_text.contains(word, autoescape=True) for word in as_searched(wanted.search).split()
    ]
    if wanted.client is not None:
        named = select(tables.client.c.id).where(tables.client.c.name == wanted.client)
        found.append(w.client_id.in_(named))
    if wanted.status is not None:
        found.append(w.status == wanted.status.value)
    if wanted.since is not None:
        found.append(w.held_on >= wanted.since)
    if wanted.until is not None:
        found.append(w.held_on <= wanted.until)
    return found


def _listed(connection: Connection, query: Select[Any]) -> list[Listed]:
    return [
        Listed(id_, client, title, held_on, size, Status(status), *points)
        for id_, client, title, held_on, size, status, *points in connection.execute(query)
    ]
