"""What the maps of all statements state: consensus against gap, and importance against gap.

Only pairs with a gap that may be compared stand on a map; how many are left out is said. Importance
comes from the team's own dots or from what customers stated, and tells priorities, not proof.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from cxworkshop.method.gaps import Quadrant
from cxworkshop.method.privacy import may_show
from cxworkshop.method.rounding import nearest
from cxworkshop.results.facts import GapFacts, PairFact
from cxworkshop.results.formats import (
    capitalised,
    in_words,
    large,
    percent,
    points,
    together_in_words,
)
from cxworkshop.words import FALLBACK, say

AGREED_AT = 0.70

_SPLIT = {Quadrant.CONTESTED_GROUND, Quadrant.LUCKY_AVERAGE}
_DECIMALS = 9


class ImportanceSource(StrEnum):
    """Who says what matters."""

    DOTS = "dots"
    CUSTOMERS = "customers"


@dataclass(frozen=True, slots=True)
class Importance:
    """How much each statement matters, as shares 0..1 of all dots given, or of the importance that
    customers stated. `people` is how many gave dots or answered; `voters` per statement how many
    people gave it any."""

    shares: Mapping[str, float]
    source: ImportanceSource
    people: int
    voters: Mapping[str, int] | None = None


class Priority(StrEnum):
    """The four fields of the map of importance against gap."""

    FIRST = "first"
    LESS = "less"
    KEEP = "keep"
    LATER = "later"


def placed(facts: GapFacts) -> list[PairFact]:
    """The pairs that stand on the map of consensus, largest gap first."""
    found = [fact for fact in facts.pairs if fact.quadrant and fact.gap]
    return sorted(found, key=lambda fact: -abs(fact.gap.point if fact.gap else 0))


def weighed(facts: GapFacts, importance: Importance) -> list[PairFact]:
    """The pairs that stand on the map of importance: none when fewer than k gave dots."""
    if _too_few_dots(facts, importance):
        return []
    return [fact for fact in placed(facts) if fact.statement.id in importance.shares]


def middle_importance(facts: GapFacts, importance: Importance) -> float:
    """The median share of the statements on the map; 0 when there are none."""
    shares = [importance.shares[fact.statement.id] for fact in weighed(facts, importance)]
    return median(shares) if shares else 0.0


def priority(fact: PairFact, share: float, middle: float, threshold: float) -> Priority:
    """The field of one pair; a value at its line counts as large, or as what matters. When all
    statements matter the same, none matters more."""
    gap = abs(fact.gap.point) if fact.gap else 0.0
    matters = round(share - middle, _DECIMALS) >= 0 and share > 0
    if round(gap - threshold, _DECIMALS) >= 0:
        return Priority.FIRST if matters else Priority.LESS
    return Priority.KEEP if matters else Priority.LATER


def consensus_title(facts: GapFacts, language: str = FALLBACK) -> str:
    """How many gaps are shared blind spots, and on how many statements we disagree."""
    fields = [fact.quadrant for fact in placed(facts)]
    if not fields:
        return say("insights.map.nothing", language)
    shared = fields.count(Quadrant.SHARED_BLIND_SPOT)
    split = sum(found in _SPLIT for found in fields)
    if shared and split:
        key = "shared_and_split"
    elif shared or split:
        key = "shared" if shared else "split"
    else:
        key = "clear"
    shared_words, split_words = together_in_words(shared, split, language=language)
    return say(
        f"insights.map.title.{key}",
        language,
        count=shared if key != "clear" else len(fields),
        shared=capitalised(shared_words),
        split=split_words,
        all=in_words(len(fields), language),
    )


def consensus_base(facts: GapFacts, language: str = FALLBACK) -> str:
    """What height and lines mean, and what is not on the map."""
    shown = placed(facts)
    if not shown:
        return ""
    base = facts.base
    parts = [say("insights.map.height", language, customers=base.customers_word)]
    if any(fact.gap and fact.gap.point < 0 for fact in shown):
        parts.append(say("insights.map.lower", language))
    limit = points(nearest(base.threshold * 100), language)
    parts.append(say("insights.map.lines", language, points=limit, consensus=f"{AGREED_AT:.2f}"))
    return " ".join([*parts, *_left_out(facts, len(shown), language)])


def importance_title(facts: GapFacts, importance: Importance, language: str = FALLBACK) -> str:
    """How many large gaps lie where it matters most."""
    shown = weighed(facts, importance)
    if not shown:
        return _nothing_weighed(facts, importance, language)
    middle = middle_importance(facts, importance)
    first = sum(
        priority(fact, importance.shares[fact.statement.id], middle, facts.base.threshold)
        is Priority.FIRST
        for fact in shown
    )
    who = "us" if importance.source is ImportanceSource.DOTS else "customers"
    return say(
        f"insights.importance.title.{'some' if first else 'none'}_{who}",
        language,
        count=first,
        gaps=capitalised(in_words(first, language)),
        customers=facts.base.customers_word,
    )


def importance_base(facts: GapFacts, importance: Importance, language: str = FALLBACK) -> str:
    """Whose priorities these are, and what height and lines mean."""
    shown = weighed(facts, importance)
    if not shown:
        return ""
    word, base = facts.base.customers_word, facts.base
    parts = [
        say(
            f"insights.importance.base_{importance.source}",
            language,
            people=large(importance.people, language),
            customers=word,
        ),
        say(
            "insights.importance.lines",
            language,
            customers=word,
            points=points(nearest(base.threshold * 100), language),
            share=percent(nearest(middle_importance(facts, importance) * 100), language),
        ),
    ]
    if any(fact.gap and fact.gap.point < 0 for fact in shown):
        parts.append(say("insights.map.lower", language))
    return " ".join([*parts, *_left_out(facts, len(shown), language)])


def _left_out(facts: GapFacts, shown: int, language: str) -> list[str]:
    missing = len(facts.pairs) - shown
    return [say("insights.map.left_out", language, count=missing)] if missing else []


def _nothing_weighed(facts: GapFacts, importance: Importance, language: str) -> str:
    if _too_few_dots(facts, importance):
        return say("insights.importance.too_few", language, k=facts.base.k)
    return say("insights.importance.nothing", language)


def _too_few_dots(facts: GapFacts, importance: Importance) -> bool:
    """Dots obey the same k as ratings."""
    by_us = importance.source is ImportanceSource.DOTS
    return by_us and not may_show(importance.people, facts.base.k)
