"""Every picture of the stage can be read from eight metres, by any eyes, in light and dark.

Sizes, places and overlaps are taken from what was written; contrast is measured on the pixels.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations, product

import numpy
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from cxworkshop.charts.chart import Chart
from cxworkshop.colours import Scheme, palette
from cxworkshop.ui.stage.scenes import chart_of, paint_scene
from cxworkshop.ui.stage.sheet import Sheet
from cxworkshop.ui.stage.state import StageState
from tests.support.chart_boxes import Box, mark_boxes, text_boxes
from tests.support.gallery import gallery
from tests.support.sight import Deficiency, Pixels, apart, contrast, rgb, seen_by

WIDTH, HEIGHT = 1920, 1080
SMALLEST, TITLE, TITLE_ENDS = 0.03 * HEIGHT, (0.05 * HEIGHT, 0.06 * HEIGHT), 180
MARGIN = Box("margins", 0.05 * WIDTH - 14, 0.03 * HEIGHT, 0.95 * WIDTH + 4, 0.96 * HEIGHT)
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
DEFICIENCIES: tuple[Deficiency, ...] = ("protan", "deutan", "tritan")
CENTRED = {"vote_closed-prediction", "vote_closed-rating"}  # one large line and no title
schemes = pytest.mark.parametrize("scheme", SCHEMES)


@dataclass(frozen=True)
class Ink:
    """A word or a mark: its box with y upwards, its size of type, and how it stands out from what
    is behind it."""

    box: Box
    size: float
    contrast: float


@dataclass(frozen=True)
class Seen:
    """What a picture shows."""

    words: tuple[Ink, ...]
    marks: tuple[Ink, ...]


@cache
def seen(name: str, scheme: Scheme) -> Seen:
    state = replace(gallery()[name], scheme=scheme)
    build = chart_of(state)
    if build is None:
        pixels, words = painted(state)
        return Seen(tuple(_ink(pixels, box, size) for box, size in words), ())
    chart = build(WIDTH, HEIGHT)
    pixels = drawn(chart)
    sizes = [text.get_fontsize() for text in chart.figure.axes[0].texts if text.get_text().strip()]
    words = zip(text_boxes(chart.figure), sizes, strict=True)
    return Seen(
        tuple(_ink(pixels, box, size) for box, size in words),
        tuple(_ink(pixels, box, 0, pixels[5, 5]) for box in mark_boxes(chart.figure)),
    )


def drawn(chart: Chart) -> Pixels:
    chart.show(1.0)
    canvas = FigureCanvasAgg(chart.figure)
    canvas.draw()
    return numpy.asarray(canvas.buffer_rgba())[..., :3]


def painted(state: StageState) -> tuple[Pixels, list[tuple[Box, float]]]:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB888)
    painter = QPainter(image)
    sheet = paint_scene(painter, QRectF(image.rect()), state)
    painter.end()
    flat = numpy.frombuffer(image.constBits(), numpy.uint8).reshape(HEIGHT, -1)
    pixels = flat[:, : WIDTH * 3].reshape(HEIGHT, WIDTH, 3).copy()  # the image goes
    return pixels, list(_written(sheet))


def _ink(pixels: Pixels, box: Box, size: float, ground: Pixels | None = None) -> Ink:
    area = within(pixels, box)
    behind = _commonest(area) if ground is None else ground / 255
    return Ink(box, size, float(contrast(area, behind).max()))


def within(pixels: Pixels, box: Box) -> Pixels:
    """The pixels of a box in a row, in 0..1."""
    top, bottom = HEIGHT - box.top, HEIGHT - box.bottom
    area = pixels[int(top) : int(bottom) + 1, int(box.left) : int(box.right) + 1]
    return area.reshape(-1, 3) / 255


def _commonest(pixels: Pixels) -> Pixels:
    codes = (pixels * 255).round().astype(int) @ numpy.array([65536, 256, 1])
    values, counts = numpy.unique(codes, return_counts=True)
    return rgb(f"#{values[counts.argmax()]:06x}")


def _written(sheet: Sheet) -> Iterator[tuple[Box, float]]:
    """Line boxes have air above and below; letters fill about half of them."""
    for line in sheet.written:
        if line.text.strip():
            rect = line.rect.adjusted(0, line.size * 0.30, 0, -line.size * 0.30)
            bottom, top = HEIGHT - rect.bottom(), HEIGHT - rect.top()
            yield Box(line.text, rect.left(), bottom, rect.right(), top), line.size


def told(bad: Callable[[Ink], bool], scheme: Scheme = "light", marks: bool = False) -> list[str]:
    """The words or marks of which something bad is true."""
    return [
        f"{name}: {one.box.words}"
        for name in gallery()
        for one in (seen(name, scheme).marks if marks else seen(name, scheme).words)
        if bad(one)
    ]


def test_no_word_is_too_small(styled: QApplication) -> None:
    assert told(lambda word: word.size < SMALLEST) == []


def test_titles_are_large(styled: QApplication) -> None:
    low, high = TITLE
    sizes = {name: _title_size(seen(name, "light")) for name in gallery() if name not in CENTRED}
    assert {name: size for name, size in sizes.items() if not low <= size <= high} == {}


def _title_size(picture: Seen) -> float:
    return max(word.size for word in picture.words if HEIGHT - word.box.bottom < TITLE_ENDS)


def test_words_keep_to_the_margins(styled: QApplication) -> None:
    assert told(lambda word: not MARGIN.holds(word.box)) == []


def test_words_keep_off_each_other_and_off_marks(styled: QApplication) -> None:
    found = []
    for name in gallery():
        words, marks = ([one.box for one in kind] for kind in _kinds(seen(name, "light")))
        pairs = [*combinations(words, 2), *product(words, marks)]
        found += [f"{name}: {a.words} | {b.words}" for a, b in pairs if a.overlaps(b)]
    assert found == []


def _kinds(picture: Seen) -> tuple[tuple[Ink, ...], tuple[Ink, ...]]:
    return picture.words, picture.marks


def test_no_word_is_cut_short(styled: QApplication) -> None:
    meant = {"Because …"}
    assert told(lambda word: word.box.words.endswith("…") and word.box.words not in meant) == []


@schemes
def test_words_and_marks_stand_out_on_the_pixels(styled: QApplication, scheme: Scheme) -> None:
    assert told(lambda word: word.contrast < 7, scheme) == []
    assert told(lambda mark: mark.contrast < 3, scheme, marks=True) == []


@schemes
def test_words_and_marks_stand_out_in_the_palette(scheme: Scheme) -> None:
    tones = palette(scheme)
    for ground in (tones.surface, tones.page):
        for ink in (tones.ink, tones.stage_muted):
            assert contrast(rgb(ink), rgb(ground)) >= 7
        for mark in (tones.ourselves, tones.customers, tones.reference):
            assert contrast(rgb(mark), rgb(ground)) >= 3


@schemes
@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_our_marks_and_those_of_customers_differ_to_every_eye(
    deficiency: Deficiency, scheme: Scheme
) -> None:
    state = replace(gallery()["hero-gap"], scheme=scheme)
    build = chart_of(state)
    assert build
    chart = build(WIDTH, HEIGHT)
    pixels, marks = drawn(chart), mark_boxes(chart.figure)
    ground = seen_by(deficiency, pixels[5, 5] / 255)
    middles = [seen_by(deficiency, _commonest(within(pixels, _core(mark)))) for mark in marks]
    customers, us = [middle for middle in middles if apart(middle, ground) > 5]
    assert apart(us, customers) >= 35
    for mark in (us, customers):
        assert contrast(mark, ground) >= 3


def _core(mark: Box) -> Box:
    x, y = (mark.left + mark.right) / 2, (mark.bottom + mark.top) / 2
    return Box(mark.words, x - 4, y - 4, x + 4, y + 4)


def test_ours_and_theirs_have_shapes_of_their_own() -> None:
    """Colour is never alone: ● is always ours, and ◆ theirs."""
    tones = palette("light")
    for state in gallery().values():
        build = chart_of(state)
        for line in build(WIDTH, HEIGHT).figure.axes[0].lines if build else ():
            shape, fill = line.get_marker(), line.get_markerfacecolor()
            assert shape in ("o", "None") or fill != tones.ourselves
            assert shape in ("D", "None") or fill != tones.customers


def test_published_references_never_stand_beside_our_colours() -> None:
    """Green and blue look alike to some, so the ruler draws what is ours in ink."""
    state = gallery()["ruler"]
    tones, build = palette(state.scheme), chart_of(state)
    assert build
    axes = build(WIDTH, HEIGHT).figure.axes[0]
    drawn = {line.get_color() for line in axes.lines}
    assert tones.reference in drawn
    assert not drawn & {tones.ourselves, tones.customers}
