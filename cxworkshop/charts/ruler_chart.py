"""The team's own gap on one ruler with the famous published ones.

Gaps are lengths from zero, sorted. The published ones are thin lines with their honest captions:
they asked other questions of other people, and are context, never an opponent.
"""

from __future__ import annotations

from collections.abc import Sequence

from cxworkshop.charts.chart import STAGE, Align, Chart, Surface
from cxworkshop.charts.frame import LEFT, RIGHT, SMALLEST, base_line, heading
from cxworkshop.charts.motion import Motion
from cxworkshop.charts.spread import spread
from cxworkshop.charts.style import Look, Weight, fitted, text_width, wrapped
from cxworkshop.domain.references import Reference
from cxworkshop.method.privacy import Limit
from cxworkshop.results.facts import Base, GapFacts, PairFact
from cxworkshop.results.formats import full_date, limited, points, with_minus
from cxworkshop.results.sentences.ruler import ruler_base, ruler_title
from cxworkshop.words import FALLBACK, say

_ZERO = 608.0
_SCALE_Y, _FIRST, _LOWEST = 296.0, 407.0, 960.0
_BAR = 72.0
_CAPTION = 34.0
_NAMES = (((52.0, 46.0), 1), ((44.0, 40.0), 2), ((36.0, SMALLEST), 3))  # sizes and lines


def ruler_chart(
    facts: GapFacts,
    references: Sequence[Reference],
    look: Look,
    size_px: tuple[int, int] = STAGE,
    language: str = FALLBACK,
) -> Chart:
    """The hero's gap among the published ones, largest first."""
    surface = Surface(look, size_px, language=language)
    second = say("facts.ruler.subtitle", language)
    heading(surface, ruler_title(facts, references, language), second)
    base_line(surface, ruler_base(language))
    _draw_scale(surface, language)
    own = facts.hero if facts.hero and facts.hero.points.gap is not None else None
    rows: list[Reference | PairFact] = [*references, *([own] if own else [])]
    rows.sort(key=_gap_of, reverse=True)
    pitch = min(200.0, (_LOWEST - _FIRST + 60) / max(len(rows), 1))
    for index, row in enumerate(rows):
        y = _FIRST + index * pitch
        if isinstance(row, Reference):
            _draw_reference(surface, row, y, 2 if pitch > 150 else 1)
        else:
            _draw_own(surface, row, facts.base, y + 20, language)
    motion = Motion()
    return Chart(
        figure=surface.figure,
        moving=motion.moving,
        show=motion.show,
        alt=_alt(facts, references, language),
        table=_table(facts, references, language),
    )


def _gap_of(row: Reference | PairFact) -> int:
    return row.gap_points if isinstance(row, Reference) else row.points.gap or 0


def _x(gap: float) -> float:
    return _ZERO + gap / 100 * (RIGHT - _ZERO)


def _draw_scale(surface: Surface, language: str) -> None:
    ink, muted = surface.look.colours.ink, surface.look.muted
    surface.line([_ZERO, RIGHT], [_SCALE_Y, _SCALE_Y], 2.6, ink)
    for gap in range(0, 101, 5):
        x, tall = _x(gap), gap % 10 == 0
        surface.line([x, x], [_SCALE_Y, _SCALE_Y + (28 if tall else 13)], 2.6 if tall else 1.8, ink)
    for gap in (0, 20, 40, 60, 80):
        align: Align = "left" if gap == 0 else "center"
        surface.text(_x(gap), 276, str(gap), SMALLEST + 1, colour=muted, align=align)
    words = say("charts.ruler.points", language, number=100)
    surface.text(RIGHT, 276, words, SMALLEST + 1, colour=muted, align="right")


def _draw_reference(surface: Surface, reference: Reference, y: float, lines: int) -> None:
    end, colour = _x(reference.gap_points), surface.look.colours.reference
    surface.line([_ZERO, end], [y, y], 10, colour)
    surface.line([end, end], [y - 28, y + 28], 8, colour)
    surface.text(end + 28, y + 18, str(reference.gap_points), 52, Weight.SEMIBOLD)
    names, size = fitted(reference.source, 360, (40, 37, 34), Weight.SEMIBOLD)
    surface.text(LEFT, y + 13, names[0], size, Weight.SEMIBOLD)
    after = LEFT + text_width(names[0], size, Weight.SEMIBOLD) + 16
    muted = surface.look.muted
    surface.text(after, y + 13, str(reference.year), 38, colour=muted)
    surface.paragraph(
        _ZERO,
        y + 72,
        reference.caption,
        RIGHT - _ZERO,
        (_CAPTION, SMALLEST),
        colour=muted,
        lines=lines,
    )


def _draw_own(surface: Surface, fact: PairFact, base: Base, y: float, language: str) -> None:
    gap = fact.points.gap or 0
    number = limited(with_minus(gap), fact.points.limit, language)
    width = _ZERO - LEFT - 40
    name, size = _client_name(base.client, width)
    for index, line in enumerate(reversed(name)):
        surface.text(LEFT, y - 14 - index * size * 1.1, line, size, Weight.BOLD)
    muted = surface.look.muted
    surface.text(LEFT, y + 38, full_date(base.voted_on, language), 40, colour=muted)
    end = _x(max(gap, 0))
    fits = end + 28 + text_width(number, 112, Weight.BOLD) <= RIGHT
    if fits:
        surface.text(end + 28, y + 38, number, 112, Weight.BOLD)
    else:
        surface.text(RIGHT, y + 106, number, 88, Weight.BOLD, align="right")
    blind, known = fact.points.blind_spot, fact.points.acknowledged
    if gap <= 0:
        return
    exact = fact.points.limit is Limit.EXACT
    if blind is None or known is None or min(blind, known) < 0 or not exact:
        surface.bar(_ZERO, end, y, _BAR * 0.4, surface.look.colours.ink, "none", 0)
        return
    _draw_parts(surface, blind, known, y, RIGHT if fits else RIGHT - 190, language)


def _client_name(client: str, width: float) -> tuple[list[str], float]:
    """On one line where it fits, else on two or three smaller ones."""
    for sizes, lines in _NAMES[:-1]:
        for size in sizes:
            found = wrapped(client, width, size, Weight.BOLD, lines)
            if found:
                return found, size
    sizes, lines = _NAMES[-1]
    return fitted(client, width, sizes, Weight.BOLD, lines)


def _draw_parts(
    surface: Surface, blind: int, known: int, y: float, right: float, language: str
) -> None:
    """The bar of our own gap; the names of its parts end at `right`."""
    ink = surface.look.colours.ink
    middle, end = _x(blind), _x(blind + known)
    surface.bar(_ZERO, end, y, _BAR, surface.look.background, ink, 4)
    surface.bar(_ZERO, middle, y, _BAR, ink, ink, 0)
    words = [
        say("charts.ruler.blind", language, number=blind),
        say("charts.ruler.acknowledged", language, number=known),
    ]
    widths = [text_width(word, _CAPTION) for word in words]
    wanted = [(_ZERO + middle) / 2, (middle + end) / 2]
    for word, x in zip(words, spread(wanted, widths, 40, _ZERO, right), strict=True):
        surface.text(x, y + 80, word, _CAPTION, align="center")


def _table(
    facts: GapFacts, references: Sequence[Reference], language: str
) -> tuple[tuple[str, ...], ...]:
    header = tuple(
        say(f"charts.table.{name}", language) for name in ("source", "year", "points", "caption")
    )
    rows: list[tuple[str, ...]] = [
        (item.source, str(item.year), str(item.gap_points), item.caption) for item in references
    ]
    gap = facts.hero.points.gap if facts.hero else None
    if facts.hero and gap is not None:
        own, limit = say("charts.table.own", language), facts.hero.points.limit
        number = limited(with_minus(gap), limit, language)
        rows.append((facts.base.client, str(facts.base.voted_on.year), number, own))
    return (header, *rows)


def _alt(facts: GapFacts, references: Sequence[Reference], language: str) -> str:
    told = [
        f"{item.source} {item.year}: {points(item.gap_points, language)}. {item.caption}"
        for item in references
    ]
    title = ruler_title(facts, references, language)
    return " ".join([f"{title}.", *told, ruler_base(language)])
