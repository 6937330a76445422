"""All statements in one picture, the largest gap first."""

from __future__ import annotations

from collections.abc import Callable

from cxworkshop.charts.chart import Chart
from cxworkshop.charts.gap_chart import gaps_chart
from cxworkshop.charts.style import Look
from cxworkshop.ui.stage.state import StageState


def chart(state: StageState) -> Callable[[int, int], Chart] | None:
    """What draws the chart of this scene, or None when there is nothing to draw yet."""
    facts, scheme, page = state.facts, state.scheme, state.cue.page
    language = state.workshop.language
    if facts is None:
        return None

    def build(width: int, height: int) -> Chart:
        return gaps_chart(facts, Look(scheme), (width, height), language, page)

    return build
