"""When we were divided and the smaller group was nearer to customers.

It protects who dissents next time. Sizes of groups alone are told, and only those that the spread
of answers shows anyway; a single person is never a group.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cxworkshop.domain.customers import Grade
from cxworkshop.method.rounding import nearest
from cxworkshop.results.facts import GapFacts, PairFact
from cxworkshop.results.formats import percent, together_in_words
from cxworkshop.words import FALLBACK, say

SMALLEST_GROUP = 2
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Division:
    """A statement on which we were divided into those who agreed and those who did not.

    `smaller` of `rated` were in the smaller group, `smaller_agrees` says which one it was, and
    `smaller_was_right` whether most customers (`customers`, a share 0..1) think as it does.
    """

    fact: PairFact
    smaller: int
    rated: int
    smaller_agrees: bool
    customers: float

    @property
    def smaller_was_right(self) -> bool:
        """Whether the smaller group was nearer to customers."""
        return (self.customers > _HALF) == self.smaller_agrees


def divisions(facts: GapFacts) -> tuple[Division, ...]:
    """Every statement that divided us and on which customers' majority is beyond doubt, largest
    gap first."""
    found = (_division(fact, facts.base.k) for fact in facts.pairs)
    return tuple(division for division in found if division)


def minority_title(facts: GapFacts, language: str = FALLBACK) -> str:
    """On how many of the statements that divided us the smaller group was nearer."""
    found = divisions(facts)
    right = sum(division.smaller_was_right for division in found)
    if not found:
        return say("insights.minority.title_undivided", language)
    if not right:
        return say("insights.minority.title_none", language, customers=facts.base.customers_word)
    right_words, split_words = together_in_words(right, len(found), language=language)
    return say(
        "insights.minority.title",
        language,
        count=len(found),
        right=right_words,
        split=split_words,
        customers=facts.base.customers_word,
    )


def minority_sentences(facts: GapFacts, language: str = FALLBACK) -> tuple[str, ...]:
    """A sentence for each statement on which the smaller group was nearer."""
    right: Sequence[Division] = [one for one in divisions(facts) if one.smaller_was_right]
    return tuple(_sentence(one, facts.base.customers_word, language) for one in right)


def _division(fact: PairFact, k: int) -> Division | None:
    team, side = fact.team, fact.customers
    if team is None or team.agree is None or team.rated < k:
        return None
    if (
        side is None
        or side.grade is not Grade.A
        or side.estimate.low <= _HALF <= side.estimate.high
    ):
        return None
    smaller = min(team.agree, team.rated - team.agree)
    if smaller < SMALLEST_GROUP or 2 * smaller == team.rated:
        return None
    return Division(
        fact=fact,
        smaller=smaller,
        rated=team.rated,
        smaller_agrees=2 * team.agree < team.rated,
        customers=side.estimate.point,
    )


def _sentence(one: Division, customers: str, language: str) -> str:
    return say(
        f"insights.minority.{'agreed' if one.smaller_agrees else 'disagreed'}",
        language,
        short=one.fact.statement.short,
        smaller=one.smaller,
        rated=one.rated,
        share=percent(nearest(one.customers * 100), language),
        customers=customers,
    )
