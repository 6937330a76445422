"""The picture of one pair: nothing covers anything, nothing is too small, motion ends still."""

from __future__ import annotations

from io import BytesIO
from itertools import combinations

import numpy
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.lines import Line2D
from PIL import Image

from cxworkshop.charts.chart import Chart
from cxworkshop.charts.pair_chart import pair_chart
from cxworkshop.charts.style import Look
from cxworkshop.domain.cues import RevealStage
from tests.support import story
from tests.support.chart_boxes import Box, mark_boxes, smallest_text, text_boxes
from tests.support.odd_pairs import odd_pairs, pair_of

CASES = [(name, stage) for name in odd_pairs() for stage in RevealStage]
SIZE = (960, 540)


def chart_of(name: str, stage: RevealStage, look: Look | None = None) -> Chart:
    facts = odd_pairs()[name]
    return pair_chart(pair_of(facts), facts.base, stage, look or Look(), SIZE)


def hero(stage: RevealStage, look: Look | None = None, size: tuple[int, int] = SIZE) -> Chart:
    facts = story.facts()
    assert facts.hero is not None
    return pair_chart(facts.hero, facts.base, stage, look or Look(), size)


@pytest.mark.parametrize(("name", "stage"), CASES)
def test_words_keep_off_each_other_off_marks_and_in_the_frame(
    name: str, stage: RevealStage
) -> None:
    figure = chart_of(name, stage).figure
    boxes = text_boxes(figure)
    for a, b in combinations(boxes, 2):
        assert not a.overlaps(b), f"{a.words!r} and {b.words!r}"
    frame = Box("frame", 0, 0, *SIZE)
    assert all(frame.holds(box) for box in boxes), boxes
    for words in boxes:
        for mark in mark_boxes(figure):
            assert not words.overlaps(mark), f"{words.words!r} over {mark.words}"


@pytest.mark.parametrize("name", odd_pairs())
def test_on_paper_no_words_overlap_and_the_smallest_is_readable(name: str) -> None:
    facts = odd_pairs()[name]
    chart = pair_chart(
        pair_of(facts), facts.base, RevealStage.GAP, Look(paper=True), size_px=(515, 114)
    )
    for a, b in combinations(text_boxes(chart.figure), 2):
        assert not a.overlaps(b), f"{a.words!r} and {b.words!r}"
    assert smallest_text(chart.figure) >= 8.2  # points, before the page scales it up


@pytest.mark.parametrize("stage", RevealStage)
@pytest.mark.parametrize("size", [(480, 270), (1920, 1080), (3840, 2160)])
def test_text_is_at_least_three_per_cent_of_the_height(
    stage: RevealStage, size: tuple[int, int]
) -> None:
    assert smallest_text(hero(stage, size=size).figure) >= 0.03 * size[1]


def test_another_shape_shows_the_same_picture_centred() -> None:
    wide, tall = hero(RevealStage.GAP), hero(RevealStage.GAP, size=(960, 720))
    assert [box.words for box in text_boxes(wide.figure)] == [
        box.words for box in text_boxes(tall.figure)
    ]
    for a, b in zip(text_boxes(wide.figure), text_boxes(tall.figure), strict=True):
        assert b.left == pytest.approx(a.left, abs=1)
        assert b.bottom == pytest.approx(a.bottom + 90, abs=1)


@pytest.mark.parametrize("stage", RevealStage)
def test_the_end_of_an_animation_is_the_still_picture(stage: RevealStage) -> None:
    still = pixels(hero(stage))
    chart = hero(stage)
    for t in (0.0, 0.37, 0.8, 1.0):
        chart.show(t)
    assert numpy.array_equal(drawn(chart), still)


@pytest.mark.parametrize("stage", list(RevealStage)[1:])
def test_an_animation_begins_somewhere_else(stage: RevealStage) -> None:
    chart = hero(stage)
    chart.show(0.0)
    assert not numpy.array_equal(drawn(chart), pixels(hero(stage)))
    assert 0.4 <= chart.seconds <= 0.9


@pytest.mark.parametrize("name", ["from end to end", "coinciding", "no prediction", "too modest"])
@pytest.mark.parametrize("stage", [RevealStage.CUSTOMERS, RevealStage.GAP])
def test_drawing_only_what_moves_gives_the_whole_picture(name: str, stage: RevealStage) -> None:
    chart = chart_of(name, stage)
    whole = drawn(chart)
    canvas = FigureCanvasAgg(chart.figure)
    for artist in chart.moving:
        artist.set_animated(True)
    canvas.draw()
    for artist in chart.moving:
        chart.figure.draw_artist(artist)
    again = numpy.asarray(canvas.buffer_rgba())
    differing = (numpy.abs(again.astype(int) - whole.astype(int)).max(axis=2) > 32).mean()
    assert differing < 0.0005


def test_the_customers_mark_travels_from_our_prediction_to_what_they_said() -> None:
    chart = hero(RevealStage.CUSTOMERS)
    colour = Look().colours.customers
    (mark,) = (
        artist
        for artist in chart.moving
        if isinstance(artist, Line2D)
        and artist.get_marker() == "D"
        and artist.get_markerfacecolor() == colour
    )
    seen = []
    for t in (0.0, 0.5, 1.0):
        chart.show(t)
        seen.append(mark.get_xdata()[0])
    start, middle, end = ((x - 96) / 1728 * 100 for x in seen)
    assert start == pytest.approx(61)
    assert end == pytest.approx(137 / 403 * 100)
    assert middle == pytest.approx((start + end) / 2)


def test_a_picture_is_reproducible() -> None:
    kinds = ("png", "svg", "pdf")
    assert all(
        hero(RevealStage.GAP).picture(kind) == hero(RevealStage.GAP).picture(kind) for kind in kinds
    )


def test_dollars_and_braces_are_only_text() -> None:
    facts = story.facts(client="$x^2$ {y} \\frac")
    fact = facts.pairs[0]
    chart = pair_chart(fact, facts.base, RevealStage.GAP, Look(), SIZE)
    assert chart.picture()


def test_the_table_and_the_words_say_what_the_picture_shows() -> None:
    chart = hero(RevealStage.GAP)
    assert chart.table[1:] == (
        ("We said", "82\u00a0%", "9 of 11"),
        ("We guessed", "61\u00a0%", ""),
        ("Customers said", "34\u00a0%", "137 of 403"),
        ("Gap", "48 points", ""),
        ("Acknowledged", "21 points", ""),
        ("Blind spot", "27 points", ""),
    )
    assert "82\u00a0% of us say we are clearly better" in chart.alt
    assert "Blind spot: 27 points" in chart.alt


@pytest.mark.parametrize("stage", RevealStage)
def test_an_average_is_drawn_like_a_pair_and_says_what_it_is(stage: RevealStage) -> None:
    counts = {name: values for name, values in story.CUSTOMERS.items() if name != "H1"}
    facts = story.facts(asked=story.source(counts))
    assert facts.hero is not None
    chart = pair_chart(facts.hero, facts.base, stage, Look(), SIZE)
    boxes = text_boxes(chart.figure)
    assert not any(a.overlaps(b) for a, b in combinations(boxes, 2))
    assert "Average of 6 statements" in [box.words for box in boxes]


def test_a_stage_tells_nothing_of_the_next_one() -> None:
    for stage, hidden in (
        (RevealStage.ANSWERED, "82"),
        (RevealStage.SAID, "61"),
        (RevealStage.PREDICTED, "34"),
    ):
        chart = hero(stage)
        words = " ".join(box.words for box in text_boxes(chart.figure))
        assert hidden not in words + chart.alt + str(chart.table)


def drawn(chart: Chart) -> numpy.ndarray:
    canvas = FigureCanvasAgg(chart.figure)
    canvas.draw()
    return numpy.asarray(canvas.buffer_rgba()).copy()


def pixels(chart: Chart) -> numpy.ndarray:
    with Image.open(BytesIO(chart.picture())) as picture:
        return numpy.asarray(picture.convert("RGBA"))
