"""What would change if some of the neutral customers became satisfied; a slider turns it."""

from __future__ import annotations

from collections.abc import Callable

from cxworkshop.charts.chart import Chart
from cxworkshop.charts.style import Look
from cxworkshop.charts.what_if_chart import what_if_chart
from cxworkshop.results.what_if import what_if
from cxworkshop.ui.stage import pair
from cxworkshop.ui.stage.state import StageState


def chart(state: StageState) -> Callable[[int, int], Chart] | None:
    """What draws the chart of this scene, or None when nothing is known box by box."""
    fact, facts, look = pair.fact_of(state), state.facts, Look(state.scheme)
    found = what_if(fact, state.dial or 0.0) if fact else None
    if fact is None or facts is None or found is None:
        return None
    base, language = facts.base, state.workshop.language

    def build(width: int, height: int) -> Chart:
        return what_if_chart(fact, found, base, look, (width, height), language)

    return build
