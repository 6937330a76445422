"""The facts themselves, as plain data. Shares are 0..1; `points` are whole and add up as shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cxworkshop.domain.customers import Grade
from cxworkshop.domain.statements import PairedStatement
from cxworkshop.domain.workshop import RoomMode
from cxworkshop.method.change import Movers
from cxworkshop.method.gaps import Belief, Quadrant, Verdict
from cxworkshop.method.intervals import Estimate
from cxworkshop.method.privacy import Limit
from cxworkshop.method.rounding import nearest, whole_parts


@dataclass(frozen=True, slots=True)
class TeamSide:
    """What we said: answers of the executives on one statement. `counts` run worst to best.

    `absent` is who of the team did not answer this statement at all; `sensitivity` is how many
    points one different answer moves the share. In a strict room a share near unanimity has a
    `limit` instead: then `estimate` is that limit with the bounds of what it leaves open, `agree`
    is None, `counts` are empty and `consensus` is no more than the limit. An average has neither
    counts nor `agree`.
    """

    counts: tuple[int, ...]
    agree: int | None
    rated: int
    cant_judge: int
    absent: int
    estimate: Estimate
    consensus: float
    split: bool
    sensitivity: float
    limit: Limit = Limit.EXACT


@dataclass(frozen=True, slots=True)
class OpenCount:
    """All that a team of three or four shows, each of whom agreed to it: how many of the `rated`
    agree, and the `median`, a point of the scale (half-way when two middle answers differ)."""

    agree: int
    rated: int
    median: float


@dataclass(frozen=True, slots=True)
class PredictedSide:
    """What we predicted customers say: the mean of `n` guesses, each a share. `surprise` is how far
    a guess was from the truth on average; `spread` the variance of the guesses, by which
    mean (guess - truth)² = (mean - truth)² + spread, and None where it could tell single guesses
    of a small team."""

    mean: float
    n: int
    surprise: float | None
    spread: float | None = None


@dataclass(frozen=True, slots=True)
class CustomerSide:
    """What customers said. `counts` is empty when only a share was delivered; `reconstructed` then
    says that `agree` was worked out from a rounded percentage. `weighted` says that `estimate`
    uses weights, so that it need not equal `agree` of `rated`; `weighted_counts` are then the boxes
    that it comes from, and `effective_n` is how many equally weighted answers tell as much."""

    counts: tuple[int, ...]
    agree: int
    rated: int
    cant_judge: int
    estimate: Estimate
    grade: Grade
    reconstructed: bool = False
    weighted: bool = False
    weighted_counts: tuple[float, ...] = ()
    effective_n: float | None = None


@dataclass(frozen=True, slots=True)
class ContextLine:
    """A number published about other companies (grade C), a share 0..1: a thin line, never an
    opponent. It carries an interval only when the size of its base was published."""

    share: float
    n: int | None
    estimate: Estimate | None


@dataclass(frozen=True, slots=True)
class MeanGap:
    """The gap of a similar question (grade B): means as percent of maximum possible, 0..100, as
    whole points. Never mixed with agree-percentages, never with a verdict. `low` and `high` are
    the 95 % interval of the gap and are None when only a mean without spread was delivered."""

    said: int
    customers: int
    gap: int
    customers_rated: int
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class WholePoints:
    """The same numbers as whole points for display; `acknowledged + blind_spot == gap` always.

    `gap` is the rounded true gap, so it can differ by one from `said - customers`. With a `limit`
    what we said, the gap and its acknowledged part are at least, or at most, this much.
    """

    said: int | None
    predicted: int | None
    customers: int | None
    gap: int | None
    acknowledged: int | None
    blind_spot: int | None
    limit: Limit = Limit.EXACT

    @classmethod
    def of(
        cls,
        said: float | None,
        predicted: float | None,
        customers: float | None,
        limit: Limit = Limit.EXACT,
    ) -> WholePoints:
        """From shares, of which any may be missing."""
        gap = acknowledged = blind_spot = None
        if said is not None and customers is not None:
            gap = nearest((said - customers) * 100)
            if predicted is not None:
                parts = [(said - predicted) * 100, (predicted - customers) * 100]
                acknowledged, blind_spot = whole_parts(parts, gap)
        said_, predicted_, customers_ = (
            None if share is None else nearest(share * 100)
            for share in (said, predicted, customers)
        )
        return cls(said_, predicted_, customers_, gap, acknowledged, blind_spot, limit)


@dataclass(frozen=True, slots=True)
class PairFact:
    """Everything that may be stated about one pair. A side is None when it was not asked, not
    delivered, or may not be shown; `too_few` says that the team's side was hidden by the rule of
    k. `gap` is executives minus customers for grade A alone; grade B carries `means` instead,
    grade C a `published` line, and grades B to D carry no verdict. `open_count` is all that a team
    of three or four shows of itself."""

    statement: PairedStatement
    team: TeamSide | None
    predicted: PredictedSide | None
    customers: CustomerSide | None
    gap: Estimate | None
    belief: Belief | None
    points: WholePoints
    verdict: Verdict | None
    quadrant: Quadrant | None
    too_few: bool = False
    means: MeanGap | None = None
    published: ContextLine | None = None
    open_count: OpenCount | None = None


@dataclass(frozen=True, slots=True)
class Base:
    """Who was asked and how: the small print of every chart and the method card.

    `voted_on` is the day of the vote, which need not be the planned one; `old_months` is how old
    the customers' answers were then, when that is too old to go without saying; `segment` names
    the customers that were asked about, "" for all; `open_team` says that a team of three or four
    agreed to be counted openly, and `strict` that near unanimity is told as a limit.
    """

    client: str
    voted_on: date
    mode: RoomMode
    team_size: int
    answered: int
    predicted: int
    ways: Mapping[str, int] = field(hash=False)
    k: int
    threshold: float
    source_name: str
    field_from: date | None
    field_to: date | None
    customers_asked: int | None
    customers_answered: int
    population: str
    customers_word: str = "customers"
    population_size: int | None = None
    segment: str = ""
    strict: bool = False
    open_team: bool = False
    old_months: int | None = None


@dataclass(frozen=True, slots=True)
class DimensionFact:
    """One area of a customer's life with the company: the mean of its comparable statements as
    `mean`, without interval or verdict, and how many of its `asked` statements that is. Predicted
    only when all of these were."""

    id: str
    name: str
    mean: PairFact
    of: int
    asked: int


@dataclass(frozen=True, slots=True)
class VoteAgain:
    """One statement in two votes. `points` is by how much our share rose, None when that may not
    be told; `movers` how many of us moved at least, known only when the same number rated."""

    before: PairFact
    after: PairFact
    rated: tuple[int, int]
    points: int | None
    movers: Movers | None


@dataclass(frozen=True, slots=True)
class GapFacts:
    """The whole reveal: every pair sorted by gap, and which of them carries which scene.

    `hero` is the headline pair when it can be shown; `hero_is_average` says that it is the mean of
    the grade-A pairs instead. `right` is one pair on which the team is right or too modest, shown
    first; `blind_spots` are the largest blind spots among predicted pairs, at most three.
    `dimensions` are the means of the statements of an area, sorted by gap; `again` sets what may
    be told of a repeated vote beside the vote before it.
    """

    base: Base
    pairs: tuple[PairFact, ...]
    hero: PairFact | None
    hero_is_average: bool
    right: PairFact | None
    blind_spots: tuple[PairFact, ...]
    dimensions: tuple[DimensionFact, ...] = ()
    again: tuple[VoteAgain, ...] = ()

    def pair(self, statement_id: str) -> PairFact | None:
        """The fact about one statement, or about the mean that stands in as hero; or None."""
        known = self.pairs if self.hero is None else (*self.pairs, self.hero)
        return next((fact for fact in known if fact.statement.id == statement_id), None)
