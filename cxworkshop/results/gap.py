"""From votes and a customers' source to the facts of the reveal.

One pass makes a fact per pair; a second gives each its verdict, because how strict a verdict must
be depends on how many gaps are shown together. What may not be shown carries no numbers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from cxworkshop.domain.cues import RevealChoice
from cxworkshop.domain.customers import CustomerScore, CustomerSource, Grade
from cxworkshop.domain.statements import Dimension, PairedStatement
from cxworkshop.domain.workshop import Workshop
from cxworkshop.method.gaps import Belief, quadrant, verdict
from cxworkshop.method.intervals import Estimate, bonferroni_z, difference
from cxworkshop.method.privacy import Limit
from cxworkshop.results.customer_side import (
    context_line,
    customer_estimate,
    customer_side,
    mean_gap,
)
from cxworkshop.results.dimensions import dimension_facts
from cxworkshop.results.facts import (
    Base,
    CustomerSide,
    GapFacts,
    PairFact,
    PredictedSide,
    TeamSide,
    WholePoints,
)
from cxworkshop.results.gap_pages import gap_pages
from cxworkshop.results.reveal_order import blind_spot_pairs, hero_pair, right_pair
from cxworkshop.results.team_side import Room, open_count, predicted_side, team_side


@dataclass(frozen=True, slots=True)
class Votes:
    """The answers of the room per statement id, in no order that could tell who gave them.

    A rating is a scale point, a prediction 0..100; None is "I can't judge this". `ranges` are the
    lowest and highest value that somebody thought possible, None where nobody was asked for them.
    `answered` and `predicted` are how many people took part, `ways` by which way, and `voted_on`
    is the day on which the ratings were given.
    """

    ratings: Mapping[str, Sequence[int | None]]
    predictions: Mapping[str, Sequence[float | None]] = field(default_factory=dict)
    answered: int = 0
    predicted: int = 0
    ways: Mapping[str, int] = field(default_factory=dict)
    ranges: Mapping[str, Sequence[tuple[float, float] | None]] = field(default_factory=dict)
    voted_on: date | None = None


def gap_facts(
    workshop: Workshop,
    votes: Votes,
    source: CustomerSource | None,
    chosen: Sequence[str] = (),
    dimensions: Sequence[Dimension] = (),
) -> GapFacts:
    """Everything the reveal may state. `chosen` are the blind spots that the facilitator picked,
    as statement ids in the order to be shown; without them the three largest are taken.
    `dimensions` are the areas whose means are wanted."""
    room = Room.of(workshop, votes.answered)
    source = source.of_segment(workshop.segment) if source else None
    scores = {item.id: source.score(item.id) if source else None for item in workshop.statements}
    facts = [_pair_fact(item, votes, scores[item.id], room) for item in workshop.statements]
    facts = _with_verdicts(facts, scores, room, workshop.threshold)
    hero, is_average = hero_pair(facts)
    right = right_pair(facts, hero)
    return GapFacts(
        base=_base(workshop, votes, source, room),
        pairs=tuple(sorted(facts, key=_by_gap)),
        hero=hero,
        hero_is_average=is_average,
        right=right,
        blind_spots=blind_spot_pairs(facts, hero, right, chosen),
        dimensions=dimension_facts(facts, dimensions),
    )


def reveal_choice(facts: GapFacts) -> RevealChoice:
    """Which statements carry which scene."""
    return RevealChoice(
        hero=facts.hero.statement.id if facts.hero else None,
        right=facts.right.statement.id if facts.right else None,
        blind_spots=tuple(fact.statement.id for fact in facts.blind_spots),
        gaps_pages=len(gap_pages(facts)),
    )


def _pair_fact(
    statement: PairedStatement, votes: Votes, score: CustomerScore | None, room: Room
) -> PairFact:
    scale = statement.scale
    ratings = votes.ratings.get(statement.id, ())
    team = team_side(ratings, scale, room)
    counted = open_count(ratings, scale, room) if team is None else None
    customers = customer_side(score, scale)
    actual = customers.estimate.point if customers and customers.grade is Grade.A else None
    predicted = predicted_side(votes.predictions.get(statement.id, ()), actual, room.k)
    return PairFact(
        statement=statement,
        team=team,
        predicted=predicted,
        customers=customers,
        gap=_gap(team, customers),
        belief=_belief(team, predicted, actual),
        points=_points(team, predicted, actual),
        verdict=None,
        quadrant=None,
        too_few=team is None and counted is None and bool(ratings),
        means=mean_gap(team, score, scale) if team and score else None,
        published=context_line(score),
        open_count=counted,
    )


def _gap(team: TeamSide | None, customers: CustomerSide | None) -> Estimate | None:
    if team is None or customers is None or customers.grade is not Grade.A:
        return None
    return difference(team.estimate, customers.estimate)


def _points(
    team: TeamSide | None, predicted: PredictedSide | None, actual: float | None
) -> WholePoints:
    return WholePoints.of(
        team.estimate.point if team else None,
        predicted.mean if predicted else None,
        actual,
        team.limit if team else Limit.EXACT,
    )


def _belief(
    team: TeamSide | None, predicted: PredictedSide | None, actual: float | None
) -> Belief | None:
    if team is None or predicted is None or actual is None:
        return None
    return Belief(team.estimate.point, predicted.mean, actual)


def _with_verdicts(
    facts: Sequence[PairFact],
    scores: Mapping[str, CustomerScore | None],
    room: Room,
    threshold: float,
) -> list[PairFact]:
    shown = sum(1 for fact in facts if fact.gap)
    if not shown:
        return list(facts)
    z = bonferroni_z(shown)
    return [_with_verdict(fact, scores[fact.statement.id], room, threshold, z) for fact in facts]


def _with_verdict(
    fact: PairFact, score: CustomerScore | None, room: Room, threshold: float, z: float
) -> PairFact:
    if fact.gap is None or fact.team is None or score is None:
        return fact
    strict = difference(room.side_estimate(fact.team, z), customer_estimate(score, z))
    field_of_map = quadrant(fact.gap.point * 100, fact.team.consensus, gap_at=threshold * 100)
    return replace(fact, verdict=verdict(strict, threshold), quadrant=field_of_map)


def _base(workshop: Workshop, votes: Votes, source: CustomerSource | None, room: Room) -> Base:
    voted_on = votes.voted_on or workshop.held_on
    return Base(
        client=workshop.client,
        voted_on=voted_on,
        mode=workshop.team.mode,
        team_size=room.size,
        answered=votes.answered,
        predicted=votes.predicted,
        ways=dict(votes.ways),
        k=workshop.k,
        threshold=workshop.threshold,
        source_name=source.name if source else "",
        field_from=source.field_from if source else None,
        field_to=source.field_to if source else None,
        customers_asked=source.invited if source else None,
        customers_answered=source.rows if source else 0,
        population=source.population if source else "",
        customers_word=workshop.customers_word,
        population_size=room.population,
        segment=workshop.segment or "",
        strict=workshop.strict,
        open_team=room.is_open,
        old_months=_old_months(source, voted_on),
    )


def _old_months(source: CustomerSource | None, on: date) -> int | None:
    """How many whole months before the vote the last customer answered, when that is long ago."""
    latest = (source.field_to or source.field_from) if source else None
    if source is None or latest is None or not source.is_old(on):
        return None
    return (on.year - latest.year) * 12 + on.month - latest.month - (on.day < latest.day)


def _by_gap(fact: PairFact) -> tuple[int, float]:
    if fact.gap:
        return 0, -fact.gap.point
    if fact.means:
        return 1, -fact.means.gap
    return (2, 0.0) if fact.team or fact.open_count else (3, 0.0)
