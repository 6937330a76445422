"""What an owner wrote about an action, as the labelled answers of the personal plan. Rows that
nobody filled in are left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxworkshop.domain.plan import Action
from cxworkshop.domain.workshop import Workshop
from cxworkshop.results.formats import weekday_date
from cxworkshop.words import say


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One labelled answer; `strong` stands before the text in a heavier weight."""

    label: str
    text: str
    strong: str = ""


def action_rows(action: Action, workshop: Workshop) -> Iterator[ActionRow]:
    """The rows that somebody filled in, in the order in which they are asked for."""
    texts = {
        "if_then": action.if_then,
        "with": _partner(action, workshop),
        "measure": _measure(action, workshop.language),
        "support": action.support,
        "stops": action.stops,
    }
    if action.first_step or action.first_step_by:
        yield _first_step(action, workshop.language)
    for name, text in texts.items():
        if text:
            yield ActionRow(_words(name, workshop.language), text)


def _first_step(action: Action, language: str) -> ActionRow:
    label, by = _words("first_step", language), ""
    if action.first_step_by:
        date = weekday_date(action.first_step_by, language)
        by = _words("first_step_by", language, date=date)
    return ActionRow(label, action.first_step, f"{by}: " if by and action.first_step else by)


def _partner(action: Action, workshop: Workshop) -> str:
    partner = workshop.team.person(action.partner_id)
    return ", ".join(filter(None, [partner.name, partner.function])) if partner else ""


def _measure(action: Action, language: str) -> str:
    known = [
        _words("measure_baseline", language, baseline=action.baseline) if action.baseline else "",
        _words("measure_target", language, target=action.target) if action.target else "",
    ]
    return ": ".join(filter(None, [action.measure, ", ".join(filter(None, known))]))


def _words(key: str, language: str, **values: object) -> str:
    return say(f"papers.personal.{key}", language, **values)
