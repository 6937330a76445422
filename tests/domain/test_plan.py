"""Check dates never fall on a day when nobody is at work."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.domain.plan import CHECK_DAYS, check_dates, next_working_day


def test_the_dates_of_a_workshop_in_may_are_those_on_the_target_picture() -> None:
    assert check_dates(date(2026, 5, 12)) == (
        date(2026, 5, 26),
        date(2026, 6, 11),
        date(2026, 7, 13),
        date(2026, 8, 10),
    )


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_check_is_on_a_working_day_and_at_most_two_days_late(held_on: date) -> None:
    for due, days in zip(check_dates(held_on), CHECK_DAYS, strict=True):
        assert due.weekday() < 5
        assert timedelta(0) <= due - (held_on + timedelta(days=days)) <= timedelta(days=2)


def test_a_working_day_stays_where_it_is() -> None:
    assert next_working_day(date(2026, 11, 20)) == date(2026, 11, 20)
