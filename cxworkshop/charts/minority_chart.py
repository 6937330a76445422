"""When we were divided and the smaller group was nearer to customers: one row per statement.

A dot is one of us, the smaller group filled. It protects who dissents next time, so only sizes of
groups are drawn, and only where the smaller one was right.
"""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.lines import Line2D

from cxworkshop.charts.chart import STAGE, Chart, Surface
from cxworkshop.charts.frame import LEFT, RIGHT
from cxworkshop.charts.marks import Marks, Sizes
from cxworkshop.charts.motion import Motion, fade
from cxworkshop.charts.stage_band import stage_base, stage_surface
from cxworkshop.charts.style import Look, Weight, text_width
from cxworkshop.method.rounding import nearest
from cxworkshop.results.facts import Base, GapFacts
from cxworkshop.results.formats import capitalised, percent
from cxworkshop.results.minority import Division, divisions, minority_sentences, minority_title
from cxworkshop.words import FALLBACK, say

MOST_ROWS = 4
_FIRST, _PITCH = 330.0, 165.0
_DOTS_FROM, _DOTS_TO, _NUMBERS = 800.0, 1330.0, 1400.0
_RADIUS = 17.0
_SECONDS = 0.6


def minority_chart(
    facts: GapFacts,
    look: Look,
    size_px: tuple[int, int] = STAGE,
    language: str = FALLBACK,
) -> Chart:
    """The statements on which the smaller group was nearer, largest gap first."""
    right = [one for one in divisions(facts) if one.smaller_was_right]
    shown, motion = right[:MOST_ROWS], Motion()
    title = minority_title(facts, language)
    surface = stage_surface(look, size_px, language, title)
    for index, one in enumerate(shown):
        _draw_row(surface, one, facts.base, _FIRST + index * _PITCH, motion, language)
    base = say("insights.minority.chart.base", language)
    if len(right) > len(shown):
        more = say("insights.minority.chart.more", language, count=len(right) - len(shown))
        base = f"{base} {more}"
    stage_base(surface, base)
    return Chart(
        figure=surface.figure,
        moving=motion.moving,
        show=motion.show,
        alt=" ".join([f"{title}.", *minority_sentences(facts, language), base]),
        table=_table(right, facts.base, language),
        seconds=_SECONDS,
    )


def _draw_row(
    surface: Surface, one: Division, base: Base, y: float, motion: Motion, language: str
) -> None:
    muted = surface.look.muted
    name = one.fact.statement.short
    surface.paragraph(LEFT, y, name, _DOTS_FROM - LEFT - 60, (46, 42, 38, 35), Weight.SEMIBOLD)
    key = "agreed" if one.smaller_agrees else "disagreed"
    group = say(f"insights.minority.chart.{key}", language, smaller=one.smaller, rated=one.rated)
    surface.paragraph(LEFT, y + 52, group, _DOTS_FROM - LEFT - 60, (38, 35, 33), colour=muted)
    _draw_people(surface, one, y + 14)
    number = percent(nearest(one.customers * 100), language)
    drawn = [
        *Marks(surface, Sizes.of(_RADIUS)).customers(_NUMBERS, y + 14),
        surface.text(_NUMBERS + 44, y + 34, number, 60, Weight.BOLD),
    ]
    after = _NUMBERS + 44 + text_width(number, 60, Weight.BOLD) + 18
    words = say("insights.minority.chart.customers", language, customers=base.customers_word)
    if after + text_width(words, 33) <= RIGHT:
        drawn.append(surface.text(after, y + 34, words, 33, colour=muted))
    else:
        drawn += surface.paragraph(
            _NUMBERS + 44, y + 80, words, RIGHT - _NUMBERS - 44, (33,), colour=muted
        )
    motion.add(drawn, fade(drawn, begin=0.3))


def _draw_people(surface: Surface, one: Division, y: float) -> None:
    """A dot each, or a bar in two parts when there are too many for dots."""
    colours, width = surface.look.colours, _DOTS_TO - _DOTS_FROM
    pitch = min(44.0, width / (one.rated + 0.7))
    if pitch < 14:
        middle = _DOTS_FROM + width * one.smaller / one.rated
        ground = surface.look.background
        surface.bar(_DOTS_FROM, _DOTS_TO, y, 44, ground, colours.ourselves, 3)
        surface.bar(_DOTS_FROM, middle, y, 44, colours.ourselves, "none", 0)
        return
    radius = min(_RADIUS, pitch * 0.40)
    places = [_DOTS_FROM + pitch * (place + 0.5) for place in range(one.rated)]
    _draw_dots(surface, places[: one.smaller], y, radius, filled=True)
    _draw_dots(surface, [x + 0.7 * pitch for x in places[one.smaller :]], y, radius, filled=False)


def _draw_dots(
    surface: Surface, xs: Sequence[float], y: float, radius: float, *, filled: bool
) -> None:
    colour = surface.look.colours.ourselves
    dots = Line2D(
        list(xs),
        [y] * len(xs),
        marker="o",
        linestyle="none",
        markersize=(2 * radius - 4) * surface.scale,
        markerfacecolor=colour if filled else surface.look.background,
        markeredgecolor=colour,
        markeredgewidth=4 * surface.scale,
        zorder=4,
    )
    surface.axes.add_line(dots)


def _table(found: Sequence[Division], base: Base, language: str) -> tuple[tuple[str, ...], ...]:
    word = capitalised(base.customers_word)
    header = (
        say("charts.table.statement", language),
        *(
            say(f"insights.minority.table.{name}", language)
            for name in ("smaller", "rated", "view")
        ),
        say("insights.minority.table.customers", language, customers=word),
    )
    rows = (
        (
            one.fact.statement.short,
            str(one.smaller),
            str(one.rated),
            say(
                f"insights.minority.table.{'agreed' if one.smaller_agrees else 'disagreed'}",
                language,
            ),
            percent(nearest(one.customers * 100), language),
        )
        for one in found
    )
    return (header, *rows)
