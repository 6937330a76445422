"""What must be said beside a number so that nobody reads more into it than there is.

Each caution is plain data: what it is, the number of people it rests on, its figures, and where it
is told. The base line of a picture carries those of its pair, the method card all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from cxworkshop.domain.customers import Grade
from cxworkshop.domain.workshop import RoomMode
from cxworkshop.method.privacy import Limit
from cxworkshop.method.rounding import nearest
from cxworkshop.results.facts import Base, CustomerSide, GapFacts, PairFact, TeamSide
from cxworkshop.results.formats import large, percent_range
from cxworkshop.words import FALLBACK, say

MANY_CANT_JUDGE = 0.25
SMALL_N = 100  # customers; a Wilson interval is then about 9 points wide on each side


class Place(StrEnum):
    """Where a caution is told."""

    OUR_BASE_LINE = "our_base_line"
    THEIR_BASE_LINE = "their_base_line"
    METHOD_CARD = "method_card"


class Code(StrEnum):
    """What to be careful about."""

    BOUNDS = "bounds"
    FINITE_POPULATION = "finite_population"
    NO_SAMPLE = "no_sample"
    CANT_JUDGE = "cant_judge"
    LIMITED = "limited"
    OPEN_COUNT = "open_count"
    OLD = "old"
    SMALL = "small"
    FEW = "few"
    WEIGHTED = "weighted"
    RECONSTRUCTED = "reconstructed"
    SIMILAR = "similar"
    ROUNDED = "rounded"


_CARD = {Code.OLD, Code.WEIGHTED, Code.RECONSTRUCTED, Code.CANT_JUDGE, Code.SMALL, Code.FEW}


@dataclass(frozen=True, slots=True)
class Caution:
    """One caution about one pair, or about the whole survey (`statement_id` None). `base` is how
    many people the number rests on, `figures` what its sentence tells, and `span` the range that
    it tells, as shares."""

    code: Code
    statement_id: str | None
    base: int
    place: Place
    figures: Mapping[str, object] = field(default_factory=dict)
    span: tuple[float, float] | None = None

    @property
    def places(self) -> frozenset[Place]:
        """Everywhere it is told."""
        return frozenset({self.place} | ({Place.METHOD_CARD} if self.code in _CARD else set()))


Maker = Callable[..., Caution]


def pair_cautions(fact: PairFact, base: Base) -> tuple[Caution, ...]:
    """Everything to be careful about in one pair, what weighs most first."""
    return (*_ours(fact, base), *_theirs(fact, base))


def caution_words(caution: Caution, base: Base, language: str = FALLBACK) -> str:
    """The caution as a sentence."""
    figures = dict(caution.figures)
    if caution.span:
        figures["span"] = percent_range(*caution.span, language)
    return say(f"facts.caution.{caution.code}", language, customers=base.customers_word, **figures)


def card_words(facts: GapFacts, language: str = FALLBACK) -> str:
    """The cautions of all pairs for the method card: each once, with how many statements it
    touches."""
    found = [caution for fact in facts.pairs for caution in pair_cautions(fact, facts.base)]
    told = []
    for code in Code:
        same = [
            caution
            for caution in found
            if caution.code is code and Place.METHOD_CARD in caution.places
        ]
        if code is Code.OLD and same:
            told.append(caution_words(same[0], facts.base, language))
        elif same:
            word = facts.base.customers_word
            values = {"count": len(same), "all": len(facts.pairs), "customers": word}
            told.append(say(f"facts.caution.card.{code}", language, **values))
    return " ".join(told)


def _ours(fact: PairFact, base: Base) -> Iterator[Caution]:
    def caution(code: Code, people: int, **figures: object) -> Caution:
        return Caution(code, fact.statement.id, people, Place.OUR_BASE_LINE, figures)

    if fact.open_count:
        yield caution(Code.OPEN_COUNT, fact.open_count.rated)
    team = fact.team
    if team is None or (team.agree is None and team.limit is Limit.EXACT):
        return
    asked = team.rated + team.cant_judge
    if team.cant_judge >= MANY_CANT_JUDGE * asked:
        yield caution(Code.CANT_JUDGE, asked, count=team.cant_judge, all=asked)
    if team.limit is not Limit.EXACT:
        yield caution(Code.LIMITED, team.rated)
    else:
        yield from _how_sure_we_are(team, base, caution)


def _how_sure_we_are(team: TeamSide, base: Base, caution: Maker) -> Iterator[Caution]:
    span = (team.estimate.low, team.estimate.high)
    if team.estimate.bounds:
        missing = team.cant_judge + team.absent
        yield replace(caution(Code.BOUNDS, team.rated, count=missing), span=span)
    elif base.mode is RoomMode.SAMPLE and base.population_size:
        population = large(base.population_size)
        told = caution(Code.FINITE_POPULATION, team.rated, population=population)
        yield replace(told, span=span)
    elif base.mode in (RoomMode.OPEN, RoomMode.SAMPLE):
        yield caution(Code.NO_SAMPLE, team.rated)


def _theirs(fact: PairFact, base: Base) -> Iterator[Caution]:
    def caution(code: Code, people: int, **figures: object) -> Caution:
        return Caution(code, fact.statement.id, people, Place.THEIR_BASE_LINE, figures)

    side = fact.customers
    if fact.means:
        yield caution(Code.SIMILAR, fact.means.customers_rated)
    if side is None and fact.means is None:
        return
    if base.old_months is not None:
        rated = side.rated if side else base.customers_answered
        yield caution(Code.OLD, rated, count=base.old_months)
    if side is None or fact.means or (not side.agree and not side.counts):
        return
    yield from _customers_side(side, caution)
    if _is_off_by_rounding(fact):
        yield caution(Code.ROUNDED, side.rated)


def _customers_side(side: CustomerSide, caution: Maker) -> Iterator[Caution]:
    if side.grade is Grade.D:
        yield caution(Code.FEW, side.rated)
        return
    if side.rated < SMALL_N:
        yield caution(Code.SMALL, side.rated, rated=side.rated)
    if side.weighted and side.effective_n is not None:
        yield caution(Code.WEIGHTED, side.rated, effective=large(nearest(side.effective_n)))
    if side.reconstructed:
        yield caution(Code.RECONSTRUCTED, side.rated)


def _is_off_by_rounding(fact: PairFact) -> bool:
    shown = fact.points
    if shown.said is None or shown.customers is None or shown.gap is None:
        return False
    return shown.said - shown.customers != shown.gap
