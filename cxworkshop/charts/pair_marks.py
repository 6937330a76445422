"""The marks of one pair on their beam, and how they come in: the customers' mark travels from what
we predicted to what they said, then the bars grow."""

from __future__ import annotations

from matplotlib.artist import Artist

from cxworkshop.charts.chart import Align, Surface
from cxworkshop.charts.marks import Marks
from cxworkshop.charts.motion import Motion, fade, glide, lift
from cxworkshop.charts.pair_layout import PairLayout
from cxworkshop.charts.pair_places import Place, Places
from cxworkshop.domain.cues import RevealStage
from cxworkshop.results.facts import PairFact
from cxworkshop.results.sentences.customers import LARGE_SAMPLE
from cxworkshop.words import say

_NEAR_END = 0.06


def draw_beam(surface: Surface, layout: PairLayout, places: Places, language: str) -> None:
    """The line from 0 to 100; an end that a mark is close to goes without its label."""
    axis, y, tick = surface.look.colours.axis, layout.beam_y, layout.end_tick
    surface.line([layout.left, layout.right], [y, y], layout.hair, axis)
    kind = "_points" if places.means else ""
    ends: tuple[tuple[float, str, Align], ...] = (
        (layout.left, "zero", "left"),
        (layout.right, "hundred", "right"),
    )
    for x, name, align in ends:
        surface.line([x, x], [y - tick, y + tick], layout.hair, axis)
        if all(abs(place.x - x) > _NEAR_END * layout.width for place in places.shown):
            words = say(f"charts.pair.{name}{kind}", language)
            muted = surface.look.muted
            surface.text(x, layout.end_y, words, layout.note, colour=muted, align=align)


def draw_marks(
    surface: Surface,
    layout: PairLayout,
    places: Places,
    fact: PairFact,
    stage: RevealStage,
    motion: Motion,
) -> None:
    """Bars, whisker and marks as far as the stage shows them."""
    marks = Marks(surface, places.sizes)
    if stage is RevealStage.GAP and not places.lanes:
        _bars(marks, places, motion)
    if places.customers:
        _customers(marks, layout, places, places.customers, fact, stage, motion)
    if places.predicted:
        drawn = marks.predicted(places.predicted.x, places.predicted.y)
        _come_in(drawn, places.predicted, RevealStage.PREDICTED, stage, layout, motion)
    if places.said:
        drawn = marks.said(places.said.x, places.said.y)
        _come_in(drawn, places.said, RevealStage.SAID, stage, layout, motion)


def _come_in(
    drawn: list[Artist],
    place: Place,
    own_stage: RevealStage,
    stage: RevealStage,
    layout: PairLayout,
    motion: Motion,
) -> None:
    """Fade in on its own stage; make room when the customers' mark comes; later stand over the
    bars."""
    if stage is own_stage:
        motion.add(drawn, fade(drawn))
    elif stage is RevealStage.CUSTOMERS:
        motion.add(drawn, lift(drawn, layout.beam_y, place.y))
    elif stage is RevealStage.GAP:
        motion.add(drawn)


def _customers(
    marks: Marks,
    layout: PairLayout,
    places: Places,
    place: Place,
    fact: PairFact,
    stage: RevealStage,
    motion: Motion,
) -> None:
    whisker: list[Artist] = []
    side = fact.customers
    if side and not places.means and side.rated <= LARGE_SAMPLE:
        low, high = layout.x(side.estimate.low), layout.x(side.estimate.high)
        if high > low:
            whisker = marks.whisker(low, high, place.y, _solid_bar(places, stage))
    mark = marks.customers(place.x, place.y)
    if stage is RevealStage.GAP:
        motion.add([*whisker, *mark])
        return
    motion.add(whisker, fade(whisker, begin=0.7))
    if places.predicted:
        motion.add(mark, glide(mark, places.predicted.x, place.x))
        motion.add(mark, lift(mark, layout.beam_y, place.y))
    else:
        motion.add(mark, fade(mark))


def _solid_bar(places: Places, stage: RevealStage) -> tuple[float, float] | None:
    """Where the whisker lies over ink."""
    if stage is not RevealStage.GAP or places.lanes or not places.said:
        return None
    if not places.predicted or not places.customers:
        return None
    low, high = sorted((places.predicted.x, places.customers.x))
    return low, high


def _bars(marks: Marks, places: Places, motion: Motion) -> None:
    if not places.said or not places.customers:
        return
    said, customers = places.said.x, places.customers.x
    if places.predicted:
        y = places.customers.y
        _two_parts(marks, said, places.predicted.x, customers, y, motion)
        return
    line = marks.unsplit(said, customers, places.said.y, dashed=places.means)

    def grow(t: float) -> None:
        line.set_xdata([said, said + t * (customers - said)])

    motion.add([line], grow)


def _two_parts(
    marks: Marks, said: float, predicted: float, customers: float, y: float, motion: Motion
) -> None:
    """First the acknowledged part grows from what we said to what we guessed, then the blind spot
    from there to what customers said. Parts that pull different ways lie in two lanes."""
    one_way = (said - predicted) * (predicted - customers) >= 0
    share = 1.0 if one_way else 0.52
    shift = 0.0 if one_way else marks.sizes.bar * 0.5
    hollow = marks.acknowledged(min(said, predicted), max(said, predicted), y - shift, share)
    solid = marks.blind_spot(min(predicted, customers), max(predicted, customers), y + shift, share)
    inset = marks.sizes.outline / 2

    def grow(t: float) -> None:
        first, second = min(t * 2, 1.0), max(t * 2 - 1, 0.0)
        left, right = sorted((said, said + first * (predicted - said)))
        hollow.set_x(left + inset)
        hollow.set_width(max(right - left - 2 * inset, 0))
        hollow.set_visible(right - left > 2 * inset)
        left, right = sorted((predicted, predicted + second * (customers - predicted)))
        solid.set_x(left)
        solid.set_width(right - left)

    motion.add([hollow, solid], grow)
