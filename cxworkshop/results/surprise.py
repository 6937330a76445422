"""How far our guesses were from what customers said, and in which direction.

For every statement mean (guess − truth)² = (mean guess − truth)² + the variance of the guesses:
either the room as a whole leaned one way, or its members guessed far apart. The variance is told
only of ten guesses or more, since that of a few could tell single ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from statistics import fmean

from cxworkshop.method.rounding import nearest
from cxworkshop.results.facts import GapFacts
from cxworkshop.results.formats import points
from cxworkshop.words import FALLBACK, say

_EVEN = 0.5  # points; nearer to nothing, the guesses leaned to no side


@dataclass(frozen=True, slots=True)
class Surprise:
    """All in points, over `statements` that were predicted and that customers rated: `index`, how
    far a single guess was off on average; `bias`, by how much all guesses together were too high
    (negative: too low); `spread`, how far they lay around the mean guess (the root of the mean
    variance), None when that may not be told."""

    index: float
    bias: float
    spread: float | None
    statements: int


def surprise_of(facts: GapFacts) -> Surprise | None:
    """The surprise of a workshop; None when nothing was predicted that customers rated."""
    found = [fact for fact in facts.pairs if fact.predicted and fact.points.customers is not None]
    sides = [(fact.predicted, fact.customers) for fact in found if fact.predicted]
    known = [(ours, theirs) for ours, theirs in sides if ours.surprise is not None and theirs]
    if not known:
        return None
    spreads = [ours.spread for ours, _ in known]
    told = [spread for spread in spreads if spread is not None]
    return Surprise(
        index=fmean(ours.surprise or 0.0 for ours, _ in known) * 100,
        bias=fmean(ours.mean - theirs.estimate.point for ours, theirs in known) * 100,
        spread=sqrt(fmean(told)) * 100 if len(told) == len(spreads) else None,
        statements=len(known),
    )


def surprise_words(found: Surprise, customers: str, language: str = FALLBACK) -> str:
    """How far off a guess was, and whether the room leaned to one side."""
    off = points(nearest(found.index), language)
    lean = abs(nearest(found.bias))
    key = "even" if abs(found.bias) < _EVEN else "high" if found.bias > 0 else "low"
    sentences = [
        say("facts.surprise.index", language, points=off, customers=customers),
        say(f"facts.surprise.{key}", language, points=points(lean, language)),
    ]
    if found.spread is not None:
        apart = points(nearest(found.spread), language)
        sentences.append(say("facts.surprise.spread", language, points=apart))
    return " ".join(sentences)
