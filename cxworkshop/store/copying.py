"""A workshop from one store to another: the library, one file, or the same library again.

All of them are the same tables, and every row belongs to its workshop through its parents, so one
function copies whatever is kept. Identities stay, or are all new: then every reference to one of
the workshop's own parts follows, and a reference to something else (the workshop it follows) stays.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, insert, select

from cxworkshop.store import tables, workshops
from cxworkshop.store.column_types import Identity
from cxworkshop.store.problems import LibraryProblem

PARTS = tuple(table for table in tables.metadata.sorted_tables if table is not tables.client)


def copy_workshop(
    source: Connection,
    target: Connection,
    workshop_id: str,
    new_id: Callable[[], str] | None = None,
) -> str:
    """Copies everything that is kept about a workshop; returns its identity in `target`.

    `new_id` makes new identities for all its parts. Raises LibraryProblem when `source` has no such
    workshop, and the database's own error when `target` has one of the identities already.
    """
    rows = {table: _rows(source, table, workshop_id) for table in PARTS}
    if not rows[tables.workshop]:
        raise LibraryProblem("store.workshop_gone")
    names = {
        row["id"]: new_id()
        for table in PARTS
        if new_id and "id" in table.c and table.c.id.type is Identity
        for row in rows[table]
    }
    client = workshops.client_id(target, _client(source, workshop_id))
    for table in PARTS:
        written = [_renamed(table, row, names) for row in rows[table]]
        if table is tables.workshop:
            written[0]["client_id"] = client
        if written:
            target.execute(insert(table), written)
    return names.get(workshop_id, workshop_id)


def _client(connection: Connection, workshop_id: str) -> str:
    query = select(tables.client.c.name).join(tables.workshop)
    name: str = connection.scalars(query.where(tables.workshop.c.id == workshop_id)).one()
    return name


def _rows(connection: Connection, table: Table, workshop_id: str) -> list[dict[str, Any]]:
    query = select(table).where(_belongs(table, workshop_id))
    return [dict(row) for row in connection.execute(query).mappings()]


def _belongs(table: Table, workshop_id: str) -> ColumnElement[bool]:
    if table is tables.workshop:
        return table.c.id == workshop_id
    (key,) = table.foreign_keys
    parents = select(key.column).where(_belongs(key.column.table, workshop_id))
    return key.parent.in_(parents)


def _renamed(table: Table, row: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    return {
        column.name: names.get(row[column.name], row[column.name])
        if column.type is Identity
        else row[column.name]
        for column in table.columns
    }
