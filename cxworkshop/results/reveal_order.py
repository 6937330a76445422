"""Which pair carries which scene of the reveal.

The hero is the team's own headline pair. One statement on which the team is right or too modest
comes before the blind spots, so that the room can hear them (a balanced start is what good
facilitators choose).
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from cxworkshop.domain.customers import Grade
from cxworkshop.domain.statements import PairedStatement
from cxworkshop.method.gaps import Belief, Verdict
from cxworkshop.method.intervals import Estimate, one_person
from cxworkshop.method.privacy import Limit
from cxworkshop.results.facts import (
    CustomerSide,
    GapFacts,
    PairFact,
    PredictedSide,
    TeamSide,
    WholePoints,
)

AVERAGE_ID = "average"  # the id of a mean goes on with the number of its statements
BLIND_SPOTS_SHOWN = 3

_NOT_TOO_HIGH = {Verdict.ALIGNED, Verdict.LIKELY_UNDER, Verdict.CLEAR_UNDER}


def hero_pair(facts: Sequence[PairFact]) -> tuple[PairFact | None, bool]:
    """The pair of the hero scene, and whether it is an average of the comparable pairs.

    The first headline pair with a gap; else the average of the pairs that have one; else whatever
    can be shown of a headline pair, or of the first pair.
    """
    headline = [fact for fact in facts if fact.statement.headline]
    compared = [fact for fact in facts if fact.gap]
    first = next((fact for fact in headline if fact.gap), None)
    if first or len(compared) == 1:
        return first or compared[0], False
    if compared and (average := average_pair(compared)):
        return average, True
    if compared:
        return compared[0], False
    shown = (fact for fact in (*headline, *facts) if fact.team or fact.open_count)
    return next(shown, None), False


def right_pair(facts: Sequence[PairFact], hero: PairFact | None) -> PairFact | None:
    """The pair on which customers are kindest, when the team is about right or too modest on it."""
    kind = [fact for fact in facts if fact is not hero and _is_right(fact)]
    return min(kind, key=_gap, default=None)


def blind_spot_pairs(
    facts: Sequence[PairFact],
    hero: PairFact | None,
    right: PairFact | None,
    chosen: Sequence[str] = (),
) -> tuple[PairFact, ...]:
    """The pairs of the blind spot scenes: the chosen ones, or the three largest blind spots.

    When nothing was predicted there is no blind spot to tell, and the largest gaps stand in.
    """
    by_id = {fact.statement.id: fact for fact in facts if fact.gap or fact.means or fact.team}
    by_id |= {fact.statement.id: fact for fact in facts if fact.open_count}
    if chosen:
        return tuple(by_id[name] for name in chosen if name in by_id)
    others = [fact for fact in facts if fact is not hero and fact is not right]
    predicted = [fact for fact in others if fact.belief]
    if predicted:
        found = sorted(
            (fact for fact in predicted if (fact.points.blind_spot or 0) > 0), key=_blind_spot
        )
    else:
        found = sorted((fact for fact in others if (fact.points.gap or 0) > 0), key=_gap)
    return tuple(reversed(found[-BLIND_SPOTS_SHOWN:]))


def suggested(facts: GapFacts) -> tuple[str, ...]:
    """The ids of the blind spots that are revealed when nobody chooses others."""
    found = blind_spot_pairs(facts.pairs, facts.hero, facts.right)
    return tuple(fact.statement.id for fact in found)


def averaged(fact: PairFact) -> int:
    """Of how many statements a fact is the mean; 0 when it is a statement itself."""
    name, _, count = fact.statement.id.partition("-")
    return int(count) if name == AVERAGE_ID and count.isdigit() else 0


def average_pair(facts: Sequence[PairFact]) -> PairFact | None:
    """The mean of several pairs as one, without interval or verdict. It is split into acknowledged
    and blind spot only when all of them were predicted. None when a strict room tells some of them
    as at least and others as at most so much: their mean has no limit."""
    limits = {fact.points.limit for fact in facts} - {Limit.EXACT}
    if len(limits) > 1:
        return None
    limit = next(iter(limits), Limit.EXACT)
    said = fmean(fact.team.estimate.point for fact in facts if fact.team)
    actual = fmean(fact.customers.estimate.point for fact in facts if fact.customers)
    predicted = _average_prediction(facts)
    return PairFact(
        statement=_average_statement(facts),
        team=_average_team(facts, said, limit),
        predicted=predicted,
        customers=_average_customers(facts, actual),
        gap=_exact(said - actual),
        belief=Belief(said, predicted.mean, actual) if predicted else None,
        points=WholePoints.of(said, predicted.mean if predicted else None, actual, limit),
        verdict=None,
        quadrant=None,
    )


def _average_statement(facts: Sequence[PairFact]) -> PairedStatement:
    return PairedStatement(
        id=f"{AVERAGE_ID}-{len(facts)}",
        executives="",
        customers="",
        short="",
        scale=facts[0].statement.scale,
    )


def _average_team(facts: Sequence[PairFact], said: float, limit: Limit) -> TeamSide:
    teams = [fact.team for fact in facts if fact.team]
    rated = min(team.rated for team in teams)
    return TeamSide(
        counts=(),
        agree=None,
        rated=rated,
        cant_judge=max(team.cant_judge for team in teams),
        absent=max(team.absent for team in teams),
        estimate=_exact(said),
        consensus=fmean(team.consensus for team in teams),
        split=False,
        sensitivity=one_person(rated * len(teams)),
        limit=limit,
    )


def _average_prediction(facts: Sequence[PairFact]) -> PredictedSide | None:
    sides = [fact.predicted for fact in facts if fact.predicted]
    if len(sides) < len(facts):
        return None
    return PredictedSide(fmean(side.mean for side in sides), min(side.n for side in sides), None)


def _average_customers(facts: Sequence[PairFact], actual: float) -> CustomerSide:
    sides = [fact.customers for fact in facts if fact.customers]
    return CustomerSide(
        counts=(),
        agree=0,
        rated=min(side.rated for side in sides),
        cant_judge=max(side.cant_judge for side in sides),
        estimate=_exact(actual),
        grade=Grade.A,
    )


def _is_right(fact: PairFact) -> bool:
    if fact.gap is None or fact.verdict is None:
        return False
    return fact.verdict in _NOT_TOO_HIGH or (
        fact.verdict is Verdict.TOO_CLOSE and fact.gap.point <= 0
    )


def _gap(fact: PairFact) -> float:
    return fact.gap.point if fact.gap else 0.0


def _blind_spot(fact: PairFact) -> float:
    return fact.belief.blind_spot if fact.belief else 0.0


def _exact(point: float) -> Estimate:
    return Estimate(point, point, point)
