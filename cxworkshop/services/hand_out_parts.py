"""The single files that a workshop hands out, and how each is made.

A personal plan goes to everyone who owns an action and to everyone who sent a pledge under a name;
who did both gets one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Literal, get_args

from cxworkshop.charts.chart import Chart
from cxworkshop.charts.gap_chart import gaps_chart, gaps_pages
from cxworkshop.charts.pair_chart import pair_chart
from cxworkshop.charts.poll_chart import poll_chart
from cxworkshop.charts.ruler_chart import ruler_chart
from cxworkshop.charts.style import Look
from cxworkshop.domain.cues import RevealStage
from cxworkshop.domain.plan import Plan
from cxworkshop.domain.references import Reference
from cxworkshop.domain.texts import natural_order
from cxworkshop.domain.workshop import Person, Workshop
from cxworkshop.reports.calendar_file import write_calendar
from cxworkshop.reports.personal_plan import write_personal_plan
from cxworkshop.reports.spreadsheet import (
    write_results_csv,
    write_results_xlsx,
    write_table_csv,
)
from cxworkshop.reports.team_plan import write_team_plan
from cxworkshop.results.facts import GapFacts
from cxworkshop.results.poll_results import PollResult
from cxworkshop.services.check_calendar import owner_entries, team_entries
from cxworkshop.services.file_names import clean_name
from cxworkshop.settings import Paper
from cxworkshop.store.exchange import SUFFIX
from cxworkshop.words import say

Kind = Literal["personal", "team", "xlsx", "csv", "charts", "calendar", "workshop"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_SIGNED = re.compile("[+\N{MINUS SIGN}][0-9]+").fullmatch
PICTURES: tuple[Literal["png", "svg"], ...] = ("png", "svg")


@dataclass(frozen=True, slots=True)
class Subject:
    """What the documents are about."""

    workshop: Workshop
    facts: GapFacts | None
    plan: Plan
    now: datetime
    references: Sequence[Reference] = ()
    paper: Paper = "A4"
    polls: Sequence[PollResult] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One file, or one folder of tables. `write` makes it at the path it is given."""

    kind: Kind
    title: str
    file_name: str
    write: Callable[[Path], object]


def parts_of(subject: Subject) -> list[Part]:
    """Everything that can be written now, in the order of `KINDS`."""
    return [*_plans(subject), *_data(subject), *_pictures(subject), *_calendars(subject)]


def workshop_file(subject: Subject, write: Callable[[Path], object]) -> Part:
    """The whole workshop for another laptop; `write` makes the file."""
    return _part(subject, "workshop", SUFFIX, write, subject.workshop.client)


def recipients(workshop: Workshop, plan: Plan) -> list[Person]:
    """Who gets a personal plan: owners in the order of the team, then the others who pledged, by
    name."""
    owners = {action.owner_id for action in plan.actions}
    named = {_folded(person.name): person for person in reversed(workshop.team.people)}
    found = {person.id: person for person in workshop.team.people if person.id in owners}
    for pledge in sorted(plan.pledges, key=lambda one: natural_order(one.name)):
        person = named.setdefault(_folded(pledge.name), Person(pledge.id, pledge.name))
        found.setdefault(person.id, person)
    return list(found.values())


def _plans(subject: Subject) -> Iterator[Part]:
    workshop, facts, plan = subject.workshop, subject.facts, subject.plan
    for person in recipients(workshop, plan):
        write = partial(
            write_personal_plan,
            workshop=workshop,
            person=person,
            facts=facts,
            plan=plan,
            paper=subject.paper,
        )
        yield _part(subject, "personal", ".pdf", write, person.name)
    if plan.actions or plan.pledges:
        write = partial(
            write_team_plan, workshop=workshop, facts=facts, plan=plan, paper=subject.paper
        )
        yield _part(subject, "team", ".pdf", write, workshop.client)


def _data(subject: Subject) -> Iterator[Part]:
    workshop, facts, plan, polls = subject.workshop, subject.facts, subject.plan, subject.polls
    if not facts and not plan.actions and not polls:
        return
    write = partial(write_results_xlsx, workshop=workshop, facts=facts, plan=plan, polls=polls)
    yield _part(subject, "xlsx", ".xlsx", write, workshop.client)

    def write_folder(folder: Path) -> None:
        folder.mkdir()
        write_results_csv(folder, workshop, facts, plan, polls)

    yield _part(subject, "csv", "", write_folder, workshop.client)


def _pictures(subject: Subject) -> Iterator[Part]:
    """The stage's pictures of the reveal and of other votes, each as pixels, as lines and as the
    table behind it."""
    for name, draw in (*_reveal(subject).items(), *_other_votes(subject)):
        for kind in PICTURES:
            yield _part(subject, "charts", f".{kind}", partial(_draw, draw, kind), name)
        yield _part(subject, "charts", ".csv", partial(_tell, draw), name)


def _other_votes(subject: Subject) -> Iterator[tuple[str, Callable[[], Chart]]]:
    """Dots, orders, choices and numbers that may be shown, each with what was asked; two steps may
    ask the same."""
    for result in subject.polls:
        if not result.hidden:
            draw = partial(poll_chart, result, Look(), language=subject.workshop.language)
            yield result.question.text, draw


def _reveal(subject: Subject) -> dict[str, Callable[[], Chart]]:
    facts, language, look = subject.facts, subject.workshop.language, Look()
    if facts is None:
        return {}
    shown = [fact for fact in (facts.hero, facts.right, *facts.blind_spots) if fact and fact.team]
    average = say("services.hand_out.charts.average", language)
    drawn: dict[str, Callable[[], Chart]] = {
        fact.statement.short or average: partial(
            pair_chart, fact, facts.base, RevealStage.GAP, look, language=language
        )
        for fact in shown
    }
    if shown:
        pages = gaps_pages(facts)
        for page in range(pages):
            key = "gaps" if pages == 1 else "gaps_page"
            name = say(f"services.hand_out.charts.{key}", language, number=page + 1)
            drawn[name] = partial(gaps_chart, facts, look, language=language, page=page)
    if facts.hero and facts.hero.points.gap is not None:
        name = say("services.hand_out.charts.ruler", language)
        drawn[name] = partial(ruler_chart, facts, subject.references, look, language=language)
    return drawn


def _calendars(subject: Subject) -> Iterator[Part]:
    """The check dates for the team, and with their own first steps for all who own an action."""
    workshop, plan = subject.workshop, subject.plan
    if not plan.actions:
        return
    calendars = {workshop.client: team_entries(workshop, plan)}
    owners = {action.owner_id for action in plan.actions}
    for person in workshop.team.people:
        if person.id in owners:
            calendars[person.name] = owner_entries(workshop, plan, person)
    for name, entries in calendars.items():
        title = say("services.hand_out.calendar.file", workshop.language, name=name)
        write = partial(write_calendar, name=title, entries=entries, written_at=subject.now)
        yield _part(subject, "calendar", ".ics", write, name)


def _draw(draw: Callable[[], Chart], kind: Literal["png", "svg"], path: Path) -> None:
    path.write_bytes(draw().picture(kind))


def _tell(draw: Callable[[], Chart], path: Path) -> None:
    """Signed numbers as numbers, or a spreadsheet would be told that they are text."""
    write_table_csv(path, [[_number_or_text(cell) for cell in row] for row in draw().table])


def _number_or_text(cell: str) -> int | str:
    return int(cell.replace("\N{MINUS SIGN}", "-")) if _SIGNED(cell) else cell


def _part(
    subject: Subject, kind: Kind, suffix: str, write: Callable[[Path], object], name: str
) -> Part:
    title = say(f"services.hand_out.{kind}.file", subject.workshop.language, name=name)
    return Part(kind, title, clean_name(title) + suffix, write)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
