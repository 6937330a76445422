"""How sure we are of a share, and of a gap between two shares.

The customers are a sample, so their share carries a Wilson interval. The executives are usually
a census: when the whole team answered, their share has no sampling error at all, and when some
are missing it has worst-case bounds. `difference` joins any two sides by square-and-add. Where
an interval would say nothing, `one_person` and `response_rate_stress` say what moves a number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, isclose, sqrt
from statistics import NormalDist

from cxworkshop.method.checks import check_finite, check_not_negative, check_share
from cxworkshop.method.counts import mean, standard_deviation, total
from cxworkshop.method.student_t import t_for_z

Z95 = NormalDist().inv_cdf(0.975)

NORMAL_FROM = 30  # answers; below, Student's t


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number with its interval: a share 0..1, a mean, or a difference of two.

    `bounds` tells that low and high are worst-case bounds, not a sampling interval.
    """

    point: float
    low: float
    high: float
    bounds: bool = False

    def __post_init__(self) -> None:
        check_finite("an estimate", self.point, self.low, self.high)
        if not self.low <= self.point <= self.high:
            raise ValueError(f"{self.point} is not within {self.low} to {self.high}")


def wilson(successes: float, n: float, z: float = Z95) -> Estimate:
    """The share of a sample with its score interval (Wilson 1927, JASA 22:209-212)."""
    return _wilson(_share(successes, n), n, z)


def census(successes: int, n: int) -> Estimate:
    """The share of a team of which everybody answered: exact, because nobody was left out."""
    share = _share(successes, n)
    return Estimate(share, share, share)


def census_with_absences(agree: int, rated: int, team: int) -> Estimate:
    """The share of those who rated, bounded by what everybody else could make of it.

    Who could not judge has not rated. The bounds [agree/team, (agree + team - rated)/team] need
    no assumption about the others. With nobody missing it is a plain census.
    """
    if team < rated:
        raise ValueError(f"{rated} rated in a team of {team}")
    if team == rated:
        return census(agree, rated)
    return Estimate(_share(agree, rated), agree / team, (agree + team - rated) / team, bounds=True)


def finite_population(successes: int, n: int, population: int, z: float = Z95) -> Estimate:
    """The share of `n` people drawn from a known population: Wilson on n(N - 1)/(N - n)
    (finite-population correction, Cochran 1977, ch. 2)."""
    if population < n:
        raise ValueError(f"{n} answered from a population of {population}")
    if population == n:
        return census(successes, n)
    return _wilson(_share(successes, n), n * (population - 1) / (population - n), z)


def weighted(
    successes_weight: Sequence[float], weights: Sequence[float], z: float = Z95
) -> Estimate:
    """The weighted share of respondents: 1.0 or 0.0 for each, and each one's weight."""
    if any(answer not in (0, 1) for answer in successes_weight):
        raise ValueError("each respondent counts as 1.0 or 0.0")
    agreeing = fsum(a * w for a, w in zip(successes_weight, weights, strict=True))
    return weighted_from_sums(agreeing, fsum(weights), _sum_of_squares(weights), z)


def weighted_from_sums(
    agree_weight: float, weight: float, weight_squared: float, z: float = Z95
) -> Estimate:
    """The weighted share from Σw of those who agree and Σw, Σw² of all: Wilson on Kish's
    effective n. Two sums of the same weights may differ in their last bits."""
    if isclose(agree_weight, weight):
        agree_weight = weight
    share = _share(agree_weight, weight)
    check_not_negative("the sum of squared weights", weight_squared)
    if not weight_squared:
        raise ValueError("the sum of squared weights is zero")
    return _wilson(share, weight**2 / weight_squared, z)


def effective_n(weights: Sequence[float]) -> float:
    """How many equally weighted respondents tell as much: (Σw)²/Σw² (Kish 1965)."""
    squares = _sum_of_squares(weights)
    if not squares:
        raise ValueError("no respondent has a weight")
    return fsum(weights) ** 2 / squares


def difference(a: Estimate, b: Estimate) -> Estimate:
    """a - b by square-and-add (Newcombe 1998, Stat Med 17:873-890, method 10).

    An exact side adds nothing. Worst-case bounds are not a sampling error and add linearly.
    """
    point = a.point - b.point
    if a.bounds or b.bounds:
        return Estimate(point, a.low - b.high, a.high - b.low, bounds=True)
    below = sqrt((a.point - a.low) ** 2 + (b.high - b.point) ** 2)
    above = sqrt((a.high - a.point) ** 2 + (b.point - b.low) ** 2)
    return Estimate(point, point - below, point + above)


def difference_of_means(
    executives: Sequence[float], customers: Sequence[float], z: float = Z95
) -> Estimate:
    """Executives' mean minus customers', in scale points, from count vectors of one scale.

    The executives are exact; the customers carry `mean_of_sample`.
    """
    if len(executives) != len(customers):
        raise ValueError(f"scales of {len(executives)} and {len(customers)} points: use POMP")
    return difference(_exact_mean(executives), _sample_mean(customers, z))


def difference_of_pomp(
    executives: Sequence[float], customers: Sequence[float], z: float = Z95
) -> Estimate:
    """The same in percent of maximum possible, points 0..100: the scales may differ in length."""
    return difference(
        as_pomp(_exact_mean(executives), len(executives)),
        as_pomp(_sample_mean(customers, z), len(customers)),
    )


def mean_of_sample(point: float, deviation: float, n: float, z: float = Z95) -> Estimate:
    """A sample's mean ± z·s/√n, with Student's t in place of z below n = 30; not cut off at the
    ends of the scale."""
    check_not_negative("z", z)
    check_not_negative("a standard deviation", deviation)
    if n < 2:
        raise ValueError(f"the mean of {n:g} has no interval")
    quantile = z if n >= NORMAL_FROM else t_for_z(z, int(n) - 1)
    half = quantile * deviation / sqrt(n)
    return Estimate(point, point - half, point + half)


def as_pomp(mean_points: Estimate, scale_points: int) -> Estimate:
    """A mean on the points 1..`scale_points` as percent of maximum possible, 0..100."""
    if scale_points < 2:
        raise ValueError(f"a scale needs at least 2 points, but has {scale_points}")
    step = 100 / (scale_points - 1)
    return Estimate(
        (mean_points.point - 1) * step,
        (mean_points.low - 1) * step,
        (mean_points.high - 1) * step,
        mean_points.bounds,
    )


def bonferroni_z(statements: int, level: float = 0.95) -> float:
    """The normal quantile that keeps `level` over all `statements` shown together."""
    if statements < 1:
        raise ValueError(f"at least one statement is shown, not {statements}")
    check_share("a confidence level", level)
    if level in (0, 1):
        raise ValueError(f"a confidence level lies between 0 and 1, not at {level}")
    return NormalDist().inv_cdf(1 - (1 - level) / (2 * statements))


def one_person(n_rated: int) -> float:
    """By how many points one different answer moves the share of `n_rated` people."""
    if n_rated < 1:
        raise ValueError(f"{n_rated} people rated")
    return 100 / n_rated


def response_rate_stress(share: float, response_rate: float, difference: float) -> float:
    """What the share of everybody asked would be if those who did not respond differed by
    `difference` (all three as shares): share + (1 - response rate)·difference.

    The others' share can't leave 0..1, however large the difference.
    """
    check_share("a share", share)
    check_share("a response rate", response_rate)
    check_finite("a difference", difference)
    others = min(max(share + difference, 0.0), 1.0)
    return share + (1 - response_rate) * (others - share)


def _share(successes: float, n: float) -> float:
    check_not_negative("successes", successes)
    check_not_negative("a base", n)
    if not n:
        raise ValueError("a share needs a base, but nobody answered")
    if successes > n:
        raise ValueError(f"{successes:g} successes of {n:g}")
    return successes / n


def _wilson(share: float, n: float, z: float) -> Estimate:
    check_not_negative("z", z)
    spread = z * z / n
    centre = (share + spread / 2) / (1 + spread)
    half = z * sqrt(share * (1 - share) / n + spread / n / 4) / (1 + spread)
    low = max(0.0, min(centre - half, share))
    high = min(1.0, max(centre + half, share))
    return Estimate(share, low, high)


def _sum_of_squares(weights: Sequence[float]) -> float:
    check_not_negative("a weight", *weights)
    return fsum(weight * weight for weight in weights)


def _exact_mean(counts: Sequence[float]) -> Estimate:
    point = mean(counts)
    return Estimate(point, point, point)


def _sample_mean(counts: Sequence[float], z: float) -> Estimate:
    return mean_of_sample(mean(counts), standard_deviation(counts), total(counts), z)
