"""Which gap to work on first: how much a statement matters against its gap."""

from __future__ import annotations

from collections.abc import Callable

from cxworkshop.charts.chart import Chart
from cxworkshop.charts.importance_map import importance_map
from cxworkshop.charts.style import Look
from cxworkshop.ui.stage.state import StageState


def chart(state: StageState) -> Callable[[int, int], Chart] | None:
    """What draws the chart of this scene, or None when nobody has said what matters."""
    facts, importance, look = state.facts, state.insights.importance, Look(state.scheme)
    if facts is None or importance is None:
        return None
    language = state.workshop.language

    def build(width: int, height: int) -> Chart:
        return importance_map(facts, importance, look, (width, height), language)

    return build
