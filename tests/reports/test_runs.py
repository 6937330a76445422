"""Words of every script on paper: in the order in which they are read, in fonts that have them."""

from __future__ import annotations

import subprocess
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cxworkshop.reports.page import BODY, TITLE, Document
from cxworkshop.reports.runs import runs
from cxworkshop.reports.text import BOLD, REGULAR, width
from tests.support.pdf_facts import fonts_not_embedded

ARABIC = "خدمة جيدة"
HEBREW = "שירות טוב (abc) 12"


def printed(path: Path, *texts: str) -> Path:
    document = Document("Scripts", "en", date(2026, 5, 12))
    for number, text in enumerate(texts):
        document.text(60, 100 + 60 * number, text, TITLE if number % 2 else BODY)
    return document.save(path)


def test_plain_words_are_one_run_of_one_font() -> None:
    assert runs("Plain words, naïve – 34 %", REGULAR) == (("Plain words, naïve – 34 %", REGULAR),)


def test_each_part_is_set_in_a_font_that_has_it() -> None:
    assert [font for _, font in runs("ok 😀 ★", BOLD)] == [
        BOLD,
        "NotoEmoji-Regular",
        BOLD,
        "NotoSansSymbols2-Regular",
    ]


def test_hebrew_is_turned_round_and_its_numbers_and_brackets_are_not() -> None:
    seen = "".join(part for part, _ in runs(HEBREW, REGULAR))
    assert seen == "12 (abc) " + "שירות טוב"[::-1]


def test_brackets_in_a_line_from_left_to_right_stay() -> None:
    seen = "".join(part for part, _ in runs("ok (שלום) [x] ()", REGULAR))
    assert seen == "ok (" + "שלום"[::-1] + ") [x] ()"


def test_arabic_letters_join() -> None:
    seen = "".join(part for part, _ in runs("بيت", REGULAR))
    assert unicodedata.name(seen[-1]) == "ARABIC LETTER BEH INITIAL FORM"
    assert unicodedata.name(seen[0]) == "ARABIC LETTER TEH FINAL FORM"


def test_joiners_and_skin_tones_take_no_room() -> None:
    assert width("a\u200db", BODY) == width("ab", BODY)
    assert width("👍🏽", BODY) == width("👍", BODY)


@pytest.mark.parametrize("text", [ARABIC, HEBREW, "good 😀👍 ★", "Ωμέγα Кириллица"])
def test_what_is_printed_can_be_found_and_copied(
    text: str, tmp_path: Path, needs: Callable[..., str]
) -> None:
    path = printed(tmp_path / "scripts.pdf", text, f"Before {text}")
    read = subprocess.run(
        [needs("pdftotext"), path, "-"], capture_output=True, check=True, text=True
    ).stdout
    plain = "".join(c for c in read if unicodedata.category(c) != "Cf")
    for word in text.split():
        if "(" not in word:  # readers disagree about brackets between two directions
            assert plain.count(word) == 2, plain
    assert fonts_not_embedded(path) == []
