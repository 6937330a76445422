"""The dumbbell chart for those who don't see it, and the words at the end of its rows."""

from __future__ import annotations

from cxworkshop.domain.customers import Grade
from cxworkshop.results.facts import GapFacts, PairFact
from cxworkshop.results.formats import large, percent, with_minus
from cxworkshop.results.gap_pages import GapPage
from cxworkshop.results.limits import acknowledged_text, gap_text, said_text
from cxworkshop.results.sentences.gaps import page_base, page_title
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


def row_remark(fact: PairFact, customers: str, language: str) -> str:
    """The verdict, or why there is none."""
    if fact.open_count:
        counted = fact.open_count
        values = {"agree": counted.agree, "rated": counted.rated}
        return say("charts.gaps.open_count", language, **values)
    if fact.published:
        return say("charts.gaps.published", language)
    if fact.verdict:
        return say(f"facts.verdict.{fact.verdict}", language)
    if fact.too_few:
        return say("charts.gaps.hidden", language)
    if fact.team is None:
        return say("charts.gaps.not_rated", language)
    side = fact.customers
    if fact.means or (side and side.grade is Grade.B):
        return say("charts.gaps.similar", language)
    if side and side.grade is Grade.D:
        counts = {"agree": large(side.agree, language), "rated": large(side.rated, language)}
        return say("charts.gaps.count", language, customers=customers, **counts)
    return say("charts.gaps.not_asked", language)


def gaps_table(facts: GapFacts, shown: GapPage, language: str) -> tuple[tuple[str, ...], ...]:
    """A header, then a row per pair in the order of the page."""
    header = tuple(say(f"charts.table.{name}", language) for name in _COLUMNS)
    remarks = page_remarks(facts, shown, language)
    rows = zip(shown.rows, remarks, strict=True)
    return (header, *(_row(fact, remark, language) for fact, remark in rows))


def page_remarks(facts: GapFacts, shown: GapPage, language: str) -> list[str]:
    """What stands at the end of each row of a page."""
    if shown.areas:
        return [say("charts.gaps.mean_of", language, count=count) for count in shown.means_of]
    return [row_remark(fact, facts.base.customers_word, language) for fact in shown.rows]


def gaps_alt(facts: GapFacts, shown: GapPage, language: str) -> str:
    """The finding, each row as a sentence, and the base."""
    rows = gaps_table(facts, shown, language)[1:]
    told = [f"{row[0]}: {row[4]}, {row[7]}" for row in rows if row[4]]
    base = page_base(shown, facts, language).replace("\n", " ")
    return ". ".join([page_title(shown, facts, language), *told, base])


def _row(fact: PairFact, remark: str, language: str) -> tuple[str, ...]:
    shown = fact.points
    return (
        fact.statement.short,
        said_text(shown, language),
        *(
            "" if value is None else percent(value, language)
            for value in (shown.predicted, shown.customers)
        ),
        gap_text(shown, language),
        acknowledged_text(shown, language),
        "" if shown.blind_spot is None else with_minus(shown.blind_spot),
        remark,
    )
