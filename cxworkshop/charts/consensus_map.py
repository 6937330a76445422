"""Where we agree with each other and still miss what customers see: consensus against gap.

A large gap on which all of us agree is the most dangerous one, because nobody in the room doubts
it; a small one can be luck when our answers lie far apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from cxworkshop.charts.chart import STAGE, Chart
from cxworkshop.charts.field_map import MAP_SECONDS, Fields, Mark, draw_map, map_alt, with_unnamed
from cxworkshop.charts.motion import Motion
from cxworkshop.charts.stage_band import stage_base, stage_surface
from cxworkshop.charts.style import Look
from cxworkshop.method.gaps import Quadrant
from cxworkshop.results.facts import GapFacts, PairFact
from cxworkshop.results.limits import gap_text
from cxworkshop.results.maps import AGREED_AT, consensus_base, consensus_title, placed
from cxworkshop.words import FALLBACK, say

_FIELDS = (
    Quadrant.CONTESTED_GROUND,
    Quadrant.SHARED_BLIND_SPOT,
    Quadrant.LUCKY_AVERAGE,
    Quadrant.SHARED_CLARITY,
)
_RIGHT = {Quadrant.SHARED_BLIND_SPOT, Quadrant.SHARED_CLARITY}
_UPPER = {Quadrant.SHARED_BLIND_SPOT, Quadrant.CONTESTED_GROUND}
_LEAST_REACH, _MARGIN = 0.30, 1.05


def consensus_map(
    facts: GapFacts,
    look: Look,
    size_px: tuple[int, int] = STAGE,
    language: str = FALLBACK,
) -> Chart:
    """All pairs with a comparable gap."""
    shown, motion = placed(facts), Motion()
    surface = stage_surface(look, size_px, language, consensus_title(facts, language))
    line = facts.base.threshold * 100
    unnamed = draw_map(surface, _fields(language), _marks(shown), line, motion)
    stage_base(surface, with_unnamed(consensus_base(facts, language), unnamed, language))
    return Chart(
        figure=surface.figure,
        moving=motion.moving,
        show=motion.show,
        alt=map_alt(
            consensus_title(facts, language),
            [(_name(fact.quadrant, language), fact) for fact in shown],
            consensus_base(facts, language),
        ),
        table=_table(shown, language),
        seconds=MAP_SECONDS,
    )


def _fields(language: str) -> Fields:
    upper_left, upper_right, lower_left, lower_right = (_name(name, language) for name in _FIELDS)
    return Fields(
        names=(upper_left, upper_right, lower_left, lower_right),
        none=say("insights.map.none", language),
        less=say("insights.map.disagree", language),
        more=say("insights.map.one_voice", language),
    )


def _marks(shown: Sequence[PairFact]) -> list[Mark]:
    """Agreement of 0.70 in the middle; as far to both sides as the most divided answer needs."""
    away = [_agreement(fact) - AGREED_AT for fact in shown]
    reach = max([_LEAST_REACH, *(abs(distance) * _MARGIN for distance in away)])
    return [
        Mark.of(
            fact,
            distance / reach,
            right=fact.quadrant in _RIGHT,
            upper=fact.quadrant in _UPPER,
        )
        for fact, distance in zip(shown, away, strict=True)
    ]


def _agreement(fact: PairFact) -> float:
    return fact.team.consensus if fact.team else 0.0


def _name(quadrant: Quadrant | None, language: str) -> str:
    return say(f"insights.map.{quadrant}", language) if quadrant else ""


def _table(shown: Sequence[PairFact], language: str) -> tuple[tuple[str, ...], ...]:
    header = (
        say("charts.table.statement", language),
        *(say(f"insights.map.table.{name}", language) for name in ("gap", "agreement", "field")),
    )
    rows = (
        (
            fact.statement.short,
            gap_text(fact.points, language),
            f"{_agreement(fact):.2f}",
            _name(fact.quadrant, language),
        )
        for fact in shown
    )
    return (header, *rows)
