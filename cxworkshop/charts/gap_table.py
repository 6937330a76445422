"""The dumbbell chart for those who don't see it, and the words at the end of its rows."""

from __future__ import annotations

from cxworkshop.domain.customers import Grade
from cxworkshop.results.facts import GapFacts, PairFact
from cxworkshop.results.formats import large, percent, signed, with_minus
from cxworkshop.results.sentences.gaps import gaps_base, gaps_title
from cxworkshop.words import say

_COLUMNS = (
    "statement",
    "us",
    "guessed",
    "customers",
    "gap",
    "acknowledged",
    "blind_spot",
    "verdict",
)


def row_remark(fact: PairFact, language: str) -> str:
    """The verdict, or why there is none."""
    if fact.verdict:
        return say(f"facts.verdict.{fact.verdict}", language)
    if fact.too_few:
        return say("charts.gaps.hidden", language)
    if fact.team is None:
        return say("charts.gaps.not_rated", language)
    if fact.means:
        return say("charts.gaps.similar", language)
    side = fact.customers
    if side and side.grade is Grade.D:
        counts = {"agree": large(side.agree, language), "rated": large(side.rated, language)}
        return say("charts.gaps.count", language, **counts)
    return say("charts.gaps.not_asked", language)


def gaps_table(facts: GapFacts, language: str) -> tuple[tuple[str, ...], ...]:
    """A header, then a row per pair in the order of the chart."""
    header = tuple(say(f"charts.table.{name}", language) for name in _COLUMNS)
    return (header, *(_row(fact, language) for fact in facts.pairs))


def gaps_alt(facts: GapFacts, language: str) -> str:
    """The finding, each pair as a sentence, and the base."""
    told = [f"{row[0]}: {row[4]}, {row[7]}" for row in gaps_table(facts, language)[1:] if row[4]]
    base = gaps_base(facts, language).replace("\n", " ")
    return ". ".join([gaps_title(facts, language), *told, base])


def _row(fact: PairFact, language: str) -> tuple[str, ...]:
    shown = fact.points
    return (
        fact.statement.short,
        *(
            "" if value is None else percent(value, language)
            for value in (shown.said, shown.predicted, shown.customers)
        ),
        "" if shown.gap is None else signed(shown.gap),
        "" if shown.acknowledged is None else with_minus(shown.acknowledged),
        "" if shown.blind_spot is None else with_minus(shown.blind_spot),
        row_remark(fact, language),
    )
