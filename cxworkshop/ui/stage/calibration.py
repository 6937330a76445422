"""How often our ranges caught what customers said."""

from __future__ import annotations

from collections.abc import Callable

from cxworkshop.charts.calibration_chart import calibration_chart
from cxworkshop.charts.chart import Chart
from cxworkshop.charts.style import Look
from cxworkshop.results.calibration import team_ranges
from cxworkshop.ui.stage.state import StageState


def chart(state: StageState) -> Callable[[int, int], Chart] | None:
    """What draws the chart of this scene, or None when there is nothing to draw yet."""
    facts, look, language = state.facts, Look(state.scheme), state.workshop.language
    if facts is None:
        return None
    found = team_ranges(state.insights.ranges, facts)

    def build(width: int, height: int) -> Chart:
        return calibration_chart(found, facts, look, (width, height), language)

    return build
