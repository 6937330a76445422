"""The deeper pictures look as approved, in light and dark, and as small as a miniature."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest

from cxworkshop.charts.chart import Chart
from cxworkshop.charts.consensus_map import consensus_map
from cxworkshop.charts.distribution_chart import distribution_chart
from cxworkshop.charts.importance_map import importance_map
from cxworkshop.charts.style import Look
from cxworkshop.charts.what_if_chart import what_if_chart
from cxworkshop.domain.cues import RevealStage
from cxworkshop.results.maps import Importance, ImportanceSource
from cxworkshop.results.what_if import what_if
from tests.support import story
from tests.support.odd_pairs import odd_facts, of_100

SIZE = (960, 540)
MINIATURE = (320, 180)
Golden = Callable[[str, bytes], None]
Scheme = Literal["light", "dark"]
schemes = pytest.mark.parametrize("scheme", ["light", "dark"])

DOTS = Importance(
    {"H1": 0.2, "1a": 0.05, "3a": 0.1, "4a": 0.25, "5a": 0.1, "6b": 0.2, "7a": 0.1},
    ImportanceSource.DOTS,
    people=11,
)


def in_depth(look: Look, size: tuple[int, int], stage: RevealStage = RevealStage.GAP) -> Chart:
    facts = story.facts()
    fact = facts.pair("6b")
    assert fact
    return distribution_chart(fact, facts.base, look, size, stage=stage)


@schemes
@pytest.mark.parametrize("stage", RevealStage)
def test_in_depth(scheme: Scheme, stage: RevealStage, golden: Golden) -> None:
    golden(f"depth-{stage}-{scheme}", in_depth(Look(scheme), SIZE, stage).picture())


def test_in_depth_of_a_hall(golden: Golden) -> None:
    facts = odd_facts((20, 40, 110, 280, 150), 61, of_100(34), team=600)
    chart = distribution_chart(facts.pairs[0], facts.base, Look(), SIZE)
    golden("depth-hall", chart.picture())


def test_in_depth_with_a_few_customers(golden: Golden) -> None:
    facts = odd_facts((0, 1, 1, 5, 4), 61, (1, 1, 0, 2, 2), cant_judge=2)
    chart = distribution_chart(facts.pairs[0], facts.base, Look(), SIZE)
    golden("depth-voices", chart.picture())


def test_in_depth_as_a_miniature(golden: Golden) -> None:
    golden("depth-miniature", in_depth(Look(), MINIATURE).picture())


@schemes
def test_map_of_consensus(scheme: Scheme, golden: Golden) -> None:
    golden(f"consensus-{scheme}", consensus_map(story.facts(), Look(scheme), SIZE).picture())


@schemes
def test_map_of_importance(scheme: Scheme, golden: Golden) -> None:
    chart = importance_map(story.facts(), DOTS, Look(scheme), SIZE)
    golden(f"importance-{scheme}", chart.picture())


def test_maps_as_miniatures(golden: Golden) -> None:
    golden("consensus-miniature", consensus_map(story.facts(), Look(), MINIATURE).picture())


@schemes
def test_what_if(scheme: Scheme, golden: Golden) -> None:
    facts = odd_facts((0, 1, 1, 5, 4), 61, (60, 60, 140, 90, 50))
    found = what_if(facts.pairs[0], 0.2)
    assert found
    chart = what_if_chart(facts.pairs[0], found, facts.base, Look(scheme), SIZE)
    golden(f"what-if-{scheme}", chart.picture())
