"""The team's own gap beside the two famous published ones, with what those really measured."""

from __future__ import annotations

from collections.abc import Callable

from cxworkshop.charts.chart import Chart
from cxworkshop.charts.ruler_chart import ruler_chart
from cxworkshop.charts.style import Look
from cxworkshop.ui.stage.state import StageState


def chart(state: StageState) -> Callable[[int, int], Chart] | None:
    """What draws the chart of this scene, or None when there is nothing to draw yet."""
    facts, references, scheme = state.facts, state.references, state.scheme
    language = state.workshop.language
    if facts is None or facts.hero is None:
        return None

    def build(width: int, height: int) -> Chart:
        return ruler_chart(facts, references, Look(scheme), (width, height), language)

    return build
