"""The method card: exact wording, base, dates, response rate, who was not asked.

Shown once, when the room challenges the data, and printed in small under the papers.
"""

from __future__ import annotations

from cxworkshop.domain.workshop import RoomMode
from cxworkshop.method.rounding import nearest
from cxworkshop.results.cautions import card_words
from cxworkshop.results.facts import Base, GapFacts
from cxworkshop.results.formats import (
    agree_cut,
    capitalised,
    full_date,
    large,
    percent,
    percent_range,
    period,
    points,
)
from cxworkshop.results.reveal_order import averaged
from cxworkshop.results.sentences.gaps import who_answered
from cxworkshop.results.vote_again import again_words
from cxworkshop.words import FALLBACK, say


def method_card(facts: GapFacts, language: str = FALLBACK) -> list[tuple[str, str]]:
    """The rows of the card: what each is about, and its sentence."""
    rows = [
        ("question", _question(facts, language)),
        ("segment", _segment(facts.base, language)),
        ("us", _us(facts.base, language)),
        ("them", _them(facts.base, language)),
        ("missing", _missing(facts.base, language)),
        ("cut", _cut(facts, language)),
        ("sure_us", _sure_us(facts, language)),
        ("sure_them", _sure_them(facts, language)),
        ("verdict", _verdict(facts, language)),
        ("again", _again(facts, language)),
        ("care", card_words(facts, language)),
        ("hidden", _hidden(facts.base, language)),
    ]
    return [(say(f"facts.method.{key}", language), text) for key, text in rows if text]


def survey_line(base: Base, language: str = FALLBACK) -> str:
    """ "Spring survey, 2–27 March 2026: 412 of 1,960 invited answered (21 %)."""
    if not base.customers_answered:
        return say("facts.method.them_none", language)
    dates = ""
    if base.field_from and base.field_to:
        dates = say(
            "facts.method.dates", language, dates=period(base.field_from, base.field_to, language)
        )
    values = {
        "source": base.source_name or say("facts.base.source_unnamed", language),
        "dates": dates,
        "rows": large(base.customers_answered, language),
    }
    if not base.customers_asked or base.customers_asked < base.customers_answered:
        return say("facts.method.them_unknown", language, **values)
    return say(
        "facts.method.them_rate",
        language,
        asked=large(base.customers_asked, language),
        rate=percent(nearest(base.customers_answered / base.customers_asked * 100), language),
        **values,
    )


def _question(facts: GapFacts, language: str) -> str:
    if facts.hero is None or averaged(facts.hero):
        return ""
    return say(
        "facts.method.question_text",
        language,
        executives=facts.hero.statement.executives,
        customers=capitalised(facts.base.customers_word),
        wording=facts.hero.statement.customers,
    )


def _segment(base: Base, language: str) -> str:
    if not base.segment:
        return ""
    return say("facts.method.segment_text", language, segment=base.segment)


def _again(facts: GapFacts, language: str) -> str:
    """A repeated vote on the statement of the hero."""
    hero = facts.hero.statement.id if facts.hero else ""
    told = [again_words(one, language) for one in facts.again if one.after.statement.id == hero]
    return " ".join(told)


def _hidden(base: Base, language: str) -> str:
    if base.open_team:
        return say("facts.method.open_text", language)
    text = say("facts.method.hidden_text", language, k=base.k)
    return f"{text} {say('facts.method.strict_text', language)}" if base.strict else text


def _us(base: Base, language: str) -> str:
    answered = who_answered(base, language)
    ways = ", ".join(
        say(f"facts.method.way_{way}", language, count=count)
        for way, count in base.ways.items()
        if count
    )
    return say(
        "facts.method.us_text",
        language,
        answered=answered,
        date=full_date(base.voted_on, language),
        ways=say("facts.method.ways", language, ways=ways) if ways else "",
    )


def _them(base: Base, language: str) -> str:
    return survey_line(base, language)


def _missing(base: Base, language: str) -> str:
    if not base.customers_answered:
        return ""
    if base.population:
        return say("facts.method.missing_text", language, population=base.population)
    return say("facts.method.missing_unknown", language)


def _cut(facts: GapFacts, language: str) -> str:
    cuts = dict.fromkeys(agree_cut(fact.statement.scale, language) for fact in facts.pairs)
    joined = capitalised("; ".join(cuts))
    return say("facts.method.cut_text", language, cut=joined) if cuts else ""


def _sure_us(facts: GapFacts, language: str) -> str:
    rated = [fact.team.rated for fact in facts.pairs if fact.team]
    if not rated:
        return ""
    base = facts.base
    moves = points(nearest(100 / max(rated)), language)
    one = say("facts.one_person.sentence", language, points=moves)
    if base.mode in (RoomMode.CENSUS, RoomMode.ABSENCES):
        key = _who_rated(facts, min(rated))
    else:
        key = "sample" if base.mode is RoomMode.SAMPLE and base.population_size else "open"
    population = large(base.population_size or 0, language)
    return say(f"facts.method.sure_{key}", language, one=one, population=population)


def _who_rated(facts: GapFacts, fewest: int) -> str:
    """Whether everybody rated everything, at least the statement above, or not even that."""
    team, hero = facts.base.team_size, facts.hero
    if fewest >= team:
        return "census"
    return "here" if hero and hero.team and hero.team.rated >= team else "absent"


def _sure_them(facts: GapFacts, language: str) -> str:
    hero = facts.hero
    if hero is None or hero.customers is None or hero.gap is None or not hero.customers.counts:
        return ""
    estimate = hero.customers.estimate
    shown = percent_range(estimate.low, estimate.high, language)
    return say("facts.method.sure_interval", language, range=shown)


def _verdict(facts: GapFacts, language: str) -> str:
    count = sum(1 for fact in facts.pairs if fact.verdict)
    threshold = points(nearest(facts.base.threshold * 100), language)
    return (
        say("facts.method.verdict_text", language, count=count, points=threshold) if count else ""
    )
