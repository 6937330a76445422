"""The library of workshops: list, make, follow up, duplicate, hand over as one file, delete for
good."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, time
from pathlib import Path

from cxworkshop.content.templates import Template
from cxworkshop.domain.customers import CustomerSource
from cxworkshop.domain.plan import check_dates
from cxworkshop.domain.statements import PairedStatement
from cxworkshop.domain.workshop import Status, Team, Workshop
from cxworkshop.domain.workshop_filter import EVERYTHING, WorkshopFilter
from cxworkshop.problems import Problem
from cxworkshop.services import voting
from cxworkshop.services.desk import Desk
from cxworkshop.services.events import DocumentsWritten, WorkshopsChanged
from cxworkshop.services.typed import typed
from cxworkshop.store import customers, erasure, exchange, listing, workshops
from cxworkshop.store.copying import copy_workshop
from cxworkshop.store.database import Connection
from cxworkshop.store.listing import Listed
from cxworkshop.words import say

DEFAULT_TEAM_SIZE = 12
FILE_SUFFIX = exchange.SUFFIX
TOUR = "tour"  # the template of the first two minutes; nobody prepares a workshop from it


@dataclass(frozen=True, slots=True)
class WorkshopRow:
    """One line of the library. `said`, `customers` and `gap_points` are whole points of the
    headline, None before answers are kept; `next_date` is the workshop's own date while it lies
    ahead, then the next check of a plan with actions, then None."""

    id: str
    client: str
    title: str
    held_on: date
    team_size: int
    status: Status
    said: int | None
    customers: int | None
    gap_points: int | None
    next_date: date | None
    sample: bool


class AlreadyThereProblem(Problem):
    """The library has the workshop of a file: `workshop` is the one in the library."""

    def __init__(self, workshop: Workshop) -> None:
        super().__init__(
            "services.shelf.already_there", client=workshop.client, title=workshop.title
        )
        self.workshop = workshop


def templates(desk: Desk) -> tuple[Template, ...]:
    """What a workshop can be made from."""
    return tuple(kind for kind in desk.content.templates if kind.id != TOUR)


def rows(
    desk: Desk,
    wanted: WorkshopFilter = EVERYTHING,
    *,
    soonest_first: bool = False,
    offset: int = 0,
    limit: int | None = None,
) -> list[WorkshopRow]:
    """The wanted workshops, the one held last first; `limit` of them after the first `offset`."""
    with desk.library.reading() as connection:
        found = listing.rows(
            connection, wanted, soonest_first=soonest_first, offset=offset, limit=limit
        )
    return [_row(one, desk.today()) for one in found]


def count(desk: Desk, wanted: WorkshopFilter = EVERYTHING) -> int:
    """How many workshops are wanted."""
    with desk.library.reading() as connection:
        return listing.count(connection, wanted)


def clients(desk: Desk) -> list[str]:
    """The names of all clients, in alphabetical order."""
    with desk.library.reading() as connection:
        return listing.clients(connection)


def statuses(desk: Desk, ids: Iterable[str]) -> dict[str, Status]:
    """Where these workshops stand in their lives, those that are there."""
    with desk.library.reading() as connection:
        return listing.statuses(connection, ids)


def these(desk: Desk, ids: Iterable[str]) -> list[WorkshopRow]:
    """The workshops with these identities that are there, in the order of `ids`."""
    wanted = list(ids)
    if not wanted:
        return []
    with desk.library.reading() as connection:
        found = {one.id: one for one in listing.find(connection, wanted)}
    return [_row(found[one], desk.today()) for one in wanted if one in found]


def create(
    desk: Desk,
    template_id: str,
    client: str,
    held_on: date,
    starts_at: time = time(9, 0),
    team_size: int = DEFAULT_TEAM_SIZE,
) -> Workshop:
    """A new workshop from a template. Raises KeyError for an unknown template."""
    template = desk.content.template(template_id)
    workshop = Workshop(
        id=desk.new_id(),
        client=typed(client),
        title=template.title,
        template_id=template.id,
        team=Team(team_size),
        steps=template.steps,
        statements=tuple(_pair(desk, statement_id) for statement_id in template.statements),
        held_on=held_on,
        starts_at=starts_at,
        minutes_available=template.minutes,
    )
    with desk.library.writing() as connection:
        workshops.add(connection, workshop)
    desk.bus.publish(WorkshopsChanged())
    return workshop


def open_sample(desk: Desk, kind: str = "T1") -> Workshop:
    """The made-up sample workshop of a template, made once: a second call returns the same."""
    with desk.library.reading() as connection:
        existing = workshops.find_sample(connection, kind)
        if existing:
            return workshops.read(connection, existing)
    from cxworkshop.services import sample  # reads a survey, which takes heavy libraries

    workshop, source = sample.make(desk, kind)
    with desk.library.writing() as connection:
        workshops.add(connection, workshop)
        customers.keep(connection, workshop.id, source)
    desk.bus.publish(WorkshopsChanged())
    return workshop


def duplicate(desk: Desk, workshop_id: str) -> Workshop:
    """The same preparation once more, customers included; no answers and no plan."""
    with desk.library.writing() as connection:
        original = workshops.read(connection, workshop_id)
        source = customers.read(connection, workshop_id)
        copy = _copied(desk, original, title=_copy_title(original), team_size=original.team.size)
        _add(desk, connection, copy, source)
    desk.bus.publish(WorkshopsChanged())
    return copy


def follow_up(
    desk: Desk,
    workshop_id: str,
    template_id: str,
    held_on: date,
    starts_at: time = time(9, 0),
    team_size: int = DEFAULT_TEAM_SIZE,
    *,
    with_customers: bool = True,
) -> Workshop:
    """A new workshop of the same client that follows an earlier one: its statements, people, words
    and looks, and with `with_customers` what customers said, on the agenda of a template. The
    earlier one stays as it is. Raises KeyError for an unknown template."""
    template = desk.content.template(template_id)
    with desk.library.writing() as connection:
        earlier = workshops.read(connection, workshop_id)
        source = customers.read(connection, workshop_id) if with_customers else None
        made = replace(
            _copied(desk, earlier, title=template.title, team_size=team_size),
            template_id=template.id,
            steps=template.steps,
            held_on=held_on,
            starts_at=starts_at,
            minutes_available=template.minutes,
            follows_id=workshop_id,
        )
        _add(desk, connection, made, source)
    desk.bus.publish(WorkshopsChanged())
    return made


def export_workshop(desk: Desk, workshop_id: str, path: Path) -> DocumentsWritten:
    """Writes a workshop with everything in it to one file, in the place of a file there.

    Raises ExchangeProblem when it can't be written, and a Problem when the workshop is gone.
    """
    exchange.export_workshop(desk.library, workshop_id, path)
    return desk.bus.publish(DocumentsWritten(workshop_id, (path,)))


def import_workshop(
    desk: Desk, path: Path, *, as_copy: bool = False, in_place: bool = False
) -> Workshop:
    """Takes the workshop of a file into the library, with everything in it or not at all.

    When the library has it already, `as_copy` puts a copy with identities of its own beside it and
    `in_place` replaces it; without either AlreadyThereProblem is raised. Raises ExchangeProblem for
    a file that is damaged, newer or something else; neither file nor library is changed then.
    """
    with exchange.opened(path) as file:
        with exchange.believing(path), desk.library.writing() as connection:
            if in_place:
                workshops.drop(connection, file.workshop.id)
            elif not as_copy and workshops.is_there(connection, file.workshop.id):
                raise AlreadyThereProblem(workshops.read(connection, file.workshop.id))
            new_id = desk.new_id if as_copy else None
            taken = copy_workshop(file.connection, connection, file.workshop.id, new_id)
            made = workshops.read(connection, taken)
            if as_copy:
                made = replace(made, title=_copy_title(made), sample=False)
            workshops.save(connection, made)
            voting.refresh_headline(connection, made.id)
        desk.history.forget(made.id)
    desk.bus.publish(WorkshopsChanged())
    return made


def delete(desk: Desk, workshop_id: str) -> WorkshopsChanged:
    """Deletes a workshop for good: from the library, its journal and every backup.

    Raises LibraryProblem when it could not be deleted, or when last traces have to wait.
    """
    desk.history.forget(workshop_id)
    try:
        erasure.erase_workshop(desk.library, workshop_id)
    finally:
        event = desk.bus.publish(WorkshopsChanged())
    return event


def delete_client(
    desk: Desk, client: str, progressed: Callable[[int, int], None] = lambda done, of: None
) -> WorkshopsChanged:
    """Deletes every workshop of a client for good, as `delete` does; no name of it is left.
    `progressed` is told how many of the backups are clean, of how many; the library is at first."""
    ids = [row.id for row in rows(desk, WorkshopFilter(client=client))]
    for workshop_id in ids:
        desk.history.forget(workshop_id)

    def tell(done: int, of: int) -> None:
        if not done:
            desk.bus.publish(WorkshopsChanged())
        progressed(done, of)

    try:
        erasure.erase_workshops(desk.library, ids, tell)
    finally:
        event = desk.bus.publish(WorkshopsChanged())
    return event


def _copied(desk: Desk, original: Workshop, *, title: str, team_size: int) -> Workshop:
    """The same once more, to be prepared; its people have identities of their own."""
    people = tuple(replace(person, id=desk.new_id()) for person in original.team.people)
    return replace(
        original,
        id=desk.new_id(),
        title=title,
        team=replace(original.team, size=team_size, people=people),
        status=Status.PREPARING,
        sample=False,
    )


def _add(desk: Desk, connection: Connection, made: Workshop, source: CustomerSource | None) -> None:
    """Into the library, with a copy of what customers said."""
    workshops.add(connection, made)
    if source:
        customers.keep(connection, made.id, replace(source, id=desk.new_id()))


def _copy_title(workshop: Workshop) -> str:
    return say("services.shelf.copy_title", workshop.language, title=workshop.title)


def _pair(desk: Desk, statement_id: str) -> PairedStatement:
    return desk.content.statements.pair(statement_id)


def _row(found: Listed, today: date) -> WorkshopRow:
    return WorkshopRow(
        id=found.id,
        client=found.client,
        title=found.title,
        held_on=found.held_on,
        team_size=found.team_size,
        status=found.status,
        said=found.said,
        customers=found.customers,
        gap_points=found.gap,
        next_date=_next_date(found, today),
        sample=found.sample,
    )


def _next_date(found: Listed, today: date) -> date | None:
    if found.status in (Status.PREPARING, Status.RUNNING):
        return found.held_on if found.held_on >= today else None
    if found.status is Status.FINISHED or not found.committed:
        return None
    return next((day for day in check_dates(found.held_on) if day >= today), None)
