"""The recommend score with the adjusted-Wald interval of Rocks (2016)."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.weightstats import DescrStatsW

from cxworkshop.method.intervals import Z95
from cxworkshop.method.recommend import recommend_score

people = st.integers(0, 500)


def test_sixty_promoters_and_fifteen_detractors_of_a_hundred() -> None:
    score = recommend_score(60, 25, 15)
    assert score.point == pytest.approx(0.45)
    assert (score.low, score.high) == pytest.approx((0.293431, 0.580355), abs=5e-7)


def test_it_is_the_spread_of_the_answers_and_three_imagined_ones() -> None:
    chance = random.Random(1)
    for _ in range(1000):
        counts = [chance.randint(0, 80) for _ in range(3)]
        counts[1] += 2
        answers = DescrStatsW([1.0, 0.0, -1.0], np.add(counts, [0.75, 1.5, 0.75]))
        half = Z95 * answers.std / np.sqrt(sum(counts) + 3)
        score = recommend_score(*counts)
        assert score.low == pytest.approx(max(answers.mean - half, -1), abs=1e-12)
        assert score.high == pytest.approx(min(answers.mean + half, 1), abs=1e-12)


@given(people, people, people.filter(bool), st.floats(0, 5))
def test_contains_the_score_and_stays_within_minus_1_and_1(
    promoters: int, passives: int, detractors: int, z: float
) -> None:
    score = recommend_score(promoters, passives, detractors, z)
    assert -1 <= score.low <= score.point <= score.high <= 1


@given(people, people.filter(bool), people)
def test_turns_round_when_promoters_and_detractors_change_places(
    promoters: int, passives: int, detractors: int
) -> None:
    score = recommend_score(promoters, passives, detractors)
    turned = recommend_score(detractors, passives, promoters)
    assert (turned.point, turned.low) == pytest.approx((-score.point, -score.high))


def test_nobody_and_less_than_nobody_are_refused() -> None:
    with pytest.raises(ValueError, match="nobody answered"):
        recommend_score(0, 0, 0)
    with pytest.raises(ValueError, match="negative"):
        recommend_score(3, -1, 0)
