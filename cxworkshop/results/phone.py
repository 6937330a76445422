"""What the phones may show beside a person's own answers, once the facilitator releases it."""

from __future__ import annotations

from cxworkshop.method.privacy import Limit
from cxworkshop.results.facts import GapFacts, PairFact


def phone_results(facts: GapFacts) -> dict[str, dict[str, int | str]]:
    """Whole percentages per statement id, under "room", "customers" and "predicted"; "room_limit"
    is "at_least" or "at_most" where a strict room tells no more. What may not be shown is left
    out, and so is a statement of which nothing may be shown."""
    results = {fact.statement.id: _results(fact) for fact in facts.pairs}
    return {statement_id: values for statement_id, values in results.items() if values}


def _results(fact: PairFact) -> dict[str, int | str]:
    points = fact.points
    limit = None if points.limit is Limit.EXACT else points.limit.value
    sides = {
        "room": points.said,
        "room_limit": limit,
        "customers": points.customers,
        "predicted": points.predicted,
    }
    return {name: value for name, value in sides.items() if value is not None}
