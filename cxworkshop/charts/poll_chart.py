"""What came out of a poll as bars: dots on cards, an order, a choice, or numbers.

One bar per item, the largest first; numbers keep their order. Dots also tell from how many people
they came, because a few can give many.
"""

from __future__ import annotations

from matplotlib.patches import Rectangle

from cxworkshop.charts.chart import STAGE, Chart, Surface
from cxworkshop.charts.frame import LEFT, RIGHT
from cxworkshop.charts.motion import Motion, Step
from cxworkshop.charts.stage_band import stage_base, stage_surface
from cxworkshop.charts.style import Look, Weight, fitted, text_width, wrapped
from cxworkshop.domain.polls import QuestionKind
from cxworkshop.results.poll_results import (
    PollResult,
    PollRow,
    number_words,
    poll_base,
    poll_title,
)
from cxworkshop.words import FALLBACK, say

MOST_ROWS = 10
_FIRST, _LAST, _PITCH = 330.0, 900.0, 116.0
_NAMES, _SPANS, _NUMBER, _NOTE = 640.0, 280.0, 130.0, 230.0  # widths
_BAR = 0.45  # of the pitch
_SIZES, _LEADING = (40.0, 37.0, 35.0, 33.0), 1.1
_SECONDS = 0.7


def poll_chart(
    result: PollResult,
    look: Look,
    size_px: tuple[int, int] = STAGE,
    language: str = FALLBACK,
) -> Chart:
    """The rows of a result; none when it stays hidden."""
    shown, motion = result.rows[:MOST_ROWS], Motion()
    title, base = poll_title(result, language), _base(result, len(shown), language)
    surface = stage_surface(look, size_px, language, title, result.question.text)
    longest = max((row.value for row in shown), default=0.0)
    pitch = min(_PITCH, (_LAST - _FIRST) / max(len(shown) - 1, 1))
    names = _fitted_names(result, pitch)
    for index, row in enumerate(shown):
        y = _FIRST + index * pitch
        _draw_name(surface, names[index], y)
        _draw_row(surface, result, row, y, pitch, longest, motion, language)
    stage_base(surface, base)
    table = _table(result, language)
    told = [", ".join(cells) for cells in table[1:]]
    return Chart(
        figure=surface.figure,
        moving=motion.moving,
        show=motion.show,
        alt=". ".join([title, *told, base]),
        table=table,
        seconds=_SECONDS if shown else 0.0,
    )


def _base(result: PollResult, shown: int, language: str) -> str:
    more = len(result.rows) - shown
    base = poll_base(result, language)
    return f"{base} {say('insights.poll.more', language, count=more)}" if more else base


def _fitted_names(result: PollResult, pitch: float) -> list[tuple[list[str], float, Weight]]:
    """The names as lines, all of one size: the largest at which each fits."""
    rows, width = result.rows[:MOST_ROWS], _names(result) - 30
    longest = max((row.value for row in rows), default=0.0)
    weights = [Weight.SEMIBOLD if row.value == longest else Weight.REGULAR for row in rows]
    size, lines = _SIZES[-1], 1
    for size in _SIZES:
        lines = 2 if 2 * size * _LEADING <= pitch else 1
        named = zip(rows, weights, strict=True)
        if all(wrapped(row.text, width, size, weight, lines) for row, weight in named):
            break
    return [
        (fitted(row.text, width, (size,), weight, lines)[0], size, weight)
        for row, weight in zip(rows, weights, strict=True)
    ]


def _draw_name(surface: Surface, name: tuple[list[str], float, Weight], y: float) -> None:
    lines, size, weight = name
    first = y + size * 0.34 - (len(lines) - 1) * size * _LEADING / 2
    for number, line in enumerate(lines):
        surface.text(LEFT, first + number * size * _LEADING, line, size, weight)


def _draw_row(
    surface: Surface,
    result: PollResult,
    row: PollRow,
    y: float,
    pitch: float,
    longest: float,
    motion: Motion,
    language: str,
) -> None:
    left, note = LEFT + _names(result), _note(result, row, language)
    width = RIGHT - left - _NUMBER - (_NOTE if note else 0)
    if longest and row.value:
        colours = surface.look.colours
        right = left + row.value / longest * width
        bar = surface.bar(left, right, y, pitch * _BAR, colours.ourselves, "none", 0)
        motion.add([bar], _grow(bar))
    else:
        right = left
    number = number_words(row.value)
    surface.text(right + 20, y + 15, number, 44, Weight.BOLD)
    if note:
        after = right + 20 + text_width(number, 44, Weight.BOLD) + 18
        surface.text(after, y + 12, note, _SIZES[-1], colour=surface.look.muted)


def _names(result: PollResult) -> float:
    return _SPANS if result.question.kind is QuestionKind.NUMBER else _NAMES


def _note(result: PollResult, row: PollRow, language: str) -> str:
    key = {QuestionKind.ALLOCATION: "voters", QuestionKind.RANKING: "firsts"}.get(
        result.question.kind
    )
    return say(f"insights.poll.{key}", language, count=row.people) if key and row.people else ""


def _grow(bar: Rectangle) -> Step:
    width = bar.get_width()

    def step(t: float) -> None:
        bar.set_width(width * t)

    return step


def _table(result: PollResult, language: str) -> tuple[tuple[str, ...], ...]:
    kind = result.question.kind
    second = {QuestionKind.ALLOCATION: "voters", QuestionKind.RANKING: "firsts"}.get(kind)
    names = ["item", str(kind), *([second] if second else [])]
    rows = (
        (row.text, number_words(row.value), *([str(row.people)] if second else []))
        for row in result.rows
    )
    return (tuple(say(f"insights.poll.table.{name}", language) for name in names), *rows)
