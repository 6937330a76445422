"""The stage with words nobody designed for: long, from right to left, emoji, another language.

A word may become smaller or end in "…"; it never covers another, runs out of the picture, or turns
into an empty box.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations, product
from typing import Any

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from cxworkshop import words
from cxworkshop.typefaces import MISSING
from cxworkshop.ui.stage.scenes import chart_of, paint_scene
from cxworkshop.ui.stage.sheet import HEIGHT, SMALLEST
from cxworkshop.ui.stage.state import StageState
from tests.support import long_words
from tests.support.chart_boxes import Box, mark_boxes, smallest_text, text_boxes
from tests.support.gallery import gallery, hard_gallery

SIZE = (960, 540)
WORDS = {
    "long": {
        "client": "Allgemeine Donaudampfschifffahrtsgesellschaft AG & Co. KG auf Aktien",
        "customers": "Versicherungsnehmerinnen und -nehmer usw.",
        "person": "Maria-Magdalena Freifrau von und zu Hohenstein-Wittelsbacher",
        "short": "Vertragsverlängerungstreue!!",
        "wording": "Kundinnen und Kunden, die uns schon seit vielen Jahren treu verbunden sind, "
        "werden bei Vertragsverlängerungsangelegenheiten ebenso zuvorkommend behandelt wie neue.",
        "action": "Beschwerdebearbeitungsvereinbarungen mit allen Außendienstmitarbeiterinnen und "
        "-mitarbeitern innerhalb von zwei Arbeitstagen schließen und veröffentlichen",
    },
    "from right to left": {
        "client": "شركة السكك الحديدية الوطنية",
        "customers": "العملاء الكرام",
        "person": "فاطمة الزهراء بنت محمد",
        "short": "الوفاء بما وعدنا به",
        "wording": "نحن نفعل دائما ما وعدنا العملاء به قبل الشراء وبعده في كل مكان وزمان",
        "action": "نجيب عن كل شكوى خلال يومي عمل ونكتب سببها في التقرير الشهري",
    },
    "emoji": {
        "client": "Café 😀 & Söhne ★★★",
        "customers": "fans 🎉🎉",
        "person": "Zoë 👩‍🚀 O’Neill-Łukasiewicz",
        "short": "We keep our word 🤝 ✓ 100 %",
        "wording": "We do what we promised 😀, even when it hurts 👨‍👩‍👧; no “ifs” ✗.",
        "action": "Answer ❤️ every 💬 within 2 days ⏱ (no exceptions!)",
    },
}  # fmt: skip


@pytest.mark.parametrize("kind", WORDS)
def test_whatever_people_type_has_room(styled: QApplication, kind: str) -> None:
    assert complaints(hard_gallery(WORDS[kind])) == []


def test_a_language_as_long_as_german_has_room(
    styled: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    long_words.speak(monkeypatch)
    assert complaints(gallery()) == []


def test_every_picture_speaks_the_language_of_its_workshop(
    styled: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue, asked = words._catalogue, set()

    def foreign(language: str, area: str) -> dict[str, Any]:
        asked.add((language, area))
        return catalogue("en", area)

    monkeypatch.setattr(words, "_catalogue", foreign)
    for state in hard_gallery({**WORDS["long"], "wording": "日本語"}).values():
        there = replace(state, workshop=replace(state.workshop, language="ja"))
        if build := chart_of(there):
            build(*SIZE)
        else:
            _of_painted(there)
    assert {language for language, _ in asked} == {"ja"}, asked


def complaints(pictures: Mapping[str, StageState]) -> list[str]:
    return [
        f"{name}: {complaint}"
        for name, state in pictures.items()
        for complaint in (_of_chart(state) if chart_of(state) else _of_painted(state))
    ]


def _of_chart(state: StageState) -> list[str]:
    build = chart_of(state)
    assert build
    figure = build(*SIZE).figure
    FigureCanvasAgg(figure).draw()  # a character without a glyph is a warning, and fails
    words, marks = text_boxes(figure), mark_boxes(figure)
    found = _overlaps(words, marks, Box("picture", 0, 0, *SIZE))
    if smallest_text(figure) < 0.03 * SIZE[1]:
        found.append("too small")
    return found + [box.words for box in words if MISSING in box.words]


def _of_painted(state: StageState) -> list[str]:
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    sheet = paint_scene(painter, QRectF(image.rect()), state)
    painter.end()
    words = [
        Box(
            line.text,
            line.rect.left(),
            HEIGHT - line.rect.bottom() + line.size * 0.30,
            line.rect.right(),
            HEIGHT - line.rect.top() - line.size * 0.30,
        )
        for line in sheet.written
        if line.text.strip()
    ]
    found = _overlaps(words, [], Box("picture", 0, 0, sheet.size.width(), HEIGHT))
    return found + [line.text for line in sheet.written if line.size < SMALLEST]


def _overlaps(words: list[Box], marks: list[Box], frame: Box) -> list[str]:
    pairs = [*combinations(words, 2), *product(words, marks)]
    found = [f"{a.words} | {b.words}" for a, b in pairs if a.overlaps(b)]
    return found + [f"{box.words} runs out" for box in words if not frame.holds(box)]
