"""The dates of a plan as calendar entries: for the team, and for each person who owns an action."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import NAMESPACE_URL, uuid5

from cxworkshop.domain.plan import Action, Plan
from cxworkshop.domain.workshop import Person, Workshop
from cxworkshop.reports.calendar_file import Entry
from cxworkshop.results.plan_facts import plan_checks
from cxworkshop.words import say


def team_entries(workshop: Workshop, plan: Plan) -> list[Entry]:
    """The check dates, with every action and its owner in the text."""
    lines = [_line(workshop, action) for action in plan.actions]
    return list(_checks(workshop, "team", lines))


def owner_entries(workshop: Workshop, plan: Plan, person: Person) -> list[Entry]:
    """The first steps of one person, and the check dates with this person's actions."""
    own = [action for action in plan.actions if action.owner_id == person.id]
    lines = [action.title for action in own]
    steps = [
        Entry(
            _identity(workshop, f"{action.id}-{person.id}"),
            action.first_step_by,
            say("services.calendar.first_step", workshop.language, title=action.title),
            action.first_step,
        )
        for action in own
        if action.first_step_by
    ]
    return [*steps, *_checks(workshop, person.id, lines)]


def _checks(workshop: Workshop, whose: str, lines: list[str]) -> Iterator[Entry]:
    """Every check after the day of the workshop itself."""
    for check in plan_checks(workshop)[1:]:
        title = say(
            "services.calendar.check",
            workshop.language,
            what=check.text,
            client=workshop.client,
        )
        identity = _identity(workshop, f"{whose}-{check.day:%Y%m%d}")
        yield Entry(identity, check.day, title, "\n".join(lines))


def _line(workshop: Workshop, action: Action) -> str:
    owner = workshop.team.person(action.owner_id)
    return f"{owner.name}: {action.title}" if owner else action.title


def _identity(workshop: Workshop, name: str) -> str:
    """The same for the same date, and short enough for one line."""
    return f"{uuid5(NAMESPACE_URL, f'{workshop.id}/{name}')}@cxworkshop"
