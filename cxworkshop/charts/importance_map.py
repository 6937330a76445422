"""What to work on first: how much a statement matters, against its gap.

The lines are fixed at the median importance and at the smallest gap that matters (importance-
performance analysis, Martilla & James 1977), so nothing moves them but the answers. It shows
priorities, not proof, and says so.
"""

from __future__ import annotations

from collections.abc import Sequence

from cxworkshop.charts.chart import STAGE, Chart
from cxworkshop.charts.field_map import (
    MAP_SECONDS,
    Fields,
    Mark,
    draw_map,
    map_alt,
    with_unnamed,
)
from cxworkshop.charts.motion import Motion
from cxworkshop.charts.stage_band import stage_base, stage_surface
from cxworkshop.charts.style import Look
from cxworkshop.method.rounding import nearest
from cxworkshop.results.facts import GapFacts, PairFact
from cxworkshop.results.formats import percent
from cxworkshop.results.limits import gap_text
from cxworkshop.results.maps import (
    Importance,
    Priority,
    importance_base,
    importance_title,
    middle_importance,
    priority,
    weighed,
)
from cxworkshop.words import FALLBACK, say

_FIELDS = (Priority.LESS, Priority.FIRST, Priority.LATER, Priority.KEEP)
_MARGIN = 1.06


def importance_map(
    facts: GapFacts,
    importance: Importance,
    look: Look,
    size_px: tuple[int, int] = STAGE,
    language: str = FALLBACK,
) -> Chart:
    """All pairs with a comparable gap whose importance is known."""
    middle, motion = middle_importance(facts, importance), Motion()
    threshold = facts.base.threshold
    shown = [
        (fact, share, priority(fact, share, middle, threshold))
        for fact in weighed(facts, importance)
        for share in (importance.shares[fact.statement.id],)
    ]
    title, base = (
        importance_title(facts, importance, language),
        importance_base(facts, importance, language),
    )
    surface = stage_surface(look, size_px, language, title)
    unnamed = draw_map(surface, _fields(language), _marks(shown, middle), threshold * 100, motion)
    stage_base(surface, with_unnamed(base, unnamed, language))
    return Chart(
        figure=surface.figure,
        moving=motion.moving,
        show=motion.show,
        alt=map_alt(title, [(_name(found, language), fact) for fact, _, found in shown], base),
        table=_table(shown, importance, language),
        seconds=MAP_SECONDS,
    )


def _fields(language: str) -> Fields:
    upper_left, upper_right, lower_left, lower_right = (_name(name, language) for name in _FIELDS)
    return Fields(
        names=(upper_left, upper_right, lower_left, lower_right),
        none=say("insights.map.none", language),
        less=say("insights.importance.matters_less", language),
        more=say("insights.importance.matters_more", language),
    )


def _marks(shown: Sequence[tuple[PairFact, float, Priority]], middle: float) -> list[Mark]:
    """The median in the middle; as far to both sides as the furthest statement needs."""
    reach = max((abs(share - middle) for _, share, _ in shown), default=0) * _MARGIN or 1.0
    return [
        Mark.of(
            fact,
            (share - middle) / reach,
            right=found in (Priority.FIRST, Priority.KEEP),
            upper=found in (Priority.FIRST, Priority.LESS),
        )
        for fact, share, found in shown
    ]


def _name(found: Priority, language: str) -> str:
    return say(f"insights.importance.{found}", language)


def _table(
    shown: Sequence[tuple[PairFact, float, Priority]], importance: Importance, language: str
) -> tuple[tuple[str, ...], ...]:
    """With how many people gave dots, where that is known."""
    voters = importance.voters
    names = ["importance", *(["voters"] if voters else []), "field"]
    header = (
        say("charts.table.statement", language),
        say("insights.map.table.gap", language),
        *(say(f"insights.importance.table.{name}", language) for name in names),
    )
    rows = (
        (
            fact.statement.short,
            gap_text(fact.points, language),
            percent(nearest(share * 100), language),
            *([str(voters.get(fact.statement.id, 0))] if voters else []),
            _name(found, language),
        )
        for fact, share, found in shown
    )
    return (header, *rows)
