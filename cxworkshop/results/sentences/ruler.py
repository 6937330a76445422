"""Where our own gap lies among the published ones."""

from __future__ import annotations

from collections.abc import Sequence

from cxworkshop.domain.references import Reference
from cxworkshop.results.facts import GapFacts
from cxworkshop.results.formats import capitalised, points
from cxworkshop.words import FALLBACK, say


def ruler_title(facts: GapFacts, references: Sequence[Reference], language: str = FALLBACK) -> str:
    """Where the team's own gap lies among the published ones."""
    gap = facts.hero.points.gap if facts.hero else None
    customers = facts.base.customers_word
    if gap is None:
        return say("facts.ruler.without", language)
    if gap == 0:
        return say("facts.ruler.none", language, customers=customers)
    if gap < 0:
        return say(
            "facts.ruler.negative",
            language,
            customers=capitalised(customers),
            points=points(-gap, language),
        )
    key, source = _place_on_ruler(gap, references)
    return say(f"facts.ruler.{key}", language, points=points(gap, language), source=source)


def ruler_base(language: str = FALLBACK) -> str:
    """Why the published gaps are no opponents."""
    return say("facts.ruler.base", language)


def _place_on_ruler(gap: int, references: Sequence[Reference]) -> tuple[str, str]:
    published = [reference.gap_points for reference in references]
    equal = next((item.source for item in references if item.gap_points == gap), "")
    if not published:
        return "without", ""
    if equal:
        return "same", equal
    if gap > max(published):
        return "above", ""
    if gap < min(published):
        return "below", ""
    return ("between" if len(published) == 2 else "among"), ""
