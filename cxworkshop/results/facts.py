"""The facts themselves, as plain data. Shares are 0..1; `points` are whole and add up as shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cxworkshop.domain.customers import Grade
from cxworkshop.domain.statements import PairedStatement
from cxworkshop.domain.workshop import RoomMode
from cxworkshop.method.gaps import Belief, Quadrant, Verdict
from cxworkshop.method.intervals import Estimate
from cxworkshop.method.rounding import nearest, whole_parts


@dataclass(frozen=True, slots=True)
class TeamSide:
    """What we said: answers of the executives on one statement. `counts` run worst to best.

    `absent` is who of the team did not answer this statement at all; `sensitivity` is how many
    points one different answer moves the share.
    """

    counts: tuple[int, ...]
    agree: int
    rated: int
    cant_judge: int
    absent: int
    estimate: Estimate
    consensus: float
    split: bool
    sensitivity: float


@dataclass(frozen=True, slots=True)
class PredictedSide:
    """What we predicted customers say: the mean of `n` guesses, each a share."""

    mean: float
    n: int
    surprise: float | None


@dataclass(frozen=True, slots=True)
class CustomerSide:
    """What customers said. `counts` is empty when only a share was delivered; `reconstructed` then
    says that `agree` was worked out from a rounded percentage. `weighted` says that `estimate`
    uses weights, so that it need not equal `agree` of `rated`; `weighted_counts` are then the boxes
    that it comes from."""

    counts: tuple[int, ...]
    agree: int
    rated: int
    cant_judge: int
    estimate: Estimate
    grade: Grade
    reconstructed: bool = False
    weighted: bool = False
    weighted_counts: tuple[float, ...] = ()


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

    `gap` is the rounded true gap, so it can differ by one from `said - customers`.
    """

    said: int | None
    predicted: int | None
    customers: int | None
    gap: int | None
    acknowledged: int | None
    blind_spot: int | None

    @classmethod
    def of(
        cls, said: float | None, predicted: float | None, customers: float | None
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
        return cls(said_, predicted_, customers_, gap, acknowledged, blind_spot)


@dataclass(frozen=True, slots=True)
class PairFact:
    """Everything that may be stated about one pair. A side is None when it was not asked, not
    delivered, or may not be shown; `too_few` says that the team's side was hidden by the rule of
    k. `gap` is executives minus customers for grade A alone; grade B carries `means` instead, and
    grades B to D carry no verdict."""

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


@dataclass(frozen=True, slots=True)
class Base:
    """Who was asked and how: the small print of every chart and the method card."""

    client: str
    held_on: date
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


@dataclass(frozen=True, slots=True)
class GapFacts:
    """The whole reveal: every pair sorted by gap, and which of them carries which scene.

    `hero` is the headline pair when it can be shown; `hero_is_average` says that it is the mean of
    the grade-A pairs instead. `right` is one pair on which the team is right or too modest, shown
    first; `blind_spots` are the largest blind spots among predicted pairs, at most three.
    """

    base: Base
    pairs: tuple[PairFact, ...]
    hero: PairFact | None
    hero_is_average: bool
    right: PairFact | None
    blind_spots: tuple[PairFact, ...]

    def pair(self, statement_id: str) -> PairFact | None:
        """The fact about one statement, or about the mean that stands in as hero; or None."""
        known = self.pairs if self.hero is None else (*self.pairs, self.hero)
        return next((fact for fact in known if fact.statement.id == statement_id), None)
