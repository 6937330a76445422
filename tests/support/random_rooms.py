"""Random workshops as raw answers, and the facts made of them: what a test expects is worked out
from the raw answers, never from the facts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from math import floor

from hypothesis import strategies as st

from cxworkshop.domain.customers import Grade
from cxworkshop.domain.statements import Dimension, PairedStatement
from cxworkshop.domain.workshop import RoomMode, Team
from cxworkshop.results.facts import GapFacts
from cxworkshop.results.gap import Votes, gap_facts
from tests.support import story

AREAS = (Dimension("d0", "Before the purchase"), Dimension("d1", "When things go wrong"))


@dataclass(frozen=True)
class RawPair:
    """What was answered about one statement: counts worst to best, guesses in percent."""

    said: tuple[int, ...]
    cant_judge: int
    guesses: tuple[int, ...]
    customers: tuple[int, ...]
    grade: Grade

    @property
    def rated(self) -> int:
        return sum(self.said)

    @property
    def asked(self) -> int:
        return sum(self.customers)

    @property
    def compared(self) -> bool:
        """Whether both sides may stand beside each other in percent."""
        return self.rated >= 5 and self.grade is Grade.A and self.asked >= 30

    @property
    def our_share(self) -> Fraction:
        return Fraction(sum(self.said[3:]), self.rated)

    @property
    def their_share(self) -> Fraction:
        return Fraction(sum(self.customers[3:]), self.asked)

    @property
    def guess(self) -> Fraction:
        return Fraction(sum(self.guesses), len(self.guesses) * 100)


@dataclass(frozen=True)
class RawWorkshop:
    """All pairs of a workshop; the first is the headline, the others lie in two areas."""

    pairs: tuple[RawPair, ...]
    team: int
    mode: RoomMode
    strict: bool

    def named(self) -> dict[str, RawPair]:
        return {f"S{number}": pair for number, pair in enumerate(self.pairs)}

    def statement(self, number: int) -> PairedStatement:
        area = f"d{number % 2}" if number else None
        made = story.statement(f"S{number}", "We do it.", "They do it.", f"Statement {number}")
        return replace(made, headline=number == 0, dimension_id=area)

    def facts(self) -> GapFacts:
        named = self.named()
        answered = max((pair.rated + pair.cant_judge for pair in self.pairs), default=0)
        votes = Votes(
            {name: story.ratings_from(pair.said, pair.cant_judge) for name, pair in named.items()},
            {name: list(map(float, pair.guesses)) for name, pair in named.items() if pair.guesses},
            answered=answered,
            predicted=max((len(pair.guesses) for pair in self.pairs), default=0),
        )
        scores = tuple(
            story.score(name, pair.customers, grade=pair.grade)
            for name, pair in named.items()
            if pair.asked
        )
        workshop = story.workshop(
            statements=tuple(self.statement(number) for number in range(len(self.pairs))),
            team=Team(max(self.team, answered), self.mode, 80),
            strict=self.strict,
        )
        source = replace(story.source({}), scores=scores)
        return gap_facts(workshop, votes, source, (), AREAS)


def whole(share: Fraction) -> int:
    """A share in whole points; a half goes away from zero."""
    points = abs(share) * 100
    rounded = floor(points + Fraction(1, 2))
    return rounded if share >= 0 else -rounded


def _five(most: int) -> st.SearchStrategy[tuple[int, ...]]:
    return st.tuples(*[st.integers(0, most)] * 5)


@st.composite
def raw_pairs(draw: st.DrawFn) -> RawPair:
    return RawPair(
        said=draw(_five(4)),
        cant_judge=draw(st.integers(0, 3)),
        guesses=draw(st.just(()) | st.lists(st.integers(0, 100), max_size=12).map(tuple)),
        customers=draw(st.just((0,) * 5) | _five(12) | _five(200)),
        grade=draw(st.sampled_from([Grade.A, Grade.A, Grade.A, Grade.B, Grade.D])),
    )


@st.composite
def raw_workshops(draw: st.DrawFn) -> RawWorkshop:
    return RawWorkshop(
        pairs=tuple(draw(st.lists(raw_pairs(), min_size=1, max_size=6))),
        team=draw(st.integers(5, 24)),
        mode=draw(st.sampled_from(RoomMode)),
        strict=draw(st.booleans()),
    )
