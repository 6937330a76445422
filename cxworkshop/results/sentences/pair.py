"""The finding of one pair as its title, and the small print under it."""

from __future__ import annotations

from cxworkshop.domain.cues import RevealStage
from cxworkshop.domain.customers import Grade
from cxworkshop.method.gaps import Verdict
from cxworkshop.method.rounding import nearest
from cxworkshop.results.facts import Base, PairFact
from cxworkshop.results.formats import agree_cut, percent, points
from cxworkshop.results.reveal_order import averaged
from cxworkshop.results.sentences.customers import how_sure, survey
from cxworkshop.words import FALLBACK, say

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
    parts = [survey(base, language)]
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


def _is_off_by_rounding(fact: PairFact) -> bool:
    shown = fact.points
    if shown.said is None or shown.customers is None or shown.gap is None:
        return False
    return shown.said - shown.customers != shown.gap
