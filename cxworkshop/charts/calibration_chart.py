"""How often our ranges caught what customers said: a range per statement, and ◆ where the truth is.

A caught truth lies on a solid range; a missed one stands beside a hollow one.
"""

from __future__ import annotations

from collections.abc import Sequence

from cxworkshop.charts.chart import STAGE, Chart, Surface
from cxworkshop.charts.frame import LEFT, RIGHT
from cxworkshop.charts.marks import Marks, Sizes
from cxworkshop.charts.motion import Motion, fade
from cxworkshop.charts.stage_band import stage_base, stage_surface
from cxworkshop.charts.style import Look, Weight
from cxworkshop.method.rounding import nearest
from cxworkshop.results.calibration import TeamRange, calibration_lines, calibration_title
from cxworkshop.results.facts import GapFacts
from cxworkshop.results.formats import capitalised, percent, percent_range
from cxworkshop.words import FALLBACK, say

MOST_ROWS = 8
_FIRST, _LAST, _PITCH = 330.0, 850.0, 110.0
_PLOT = (700.0, 1440.0)
_WORDS = 1500.0
_SECONDS = 0.7


def calibration_chart(
    found: Sequence[TeamRange],
    facts: GapFacts,
    look: Look,
    size_px: tuple[int, int] = STAGE,
    language: str = FALLBACK,
) -> Chart:
    """The picture of `results.calibration.team_ranges`."""
    shown, motion = list(found)[:MOST_ROWS], Motion()
    title = calibration_title(found, facts.base.k, language)
    lines = list(calibration_lines(found, facts, language))
    surface = stage_surface(look, size_px, language, title, " ".join(lines[:-1]))
    pitch = min(_PITCH, (_LAST - _FIRST) / max(len(shown) - 1, 1))
    if shown:
        _draw_scale(surface, facts, _FIRST + (len(shown) - 1) * pitch + 60, language)
    for index, one in enumerate(shown):
        _draw_row(surface, one, _FIRST + index * pitch, pitch, motion, language)
    stage_base(surface, _base(lines, len(found) - len(shown), language))
    return Chart(
        figure=surface.figure,
        moving=motion.moving,
        show=motion.show,
        alt=" ".join([f"{title}.", *lines]),
        table=_table(found, facts, language),
        seconds=_SECONDS if shown else 0.0,
    )


def _base(lines: Sequence[str], more: int, language: str) -> str:
    words = [
        *lines[-1:],
        *([say("insights.calibration.more", language, count=more)] if more else []),
    ]
    return " ".join(words)


def _x(percent_: float) -> float:
    return _PLOT[0] + percent_ / 100 * (_PLOT[1] - _PLOT[0])


def _draw_scale(surface: Surface, facts: GapFacts, bottom: float, language: str) -> None:
    colours, muted = surface.look.colours, surface.look.muted
    for tick in (0, 25, 50, 75, 100):
        surface.line([_x(tick)] * 2, [_FIRST - 55, bottom], 2, colours.line)
        surface.text(_x(tick), bottom + 38, str(tick), 33, colour=muted, align="center")
    word = capitalised(facts.base.customers_word)
    words = say("insights.calibration.scale", language, customers=word)
    surface.paragraph(_WORDS, bottom + 38, words, RIGHT - _WORDS, (33,), colour=muted, lines=2)


def _draw_row(
    surface: Surface, one: TeamRange, y: float, pitch: float, motion: Motion, language: str
) -> None:
    colours = surface.look.colours
    sizes = (40.0, 37.0, 34.0) if pitch > 80 else (34.0, 33.0)
    name = one.fact.statement.short
    surface.paragraph(LEFT, y + 13, name, _PLOT[0] - LEFT - 40, sizes, Weight.SEMIBOLD)
    fill = colours.ourselves if one.caught else surface.look.background
    low, high = _x(one.low), max(_x(one.high), _x(one.low) + 6)
    surface.bar(low, high, y, min(34.0, pitch * 0.4), fill, colours.ourselves, 4)
    truth = Marks(surface, Sizes.of(min(18.0, pitch * 0.22))).customers(_x(one.actual), y)
    key = "caught" if one.caught else "too_low" if one.actual > one.high else "too_high"
    words = surface.paragraph(
        _WORDS,
        y + 13,
        say(f"insights.calibration.{key}", language),
        RIGHT - _WORDS,
        sizes,
        Weight.SEMIBOLD if one.caught else Weight.REGULAR,
    )
    motion.add([*truth, *words], fade([*truth, *words], begin=0.3))


def _table(
    found: Sequence[TeamRange], facts: GapFacts, language: str
) -> tuple[tuple[str, ...], ...]:
    word = capitalised(facts.base.customers_word)
    header = (
        say("charts.table.statement", language),
        *(
            say(f"insights.calibration.table.{name}", language, customers=word)
            for name in ("range", "people", "actual", "caught")
        ),
    )
    rows = (
        (
            one.fact.statement.short,
            percent_range(one.low / 100, one.high / 100, language),
            str(one.people),
            percent(nearest(one.actual), language),
            say(f"insights.calibration.table.{'yes' if one.caught else 'no'}", language),
        )
        for one in found
    )
    return (header, *rows)
