"""How all statements are told on pictures of at most ten rows: when there are more, the areas of a
customer's life come first, and the statements follow on pages of their own."""

from __future__ import annotations

from dataclasses import dataclass

from cxworkshop.results.facts import GapFacts, PairFact

ROWS_ON_A_PAGE = 10


@dataclass(frozen=True, slots=True)
class GapPage:
    """The rows of one picture, largest gap first. `areas` says that they are means of areas; of
    how many statements each is, `means_of` says then."""

    rows: tuple[PairFact, ...]
    areas: bool = False
    means_of: tuple[int, ...] = ()


def gap_pages(facts: GapFacts) -> tuple[GapPage, ...]:
    """The pages in order; always at least one."""
    if len(facts.pairs) <= ROWS_ON_A_PAGE:
        return (GapPage(facts.pairs),)
    starts = range(0, len(facts.pairs), ROWS_ON_A_PAGE)
    statements = [GapPage(facts.pairs[start : start + ROWS_ON_A_PAGE]) for start in starts]
    return (*_areas(facts), *statements)


def _areas(facts: GapFacts) -> tuple[GapPage, ...]:
    areas = facts.dimensions[:ROWS_ON_A_PAGE]
    if len(areas) < 2:
        return ()
    rows = tuple(area.mean for area in areas)
    return (GapPage(rows, areas=True, means_of=tuple(area.of for area in areas)),)
