"""The comparison of pictures sees what a person would see, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from io import BytesIO

import pytest
from matplotlib.text import Text
from PIL import Image

from cxworkshop.charts.chart import Chart
from cxworkshop.charts.gap_chart import gaps_chart
from cxworkshop.charts.style import Look
from tests.support import story
from tests.support.golden import KEPT_WIDTH, TOLERATED, difference, small

HD, UHD = (1920, 1080), (3840, 2160)


def drawn(
    size: tuple[int, int] = HD, change: Callable[[Chart], None] = lambda chart: None
) -> bytes:
    chart = gaps_chart(story.facts(), Look(), size)
    change(chart)
    return chart.picture()


def label(chart: Chart) -> Text:
    """The smallest word that could go astray: one verdict of seven."""
    return next(text for text in chart.figure.axes[0].texts if text.get_text() == "about right")


def move(by: float, chart: Chart) -> None:
    x, y = label(chart).get_position()
    label(chart).set_position((x + by, y))


def remove(chart: Chart) -> None:
    label(chart).remove()


def recolour(chart: Chart) -> None:
    for line in chart.figure.axes[0].lines:
        if line.get_marker() == "D":
            line.set_markerfacecolor("#0072B2")


@pytest.fixture(scope="module")
def approved() -> bytes:
    return small(drawn())


@pytest.mark.parametrize("change", [partial(move, 8), partial(move, -8), remove, recolour])
def test_a_moved_missing_or_recoloured_mark_is_seen(
    approved: bytes, change: Callable[[Chart], None]
) -> None:
    assert difference(approved, drawn(change=change)) > TOLERATED


def test_four_times_as_many_pixels_are_the_same_picture(approved: bytes) -> None:
    assert difference(approved, drawn(UHD)) <= TOLERATED


def lighter(picture: Image.Image) -> Image.Image:
    return picture.point([round(255 * (value / 255) ** 0.8) for value in range(256)] * 3)


def half_a_pixel_aside(picture: Image.Image) -> Image.Image:
    aside = (1, 0, 0.5, 0, 1, 0.5)
    return picture.transform(picture.size, Image.Transform.AFFINE, aside, Image.Resampling.BILINEAR)


@pytest.mark.parametrize("redrawn", [lighter, half_a_pixel_aside])
def test_another_rasteriser_of_fonts_is_forgiven(
    approved: bytes, redrawn: Callable[[Image.Image], Image.Image]
) -> None:
    file = BytesIO()
    with Image.open(BytesIO(drawn())) as picture:
        redrawn(picture.convert("RGB")).save(file, "PNG")
    assert difference(approved, file.getvalue()) <= TOLERATED


def test_pictures_of_other_shapes_are_different(approved: bytes) -> None:
    assert difference(approved, drawn((1600, 1200))) == 255


def test_what_is_kept_is_small(approved: bytes) -> None:
    assert len(approved) < 40_000
    with Image.open(BytesIO(approved)) as kept:
        assert kept.width == KEPT_WIDTH
