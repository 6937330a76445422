"""What if some neutral customers became satisfied: the share that would agree, and our gap then.

One bar of all customers who could judge; the part that changes is pale, and the ◆ travels over it.
Labelled as arithmetic, since nothing here knows what people will do. The share can be dialled:
everything is drawn anew on the same figure then, which is quick enough to follow a slider.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matplotlib.artist import Artist
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from cxworkshop.charts.chart import STAGE, Chart, Surface
from cxworkshop.charts.frame import LEFT, RIGHT
from cxworkshop.charts.marks import Marks, Sizes
from cxworkshop.charts.motion import Motion, fade, glide
from cxworkshop.charts.spread import spread
from cxworkshop.charts.stage_band import empty_surface, stage_base, stage_heading
from cxworkshop.charts.style import Look, Weight, text_width
from cxworkshop.method.rounding import nearest
from cxworkshop.results.facts import Base, PairFact
from cxworkshop.results.formats import capitalised, large, percent, with_minus
from cxworkshop.results.what_if import WhatIf, what_if, what_if_base, what_if_title
from cxworkshop.words import FALLBACK, say

_NUMBERS, _NAMES = 402.0, 449.0
_OURS, _MARKS, _BAR_TOP, _BAR_BOTTOM = 516.0, 580.0, 622.0, 716.0
_PARTS, _PART_NAMES, _GAP = 800.0, 842.0, 926.0
_RADIUS = 26.0
_PALE = 0.35
_BEND, _STRAIGHT = 7.0, 16.0
_SECONDS = 0.9

_Fill = str | tuple[str, float]  # a colour, or one with how opaque it is


@dataclass(frozen=True, slots=True)
class _Block:
    """A number over the bar with what it is, and where its mark stands. `new` comes in later."""

    x: float
    y: float
    number: str
    name: str
    size: float
    new: bool = False

    @property
    def width(self) -> float:
        number = text_width(self.number, self.size, Weight.BOLD)
        return max(number, text_width(self.name, 36))


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the bar in whole points, from `left` to `right` as shares."""

    key: str
    left: float
    right: float
    points: int


def what_if_chart(
    fact: PairFact,
    found: WhatIf,
    base: Base,
    look: Look,
    size_px: tuple[int, int] = STAGE,
    language: str = FALLBACK,
) -> Chart:
    """The picture of `results.what_if.what_if(fact, share)`; its dial is the share."""
    surface = empty_surface(look, size_px, language)

    def turned(share: float) -> Chart:
        for artist in _drawn(surface):
            artist.remove()
        other = what_if(fact, share)
        assert other, "another share of the same customers"
        return _chart(surface, fact, other, base, language, turned)

    return _chart(surface, fact, found, base, language, turned)


def _chart(
    surface: Surface,
    fact: PairFact,
    found: WhatIf,
    base: Base,
    language: str,
    dial: Callable[[float], Chart],
) -> Chart:
    wording = say("insights.depth.wording", language, wording=fact.statement.customers)
    title, motion = what_if_title(found, base, language), Motion()
    stage_heading(surface, title, wording)
    stage_base(surface, what_if_base(found, base, language))
    _draw_bar(surface, found, motion, language)
    _draw_marks(surface, found, motion)
    _draw_numbers(surface, found, motion, language)
    _draw_gap(surface, found, motion, language)
    motion.add(_drawn(surface))
    table = _table(found, base, language)
    told = [f"{row[0]}: {row[1]} → {row[2]}" for row in table[1:]]
    return Chart(
        figure=surface.figure,
        moving=motion.moving,
        show=motion.show,
        alt=". ".join([title, *told, what_if_base(found, base, language)]),
        table=table,
        seconds=_SECONDS,
        dial=dial,
    )


def _drawn(surface: Surface) -> list[Artist]:
    axes = surface.axes
    return [*axes.patches, *axes.lines, *axes.texts]


def _x(share: float) -> float:
    return LEFT + share * (RIGHT - LEFT)


def _parts(found: WhatIf) -> list[_Part]:
    agree, moved, stay, disagree = found.points
    neutral_end = found.before + found.neutral_share
    parts = [
        _Part("agree", 0.0, found.before, agree),
        _Part("moved", found.before, found.after, moved),
        _Part("neutral", found.after, neutral_end, stay),
        _Part("disagree", neutral_end, 1.0, disagree),
    ]
    return [part for part in parts if part.right - part.left > 1e-9]


def _draw_bar(surface: Surface, found: WhatIf, motion: Motion, language: str) -> None:
    colours, parts = surface.look.colours, _parts(found)
    ground, solid = surface.look.background, colours.customers
    looks: dict[str, tuple[_Fill, str]] = {
        "agree": (solid, solid),
        "moved": ((solid, _PALE), solid),
        "neutral": (ground, colours.axis),
        "disagree": (colours.sunken, colours.axis),
    }
    for part in parts:
        fill, edge = looks[part.key]
        bar = surface.bar(
            _x(part.left), _x(part.right), (_BAR_TOP + _BAR_BOTTOM) / 2, 94, ground, edge, 3
        )
        bar.set_facecolor(fill)
        if part.key == "moved":
            _grow(bar, motion)
    _name_parts(surface, parts, motion, language)


def _grow(bar: Rectangle, motion: Motion) -> None:
    width = bar.get_width()

    def step(t: float) -> None:
        bar.set_width(width * t)

    motion.add([bar], step)


def _name_parts(surface: Surface, parts: list[_Part], motion: Motion, language: str) -> None:
    """Under the bar, moved apart where parts are narrow, each with a line to its part."""
    names = [say(f"insights.what_if.{part.key}", language) for part in parts]
    numbers = [percent(part.points, language) for part in parts]
    widths = [
        max(text_width(number, 46, Weight.BOLD), text_width(name, 34))
        for number, name in zip(numbers, names, strict=True)
    ]
    middles = [_x((part.left + part.right) / 2) for part in parts]
    centres = spread(middles, widths, 36, LEFT, RIGHT)
    levels = _levels(middles, centres)
    for part, name, number, middle, centre, level in zip(
        parts, names, numbers, middles, centres, levels, strict=True
    ):
        top = _PARTS - 46
        drawn: list[Artist] = [
            _leader(surface, (middle, _BAR_BOTTOM + 4), (centre, top), level),
            surface.text(centre, _PARTS, number, 46, Weight.BOLD, align="center"),
            surface.text(centre, _PART_NAMES, name, 34, align="center"),
        ]
        if part.key == "moved":
            motion.add(drawn, fade(drawn, begin=0.6))


def _leader(
    surface: Surface, start: tuple[float, float], end: tuple[float, float], level: int
) -> Line2D:
    """A line down from a label to its mark, or from a part to its label; with a corner when the
    label had to move aside."""
    (x0, y0), (x1, y1) = start, end
    axis, bend = surface.look.colours.axis, y0 + _BEND * (level + 1)
    if abs(x1 - x0) < _STRAIGHT:
        return surface.line([x1, x1], [y0, y1], 2, axis)
    return surface.line([x0, x0, x1, x1], [y0, bend, bend, y1], 2, axis)


def _levels(starts: Sequence[float], ends: Sequence[float]) -> list[int]:
    """At which level each of some lines from left to right turns, so that none crosses another:
    of those that go right the first turns last, of those that go left the last."""
    right = [end > start for start, end in zip(starts, ends, strict=True)]
    return [
        sum(right[index + 1 :]) if goes_right else len(right[:index]) - sum(right[:index])
        for index, goes_right in enumerate(right)
    ]


def _draw_marks(surface: Surface, found: WhatIf, motion: Motion) -> None:
    """◆ travels from where customers are to where they would be; its outline stays behind."""
    marks = Marks(surface, Sizes.of(_RADIUS))
    colours, outline = surface.look.colours, marks.sizes.outline * 1.25
    before, after = _x(found.before), _x(found.after)
    start = Line2D(
        [before],
        [_MARKS],
        marker="D",
        linestyle="none",
        markersize=(marks.sizes.customers * 2**0.5 - outline) * surface.scale,
        markerfacecolor=surface.look.background,
        markeredgecolor=colours.customers,
        markeredgewidth=outline * surface.scale,
        zorder=4,
    )
    surface.axes.add_line(start)
    moving = marks.customers(after, _MARKS)
    motion.add([start])
    motion.add(moving, glide(moving, before, after))
    if found.said is not None:
        marks.said(_x(found.said), _OURS)


def _draw_numbers(surface: Surface, found: WhatIf, motion: Motion, language: str) -> None:
    blocks = _blocks(found, language)
    centres = spread([b.x for b in blocks], [b.width for b in blocks], 60, LEFT, RIGHT)
    muted = surface.look.muted
    levels = _levels(centres, [block.x for block in blocks])
    for block, centre, level in zip(blocks, centres, levels, strict=True):
        top = _NAMES + 18
        drawn: list[Artist] = [
            surface.text(centre, _NUMBERS, block.number, block.size, Weight.BOLD, align="center"),
            surface.text(centre, _NAMES, block.name, 36, colour=muted, align="center"),
            _leader(surface, (centre, top), (block.x, block.y - _RADIUS - 6), level),
        ]
        if block.new:
            motion.add(drawn, fade(drawn, begin=0.5))


def _blocks(found: WhatIf, language: str) -> list[_Block]:
    def block(key: str, share: float, y: float, size: float, new: bool = False) -> _Block:
        number = percent(nearest(share * 100), language)
        return _Block(_x(share), y, number, say(f"insights.what_if.{key}", language), size, new)

    blocks = [block("now", found.before, _MARKS, 104)]
    if found.points_after != found.points_before:
        blocks.append(block("then", found.after, _MARKS, 168, new=True))
    if found.said is not None:
        blocks.append(block("we_said", found.said, _OURS, 104))
    return sorted(blocks, key=lambda one: one.x)


def _draw_gap(surface: Surface, found: WhatIf, motion: Motion, language: str) -> None:
    if found.gap_before is None or found.gap_after is None:
        return
    then = say("insights.what_if.gap", language, count=abs(found.gap_after))
    drawn: list[Artist] = [surface.text(LEFT, _GAP, then, 40, Weight.SEMIBOLD)]
    x = LEFT + text_width(then, 40, Weight.SEMIBOLD) + 24
    now = say("insights.what_if.gap_now", language, gap=abs(found.gap_before))
    drawn.append(surface.text(x, _GAP, now, 36, colour=surface.look.muted))
    motion.add(drawn, fade(drawn, begin=0.5))


def _table(found: WhatIf, base: Base, language: str) -> tuple[tuple[str, ...], ...]:
    agree, moved, stay, disagree = found.points
    names = {
        key: say(f"insights.what_if.table.{key}", language)
        for key in ("agree", "neutral", "disagree")
    }
    header = tuple(
        say(f"insights.what_if.table.{key}", language) for key in ("group", "now", "then")
    )
    rows = [
        (names["agree"], percent(agree, language), percent(agree + moved, language)),
        (names["neutral"], percent(moved + stay, language), percent(stay, language)),
        (names["disagree"], percent(disagree, language), percent(disagree, language)),
    ]
    if found.gap_before is not None and found.gap_after is not None:
        gap = say("insights.what_if.table.gap", language)
        rows.append((gap, with_minus(found.gap_before), with_minus(found.gap_after)))
    word = capitalised(base.customers_word)
    people = say("insights.what_if.table.people", language, customers=word)
    return (header, *rows, (people, "0", large(found.moved, language)))
