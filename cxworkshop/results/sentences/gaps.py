"""The finding over all pairs, and the small print under them."""

from __future__ import annotations

from cxworkshop.method.gaps import Verdict
from cxworkshop.method.rounding import nearest
from cxworkshop.results.facts import Base, GapFacts
from cxworkshop.results.formats import (
    agree_cut,
    capitalised,
    in_words,
    large,
    limited_words,
    points,
)
from cxworkshop.results.gap_pages import GapPage
from cxworkshop.words import FALLBACK, say

_OVER = {Verdict.CLEAR_OVER, Verdict.LIKELY_OVER}
_UNDER = {Verdict.CLEAR_UNDER, Verdict.LIKELY_UNDER}


def page_title(shown: GapPage, facts: GapFacts, language: str = FALLBACK) -> str:
    """The finding of one page: of its areas, or over all pairs."""
    return areas_title(facts, language) if shown.areas else gaps_title(facts, language)


def page_base(shown: GapPage, facts: GapFacts, language: str = FALLBACK) -> str:
    """The small print under one page."""
    return areas_base(facts, language) if shown.areas else gaps_base(facts, language)


def gaps_title(facts: GapFacts, language: str = FALLBACK) -> str:
    """On how many statements the team is too high, about right or too low."""
    verdicts = [fact.verdict for fact in facts.pairs if fact.verdict]
    if facts.base.open_team:
        counted = sum(1 for fact in facts.pairs if fact.open_count)
        return say("facts.gaps.open" if counted else "facts.gaps.nothing", language, count=counted)
    if not verdicts:
        shown = any(fact.team for fact in facts.pairs)
        return say(f"facts.gaps.{'no_customers' if shown else 'nothing'}", language)
    counts = {
        "all": len(verdicts),
        "over": sum(verdict in _OVER for verdict in verdicts),
        "under": sum(verdict in _UNDER for verdict in verdicts),
        "aligned": verdicts.count(Verdict.ALIGNED),
    }
    values: dict[str, object] = dict(counts)
    if counts["over"]:
        values["under"] = in_words(counts["under"], language)
    return say(f"facts.gaps.{_gaps_key(**counts)}", language, **values)


def gaps_base(facts: GapFacts, language: str = FALLBACK) -> str:
    """The small print under all pairs, on up to three lines."""
    lines = [_gaps_cut_and_customers(facts, language), _gaps_us(facts, language)]
    hidden = sum(fact.too_few for fact in facts.pairs)
    if hidden:
        lines.append(say("facts.base.hidden", language, count=hidden, k=facts.base.k))
    return "\n".join(line for line in lines if line)


def areas_title(facts: GapFacts, language: str = FALLBACK) -> str:
    """In how many areas customers rate us lower than we do."""
    customers = capitalised(facts.base.customers_word)
    gaps = [fact.mean.points.gap or 0 for fact in facts.dimensions]
    lower = sum(gap > 0 for gap in gaps)
    values = {"customers": customers, "lower": lower, "all": len(gaps)}
    if len(gaps) == 1 and lower:
        words = limited_words(points(gaps[0], language), facts.dimensions[0].mean.points.limit)
        return say("facts.gaps.areas_one", language, points=words, **values)
    key = "none" if not lower else "all" if lower == len(gaps) else "lower"
    return say(f"facts.gaps.areas_{key}", language, **values)


def areas_base(facts: GapFacts, language: str = FALLBACK) -> str:
    """What an area's number is, and what is in no area's."""
    out = sum(fact.asked - fact.of for fact in facts.dimensions)
    lines = [say("facts.base.areas", language)]
    if out:
        lines.append(say("facts.base.areas_partly", language, count=out))
    return " ".join(lines)


def _gaps_key(*, all: int, over: int, under: int, aligned: int) -> str:
    if all == 1:
        found = "over" if over else "under" if under else "aligned" if aligned else "unclear"
        return f"{found}_one"
    if over and under:
        return "over_under"
    if over or under:
        key = "over" if over else "under"
        return f"{key}_all" if all in (over, under) else key
    if aligned == all:
        return "aligned"
    return "aligned_some" if aligned else "unclear"


def _gaps_cut_and_customers(facts: GapFacts, language: str) -> str:
    compared = [fact for fact in facts.pairs if fact.gap and fact.customers]
    cuts = dict.fromkeys(agree_cut(fact.statement.scale, language) for fact in facts.pairs)
    parts = [say("facts.base.cut", language, cut=cut) for cut in cuts] if len(cuts) == 1 else []
    if compared:
        judged = [fact.customers.rated for fact in compared if fact.customers]
        parts.append(
            say(
                "facts.base.gaps_customers",
                language,
                customers=capitalised(facts.base.customers_word),
                judged=_range(min(judged), max(judged), language),
                rows=large(max(facts.base.customers_answered, *judged), language),
            )
        )
        verdicts = sum(1 for fact in compared if fact.verdict)
        parts.append(say("facts.base.gaps_verdicts", language, count=verdicts))
    return " ".join(part for part in parts if part)


def who_answered(base: Base, language: str) -> str:
    """How many of the team answered, and how many were away: the beginning of a sentence."""
    absent = base.team_size - base.answered
    return say(
        f"facts.base.gaps_{'absent' if absent > 0 else 'answered'}",
        language,
        answered=base.answered,
        team=base.team_size,
        absent=absent,
    )


def _gaps_us(facts: GapFacts, language: str) -> str:
    rated = [fact.team.rated for fact in facts.pairs if fact.team]
    answered = who_answered(facts.base, language)
    if not rated:
        return capitalised(answered) + "."
    least, most = nearest(100 / max(rated)), nearest(100 / min(rated))
    moves = points(most, language)
    if least != most:
        moves = f"{least}–{moves}"
    return say("facts.base.gaps_us", language, answered=answered, points=moves)


def _range(low: int, high: int, language: str) -> str:
    if low == high:
        return large(low, language)
    return f"{large(low, language)}–{large(high, language)}"
