"""What if: the picture fits for every share, and its table is the arithmetic."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cxworkshop.charts.chart import Chart
from cxworkshop.charts.style import Look
from cxworkshop.charts.what_if_chart import what_if_chart
from cxworkshop.results.what_if import what_if
from tests.support.chart_boxes import text_boxes
from tests.support.chart_checks import SIZE, check_contrast, check_fits
from tests.support.odd_pairs import LONG, odd_facts

CUSTOMERS = (60, 60, 140, 90, 50)


def picture(
    customers: list[int] | tuple[int, ...] = CUSTOMERS,
    said: tuple[int, ...] = (0, 1, 1, 5, 4),
    share: float = 0.2,
    look: Look = Look(),  # noqa: B008 - frozen
    **more: Any,
) -> Chart:
    facts = odd_facts(said, 61, customers, **more)
    found = what_if(facts.pairs[0], share)
    assert found
    return what_if_chart(facts.pairs[0], found, facts.base, look, SIZE)


@settings(max_examples=40)
@given(
    customers=st.lists(st.integers(0, 200), min_size=5, max_size=5).filter(lambda c: sum(c) >= 30),
    agree=st.integers(0, 11),
    share=st.floats(0, 1),
)
def test_it_fits_for_any_customers(customers: list[int], agree: int, share: float) -> None:
    check_fits(picture(customers, (11 - agree, 0, 0, agree, 0), share))


def test_it_fits_with_long_words() -> None:
    check_fits(picture(statement=LONG, word="Versicherungsnehmerinnen und Versicherungsnehmer"))


def test_words_and_marks_stand_out() -> None:
    for look in (Look("light"), Look("dark")):
        check_contrast(picture(look=look), look)


def test_the_table_is_the_arithmetic() -> None:
    assert picture().table == (
        ("Group", "Now", "Then"),
        ("Agree", "35\u00a0%", "42\u00a0%"),
        ("Neutral", "35\u00a0%", "28\u00a0%"),
        ("Disagree", "30\u00a0%", "30\u00a0%"),
        ("Points apart", "47", "40"),
        ("Riders who change", "0", "28"),
    )


def test_it_says_that_it_is_no_forecast() -> None:
    chart = picture()
    words = " ".join(box.words for box in text_boxes(chart.figure))
    assert "Arithmetic, not a forecast: 28 of 140 neutral riders" in words
    assert "Arithmetic, not a forecast" in chart.alt


def test_a_hidden_team_has_no_gap_here_either() -> None:
    chart = picture(said=(0, 0, 1, 1, 1))
    assert not any("apart" in box.words for box in text_boxes(chart.figure))
    assert len(chart.table) == 5


def test_the_end_of_the_motion_is_the_still_picture() -> None:
    chart = picture()
    still = chart.picture()
    chart.show(0.0)
    assert chart.moving
    assert chart.picture() == still
