"""A plan as rows for the wall: gap → cause → action, so that a reader can follow the logic.

Gaps come largest first. A cause without an action keeps its row, and so does an action that was
tied to no gap or no cause: nothing that was said in the room is lost on paper.
"""

from __future__ import annotations

from dataclasses import dataclass

from cxworkshop.domain.plan import Action, Cause, Plan
from cxworkshop.results.facts import GapFacts, PairFact


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One line of the wall; cells of neighbouring rows with the same gap or cause are one."""

    statement_id: str | None
    cause: Cause | None
    action: Action | None


@dataclass(frozen=True, slots=True)
class Span:
    """Neighbouring rows that share something: the first and how many."""

    first: int
    count: int


def plan_rows(plan: Plan, facts: GapFacts | None) -> list[PlanRow]:
    """All rows, grouped by gap and then by cause."""
    rows: list[PlanRow] = []
    for statement_id in _statements_by_gap(plan, facts):
        causes = [cause for cause in plan.causes if cause.statement_id == statement_id]
        actions = [action for action in plan.actions if action.statement_id == statement_id]
        known = {cause.id for cause in causes}
        for cause in causes:
            own = [action for action in actions if action.cause_id == cause.id]
            rows += [PlanRow(statement_id, cause, action) for action in own]
            if not own:
                rows.append(PlanRow(statement_id, cause, None))
        rows += [
            PlanRow(statement_id, None, action)
            for action in actions
            if action.cause_id not in known
        ]
    rows += [PlanRow(None, None, action) for action in plan.actions if action.statement_id is None]
    return rows


def gap_spans(rows: list[PlanRow]) -> list[Span]:
    """Runs of rows about the same gap."""
    return _spans([row.statement_id for row in rows])


def cause_spans(rows: list[PlanRow]) -> list[Span]:
    """Runs of rows about the same gap and the same cause."""
    return _spans([(row.statement_id, row.cause.id if row.cause else None) for row in rows])


def _statements_by_gap(plan: Plan, facts: GapFacts | None) -> list[str]:
    named = [action.statement_id for action in plan.actions if action.statement_id]
    named += [cause.statement_id for cause in plan.causes]

    def largest_first(statement_id: str) -> float:
        fact: PairFact | None = facts.pair(statement_id) if facts else None
        gap = fact.points.gap if fact else None
        return -gap if gap is not None else 1000

    return sorted(dict.fromkeys(named), key=largest_first)


def _spans(
    keys: list[object] | list[str | None] | list[tuple[str | None, str | None]],
) -> list[Span]:
    spans: list[Span] = []
    for index, key in enumerate(keys):
        if spans and keys[index - 1] == key:
            spans[-1] = Span(spans[-1].first, spans[-1].count + 1)
        else:
            spans.append(Span(index, 1))
    return spans
