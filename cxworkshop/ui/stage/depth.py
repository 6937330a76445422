"""One statement box by box: dots of the team above, what customers answered below.

It follows the gap of a blind spot, when the room asks who of us sees it differently.
"""

from __future__ import annotations

from collections.abc import Callable

from cxworkshop.charts.chart import Chart
from cxworkshop.charts.distribution_chart import distribution_chart
from cxworkshop.charts.style import Look
from cxworkshop.results.distribution import distribution
from cxworkshop.ui.stage import pair
from cxworkshop.ui.stage.state import StageState


def chart(state: StageState) -> Callable[[int, int], Chart] | None:
    """What draws the chart of this scene; the gap itself where there are no boxes to show."""
    fact, facts = pair.fact_of(state), state.facts
    if fact is None or facts is None:
        return None
    if distribution(fact) is None:
        return pair.chart(state)
    base, look, language = facts.base, Look(state.scheme), state.workshop.language

    def build(width: int, height: int) -> Chart:
        return distribution_chart(fact, base, look, (width, height), language=language)

    return build
