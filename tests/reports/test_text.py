"""Words on paper: broken to fit, cut visibly, with a sign for what the font does not have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.reports.page import BODY
from cxworkshop.reports.text import ELLIPSIS, lines, printable, shortened, unprintable, width
from tests.support.nasty_texts import NASTY_TEXTS

texts = st.text(max_size=300) | st.sampled_from(NASTY_TEXTS)


@given(texts, st.floats(30, 400))
def test_no_line_is_wider_than_its_limit(text: str, limit: float) -> None:
    assert all(width(line, BODY) <= limit for line in lines(text, BODY, limit))


@given(texts, st.integers(1, 4))
def test_no_text_takes_more_lines_than_allowed(text: str, most: int) -> None:
    found = lines(text, BODY, 120, most)
    assert len(found) <= most
    if len(lines(text, BODY, 120)) > most:
        assert found[-1].endswith(ELLIPSIS)


@given(texts)
def test_breaking_loses_no_letter(text: str) -> None:
    whole = "".join(printable(text).split())
    assert "".join("".join(lines(text, BODY, 90)).split()) == whole


@given(texts)
def test_printing_what_is_printable_changes_nothing(text: str) -> None:
    assert printable(printable(text)) == printable(text)


def test_a_short_line_is_left_alone_and_a_long_one_is_cut() -> None:
    assert shortened("short", BODY, 100) == "short"
    assert shortened("far too long for this", BODY, 40).endswith(ELLIPSIS)


@pytest.mark.parametrize(
    ("text", "printed", "missing"),
    [
        ("naïve – “ok” €", "naïve – “ok” €", ()),
        ("e\u0301", "é", ()),
        ("a\u200bb\ufe0f", "ab", ()),
        ("שלום עולם, 😀 ★", "שלום עולם, 😀 ★", ()),
        ("日本", "□□", ("日", "本")),
        ("a\u2003b", "a\u2003b", ()),
    ],
)
def test_what_the_font_lacks_is_told(text: str, printed: str, missing: tuple[str, ...]) -> None:
    assert printable(text).replace("\u2003", " ") == printed.replace("\u2003", " ")
    assert unprintable([text]) == missing
