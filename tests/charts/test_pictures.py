"""The charts look as approved, in light and dark."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest

from cxworkshop.charts.gap_chart import gaps_chart
from cxworkshop.charts.pair_chart import pair_chart
from cxworkshop.charts.ruler_chart import ruler_chart
from cxworkshop.charts.style import Look
from cxworkshop.domain.cues import RevealStage
from tests.support import story

SIZE = (960, 540)
Golden = Callable[[str, bytes], None]
schemes = pytest.mark.parametrize("scheme", ["light", "dark"])
Scheme = Literal["light", "dark"]


@schemes
@pytest.mark.parametrize("stage", RevealStage)
def test_hero(scheme: Scheme, stage: RevealStage, golden: Golden) -> None:
    facts = story.facts()
    assert facts.hero is not None
    chart = pair_chart(facts.hero, facts.base, stage, Look(scheme), SIZE)
    golden(f"hero-{stage}-{scheme}", chart.picture())


@schemes
def test_gaps(scheme: Scheme, golden: Golden) -> None:
    golden(f"gaps-{scheme}", gaps_chart(story.facts(), Look(scheme), SIZE).picture())


@schemes
def test_ruler(scheme: Scheme, golden: Golden) -> None:
    chart = ruler_chart(story.facts(), story.references(), Look(scheme), SIZE)
    golden(f"ruler-{scheme}", chart.picture())
