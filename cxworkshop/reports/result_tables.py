"""Results and plan as tables for people who calculate on: whole points, counts, words.

What a screen may not show is not in a table either; the note says why. Shares of executives come
as whole points, because two decimals of a small team give away who answered what.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cxworkshop.domain.plan import Action, Lever, Plan
from cxworkshop.domain.statements import are_marks
from cxworkshop.domain.workshop import Workshop
from cxworkshop.method.privacy import Limit
from cxworkshop.method.rounding import nearest
from cxworkshop.results.facts import GapFacts, PairFact
from cxworkshop.results.formats import median_name
from cxworkshop.results.method_card import method_card
from cxworkshop.results.plan_facts import action_depth
from cxworkshop.results.poll_results import PollResult, poll_title
from cxworkshop.words import say

Cell = str | int | date | None
Row = tuple[Cell, ...]

_RESULTS = (
    "statement",
    "name",
    "executives",
    "customers",
    "said",
    "agree",
    "rated",
    "cant_judge",
    "predicted",
    "guesses",
    "customers_said",
    "customers_agree",
    "customers_rated",
    "customers_cant_judge",
    "customers_low",
    "customers_high",
    "gap",
    "acknowledged",
    "blind_spot",
    "verdict",
    "grade",
    "note",
)
_ANSWERS = ("statement", "name", "side", "point", "label", "count")
_POLLS = (
    "question",
    "answer",
    "figure",
    "unit",
    "people",
    "answered",
    "could_not",
    "finding",
)
_PLAN = (
    "action",
    "owner",
    "partner",
    "levers",
    "closes",
    "cause",
    "evidence",
    "first_step",
    "by",
    "if_then",
    "measure",
    "baseline",
    "target",
    "support",
    "stops",
    "stage",
    "depth",
)
_METHOD = ("about", "text")


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: `key` names the file, `name` the sheet, `rows` start with the header."""

    key: str
    name: str
    rows: tuple[Row, ...]


def result_tables(
    workshop: Workshop, facts: GapFacts | None, plan: Plan, polls: Sequence[PollResult] = ()
) -> list[Table]:
    """All tables of a workshop; without facts and polls the plan alone."""
    language = workshop.language
    tables = []
    if facts:
        tables = [
            _table(
                "results",
                _RESULTS,
                [_result(fact, code, facts, language) for fact, code in _coded(facts, workshop)],
                language,
            ),
            _table("answers", _ANSWERS, list(_answers(facts, workshop)), language),
        ]
    if polls:
        told = [row for poll in polls for row in _poll(poll, language)]
        tables.append(_table("polls", _POLLS, told, language))
    actions = [_action(action, workshop, plan) for action in plan.actions]
    tables.append(_table("plan", _PLAN, actions, language))
    if facts:
        card: list[Row] = list(method_card(facts, language))
        tables.append(_table("method", _METHOD, card, language))
    return tables


def _table(key: str, columns: tuple[str, ...], rows: list[Row], language: str) -> Table:
    header = tuple(say(f"papers.sheet.{column}", language) for column in columns)
    return Table(key, say(f"papers.sheet.{key}", language), (header, *rows))


def _coded(facts: GapFacts, workshop: Workshop) -> Iterator[tuple[PairFact, str]]:
    """Each statement with what it is called in a table: the code that it ships with; the client's
    own questions, whose ids are long, are numbered Q1, Q2, … as they are asked."""
    asked = [pair.id for pair in workshop.statements if pair.own]
    told = [fact.statement.id for fact in facts.pairs if fact.statement.own]
    own = list(dict.fromkeys((*asked, *told)))
    for fact in facts.pairs:
        known = fact.statement.id
        yield fact, f"Q{own.index(known) + 1}" if fact.statement.own else known


def _result(fact: PairFact, code: str, facts: GapFacts, language: str) -> Row:
    statement, points, side = fact.statement, fact.points, fact.customers
    interval = side.estimate if side and points.customers is not None else None
    return (
        code,
        statement.short,
        statement.executives,
        statement.customers,
        points.said,
        *_counted(fact),
        points.predicted,
        fact.predicted.n if fact.predicted else None,
        points.customers,
        *((side.agree, side.rated, side.cant_judge) if side else (None, None, None)),
        nearest(interval.low * 100) if interval else None,
        nearest(interval.high * 100) if interval else None,
        points.gap,
        points.acknowledged,
        points.blind_spot,
        say(f"facts.verdict.{fact.verdict}", language) if fact.verdict else None,
        str(side.grade) if side else None,
        _note(fact, facts, language),
    )


def _counted(fact: PairFact) -> Row:
    """How many of us agree, rated, and could not judge."""
    if fact.open_count:
        return fact.open_count.agree, fact.open_count.rated, None
    team = fact.team
    return (team.agree, team.rated, team.cant_judge) if team else (None, None, None)


def _note(fact: PairFact, facts: GapFacts, language: str) -> str | None:
    if fact.open_count:
        median = median_name(fact.open_count, fact.statement.scale, language)
        return say("papers.sheet.median", language, median=median)
    if fact.points.limit is not Limit.EXACT:
        return say(f"papers.sheet.{fact.points.limit}", language)
    if fact.too_few:
        return say("papers.sheet.too_few", language, k=facts.base.k)
    if fact.means:
        means = {"said": fact.means.said, "customers": fact.means.customers}
        return say("papers.sheet.means", language, **means)
    return None


def _answers(facts: GapFacts, workshop: Workshop) -> Iterator[Row]:
    """How many chose each point, worst to best, on each side."""
    for fact, code in _coded(facts, workshop):
        sides = (("executives", fact.team), ("customers", fact.customers))
        for side, answers in sides:
            if answers is None or not answers.counts:
                continue
            scale = fact.statement.scale
            same_scale = len(answers.counts) == scale.points
            lowest, labels = (scale.lowest, scale.labels) if same_scale else (1, ())
            marks = are_marks(labels)
            for index, count in enumerate(answers.counts):
                yield (
                    code,
                    fact.statement.short,
                    say(f"papers.sheet.side_{side}", workshop.language),
                    int(labels[index]) if marks else lowest + index,
                    labels[index] if labels and not marks else None,
                    count,
                )


def _poll(poll: PollResult, language: str) -> Iterator[Row]:
    """What every answer got, in the order of the stage; one row without figures when it stays
    hidden."""
    unit = say(f"insights.poll.table.{poll.question.kind}", language)
    common = (poll.people, poll.cant_judge, poll_title(poll, language))
    if not poll.rows:
        yield (poll.question.text, None, None, None, None, *common)
    for row in poll.rows:
        yield (poll.question.text, row.text, round(row.value), unit, row.people, *common)


def _action(action: Action, workshop: Workshop, plan: Plan) -> Row:
    language, team = workshop.language, workshop.team
    owner, partner = team.person(action.owner_id), team.person(action.partner_id)
    cause = next((item for item in plan.causes if item.id == action.cause_id), None)
    closes = next((s for s in workshop.statements if s.id == action.statement_id), None)
    levers = [say(f"facts.lever.{lever}", language) for lever in Lever if lever in action.levers]
    depth = action_depth(action)
    return (
        action.title,
        owner.name if owner else None,
        partner.name if partner else None,
        ", ".join(levers) or None,
        closes.short if closes else None,
        cause.text if cause else None,
        say(f"facts.evidence.{cause.evidence}", language) if cause else None,
        action.first_step or None,
        action.first_step_by,
        action.if_then or None,
        action.measure or None,
        action.baseline or None,
        action.target or None,
        action.support or None,
        action.stops or None,
        say(f"facts.stage.{action.stage}", language) if action.stage else None,
        say(f"facts.depth.{depth}", language) if depth else None,
    )
