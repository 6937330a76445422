"""The finding of one pair as its title, and the small print under it."""

from __future__ import annotations

from cxworkshop.domain.cues import RevealStage
from cxworkshop.domain.customers import Grade
from cxworkshop.method.gaps import Verdict
from cxworkshop.method.rounding import nearest
from cxworkshop.results.cautions import Place, caution_words, pair_cautions
from cxworkshop.results.facts import Base, OpenCount, PairFact
from cxworkshop.results.formats import (
    agree_cut,
    capitalised,
    going_on,
    limited_words,
    percent,
    points,
)
from cxworkshop.results.reveal_order import averaged
from cxworkshop.results.sentences.customers import how_sure, published, survey
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
        parts += _cautions(fact, base, Place.OUR_BASE_LINE, language)
    parts.append(say("facts.base.cut", language, cut=agree_cut(fact.statement.scale, language)))
    return " ".join(parts)


def one_person(rated: int, language: str = FALLBACK) -> str:
    """How much one different answer moves the share of `rated` people, as a sentence."""
    return say("facts.one_person.sentence", language, points=points(nearest(100 / rated), language))


def _said_title(fact: PairFact, base: Base, language: str) -> str:
    if fact.open_count:
        return _counted(fact.open_count, language)
    if fact.points.said is None:
        key = "too_few" if fact.too_few else "not_rated"
        return say(f"facts.pair.{key}", language, k=base.k)
    key = "said_claim" if fact.statement.claim else "said"
    if averaged(fact):
        key = "said_average"
    sentence = say(
        f"facts.pair.{key}", language, said=_our_share(fact, language), claim=fact.statement.claim
    )
    return capitalised(sentence)


def _our_share(fact: PairFact, language: str) -> str:
    """What we said as it goes into a sentence: "82 %", "at least 80 %"."""
    return limited_words(percent(fact.points.said or 0, language), fact.points.limit, language)


def _counted(counted: OpenCount, language: str) -> str:
    return say("facts.pair.open_count", language, agree=counted.agree, rated=counted.rated)


def _customers_title(fact: PairFact, base: Base, stage: RevealStage, language: str) -> str:
    shown, word = fact.points, base.customers_word
    if shown.customers is None:
        return _incomparable_title(fact, base, language)
    actual = percent(shown.customers, language)
    predicted = {"predicted": shown.predicted, "customers": word, "actual": shown.customers}
    if fact.open_count:
        sentence = _counted(fact.open_count, language)
        return say(
            "facts.pair.open_both", language, sentence=sentence, actual=actual, customers=word
        )
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
        said=_our_share(fact, language),
        actual=actual,
        customers=word,
        claim=fact.statement.claim,
    )
    sentence = capitalised(sentence)
    return _with_direction(sentence, fact, language) if stage is RevealStage.GAP else sentence


def _with_direction(sentence: str, fact: PairFact, language: str) -> str:
    if fact.verdict is Verdict.ALIGNED:
        return say("facts.pair.about_right", language, sentence=going_on(sentence))
    if fact.verdict in _UNDER:
        return say("facts.pair.too_low", language, sentence=going_on(sentence))
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
    if fact.published:
        share = percent(nearest(fact.published.share * 100), language)
        return say("facts.pair.published", language, sentence=sentence, share=share)
    ours = fact.team or fact.open_count
    if fact.customers and fact.customers.grade is Grade.B:
        return say("facts.pair.similar", language, sentence=sentence, customers=base.customers_word)
    if fact.customers is None or ours is None or fact.customers.grade is not Grade.D:
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
    if fact.published:
        return [published(fact.published, language)]
    if fact.customers is None and fact.means is None:
        return [_answered(base, language), say("facts.base.no_customers", language)]
    parts = [survey(base, language)]
    if averaged(fact):
        parts.append(say("facts.base.average", language, count=averaged(fact)))
    elif fact.customers and fact.customers.grade is Grade.A:
        parts.append(how_sure(fact, base, language))
    return [*parts, *_cautions(fact, base, Place.THEIR_BASE_LINE, language)]


def _cautions(fact: PairFact, base: Base, place: Place, language: str) -> list[str]:
    return [
        caution_words(caution, base, language)
        for caution in pair_cautions(fact, base)
        if caution.place is place
    ]
