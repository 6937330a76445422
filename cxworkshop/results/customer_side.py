"""The customers' side of a pair, and how far it may be compared.

The grade that the import gave is lowered when the data cannot carry it: another cut or another
number of points is a similar question (B), and fewer than 30 customers are voices, not a
percentage (D). Published numbers about other companies (C) never stand on this side.
"""

from __future__ import annotations

from cxworkshop.domain.customers import CustomerScore, Grade, ScoreKind
from cxworkshop.domain.statements import Scale
from cxworkshop.method.gaps import pomp
from cxworkshop.method.intervals import (
    Z95,
    Estimate,
    as_pomp,
    difference,
    difference_of_pomp,
    mean_of_sample,
    weighted_from_sums,
    wilson,
)
from cxworkshop.method.rounding import nearest
from cxworkshop.results.facts import ContextLine, CustomerSide, MeanGap, TeamSide

FEW_CUSTOMERS = 30


def comparable_grade(score: CustomerScore, scale: Scale) -> Grade:
    """The grade that the data can carry beside answers on `scale`."""
    if score.grade is Grade.C:
        return Grade.C
    if score.n < FEW_CUSTOMERS:
        return Grade.D
    if score.grade is Grade.A and not _same_question(score, scale):
        return Grade.B
    return score.grade


def customer_side(score: CustomerScore | None, scale: Scale) -> CustomerSide | None:
    """What customers said as a share, or None when it is no share that may stand beside ours."""
    if score is None or score.n <= 0:
        return None
    grade = comparable_grade(score, scale)
    if grade is Grade.C or score.kind not in (ScoreKind.COUNTS, ScoreKind.SHARE):
        return None
    return CustomerSide(
        counts=score.counts if score.kind is ScoreKind.COUNTS else (),
        agree=_agree(score),
        rated=score.n,
        cant_judge=score.cant_judge,
        estimate=customer_estimate(score),
        grade=grade,
        reconstructed=score.kind is ScoreKind.SHARE,
        weighted=_is_weighted(score),
        weighted_counts=score.weighted_counts if _is_weighted(score) else (),
        effective_n=score.effective_n if _is_weighted(score) else None,
    )


def context_line(score: CustomerScore | None) -> ContextLine | None:
    """A number published about other companies (grade C); None for any other score. Its count is
    worked out from the percentage when the size of its base was published."""
    if score is None or score.grade is not Grade.C or score.share is None:
        return None
    if score.n <= 0:
        return ContextLine(score.share, None, None)
    band = wilson(_agree(score), score.n)
    low, high = min(band.low, score.share), max(band.high, score.share)
    return ContextLine(score.share, score.n, Estimate(score.share, low, high))


def customer_estimate(score: CustomerScore, z: float = Z95) -> Estimate:
    """The share that agrees, with its interval; weights go in by Kish's effective n."""
    if _is_weighted(score):
        return weighted_from_sums(
            sum(score.weighted_counts[-score.top :]),
            score.weight_sum or 0.0,
            score.weight_squared_sum or 0.0,
            z,
        )
    return wilson(_agree(score), score.n, z)


def mean_gap(team: TeamSide, score: CustomerScore, scale: Scale) -> MeanGap | None:
    """The gap of the means of a similar question (grade B), or None when there is no mean, or ours
    would tell what a strict room leaves open."""
    if comparable_grade(score, scale) is not Grade.B or not team.counts:
        return None
    said = pomp(team.counts)
    if score.kind is ScoreKind.COUNTS:
        counts = score.weighted_counts or score.counts
        interval = (
            difference_of_pomp(team.counts, score.counts) if not score.weighted_counts else None
        )
        return _mean_gap(said, pomp(counts), interval, score.n)
    if score.kind is ScoreKind.MEAN and score.mean is not None:
        return _delivered_mean(said, score.mean, score, scale)
    return None


def _delivered_mean(said: float, mean: float, score: CustomerScore, scale: Scale) -> MeanGap:
    point = mean - scale.lowest + 1
    if score.sd is None:
        return _mean_gap(said, (point - 1) / (scale.points - 1) * 100, None, score.n)
    theirs = as_pomp(mean_of_sample(point, score.sd, score.n), scale.points)
    return _mean_gap(said, theirs.point, difference(Estimate(said, said, said), theirs), score.n)


def _mean_gap(said: float, customers: float, interval: Estimate | None, n: int) -> MeanGap:
    return MeanGap(
        said=nearest(said),
        customers=nearest(customers),
        gap=nearest(said - customers),
        customers_rated=n,
        low=interval.low if interval else None,
        high=interval.high if interval else None,
    )


def _same_question(score: CustomerScore, scale: Scale) -> bool:
    if score.kind is ScoreKind.COUNTS:
        return len(score.counts) == scale.points and score.top == scale.top
    return score.kind is ScoreKind.SHARE and score.top == scale.top


def _agree(score: CustomerScore) -> int:
    if score.kind is ScoreKind.COUNTS:
        return sum(score.counts[-score.top :])
    return nearest((score.share or 0.0) * score.n)


def _is_weighted(score: CustomerScore) -> bool:
    return bool(score.weighted_counts and score.weight_sum and score.weight_squared_sum)
