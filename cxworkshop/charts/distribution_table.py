"""One statement box by box for those who don't see the picture: as sentences and as a table."""

from __future__ import annotations

from collections.abc import Iterator

from cxworkshop.domain.cues import RevealStage
from cxworkshop.results.distribution import (
    Bar,
    Distribution,
    distribution_base,
    distribution_title,
)
from cxworkshop.results.facts import Base, PairFact
from cxworkshop.results.formats import capitalised, percent
from cxworkshop.words import say

_ORDER = list(RevealStage)


def distribution_alt(
    fact: PairFact, base: Base, found: Distribution, stage: RevealStage, language: str
) -> str:
    """The finding, what stands in each box, and the base line."""
    header, *rows = distribution_table(base, found, stage, language)
    told = [
        f"{row[0]}: " + ", ".join(f"{name} {cell}" for name, cell in cells)
        for row in rows
        if (cells := [pair for pair in zip(header[1:], row[1:], strict=True) if pair[1]])
    ]
    title = distribution_title(fact, base, stage, language)
    return ". ".join([title, *told, distribution_base(fact, base, stage, language)])


def distribution_table(
    base: Base, found: Distribution, stage: RevealStage, language: str
) -> tuple[tuple[str, ...], ...]:
    """A header, a row per box, and one for those who can't judge; empty where nothing may be
    told yet."""
    header = (
        say("insights.depth.table.answer", language),
        say("insights.depth.table.us", language),
        capitalised(base.customers_word),
    )
    return (header, *_rows(found, stage, language))


def _rows(found: Distribution, stage: RevealStage, language: str) -> Iterator[tuple[str, ...]]:
    ours = _ORDER.index(stage) >= _ORDER.index(RevealStage.SAID)
    theirs = _ORDER.index(stage) >= _ORDER.index(RevealStage.CUSTOMERS)
    for box, name in enumerate(found.names):
        yield (
            name,
            _ours(found, box, language) if ours else "",
            _theirs(found, box, language) if theirs else "",
        )
    us = _people(found.people_cant_judge, language) if ours else ""
    if found.team_cant_judge and ours:
        us = percent(found.team_cant_judge.points, language)
    them = _people(found.voices_cant_judge, language) if theirs else ""
    if found.customers_cant_judge and theirs:
        them = percent(found.customers_cant_judge.points, language)
    if us or them:
        yield say("insights.depth.cant_judge", language), us, them


def _ours(found: Distribution, box: int, language: str) -> str:
    if found.team:
        return percent(found.team[box].points, language)
    return _people(found.people[box], language, none="0") if found.people else ""


def _theirs(found: Distribution, box: int, language: str) -> str:
    if found.voices:
        return _people(found.voices[box], language, none="0")
    bar = next((bar for bar in found.customers if bar.first <= box <= bar.last), None)
    return _share(bar, found, language) if bar else ""


def _share(bar: Bar, found: Distribution, language: str) -> str:
    """A share of several boxes together says so."""
    share = percent(bar.points, language)
    if bar.first == bar.last:
        return share
    return f"{share} ({found.numbers[bar.first]}–{found.numbers[bar.last]})"


def _people(count: int, language: str, none: str = "") -> str:
    return say("insights.depth.table.people", language, count=count) if count else none
