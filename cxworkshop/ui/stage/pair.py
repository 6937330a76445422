"""One statement, revealed in stages: what we said, what we predicted, what customers said, the gap.

The picture itself is a chart; this file only chooses the fact. Before anything has been answered a
plain page stands in for it, seen in previews alone.
"""

from __future__ import annotations

from collections.abc import Callable

from cxworkshop.charts.chart import Chart
from cxworkshop.charts.pair_chart import pair_chart
from cxworkshop.charts.style import Look
from cxworkshop.domain.cues import RevealStage
from cxworkshop.results.facts import PairFact
from cxworkshop.ui.stage.sheet import SEMIBOLD, Sheet
from cxworkshop.ui.stage.state import StageState
from cxworkshop.words import say


def fact_of(state: StageState) -> PairFact | None:
    """The fact that a pair scene shows; the hero may be an average that is no single statement."""
    facts, cue = state.facts, state.cue
    if facts is None or cue.subject is None:
        return None
    if cue.part == "hero" and facts.hero and facts.hero.statement.id == cue.subject:
        return facts.hero
    return facts.pair(cue.subject)


def chart(state: StageState) -> Callable[[int, int], Chart] | None:
    """What draws the chart of this scene, or None when there is nothing to draw yet."""
    fact, facts = fact_of(state), state.facts
    if fact is None or facts is None:
        return None
    stage = state.cue.stage or RevealStage.GAP
    base, scheme, language = facts.base, state.scheme, state.workshop.language

    def build(width: int, height: int) -> Chart:
        return pair_chart(fact, base, stage, Look(scheme), (width, height), language)

    return build


def paint_waiting(sheet: Sheet, state: StageState) -> None:
    """The place of a picture that needs answers first."""
    language = state.workshop.language
    baseline = sheet.title(state.workshop.step(state.cue.step_id).title)
    text = say("stage.pair.not_yet", language)
    sheet.block(sheet.left, baseline + 190, sheet.width, text, 60, SEMIBOLD, sheet.muted, lines=3)
