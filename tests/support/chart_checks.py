"""What every stage picture must keep to, whatever its facts are."""

from __future__ import annotations

from itertools import combinations

from matplotlib.colors import to_rgb
from matplotlib.typing import ColorType

from cxworkshop.charts.chart import Chart
from cxworkshop.charts.style import Look
from tests.support.chart_boxes import Box, mark_boxes, smallest_text, text_boxes

SIZE = (960, 540)


def check_fits(chart: Chart, size: tuple[int, int] = SIZE) -> None:
    """No words touch other words or marks, all lie within the frame, none is under 3 % of it."""
    boxes = text_boxes(chart.figure)
    for a, b in combinations(boxes, 2):
        assert not a.overlaps(b), f"{a.words!r} and {b.words!r}"
    for words in boxes:
        for mark in mark_boxes(chart.figure):
            assert not words.overlaps(mark), f"{words.words!r} over {mark.words}"
    frame = Box("frame", 0, 0, *size)
    outside = [box.words for box in (*boxes, *mark_boxes(chart.figure)) if not frame.holds(box)]
    assert outside == []
    assert smallest_text(chart.figure) >= 0.03 * size[1]


def check_contrast(chart: Chart, look: Look) -> None:
    """Words reach 7:1 on what they stand on, marks 3:1."""
    for text in chart.figure.axes[0].texts:
        assert contrast(text.get_color(), look.background) >= 7, text.get_text()
    for line in chart.figure.axes[0].lines:
        if line.get_marker() in ("o", "D", "v") and line.get_zorder() >= 5:
            edge = line.get_markeredgecolor() if line.get_markeredgewidth() else None
            colour = edge or line.get_markerfacecolor()
            assert contrast(colour, look.background) >= 2.9, colour


def contrast(a: ColorType, b: ColorType) -> float:
    """The ratio of two colours' luminance (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: ColorType) -> float:
    channels = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour))
    return sum(
        weight * channel for weight, channel in zip((0.2126, 0.7152, 0.0722), channels, strict=True)
    )
