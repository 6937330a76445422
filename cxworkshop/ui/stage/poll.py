"""What came out of a poll that asks no statements, all at once after it has closed."""

from __future__ import annotations

from collections.abc import Callable

from cxworkshop.charts.chart import Chart
from cxworkshop.charts.poll_chart import poll_chart
from cxworkshop.charts.style import Look
from cxworkshop.ui.stage.state import StageState


def chart(state: StageState) -> Callable[[int, int], Chart] | None:
    """What draws the chart of this scene, or None before the vote was kept."""
    result, look = state.insights.results.get(state.cue.step_id), Look(state.scheme)
    if result is None:
        return None
    language = state.workshop.language

    def build(width: int, height: int) -> Chart:
        return poll_chart(result, look, (width, height), language)

    return build
