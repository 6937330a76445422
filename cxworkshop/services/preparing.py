"""Getting a workshop ready: details, team, agenda, statements and the customers' side.

Every change can be undone. What was voted on already stays as it was: a round froze it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from cxworkshop.domain.customers import CustomerSource
from cxworkshop.domain.statements import Form, PairedStatement
from cxworkshop.domain.workshop import Step, Team, Workshop
from cxworkshop.problems import Problem
from cxworkshop.services.change_words import agenda_change, statements_change, team_change
from cxworkshop.services.desk import Desk
from cxworkshop.services.events import Part, WorkshopChanged, WorkshopsChanged
from cxworkshop.services.readiness import CardState as CardState
from cxworkshop.services.readiness import Readiness as Readiness
from cxworkshop.services.readiness import readiness as readiness
from cxworkshop.services.typed import typed
from cxworkshop.services.voting import has_begun, refresh_headline
from cxworkshop.store import customers as customer_store
from cxworkshop.store import workshops
from cxworkshop.words import say

DETAILS = (
    "client",
    "title",
    "held_on",
    "starts_at",
    "language",
    "customers_word",
    "threshold",
    "k",
    "minutes_available",
    "offered_actions",
    "wifi_name",
    "wifi_password",
    "brand_colour",
    "brand_logo",
    "strict",
    "open_mode",
)


SETTLED_BY_VOTE = ("threshold", "k", "strict", "open_mode")


class SettledProblem(Problem):
    """People have voted under this rule, so it stays."""


def workshop(desk: Desk, workshop_id: str) -> Workshop:
    """The workshop as it is kept. Raises LibraryProblem when it has been deleted."""
    with desk.library.reading() as connection:
        return workshops.read(connection, workshop_id)


def change_details(desk: Desk, workshop_id: str, **fields: Any) -> WorkshopChanged:
    """Changes any of `DETAILS`. Raises ValueError for another name or an impossible value, and
    SettledProblem for a rule of the results once people have voted under it."""
    unknown = set(fields) - set(DETAILS)
    if unknown:
        raise ValueError(f"not a detail of a workshop: {', '.join(sorted(unknown))}")
    cleaned = {name: _cleaned(name, value) for name, value in fields.items()}
    if set(cleaned) & set(SETTLED_BY_VOTE) and has_begun(desk, workshop_id):
        raise SettledProblem("services.preparing.settled")
    before = _change(desk, workshop_id, **cleaned)
    previous = {name: getattr(before, name) for name in cleaned}
    what = next(iter(cleaned)) if len(cleaned) == 1 else "details"
    desk.history.record(
        workshop_id,
        say(f"services.change.{what}"),
        lambda: change_details(desk, workshop_id, **previous),
    )
    return _changed(desk, workshop_id, "details")


def _cleaned(name: str, value: Any) -> Any:
    """What was typed, made safe; a logo was not typed."""
    return typed(value) if isinstance(value, str) and name != "brand_logo" else value


def set_team(desk: Desk, workshop_id: str, team: Team) -> WorkshopChanged:
    """Who answers and who may own actions. Raises ValueError for a team of nobody."""
    people = tuple(
        replace(person, name=typed(person.name), function=typed(person.function))
        for person in team.people
    )
    team = replace(team, people=people)
    before = _change(desk, workshop_id, team=team).team
    desk.history.record(
        workshop_id,
        team_change(before, team),
        lambda: set_team(desk, workshop_id, before),
    )
    return _changed(desk, workshop_id, "team")


def set_agenda(desk: Desk, workshop_id: str, steps: Iterable[Step]) -> WorkshopChanged:
    """The steps in their new order. Raises ValueError for two steps of one id."""
    after = tuple(steps)
    before = _change(desk, workshop_id, steps=after).steps
    desk.history.record(
        workshop_id,
        agenda_change(before, after),
        lambda: set_agenda(desk, workshop_id, before),
    )
    return _changed(desk, workshop_id, "agenda")


def choose_form(desk: Desk, workshop_id: str, form: Form) -> WorkshopChanged:
    """Asks a ready-made form: the headline pairs stay, everything else is replaced by it."""
    headlines = [pair for pair in workshop(desk, workshop_id).statements if pair.headline]
    return set_statements(desk, workshop_id, (*headlines, *desk.content.statements.form(form)))


def set_statements(
    desk: Desk, workshop_id: str, statements: Iterable[PairedStatement]
) -> WorkshopChanged:
    """What is rated, in order. Raises ValueError for two statements of one id."""
    after = tuple(statements)
    before = _change(desk, workshop_id, statements=after).statements
    desk.history.record(
        workshop_id,
        statements_change(before, after),
        lambda: set_statements(desk, workshop_id, before),
    )
    return _changed(desk, workshop_id, "statements")


def customers(desk: Desk, workshop_id: str) -> CustomerSource | None:
    """What customers said, or None when nothing has been imported."""
    with desk.library.reading() as connection:
        return customer_store.read(connection, workshop_id)


def keep_customers(
    desk: Desk,
    workshop_id: str,
    source: CustomerSource,
    own_pairs: Sequence[PairedStatement] = (),
) -> WorkshopChanged:
    """Keeps an imported survey in place of an earlier one. With `own_pairs`, the client's own
    questions, these are asked after the headline pairs, and of the others only those on which
    the survey has a score."""
    statements = workshop(desk, workshop_id).statements
    if own_pairs:
        scored = {score.statement_id for score in source.scores}
        new = {pair.id for pair in own_pairs}
        statements = (
            *(pair for pair in statements if pair.headline and pair.id not in new),
            *own_pairs,
            *(
                pair
                for pair in statements
                if not pair.headline and not pair.own and pair.id in scored
            ),
        )
    return _set_customers(
        desk, workshop_id, source, statements, say("services.change.import_customers")
    )


def unanswered(workshop: Workshop, source: CustomerSource) -> tuple[PairedStatement, ...]:
    """The statements on which a survey has no score, so that they would be rated without a
    comparison; none when it answers nothing that is asked, and for a panel, which goes on."""
    scored = {score.statement_id for score in source.scores}
    alone = tuple(pair for pair in workshop.statements if pair.id not in scored)
    return () if source.panel or len(alone) == len(workshop.statements) else alone


def ask_only_answered(desk: Desk, workshop_id: str) -> WorkshopChanged | None:
    """Leaves out the statements on which the customers' survey has no score."""
    kept, source = workshop(desk, workshop_id), customers(desk, workshop_id)
    alone = unanswered(kept, source) if source else ()
    if not alone:
        return None
    return set_statements(
        desk, workshop_id, (pair for pair in kept.statements if pair not in alone)
    )


def earlier_mappings(desk: Desk, workshop_id: str) -> list[Mapping[str, Any]]:
    """How surveys of the same client were used before, the latest first."""
    with desk.library.reading() as connection:
        return customer_store.earlier_mappings(connection, workshop_id)


def remove_customers(desk: Desk, workshop_id: str) -> WorkshopChanged:
    """Drops the customers' side; the statements stay."""
    statements = workshop(desk, workshop_id).statements
    return _set_customers(
        desk, workshop_id, None, statements, say("services.change.remove_customers")
    )


def _set_customers(
    desk: Desk,
    workshop_id: str,
    source: CustomerSource | None,
    statements: tuple[PairedStatement, ...],
    what: str,
    segment: str | None = None,
) -> WorkshopChanged:
    """`segment` is chosen if the source tells it apart; None keeps the one that is chosen now."""
    with desk.library.writing() as connection:
        kept = workshops.read(connection, workshop_id)
        previous = customer_store.read(connection, workshop_id)
        wanted = segment or kept.segment
        known = wanted if source and wanted in source.segments else None
        workshops.save(connection, replace(kept, statements=statements, segment=known))
        customer_store.keep(connection, workshop_id, source)
        refresh_headline(connection, workshop_id)
    desk.history.record(
        workshop_id,
        what,
        lambda: _set_customers(desk, workshop_id, previous, kept.statements, what, kept.segment),
    )
    if statements != kept.statements:
        _changed(desk, workshop_id, "statements")
    return _changed(desk, workshop_id, "customers")


def _change(desk: Desk, workshop_id: str, **fields: Any) -> Workshop:
    """Writes the fields and returns the workshop as it was before."""
    with desk.library.writing() as connection:
        before = workshops.read(connection, workshop_id)
        workshops.save(connection, replace(before, **fields))
    return before


def _changed(desk: Desk, workshop_id: str, what: Part) -> WorkshopChanged:
    desk.bus.publish(WorkshopsChanged())
    return desk.bus.publish(WorkshopChanged(workshop_id, what))
