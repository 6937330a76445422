"""What may be stated about a plan: its balance, what it lacks, and when it is looked at again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cxworkshop.domain.plan import (
    CHECK_DAYS,
    Action,
    Depth,
    Lever,
    Plan,
    Stage,
    check_dates,
)
from cxworkshop.domain.workshop import Workshop
from cxworkshop.method.balance import PlanWarning, WarningCode, depth, plan_warnings
from cxworkshop.results.formats import capitalised, in_words
from cxworkshop.words import say


@dataclass(frozen=True, slots=True)
class Check:
    """One date on the time line of a plan, with what happens on it."""

    day: date
    text: str


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """The balance of a plan. `actions` are sorted by first step, those without a date last; the
    counts name every lever, stage and depth, also those with 0."""

    title: str
    actions: tuple[Action, ...]
    levers: Mapping[Lever, int]
    stages: Mapping[Stage, int]
    depths: Mapping[Depth, int]
    warnings: tuple[str, ...]
    checks: tuple[Check, ...]


def plan_facts(workshop: Workshop, plan: Plan) -> PlanFacts:
    """Everything that stage and papers may state about a plan."""
    actions = tuple(sorted(plan.actions, key=_by_first_step))
    levers = Counter(lever for action in actions for lever in action.levers)
    stages = Counter(action.stage for action in actions if action.stage)
    depths = Counter(found for action in actions if (found := action_depth(action)))
    functions = {person.id: person.function for person in workshop.team.people}
    return PlanFacts(
        title=_title(actions, workshop.language),
        actions=actions,
        levers={lever: levers[lever] for lever in Lever},
        stages={stage: stages[stage] for stage in Stage},
        depths={level: depths[level] for level in Depth},
        warnings=tuple(
            warning_words(warning, workshop.language)
            for warning in plan_warnings(actions, functions)
        ),
        checks=plan_checks(workshop),
    )


def action_depth(action: Action) -> Depth | None:
    """The depth of an action, or None while its four questions are unanswered."""
    return depth(action.depth_answers) if action.depth_answers else None


def plan_checks(workshop: Workshop) -> tuple[Check, ...]:
    """The day of the workshop and its four checks, with what happens on each."""
    days = (workshop.held_on, *check_dates(workshop.held_on))
    return tuple(
        Check(day, say(f"facts.check.{number}", workshop.language))
        for number, day in zip((0, *CHECK_DAYS), days, strict=True)
    )


def warning_words(warning: PlanWarning, language: str) -> str:
    """A warning as a sentence."""
    return say(
        f"facts.warning.{warning.code}",
        language,
        stage=_subject(warning, WarningCode.EMPTY_STAGE, "stage_long", language),
        lever=_subject(warning, WarningCode.EMPTY_LEVER, "lever", language),
        function=warning.subject,
    )


def _subject(warning: PlanWarning, code: WarningCode, area: str, language: str) -> str:
    return say(f"facts.{area}.{warning.subject}", language) if warning.code is code else ""


def _by_first_step(action: Action) -> tuple[bool, date, str]:
    return action.first_step_by is None, action.first_step_by or date.max, action.title


def _title(actions: tuple[Action, ...], language: str) -> str:
    if not actions:
        return say("facts.plan.title_none", language)
    gaps = len({action.statement_id for action in actions if action.statement_id})
    values: dict[str, object] = {
        "count": len(actions),
        "number": capitalised(in_words(len(actions), language)),
    }
    if not gaps:
        return say("facts.plan.title_free", language, **values)
    against = say("facts.plan.gaps", language, count=gaps, number=in_words(gaps, language))
    title = say("facts.plan.title", language, gaps=against, **values)
    return _with_what_is_missing(title, actions, language)


def _with_what_is_missing(title: str, actions: tuple[Action, ...], language: str) -> str:
    stages = {action.stage for action in actions if action.stage}
    missing_stages = [stage for stage in Stage if stage not in stages]
    if stages and len(missing_stages) == 1:
        name = say(f"facts.stage_long.{missing_stages[0]}", language)
        return say("facts.plan.missing_stage", language, title=title, stage=name)
    levers = frozenset[Lever]().union(*(action.levers for action in actions))
    missing_levers = [lever for lever in Lever if lever not in levers]
    if levers and len(missing_levers) == 1:
        name = say(f"facts.lever.{missing_levers[0]}", language)
        return say("facts.plan.missing_lever", language, title=title, lever=name)
    return title
