"""Numbers and dates as people read them."""

from __future__ import annotations

from datetime import date

import pytest

from cxworkshop.domain.statements import Scale
from cxworkshop.results.formats import (
    agree_cut,
    full_date,
    going_on,
    in_words,
    large,
    percent,
    period,
    points,
    signed,
    together_in_words,
    weekday_date,
)


def test_numbers_have_a_real_minus_and_a_space_that_does_not_break() -> None:
    assert percent(34) == "34\u00a0%"
    assert (signed(51), signed(0), signed(-24)) == ("+51", "0", "\u221224")
    assert (points(1), points(-3), points(48)) == ("1 point", "\u22123 points", "48 points")
    assert (large(1960), in_words(6), in_words(13)) == ("1,960", "six", "13")


def test_numbers_of_one_sentence_are_all_words_or_all_figures() -> None:
    assert together_in_words(3, 12) == ["three", "twelve"]
    assert together_in_words(14, 12) == ["14", "12"]


def test_dates_are_told_in_full() -> None:
    assert full_date(date(2026, 5, 12)) == "12 May 2026"
    assert weekday_date(date(2026, 5, 26)) == "Tue 26 May"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 3, 2), date(2026, 3, 27), "2–27 March 2026"),
        (date(2026, 3, 28), date(2026, 4, 3), "28 March – 3 April 2026"),
        (date(2025, 12, 28), date(2026, 1, 3), "28 December 2025 – 3 January 2026"),
        (date(2026, 3, 2), date(2026, 3, 2), "2 March 2026"),
    ],
)
def test_a_period_repeats_nothing(first: date, last: date, words: str) -> None:
    assert period(first, last) == words


@pytest.mark.parametrize(
    ("scale", "words"),
    [
        (Scale(1, 5), "4 or 5 of 5"),
        (Scale(1, 5, top=1), "5 of 5"),
        (Scale(0, 10), "9–10 on a scale from 0 to 10"),
        (Scale(1, 7, top=3), "5–7 on a scale from 1 to 7"),
        (Scale(1, 6, ("6", "5", "4", "3", "2", "1")), "1 or 2 (1 is best)"),
        (Scale(1, 6, ("6", "5", "4", "3", "2", "1"), top=3), "1 to 3 (1 is best)"),
    ],
)
def test_the_cut_names_the_boxes_that_count(scale: Scale, words: str) -> None:
    assert agree_cut(scale) == words


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Give staff a budget", "give staff a budget"),
        ("CRM access for everyone", "CRM access for everyone"),
        ("“You said, we did” page", "“You said, we did” page"),
        ("", ""),
    ],
)
def test_a_title_goes_on_after_i_will(title: str, words: str) -> None:
    assert going_on(title) == words
