"""A hint for the facilitator: what to say first, given how it came out.

Shown on the console alone, between closing and revealing. The hint reads the same facts as the
room will see, so it can give nothing away that the room may not know.
"""

from __future__ import annotations

from dataclasses import dataclass

from cxworkshop.method.gaps import Verdict
from cxworkshop.method.privacy import Limit
from cxworkshop.results.cautions import MANY_CANT_JUDGE
from cxworkshop.results.facts import GapFacts, PairFact
from cxworkshop.results.formats import points
from cxworkshop.results.reveal_order import BLIND_SPOTS_SHOWN
from cxworkshop.results.surprise import surprise_of, surprise_words
from cxworkshop.results.vote_again import again_words
from cxworkshop.words import FALLBACK, say

_LINES_ABOUT_STATEMENTS = 2


@dataclass(frozen=True, slots=True)
class Hint:
    """One outcome with what to do about it, in words."""

    title: str
    paragraphs: tuple[str, ...]


def outcome_hint(facts: GapFacts, language: str = FALLBACK) -> Hint:
    """The hint for this outcome: a large gap, aligned, under-rated, split, too close, or mostly
    "can't judge"."""
    key, paragraphs = _outcome(facts, language)
    return Hint(
        title=say(f"facts.hint.{key}", language, count=facts.base.team_size),
        paragraphs=(
            *paragraphs,
            *_choose(facts, language),
            *_about_statements(facts, language),
            *_about_votes(facts, language),
        ),
    )


def suggested_order(facts: GapFacts) -> tuple[PairFact, ...]:
    """The statements in the order in which to choose three for the reveal: the largest blind spots
    first, then what was not predicted by its gap; only what the room may see and has no scene of
    its own."""
    own = [fact for fact in (facts.hero, facts.right) if fact]
    shown = [fact for fact in facts.pairs if fact.gap and fact not in own]

    def weight(fact: PairFact) -> tuple[bool, int]:
        blind = fact.points.blind_spot
        return blind is not None, blind if blind is not None else fact.points.gap or 0

    return tuple(sorted(shown, key=weight, reverse=True))


def cannot_judge(fact: PairFact) -> bool:
    """Whether so many could not judge that this is the finding."""
    if fact.team is None:
        return fact.too_few
    return fact.team.cant_judge >= MANY_CANT_JUDGE * (fact.team.rated + fact.team.cant_judge)


def _outcome(facts: GapFacts, language: str) -> tuple[str, list[str]]:
    def words(key: str) -> str:
        return say(f"facts.hint.{key}", language, k=facts.base.k)

    rated = [fact for fact in facts.pairs if fact.team or fact.too_few]
    hero = facts.hero
    if any(fact.open_count for fact in facts.pairs):
        return "open", [words("open_say")]
    if not rated or facts.base.answered < facts.base.k:
        return "nothing", [words("nothing_say")]
    if 2 * sum(map(cannot_judge, rated)) >= len(rated):
        return "judge_title", [words("judge_say")]
    if 2 * sum(1 for fact in rated if fact.team and fact.team.split) >= len(rated):
        return "split_title", [words("split_say")]
    if hero is None or hero.gap is None:
        return "no_customers", [words("no_customers_say")]
    return _gap_outcome(facts, hero, language)


def _gap_outcome(facts: GapFacts, hero: PairFact, language: str) -> tuple[str, list[str]]:
    found = hero.verdict or _verdict_of_average(facts, hero)
    if found in (Verdict.CLEAR_OVER, Verdict.LIKELY_OVER):
        return _large_gap(hero, language)
    if found in (Verdict.CLEAR_UNDER, Verdict.LIKELY_UNDER):
        return "under", [say("facts.hint.under_say", language)]
    if found is Verdict.TOO_CLOSE:
        return "close", [say("facts.hint.close_say", language)]
    lines = [say("facts.hint.aligned_say", language)]
    largest = facts.pairs[0]
    if largest is not hero and (largest.points.gap or 0) > facts.base.threshold * 100:
        gap = points(largest.points.gap or 0, language)
        name = largest.statement.short
        lines.append(say("facts.hint.aligned_next", language, short=name, points=gap))
    return "aligned", lines


def _large_gap(hero: PairFact, language: str) -> tuple[str, list[str]]:
    blame = say("facts.hint.blame", language)
    gap, blind, acknowledged = (
        hero.points.gap or 0,
        hero.points.blind_spot,
        hero.points.acknowledged,
    )
    if hero.points.limit is not Limit.EXACT:
        return "large", [blame, say("facts.hint.limited", language)]
    if blind is None or acknowledged is None:
        return "large", [blame, say("facts.hint.large_ask", language)]
    if blind <= 0:
        return "large_known", [blame, say("facts.hint.all_expected", language)]
    key = "large_blind" if 2 * blind > gap else "large_known"
    if acknowledged <= 0:
        return key, [blame, say("facts.hint.none_expected", language)]
    parts = {"gap": gap, "blind": blind, "acknowledged": acknowledged}
    return key, [blame, say("facts.hint.expected", language, **parts)]


def _verdict_of_average(facts: GapFacts, hero: PairFact) -> Verdict:
    """An average has no interval: the size of its gap alone decides how to speak of it."""
    gap = hero.gap.point if hero.gap else 0.0
    if abs(gap) < facts.base.threshold:
        return Verdict.ALIGNED
    return Verdict.CLEAR_OVER if gap > 0 else Verdict.CLEAR_UNDER


def _choose(facts: GapFacts, language: str) -> list[str]:
    """Which three to reveal, when there is a choice."""
    order = suggested_order(facts)
    if len(order) <= BLIND_SPOTS_SHOWN:
        return []
    named = {
        name: fact.statement.short
        for name, fact in zip(("first", "second", "third"), order, strict=False)
    }
    return [say("facts.hint.choose", language, **named)]


def _about_votes(facts: GapFacts, language: str) -> list[str]:
    """How far off the guesses were, and what a repeated vote came to on the hero."""
    found, hero = surprise_of(facts), facts.hero
    lines = [surprise_words(found, facts.base.customers_word, language)] if found else []
    again = [one for one in facts.again if hero and one.after.statement.id == hero.statement.id]
    return lines + [again_words(one, language) for one in again]


def _about_statements(facts: GapFacts, language: str) -> list[str]:
    lines = []
    if facts.right:
        lines.append(say("facts.hint.right", language, short=facts.right.statement.short))
    notable = [line for fact in facts.pairs if (line := _about(fact, language))]
    return lines + notable[:_LINES_ABOUT_STATEMENTS]


def _about(fact: PairFact, language: str) -> str:
    name = fact.statement.short
    if fact.too_few:
        return say("facts.hint.hidden", language, short=name)
    if fact.team is None:
        return ""
    if fact.team.split:
        return say("facts.hint.split", language, short=name)
    if cannot_judge(fact):
        return say("facts.hint.cant_judge", language, short=name, count=fact.team.cant_judge)
    return ""
