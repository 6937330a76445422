"""What the phones may show beside a person's own answers, once the facilitator releases it."""

from __future__ import annotations

from cxworkshop.results.facts import GapFacts, PairFact


def phone_results(facts: GapFacts) -> dict[str, dict[str, int]]:
    """Whole percentages per statement id, under "room", "customers" and "predicted". What may not
    be shown is left out, and so is a statement of which nothing may be shown."""
    results = {fact.statement.id: _results(fact) for fact in facts.pairs}
    return {statement_id: values for statement_id, values in results.items() if values}


def _results(fact: PairFact) -> dict[str, int]:
    points = fact.points
    sides = {"room": points.said, "customers": points.customers, "predicted": points.predicted}
    return {name: value for name, value in sides.items() if value is not None}
