"""Is the workshop ready to run? Six cards, each with one fact, what follows from it, and a foot.

`ready`, `optional` or `missing` is decided here; the words come from the catalogue, so that the
card and the line on top always agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal

from cxworkshop.domain.customers import CustomerSource
from cxworkshop.domain.plan import Lever
from cxworkshop.domain.workshop import StepKind, Workshop
from cxworkshop.results.formats import day_month, large, percent, period
from cxworkshop.services.desk import Desk
from cxworkshop.store import customers, workshops
from cxworkshop.words import say

if TYPE_CHECKING:
    from cxworkshop.services.room_check import Finding

State = Literal["ready", "optional", "missing"]
Card = Literal["team", "agenda", "statements", "customers", "actions", "room"]


@dataclass(frozen=True, slots=True)
class CardState:
    """One card. `name` is its key, `title` its heading in words; the last three are sentences."""

    name: Card
    title: str
    state: State
    fact: str
    consequence: str
    foot: str


@dataclass(frozen=True, slots=True)
class Readiness:
    """How many of the cards of `workshop`, as it was read for them, are ready; an optional one
    counts."""

    workshop: Workshop
    ready: int
    of: int
    cards: tuple[CardState, ...]

    @property
    def missing(self) -> tuple[CardState, ...]:
        """The cards that still need something."""
        return tuple(card for card in self.cards if card.state == "missing")


def readiness(desk: Desk, workshop_id: str, findings: Sequence[Finding] | None = None) -> Readiness:
    """The six cards. `findings` are those of the last room check, None when there was none."""
    with desk.library.reading() as connection:
        workshop = workshops.read(connection, workshop_id)
        source = customers.read(connection, workshop_id)
        rehearsed = workshops.rehearsed_at(connection, workshop_id)
    cards = (
        _team(workshop),
        _agenda(desk, workshop),
        _statements(workshop),
        _customers(workshop, source),
        _actions(desk, workshop),
        _room(findings, _rehearsed(desk, rehearsed)),
    )
    ready = sum(card.state != "missing" for card in cards)
    return Readiness(workshop, ready, len(cards), cards)


def _card(name: Card, state: State, consequence: str, fact: str, foot: str = "") -> CardState:
    return CardState(name, say(f"services.card.{name}.title"), state, fact, consequence, foot)


def _team(workshop: Workshop) -> CardState:
    team = workshop.team
    consequence = say(f"services.card.team.{team.mode}", population=team.population or "?")
    if team.size < workshop.k:
        state: State = "missing"
        consequence = say("services.card.team.too_small", k=workshop.k)
    else:
        state = "ready"
        consequence += " " + say("services.card.team.one_answer", count=round(100 / team.size))
    return _card(
        "team",
        state,
        consequence,
        fact=say("services.card.team.fact", count=team.size),
        foot=say("services.card.team.owners", count=len(team.people)),
    )


def _agenda(desk: Desk, workshop: Workshop) -> CardState:
    total = sum(step.minutes for step in workshop.steps)
    spare = workshop.minutes_available - total
    rates = any(step.content.get("asks") == "rating" for step in workshop.steps)
    starts = datetime.combine(workshop.held_on, workshop.starts_at)
    span = {"start": _clock(starts), "end": _clock(starts + timedelta(minutes=total))}
    if not rates:
        consequence = say("services.card.agenda.no_rating")
    elif spare < 0:
        consequence = say("services.card.agenda.too_long", count=-spare, **span)
    elif spare:
        consequence = say("services.card.agenda.spare", count=spare, **span)
    else:
        consequence = say("services.card.agenda.exact", **span)
    return _card(
        "agenda",
        "ready" if rates and spare >= 0 else "missing",
        consequence,
        fact=say(
            "services.card.agenda.fact",
            count=len(workshop.steps),
            total=total,
            available=workshop.minutes_available,
        ),
        foot=_template_foot(desk, workshop),
    )


def _template_foot(desk: Desk, workshop: Workshop) -> str:
    template = next((t for t in desk.content.templates if t.id == workshop.template_id), None)
    if template is None:
        return say("services.card.agenda.own")
    if template.steps == workshop.steps:
        return template.title
    return say("services.card.agenda.changed", title=template.title)


def _statements(workshop: Workshop) -> CardState:
    pairs = workshop.statements
    if not pairs:
        nothing = say("services.card.statements.none")
        return _card("statements", "missing", say("services.card.statements.choose"), nothing)
    asked = {step.content.get("asks") for step in workshop.steps if step.kind is StepKind.POLL}
    own = sum(pair.own for pair in pairs)
    consequence = say(
        "services.card.statements.predicted_and_rated"
        if {"prediction", "rating"} <= asked
        else "services.card.statements.rated"
    )
    if own:
        own_words = say("services.card.statements.own", count=own, client=workshop.client)
        consequence = f"{own_words} {consequence}"
    points = {pair.scale.points for pair in pairs}
    return _card(
        "statements",
        "ready",
        consequence,
        fact=say("services.card.statements.fact", count=len(pairs)),
        foot=say("services.card.statements.scale", points=points.pop())
        if len(points) == 1
        else say("services.card.statements.scales"),
    )


def _customers(workshop: Workshop, source: CustomerSource | None) -> CardState:
    if source is None:
        nothing = say("services.card.customers.none")
        return _card("customers", "missing", say("services.card.customers.import"), nothing)
    asked = {pair.id for pair in workshop.statements}
    narrowed = source.of_segment(workshop.segment)
    scores = [score for score in narrowed.scores if score.statement_id in asked]
    confirmed = [score for score in scores if score.confirmed]
    waiting = len(scores) - len(confirmed)
    grade = max((score.grade for score in confirmed), default=None)
    if waiting:
        consequence = say("services.card.customers.unconfirmed", count=waiting)
    else:
        consequence = say("services.card.customers.covered", count=len(confirmed), of=len(asked))
        if grade:
            consequence = f"{say(f'services.card.customers.grade_{grade}')} {consequence}"
    if source.is_old(workshop.held_on):
        consequence = f"{say('services.card.customers.old')} {consequence}"
    fact = "services.card.customers.fact" if grade else "services.card.customers.fact_ungraded"
    return _card(
        "customers",
        "ready" if confirmed and not waiting else "missing",
        consequence,
        fact=say(fact, count=narrowed.rows, n=large(narrowed.rows), grade=grade),
        foot=_source_foot(narrowed, workshop.segment),
    )


def _source_foot(source: CustomerSource, segment: str | None) -> str:
    parts = [segment] if segment else []
    approved = len(source.approved_voices())
    if approved:
        parts.append(say("services.card.customers.voices", count=approved))
    if source.field_from and source.field_to:
        parts.append(period(source.field_from, source.field_to))
    if source.response_rate is not None:
        rate = percent(round(source.response_rate * 100))
        parts.append(say("services.card.customers.response", rate=rate))
    return " · ".join(parts) or source.file_name


def _actions(desk: Desk, workshop: Workshop) -> CardState:
    offered = workshop.offered_actions
    catalogue = [
        action for action in desk.content.catalogue if offered is None or action.id in offered
    ]
    pulls = Counter(lever for action in catalogue for lever in action.levers)
    foot = " · ".join(
        say(f"services.card.actions.{lever}", n=pulls[lever]) for lever in Lever if pulls[lever]
    )
    everything = len(catalogue) == len(desk.content.catalogue)
    return _card(
        "actions",
        "optional",
        say("services.card.actions.all" if everything else "services.card.actions.some"),
        fact=say("services.card.actions.fact", count=len(catalogue)),
        foot=foot,
    )


def _rehearsed(desk: Desk, at: datetime | None) -> str:
    """When the workshop was rehearsed last; `at` in UTC."""
    if at is None:
        return say("services.card.room.not_rehearsed")
    here = at.astimezone()
    if here.date() == desk.today():
        return say("services.card.room.rehearsed_today", time=_clock(here))
    return say("services.card.room.rehearsed", day=day_month(here.date()), time=_clock(here))


def _room(findings: Sequence[Finding] | None, foot: str) -> CardState:
    if not findings:
        nothing = say("services.card.room.unchecked")
        return _card("room", "missing", say("services.card.room.check"), nothing, foot)
    known = [finding for finding in findings if finding.known]
    bad = [finding for finding in known if not finding.ok]
    return _card(
        "room",
        "missing" if bad else "ready",
        _what_failed(bad) or say("services.card.room.fine"),
        fact=say("services.card.room.fact", passed=len(known) - len(bad), count=len(known)),
        foot=foot,
    )


def _what_failed(bad: Sequence[Finding]) -> str:
    """The first finding, and how many follow it: a card has no room for all; "" for none."""
    lines = [finding.sentence for finding in bad[:1]]
    if len(bad) > 1:
        lines.append(say("services.card.room.more", count=len(bad) - 1))
    return "\n".join(lines)


def _clock(at: datetime) -> str:
    return at.strftime("%H:%M")
