"""Words of every script in charts, drawn in the fonts that ship; a sign for what those lack."""

from __future__ import annotations

import warnings

import pytest

from cxworkshop.charts.chart import Chart, Surface
from cxworkshop.charts.pair_chart import pair_chart
from cxworkshop.charts.style import Look, drawable, text_width
from cxworkshop.domain.cues import RevealStage
from cxworkshop.typefaces import MISSING
from tests.support import story
from tests.support.chart_boxes import text_boxes
from tests.support.chart_checks import check_fits
from tests.support.nasty_texts import NASTY_TEXTS
from tests.support.odd_pairs import odd_facts, of_100, pair_of

SCRIPTS = {
    "arabic": ("نحن نفعل ما وعدنا", "العملاء"),
    "hebrew": ("אנחנו מקיימים את מה שהבטחנו", "לקוחות"),
    "emoji": ("We keep our word 😀 👨‍👩‍👧 ★", "fans 🎉"),
    "greek": ("Κρατάμε τον λόγο μας", "πελάτες"),
}


def chart_with(words: str, customers: str) -> Chart:
    one = story.statement("s", words, words, words[:28], claim=words)
    facts = odd_facts((0, 1, 1, 5, 4), 61, of_100(34), statement=one, word=customers)
    return pair_chart(pair_of(facts), facts.base, RevealStage.GAP, Look(), (960, 540))


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_picture_in_another_script_fits_and_misses_no_letter(script: str) -> None:
    chart = chart_with(*SCRIPTS[script])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        chart.picture()
    check_fits(chart)
    assert not any(MISSING in box.words for box in text_boxes(chart.figure))


def test_letters_without_a_font_become_a_sign_that_is_explained() -> None:
    words = [box.words for box in text_boxes(chart_with("日本語", "お客様").figure)]
    assert any(MISSING * 3 in line for line in words)
    assert sum("our font does not have" in line for line in words) == 1


@pytest.mark.parametrize("text", NASTY_TEXTS)
def test_any_text_can_be_drawn_and_measured(text: str) -> None:
    surface = Surface(Look(), (960, 540))
    surface.text(96, 500, text[:60], 40)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        Chart(surface.figure, (), lambda t: None, "", ()).picture()
    assert text_width(text, 40) == pytest.approx(text_width(drawable(text), 40))
    assert drawable(drawable(text)) == drawable(text)
