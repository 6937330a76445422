"""A vote that was repeated after the discussion: before and now, beside each other.

Two results of one room can give a person away, so a difference is told only when the same number
rated, or the numbers differ by more than one; both are always told with how many they are of.
"""

from __future__ import annotations

from cxworkshop.method.change import Movers, minimum_movers
from cxworkshop.method.privacy import Limit, may_subtract
from cxworkshop.method.rounding import nearest
from cxworkshop.results.facts import GapFacts, PairFact, TeamSide, VoteAgain
from cxworkshop.results.limits import said_text
from cxworkshop.words import FALLBACK, say


def votes_again(before: GapFacts, after: GapFacts) -> tuple[VoteAgain, ...]:
    """The statements that both votes may show, largest gap now first."""
    found = (_again(before.pair(fact.statement.id), fact, before, after) for fact in after.pairs)
    return tuple(one for one in found if one)


def again_words(one: VoteAgain, language: str = FALLBACK) -> str:
    """Both results, each with how many it is of, and the difference where it may be told."""
    values = {
        "short": one.after.statement.short,
        "before": said_text(one.before.points, language),
        "after": said_text(one.after.points, language),
        "rated_before": one.rated[0],
        "rated_after": one.rated[1],
    }
    if one.points is None:
        return say("facts.again.beside", language, **values)
    if one.movers is None:
        return say("facts.again.other", language, change=_change(one.points, language), **values)
    return say(
        "facts.again.same",
        language,
        count=one.movers.people,
        change=_change(one.points, language),
        **values,
    )


def _again(
    earlier: PairFact | None, fact: PairFact, before: GapFacts, after: GapFacts
) -> VoteAgain | None:
    if earlier is None or earlier.team is None or fact.team is None:
        return None
    rated = (earlier.team.rated, fact.team.rated)
    same_scale = earlier.statement.scale == fact.statement.scale
    told = (
        same_scale
        and may_subtract(*rated)
        and may_subtract(before.base.answered, after.base.answered)
        and Limit.EXACT is earlier.team.limit is fact.team.limit
    )
    return VoteAgain(
        before=earlier,
        after=fact,
        rated=rated,
        points=_difference(earlier.team, fact.team) if told else None,
        movers=_movers(earlier.team, fact.team) if told else None,
    )


def _difference(before: TeamSide, after: TeamSide) -> int:
    return nearest((after.estimate.point - before.estimate.point) * 100)


def _movers(before: TeamSide, after: TeamSide) -> Movers | None:
    if before.rated != after.rated:
        return None
    return minimum_movers(before.counts, after.counts)


def _change(points: int, language: str) -> str:
    key = "same" if not points else "up" if points > 0 else "down"
    return say(f"facts.again.{key}_by", language, count=abs(points))
