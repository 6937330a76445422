"""How often the ranges that we gave with our guesses caught what customers said.

A range of ours runs from the mean of the lowest values that people thought possible to the mean of
the highest; it counts only when at least k people gave one. Measured again later, it tells whether
leaders are getting closer to customers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from cxworkshop.domain.customers import Grade
from cxworkshop.method.privacy import may_show
from cxworkshop.method.rounding import nearest
from cxworkshop.results.facts import GapFacts, PairFact
from cxworkshop.results.formats import capitalised, in_words
from cxworkshop.words import FALLBACK, say

GOOD_RANGES = 0.8
ENOUGH_STATEMENTS = 5

Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class TeamRange:
    """Our range for one statement in percent 0..100, from so many people, and the truth."""

    fact: PairFact
    low: float
    high: float
    people: int
    actual: float

    @property
    def caught(self) -> bool:
        """Whether the truth lies in the range, ends included."""
        return round(self.low, 9) <= round(self.actual, 9) <= round(self.high, 9)


def team_ranges(
    ranges: Mapping[str, Sequence[Range | None]], facts: GapFacts
) -> tuple[TeamRange, ...]:
    """Our ranges on statements that customers rated alike. `ranges` are (low, high) in percent per
    statement id, one per person; None gave none. Raises ValueError for a low above its high."""
    found = []
    for fact in facts.pairs:
        given = [one for one in ranges.get(fact.statement.id, ()) if one is not None]
        if any(low > high for low, high in given):
            raise ValueError(f"a range for {fact.statement.id} ends below its beginning")
        side = fact.customers
        if side and side.grade is Grade.A and may_show(len(given), facts.base.k):
            low, high = (fmean(one[end] for one in given) for end in (0, 1))
            found.append(TeamRange(fact, low, high, len(given), side.estimate.point * 100))
    return tuple(found)


def calibration_title(found: Sequence[TeamRange], k: int, language: str = FALLBACK) -> str:
    """On how many statements our range caught the truth."""
    if not found:
        return say("insights.calibration.too_few", language, k=k)
    caught = sum(one.caught for one in found)
    return say("insights.calibration.title", language, caught=caught, count=len(found))


def calibration_lines(
    found: Sequence[TeamRange], facts: GapFacts, language: str = FALLBACK
) -> tuple[str, ...]:
    """How many good ranges would have caught, on which side we missed, and what a range is."""
    if not found:
        return ()
    lines = []
    if len(found) >= ENOUGH_STATEMENTS:
        expected = nearest(GOOD_RANGES * len(found))
        lines.append(
            say("insights.calibration.expected", language, expected=expected, all=len(found))
        )
    below = sum(one.actual < one.low and not one.caught for one in found)
    above = sum(one.actual > one.high and not one.caught for one in found)
    word = facts.base.customers_word
    for key, count in (("below", below), ("above", above)):
        if count:
            number = capitalised(in_words(count, language))
            values = {"count": count, "number": number, "customers": word}
            lines.append(say(f"insights.calibration.{key}", language, **values))
    lines.append(say("insights.calibration.base", language, k=facts.base.k))
    return tuple(lines)
