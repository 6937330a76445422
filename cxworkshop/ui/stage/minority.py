"""When the smaller group was nearer to customers: sizes of groups, never who."""

from __future__ import annotations

from collections.abc import Callable

from cxworkshop.charts.chart import Chart
from cxworkshop.charts.minority_chart import minority_chart
from cxworkshop.charts.style import Look
from cxworkshop.ui.stage.state import StageState


def chart(state: StageState) -> Callable[[int, int], Chart] | None:
    """What draws the chart of this scene, or None when there is nothing to draw yet."""
    facts, look, language = state.facts, Look(state.scheme), state.workshop.language
    if facts is None:
        return None

    def build(width: int, height: int) -> Chart:
        return minority_chart(facts, look, (width, height), language)

    return build
