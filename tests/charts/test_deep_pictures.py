"""Pictures in states that the stage's gallery does not hold look as approved, miniatures too."""

from __future__ import annotations

import pytest

from cxworkshop.charts.chart import Chart
from cxworkshop.charts.consensus_map import consensus_map
from cxworkshop.charts.distribution_chart import distribution_chart
from cxworkshop.charts.style import Look
from cxworkshop.domain.cues import RevealStage
from tests.support import story
from tests.support.golden import Golden
from tests.support.odd_pairs import odd_facts, of_100

SIZE = (960, 540)
MINIATURE = (320, 180)


def in_depth(look: Look, size: tuple[int, int], stage: RevealStage = RevealStage.GAP) -> Chart:
    facts = story.facts()
    fact = facts.pair("6b")
    assert fact
    return distribution_chart(fact, facts.base, look, size, stage=stage)


@pytest.mark.parametrize("stage", RevealStage)
def test_in_depth(stage: RevealStage, golden: Golden) -> None:
    golden(f"depth-{stage}-light", in_depth(Look(), SIZE, stage).picture())


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


def test_maps_as_miniatures(golden: Golden) -> None:
    golden("consensus-miniature", consensus_map(story.facts(), Look(), MINIATURE).picture())
