"""The picture of one pair for those who don't see it: as a sentence and as a table."""

from __future__ import annotations

from collections.abc import Iterator

from cxworkshop.domain.cues import RevealStage
from cxworkshop.method.privacy import Limit
from cxworkshop.results.facts import Base, PairFact
from cxworkshop.results.formats import large, limited, percent, points
from cxworkshop.results.sentences.pair import pair_base, pair_title
from cxworkshop.words import say

_ORDER = list(RevealStage)


def pair_alt(fact: PairFact, base: Base, stage: RevealStage, language: str) -> str:
    """The finding, the numbers and the base line as sentences."""
    rows = pair_table(fact, base, stage, language)[1:]
    told = ". ".join(
        f"{who}: {value}" + (f" ({note})" if note else "") for who, value, note in rows
    )
    title = pair_title(fact, base, stage, language)
    return f"{title}. {told}. {pair_base(fact, base, stage, language)}".replace("..", ".")


def pair_table(
    fact: PairFact, base: Base, stage: RevealStage, language: str
) -> tuple[tuple[str, ...], ...]:
    """A header, then a row per number that the picture shows at this stage."""
    header = tuple(say(f"charts.table.{name}", language) for name in ("who", "agree", "base"))
    return (header, *_rows(fact, base, stage, language))


def _rows(
    fact: PairFact, base: Base, stage: RevealStage, language: str
) -> Iterator[tuple[str, ...]]:
    shown = fact.points
    reached = _ORDER.index(stage)
    if reached >= 1 and shown.said is not None and fact.team:
        agree, rated = fact.team.agree, fact.team.rated
        base_words = "" if agree is None else _of(agree, rated, language)
        said = limited(percent(shown.said, language), shown.limit, language)
        yield _row("us", said, base_words, language)
    if reached >= 1 and fact.open_count:
        counted = fact.open_count
        yield _row("us", _of(counted.agree, counted.rated, language), "", language)
    if reached >= 2 and shown.predicted is not None:
        yield _row("guessed", percent(shown.predicted, language), "", language)
    if reached >= 3 and fact.means:
        yield _row("us", str(fact.means.said), say("charts.pair.our_mean", language), language)
        theirs = say("charts.pair.their_mean", language, customers=base.customers_word)
        yield _row("customers", str(fact.means.customers), theirs, language)
    elif reached >= 3 and fact.customers:
        side = fact.customers
        base_words = _of(side.agree, side.rated, language) if side.agree or side.counts else ""
        value = base_words if shown.customers is None else percent(shown.customers, language)
        yield _row("customers", value, base_words, language)
    if reached >= 4:
        yield from _gap_rows(fact, language)


def _gap_rows(fact: PairFact, language: str) -> Iterator[tuple[str, ...]]:
    shown = fact.points
    for name, value, limit in (
        ("gap", shown.gap, shown.limit),
        ("acknowledged", shown.acknowledged, shown.limit),
        ("blind_spot", shown.blind_spot, Limit.EXACT),
    ):
        if value is not None:
            words = limited(points(value, language), limit, language)
            yield _row(name, words, "", language)


def _row(who: str, value: str, base: str, language: str) -> tuple[str, ...]:
    return say(f"charts.table.{who}", language), value, base


def _of(agree: int, rated: int, language: str) -> str:
    return say(
        "charts.pair.said_note",
        language,
        agree=large(agree, language),
        rated=large(rated, language),
    )
