"""The areas of a customer's life with the company: each the mean of its comparable statements.

A dimension has no interval and no verdict of its own, because its statements are neither a sample
nor independent of each other. It is told first, and its statements stand behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cxworkshop.domain.statements import Dimension
from cxworkshop.results.facts import DimensionFact, PairFact
from cxworkshop.results.reveal_order import average_pair


def dimension_facts(
    facts: Sequence[PairFact], dimensions: Sequence[Dimension]
) -> tuple[DimensionFact, ...]:
    """The dimensions of which any statement has a comparable gap, largest gap first. Headline
    pairs belong to no dimension."""
    found = [_dimension(facts, dimension) for dimension in dimensions]
    return tuple(sorted(filter(None, found), key=_gap, reverse=True))


def _dimension(facts: Sequence[PairFact], dimension: Dimension) -> DimensionFact | None:
    asked = [fact for fact in facts if fact.statement.dimension_id == dimension.id]
    compared = [fact for fact in asked if fact.gap]
    mean = average_pair(compared) if compared else None
    if mean is None:
        return None
    named = replace(mean.statement, short=dimension.name[:28], dimension_id=dimension.id)
    return DimensionFact(
        id=dimension.id,
        name=dimension.name,
        mean=replace(mean, statement=named),
        of=len(compared),
        asked=len(asked),
    )


def _gap(fact: DimensionFact) -> float:
    return fact.mean.gap.point if fact.mean.gap else 0.0
