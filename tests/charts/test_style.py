"""Text is measured as it is drawn, wrapped evenly, cut visibly; colours can be read."""

from __future__ import annotations

import pytest

from cxworkshop.charts.style import Look, Weight, fitted, text_width, wrapped
from cxworkshop.colours import Scheme


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(a: str, b: str) -> float:
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_projected_words_reach_seven_to_one_and_marks_three(scheme: Scheme) -> None:
    look = Look(scheme)
    for words in (look.colours.ink, look.muted):
        assert contrast(words, look.background) >= 7
    for mark in (look.colours.ourselves, look.colours.customers, look.colours.reference):
        assert contrast(mark, look.background) >= 3


def test_printed_words_reach_four_and_a_half() -> None:
    look = Look(paper=True)
    assert contrast(look.muted, look.background) >= 4.5


def test_width_grows_with_size_and_weight() -> None:
    assert text_width("Wide", 20) == pytest.approx(2 * text_width("Wide", 10))
    assert text_width("Wide", 20, Weight.BOLD) > text_width("Wide", 20)


def test_lines_break_evenly_and_never_at_a_hard_space() -> None:
    text = "We guessed 61\u00a0% of all"
    lines = wrapped(text, text_width("We guessed 61\u00a0% of", 10), 10, lines=2)
    assert lines is not None
    assert len(lines) == 2
    assert "61\u00a0%" in " | ".join(lines)


def test_a_text_that_fits_nowhere_is_cut_with_a_sign() -> None:
    lines, size = fitted("Donaudampfschifffahrt" * 3, 100, (20.0, 15.0), Weight.REGULAR)
    assert size == 15.0
    assert lines[0].endswith("…")
    assert text_width(lines[0], size) <= 100


def test_smaller_type_comes_before_cutting() -> None:
    text = "as wide as ten"
    width = text_width(text, 10) + 0.1
    assert fitted(text, width, (12.0, 10.0), Weight.REGULAR) == ([text], 10.0)
