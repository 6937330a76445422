"""What customers' numbers rest on: which survey, and how sure their share is."""

from __future__ import annotations

from cxworkshop.method.intervals import response_rate_stress
from cxworkshop.method.rounding import nearest
from cxworkshop.results.facts import Base, ContextLine, PairFact
from cxworkshop.results.formats import large, percent, percent_range, period, points
from cxworkshop.words import FALLBACK, say

LARGE_SAMPLE = 5000
STRESS_POINTS = 10


def survey(base: Base, language: str = FALLBACK) -> str:
    """Which survey, when, and how many answered."""
    values = {
        "source": base.source_name or say("facts.base.source_unnamed", language),
        "rows": large(base.customers_answered, language),
        "customers": base.customers_word,
    }
    if base.field_from and base.field_to:
        dates = period(base.field_from, base.field_to, language)
        return say("facts.base.customers_dated", language, dates=dates, **values)
    return say("facts.base.customers", language, **values)


def how_sure(fact: PairFact, base: Base, language: str) -> str:
    """How sure the customers' share is: an interval, or for many what those not heard would do."""
    assert fact.customers is not None
    estimate = fact.customers.estimate
    if fact.customers.rated <= LARGE_SAMPLE:
        shown = percent_range(estimate.low, estimate.high, language)
        return say("facts.base.whisker", language, range=shown)
    if not base.customers_asked or base.customers_asked < base.customers_answered:
        return say("facts.base.stress_unknown", language)
    rate = base.customers_answered / base.customers_asked
    stressed = response_rate_stress(estimate.point, rate, -STRESS_POINTS / 100)
    return say(
        "facts.base.stress",
        language,
        difference=points(STRESS_POINTS, language),
        share=percent(nearest(estimate.point * 100), language),
        stressed=percent(nearest(stressed * 100), language),
    )


def published(line: ContextLine, language: str) -> str:
    """What a number published about other companies rests on."""
    if line.n is None or line.estimate is None:
        return say("facts.base.published_without_base", language)
    band = percent_range(line.estimate.low, line.estimate.high, language)
    return say("facts.base.published", language, n=large(line.n, language), range=band)
