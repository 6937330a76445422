"""The large numbers of one pair on the stage, and the distance between the two."""

from __future__ import annotations

from collections.abc import Iterator

from matplotlib.artist import Artist

from cxworkshop.charts.chart import Surface
from cxworkshop.charts.marks import Marks, Sizes
from cxworkshop.charts.motion import Motion, fade, glide
from cxworkshop.charts.pair_blocks import (
    Block,
    customers_block,
    draw_block,
    draw_leader,
    mean_blocks,
    open_block,
    place_blocks,
    said_block,
    sign_place,
)
from cxworkshop.charts.pair_layout import PairLayout
from cxworkshop.charts.pair_places import Places, has_reached
from cxworkshop.charts.style import Weight, text_width
from cxworkshop.domain.cues import RevealStage
from cxworkshop.domain.customers import Grade
from cxworkshop.results.facts import Base, PairFact
from cxworkshop.results.limits import distance_text
from cxworkshop.words import say

_COUNT_PLACE = 0.75  # of the beam: where our count stands, whatever customers said


def draw_numbers(
    surface: Surface,
    layout: PairLayout,
    places: Places,
    fact: PairFact,
    base: Base,
    stage: RevealStage,
    motion: Motion,
    language: str,
) -> None:
    """A number over each mark; what is new fades in, what has to make room glides aside."""
    shown = list(_blocks(layout, places, fact, base, stage, language))
    gap = _distance(fact, places, language)
    blocks = [block for _, block in shown]
    centres, middle = place_blocks(blocks, layout, _apart_width(layout, gap, language))
    for (own_stage, block), centre in zip(shown, centres, strict=True):
        drawn: list[Artist] = list(draw_block(surface, layout, block, centre))
        leader = _leader(surface, layout, places, own_stage, block, centre)
        if stage is own_stage:
            begin = 0.0 if own_stage is RevealStage.SAID else 0.6
            motion.add([*drawn, *leader], fade([*drawn, *leader], begin))
        elif stage is RevealStage.CUSTOMERS:
            _make_room(layout, block, drawn, leader, centre, motion)
    if stage is RevealStage.GAP and gap and places.said:
        _draw_apart(surface, layout, fact, gap, middle, motion, language)


def draw_question(surface: Surface, layout: PairLayout, language: str) -> None:
    """What the room is about to see, before it sees it."""
    words = say("charts.pair.ask_said", language)
    middle, size = (layout.left + layout.right) / 2, layout.numeral * 0.33
    surface.text(middle, layout.numeral_y, words, size, Weight.SEMIBOLD, align="center")


def _blocks(
    layout: PairLayout,
    places: Places,
    fact: PairFact,
    base: Base,
    stage: RevealStage,
    language: str,
) -> Iterator[tuple[RevealStage, Block]]:
    """The numbers shown, each with the stage that brought it."""
    if places.means and places.said and places.customers:
        ours, theirs = mean_blocks(fact, base, (places.said.x, places.customers.x), language)
        yield RevealStage.SAID, ours
        yield RevealStage.CUSTOMERS, theirs
        return
    if fact.team and places.said:
        yield RevealStage.SAID, said_block(fact.team, fact, base, places.said.x, language)
    elif fact.open_count and has_reached(stage, RevealStage.SAID):
        x = layout.x(_COUNT_PLACE)
        yield RevealStage.SAID, open_block(fact.open_count, fact.statement.scale, x, language)
    side = fact.customers
    if side and places.customers:
        x = places.customers.x
    elif side and side.grade is Grade.D and has_reached(stage, RevealStage.CUSTOMERS):
        x = _emptier_half(layout, places)
    else:
        return
    yield RevealStage.CUSTOMERS, customers_block(side, fact, base, x, language)


def _emptier_half(layout: PairLayout, places: Places) -> float:
    """For a count, which has no place on the beam."""
    if places.said is None:
        return layout.x(1 - _COUNT_PLACE)
    right = places.said.x < (layout.left + layout.right) / 2
    return layout.x(0.75 if right else 0.25)


def _leader(
    surface: Surface,
    layout: PairLayout,
    places: Places,
    stage: RevealStage,
    block: Block,
    centre: float,
) -> list[Artist]:
    place = places.of(stage)
    if place is None:
        return []
    if places.lanes:
        x, y, radius = sign_place(layout, block, centre)
        marks = Marks(surface, Sizes.of(radius))
        return marks.said(x, y) if stage is RevealStage.SAID else marks.customers(x, y)
    radius = places.sizes.said if stage is RevealStage.SAID else places.sizes.customers
    return list(draw_leader(surface, layout, block, centre, (place.x, place.y), radius))


def _make_room(
    layout: PairLayout,
    block: Block,
    drawn: list[Artist],
    leader: list[Artist],
    centre: float,
    motion: Motion,
) -> None:
    (alone,), _ = place_blocks([block], layout)
    if abs(alone - centre) > 1:
        motion.add(drawn, glide(drawn, alone, centre))
        motion.add(leader, fade(leader, begin=0.6))


def _distance(fact: PairFact, places: Places, language: str) -> str:
    """How far apart the two numbers are, or "" when that can't be told."""
    if fact.means and places.means:
        return str(abs(fact.means.gap))
    return distance_text(fact.points, language)


def _apart_width(layout: PairLayout, gap: str, language: str) -> float:
    if not gap:
        return 0.0
    return max(
        text_width(gap, layout.apart, Weight.BOLD),
        text_width(_apart_words(gap, language), layout.word),
    )


def _apart_words(gap: str, language: str) -> str:
    return say("charts.pair.apart", language, count=1 if gap == "1" else 0)


def _draw_apart(
    surface: Surface,
    layout: PairLayout,
    fact: PairFact,
    gap: str,
    x: float,
    motion: Motion,
    language: str,
) -> None:
    """The distance between the two numbers; on paper the parts below tell it."""
    if not layout.headed and fact.belief:
        return
    y, muted = layout.apart_y + layout.word * 1.26, surface.look.muted
    words = _apart_words(gap, language)
    drawn: list[Artist] = [
        surface.text(x, layout.apart_y, gap, layout.apart, Weight.BOLD, align="center"),
        surface.text(x, y, words, layout.word, colour=muted, align="center"),
    ]
    motion.add(drawn, fade(drawn))
