"""How far we agree with each other against how far we are from customers."""

from __future__ import annotations

from collections.abc import Callable

from cxworkshop.charts.chart import Chart
from cxworkshop.charts.consensus_map import consensus_map
from cxworkshop.charts.style import Look
from cxworkshop.ui.stage.state import StageState


def chart(state: StageState) -> Callable[[int, int], Chart] | None:
    """What draws the chart of this scene, or None when there is nothing to draw yet."""
    facts, look, language = state.facts, Look(state.scheme), state.workshop.language
    if facts is None:
        return None

    def build(width: int, height: int) -> Chart:
        return consensus_map(facts, look, (width, height), language)

    return build
