"""Typed text is made harmless without changing what it says."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.domain.texts import TextRefused, as_searched, clean_text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("caf\u0065\u0301", "caf\u00e9"),
        ("a\u202eb\u2066c\u200bd", "abcd"),
        ("line one\r\nline two\u2028three", "line one\nline two\nthree"),
        ("tab\tstop", "tab stop"),
        ("family 👨\u200d👩\u200d👧", "family 👨\u200d👩\u200d👧"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("<img src=x onerror=alert(1)> & =1+1 $x$", "<img src=x onerror=alert(1)> & =1+1 $x$"),
    ],
)
def test_text_keeps_its_words_and_loses_what_could_harm(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


@given(st.text(max_size=120))
def test_cleaning_twice_changes_nothing_more(typed: str) -> None:
    try:
        once = clean_text(typed)
    except TextRefused:
        return
    assert clean_text(once) == once
    assert unicodedata.is_normalized("NFC", once)


def test_lone_surrogates_and_long_texts_are_refused() -> None:
    with pytest.raises(TextRefused, match="surrogate"):
        clean_text("half \udc80 pair")
    with pytest.raises(TextRefused, match="too_long"):
        clean_text("x" * 501)


@pytest.mark.parametrize(
    ("text", "searched"), [("R&D Söhne", "r&d sohne"), ("STRASSE Straße", "strasse strasse")]
)
def test_neither_case_nor_accents_count_in_a_search(text: str, searched: str) -> None:
    assert as_searched(text) == searched
