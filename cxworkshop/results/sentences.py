"""The sentences that charts carry as titles and base lines, computed from the facts.

A title is the finding; it never says more than the numbers under it, and nothing in it is typed
in by hand. Every sentence takes the language of the workshop.
"""

from __future__ import annotations

from collections.abc import Sequence

from cxworkshop.domain.cues import RevealStage
from cxworkshop.domain.customers import Grade
from cxworkshop.domain.references import Reference
from cxworkshop.method.gaps import Verdict
from cxworkshop.method.intervals import response_rate_stress
from cxworkshop.method.rounding import nearest
from cxworkshop.results.facts import Base, GapFacts, PairFact
from cxworkshop.results.formats import (
    agree_cut,
    capitalised,
    in_words,
    large,
    percent,
    percent_range,
    period,
    points,
)
from cxworkshop.results.hints import Hint, outcome_hint
from cxworkshop.results.method_card import method_card
from cxworkshop.results.reveal_order import averaged
from cxworkshop.words import FALLBACK, say

__all__ = [
    "Hint",
    "gaps_base",
    "gaps_title",
    "how_sure",
    "method_card",
    "one_person",
    "outcome_hint",
    "pair_base",
    "pair_statement",
    "pair_title",
    "ruler_base",
    "ruler_title",
]

LARGE_SAMPLE = 5000
STRESS_POINTS = 10

_OVER = {Verdict.CLEAR_OVER, Verdict.LIKELY_OVER}
_UNDER = {Verdict.CLEAR_UNDER, Verdict.LIKELY_UNDER}
_CUSTOMERS_SHOWN = {RevealStage.CUSTOMERS, RevealStage.GAP}


def pair_title(fact: PairFact, base: Base, stage: RevealStage, language: str = FALLBACK) -> str:
    """The finding of one pair, as far as `stage` has revealed it."""
    if stage is RevealStage.ANSWERED:
        return say("facts.pair.answered", language, answered=base.answered, team=base.team_size)
    if stage is RevealStage.PREDICTED and fact.points.predicted is not None:
        return say(
            "facts.pair.predicted",
            language,
            predicted=fact.points.predicted,
            customers=base.customers_word,
        )
    if stage in _CUSTOMERS_SHOWN:
        return _customers_title(fact, base, stage, language)
    return _said_title(fact, base, language)


def pair_statement(fact: PairFact, language: str = FALLBACK) -> str:
    """The wording that executives rated, in quotation marks; for an average, of how many."""
    if averaged(fact):
        return say("facts.average_name", language, count=averaged(fact))
    return f"“{fact.statement.executives}”"


def pair_base(
    fact: PairFact, base: Base, stage: RevealStage = RevealStage.GAP, language: str = FALLBACK
) -> str:
    """The small print under one pair: who answered, and how sure the numbers are."""
    if stage is RevealStage.ANSWERED:
        return _answered(base, language) + " " + say("facts.base.nobody_sees", language)
    if stage in _CUSTOMERS_SHOWN:
        return " ".join(_customers_base(fact, base, language))
    parts = []
    if stage is RevealStage.PREDICTED and fact.predicted:
        parts.append(say("facts.base.guesses", language, count=fact.predicted.n))
    else:
        parts.append(_answered(base, language))
        if fact.team and fact.team.counts:
            parts.append(one_person(fact.team.rated, language))
    parts.append(say("facts.base.cut", language, cut=agree_cut(fact.statement.scale, language)))
    return " ".join(parts)


def one_person(rated: int, language: str = FALLBACK) -> str:
    """How much one different answer moves the share of `rated` people, as a sentence."""
    return say("facts.one_person.sentence", language, points=points(nearest(100 / rated), language))


def gaps_title(facts: GapFacts, language: str = FALLBACK) -> str:
    """On how many statements the team is too high, about right or too low."""
    verdicts = [fact.verdict for fact in facts.pairs if fact.verdict]
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


def _said_title(fact: PairFact, base: Base, language: str) -> str:
    if fact.points.said is None:
        key = "too_few" if fact.too_few else "not_rated"
        return say(f"facts.pair.{key}", language, k=base.k)
    key = "said_claim" if fact.statement.claim else "said"
    if averaged(fact):
        key = "said_average"
    said = percent(fact.points.said, language)
    return say(f"facts.pair.{key}", language, said=said, claim=fact.statement.claim)


def _customers_title(fact: PairFact, base: Base, stage: RevealStage, language: str) -> str:
    shown, word = fact.points, base.customers_word
    if shown.customers is None:
        return _incomparable_title(fact, base, language)
    actual = percent(shown.customers, language)
    predicted = {"predicted": shown.predicted, "customers": word, "actual": shown.customers}
    if shown.said is None:
        if shown.predicted is not None:
            return say("facts.pair.predicted_actual", language, **predicted)
        return say("facts.pair.customers_only", language, actual=actual, customers=word)
    if stage is RevealStage.CUSTOMERS and shown.predicted is not None:
        return say("facts.pair.predicted_actual", language, **predicted)
    key = "both_claim" if fact.statement.claim else "both"
    if averaged(fact):
        key = "both_average"
    sentence = say(
        f"facts.pair.{key}",
        language,
        said=percent(shown.said, language),
        actual=actual,
        customers=word,
        claim=fact.statement.claim,
    )
    return _with_direction(sentence, fact, language) if stage is RevealStage.GAP else sentence


def _with_direction(sentence: str, fact: PairFact, language: str) -> str:
    if fact.verdict is Verdict.ALIGNED:
        return say("facts.pair.about_right", language, sentence=sentence)
    if fact.verdict in _UNDER:
        return say("facts.pair.too_low", language, sentence=sentence)
    return sentence


def _incomparable_title(fact: PairFact, base: Base, language: str) -> str:
    if fact.means:
        return say(
            "facts.pair.means",
            language,
            said=fact.means.said,
            actual=fact.means.customers,
            customers=base.customers_word,
        )
    sentence = _said_title(fact, base, language)
    if fact.customers is None or fact.team is None or fact.customers.grade is not Grade.D:
        return say(
            "facts.pair.not_asked", language, sentence=sentence, customers=base.customers_word
        )
    return say(
        "facts.pair.few_customers",
        language,
        sentence=sentence,
        agree=fact.customers.agree,
        rated=fact.customers.rated,
        customers=base.customers_word,
    )


def _answered(base: Base, language: str) -> str:
    absent = base.team_size - base.answered
    key = "answered_absent" if absent > 0 else "answered"
    return say(
        f"facts.base.{key}",
        language,
        answered=base.answered,
        team=base.team_size,
        absent=absent,
    )


def _customers_base(fact: PairFact, base: Base, language: str) -> list[str]:
    if fact.customers is None and fact.means is None:
        return [_answered(base, language), say("facts.base.no_customers", language)]
    parts = [_survey(base, language)]
    if fact.means:
        return [*parts, say("facts.base.means", language)]
    if fact.customers is None:
        return parts
    if fact.customers.grade is Grade.D:
        word = base.customers_word
        return [*parts, say("facts.base.few_customers", language, customers=word)]
    if averaged(fact):
        return [*parts, say("facts.base.average", language, count=averaged(fact))]
    parts.append(how_sure(fact, base, language))
    for known, key in (
        (fact.customers.weighted, "weighted"),
        (fact.customers.reconstructed, "reconstructed"),
        (_is_off_by_rounding(fact), "rounded"),
    ):
        if known:
            parts.append(say(f"facts.base.{key}", language))
    return parts


def _survey(base: Base, language: str) -> str:
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


def _is_off_by_rounding(fact: PairFact) -> bool:
    shown = fact.points
    if shown.said is None or shown.customers is None or shown.gap is None:
        return False
    return shown.said - shown.customers != shown.gap


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


def _gaps_us(facts: GapFacts, language: str) -> str:
    rated = [fact.team.rated for fact in facts.pairs if fact.team]
    base = facts.base
    absent = base.team_size - base.answered
    answered = say(
        f"facts.base.gaps_{'absent' if absent > 0 else 'answered'}",
        language,
        answered=base.answered,
        team=base.team_size,
        absent=absent,
    )
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
