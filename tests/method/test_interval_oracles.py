"""Thousands of random cases against statsmodels and scipy, which ship with the tests alone."""

from __future__ import annotations

import random

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint
from statsmodels.stats.weightstats import DescrStatsW

from cxworkshop.method.counts import mean, standard_deviation
from cxworkshop.method.intervals import (
    difference,
    difference_of_means,
    difference_of_pomp,
    effective_n,
    weighted,
    wilson,
)

CASES = 3000


def random_samples(seed: int) -> list[tuple[int, int]]:
    chance = random.Random(seed)
    bases = [int(10 ** chance.uniform(0, 5)) for _ in range(CASES)]
    return [(chance.choice((0, n, chance.randint(0, n))), n) for n in bases]


def test_wilson_agrees_with_statsmodels() -> None:
    samples = np.array(random_samples(1))
    lows, highs = proportion_confint(samples[:, 0], samples[:, 1], method="wilson")
    ours = [wilson(int(x), int(n)) for x, n in samples]
    assert [share.low for share in ours] == pytest.approx(lows, abs=1e-12)
    assert [share.high for share in ours] == pytest.approx(highs, abs=1e-12)


def test_wilson_agrees_with_scipy_at_other_levels() -> None:
    for (x, n), level in zip(random_samples(2)[:500], (0.8, 0.9, 0.99, 0.999) * 125, strict=True):
        ours = wilson(x, n, stats.norm.ppf((1 + level) / 2))
        theirs = stats.binomtest(x, n).proportion_ci(level, method="wilson")
        assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high), abs=1e-12)


def test_square_and_add_agrees_with_statsmodels() -> None:
    for (x1, n1), (x2, n2) in zip(random_samples(3), random_samples(4), strict=True):
        ours = difference(wilson(x1, n1), wilson(x2, n2))
        theirs = confint_proportions_2indep(x1, n1, x2, n2, method="newcomb")
        assert (ours.low, ours.high) == pytest.approx(theirs, abs=1e-12)


def test_means_agree_with_scipy_on_the_answers_themselves() -> None:
    chance = random.Random(5)
    for _ in range(500):
        points = chance.choice((5, 7, 10, 11))
        executives = [chance.randint(0, 3) for _ in range(points - 1)] + [1]
        customers = [chance.randint(0, 6) for _ in range(points - 1)] + [2]
        answers = np.repeat(np.arange(1, points + 1), customers)
        exact = np.repeat(np.arange(1, points + 1), executives).mean()
        assert mean(customers) == pytest.approx(answers.mean())
        assert standard_deviation(customers) == pytest.approx(answers.std(ddof=1))
        family = stats.norm() if len(answers) >= 30 else stats.t(len(answers) - 1)
        half = family.ppf(0.975) * answers.std(ddof=1) / len(answers) ** 0.5
        gap = difference_of_means(executives, customers)
        expected = (exact - answers.mean() - half, exact - answers.mean() + half)
        assert (gap.low, gap.high) == pytest.approx(expected)
        stretched = difference_of_pomp(executives, customers)
        assert stretched.low == pytest.approx(100 * expected[0] / (points - 1))


def test_weighted_shares_agree_with_statsmodels() -> None:
    chance = random.Random(6)
    for _ in range(500):
        answers = [float(chance.random() < 0.4) for _ in range(chance.randint(2, 60))]
        weights = [chance.uniform(0.1, 5) for _ in answers]
        assert weighted(answers, weights).point == pytest.approx(DescrStatsW(answers, weights).mean)
        kish = np.sum(weights) ** 2 / np.sum(np.square(weights))
        assert effective_n(weights) == pytest.approx(kish)
        share = weighted(answers, weights)
        low, high = proportion_confint(share.point * kish, kish, method="wilson")
        assert (share.low, share.high) == pytest.approx((low, high), abs=1e-12)
