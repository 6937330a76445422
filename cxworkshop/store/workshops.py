"""Workshops: read and written whole, with their client, team and agenda.

A client is one row however many workshops it has, and goes with the last of them.
"""

from __future__ import annotations

import re
from base64 import b64decode
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, delete, exists, insert, select, update

from cxworkshop.domain.texts import as_searched
from cxworkshop.domain.workshop import Person, RoomMode, Status, Step, StepKind, Team, Workshop
from cxworkshop.store import tables
from cxworkshop.store.json_forms import statements_from_json, statements_to_json, step_content
from cxworkshop.store.problems import LibraryProblem

COLOUR = re.compile(r"#[0-9A-F]{6}")
PNG = b"\x89PNG\r\n\x1a\n"


def find_sample(connection: Connection, template_id: str) -> str | None:
    """The id of the sample workshop made from a template, or None."""
    w = tables.workshop.c
    query = select(w.id).where(w.sample, w.template_id == template_id)
    return connection.scalars(query).first()


def read(connection: Connection, workshop_id: str) -> Workshop:
    """Raises LibraryProblem when there is no such workshop."""
    query = (
        select(tables.workshop, tables.client.c.name.label("client"))
        .join(tables.client)
        .where(tables.workshop.c.id == workshop_id)
    )
    row = connection.execute(query).first()
    if row is None:
        raise LibraryProblem("store.workshop_gone")
    return _workshop(row, _team(connection, row), _steps(connection, workshop_id))


def drop(connection: Connection, workshop_id: str) -> None:
    """Removes a workshop with all that belongs to it; its client stays for the one that follows."""
    connection.execute(delete(tables.workshop).where(tables.workshop.c.id == workshop_id))


def is_there(connection: Connection, workshop_id: str) -> bool:
    """Whether there is a workshop with this id."""
    query = select(tables.workshop.c.id).where(tables.workshop.c.id == workshop_id)
    return connection.scalars(query).first() is not None


def add(connection: Connection, workshop: Workshop) -> None:
    """Adds a new workshop. Raises ValueError when it is not well formed."""
    check(workshop)
    client = client_id(connection, workshop.client)
    connection.execute(
        insert(tables.workshop).values(id=workshop.id, client_id=client, **_columns(workshop))
    )
    _put_parts(connection, workshop)


def save(connection: Connection, workshop: Workshop) -> None:
    """Writes a workshop that is there already. Raises ValueError when it is not well formed."""
    check(workshop)
    client = client_id(connection, workshop.client)
    connection.execute(
        update(tables.workshop)
        .where(tables.workshop.c.id == workshop.id)
        .values(client_id=client, **_columns(workshop))
    )
    for part in (tables.person, tables.step):
        connection.execute(delete(part).where(part.c.workshop_id == workshop.id))
    _put_parts(connection, workshop)
    drop_idle_clients(connection)


def set_headline(
    connection: Connection,
    workshop_id: str,
    *,
    said: int | None,
    customers: int | None,
    gap: int | None,
) -> None:
    """Keeps the headline's whole points beside the workshop, for the list."""
    connection.execute(
        update(tables.workshop)
        .where(tables.workshop.c.id == workshop_id)
        .values(said_points=said, customers_points=customers, gap_points=gap)
    )


def set_rehearsed(connection: Connection, workshop_id: str, at: datetime) -> None:
    """Keeps when a workshop was rehearsed last (UTC)."""
    connection.execute(
        update(tables.workshop).where(tables.workshop.c.id == workshop_id).values(rehearsed_at=at)
    )


def rehearsed_at(connection: Connection, workshop_id: str) -> datetime | None:
    """When a workshop was rehearsed last (UTC), None when never."""
    w = tables.workshop.c
    found: datetime | None = connection.scalars(
        select(w.rehearsed_at).where(w.id == workshop_id)
    ).first()
    return found


def check(workshop: Workshop) -> None:
    """Raises ValueError when a workshop is not well formed."""
    if workshop.team.size < 1 or workshop.k < 1 or workshop.minutes_available < 1:
        raise ValueError("team size, k and minutes are at least 1")
    if not 0 < workshop.threshold < 1:
        raise ValueError("the threshold is a share between 0 and 1")
    for parts in (workshop.steps, workshop.statements, workshop.team.people):
        ids = [part.id for part in parts]
        if len(set(ids)) != len(ids):
            raise ValueError("two parts of a workshop have the same id")
    if workshop.brand_colour and not COLOUR.fullmatch(workshop.brand_colour):
        raise ValueError("a colour is #RRGGBB")
    if workshop.brand_logo and not b64decode(workshop.brand_logo, validate=True).startswith(PNG):
        raise ValueError("a logo is a PNG in base64")
    if any(step.minutes < 0 for step in workshop.steps):
        raise ValueError("a step takes no less than 0 minutes")


def client_id(connection: Connection, name: str) -> str:
    """The identity of the client with this name, who is added when there is none."""
    found = connection.scalars(select(tables.client.c.id).where(tables.client.c.name == name))
    existing: str | None = found.first()
    if existing is not None:
        return existing
    new = str(uuid4())
    connection.execute(insert(tables.client).values(id=new, name=name))
    return new


def drop_idle_clients(connection: Connection) -> None:
    """Removes clients that have no workshop any more."""
    used = exists().where(tables.workshop.c.client_id == tables.client.c.id)
    connection.execute(delete(tables.client).where(~used))


def _columns(workshop: Workshop) -> dict[str, Any]:
    offered = workshop.offered_actions
    return {
        "title": workshop.title,
        "template_id": workshop.template_id,
        "held_on": workshop.held_on,
        "starts_at": workshop.starts_at,
        "status": workshop.status.value,
        "language": workshop.language,
        "customers_word": workshop.customers_word,
        "threshold": workshop.threshold,
        "k": workshop.k,
        "minutes_available": workshop.minutes_available,
        "sample": workshop.sample,
        "follows_id": workshop.follows_id,
        "offered_actions": None if offered is None else list(offered),
        "wifi_name": workshop.wifi_name,
        "wifi_password": workshop.wifi_password,
        "brand_colour": workshop.brand_colour,
        "brand_logo": workshop.brand_logo,
        "segment": workshop.segment,
        "strict": workshop.strict,
        "open_mode": workshop.open_mode,
        "team_size": workshop.team.size,
        "room_mode": workshop.team.mode.value,
        "population": workshop.team.population,
        "search_text": as_searched(f"{workshop.client} {workshop.title}"),
        "statements": statements_to_json(workshop.statements),
    }


def _put_parts(connection: Connection, workshop: Workshop) -> None:
    people = [
        {
            "workshop_id": workshop.id,
            "id": person.id,
            "place": place,
            "name": person.name,
            "function": person.function,
        }
        for place, person in enumerate(workshop.team.people)
    ]
    steps = [_step_row(workshop.id, place, step) for place, step in enumerate(workshop.steps)]
    for table, rows in ((tables.person, people), (tables.step, steps)):
        if rows:
            connection.execute(insert(table), rows)


def _step_row(workshop_id: str, place: int, step: Step) -> dict[str, Any]:
    return {
        "workshop_id": workshop_id,
        "id": step.id,
        "place": place,
        "kind": step.kind.value,
        "title": step.title,
        "minutes": step.minutes,
        "notes": step.notes,
        "prompts": list(step.prompts),
        "content": step_content(step.kind, step.content),
    }


def _team(connection: Connection, row: Row[Any]) -> Team:
    p = tables.person.c
    people = connection.execute(
        select(p.id, p.name, p.function).where(p.workshop_id == row.id).order_by(p.place)
    )
    return Team(
        size=row.team_size,
        mode=RoomMode(row.room_mode),
        population=row.population,
        people=tuple(Person(*person) for person in people),
    )


def _steps(connection: Connection, workshop_id: str) -> tuple[Step, ...]:
    s = tables.step.c
    rows = connection.execute(
        select(tables.step).where(s.workshop_id == workshop_id).order_by(s.place)
    )
    return tuple(
        Step(
            id=row.id,
            kind=StepKind(row.kind),
            title=row.title,
            minutes=row.minutes,
            notes=row.notes,
            prompts=tuple(row.prompts),
            content=step_content(StepKind(row.kind), row.content),
        )
        for row in rows
    )


def _workshop(row: Row[Any], team: Team, steps: tuple[Step, ...]) -> Workshop:
    offered = row.offered_actions
    return Workshop(
        id=row.id,
        client=row.client,
        title=row.title,
        template_id=row.template_id,
        team=team,
        steps=steps,
        statements=statements_from_json(row.statements),
        held_on=row.held_on,
        starts_at=row.starts_at,
        status=Status(row.status),
        language=row.language,
        customers_word=row.customers_word,
        threshold=row.threshold,
        k=row.k,
        minutes_available=row.minutes_available,
        sample=row.sample,
        follows_id=row.follows_id,
        offered_actions=None if offered is None else tuple(offered),
        wifi_name=row.wifi_name,
        wifi_password=row.wifi_password,
        brand_colour=row.brand_colour,
        brand_logo=row.brand_logo,
        segment=row.segment,
        strict=row.strict,
        open_mode=row.open_mode,
    )
