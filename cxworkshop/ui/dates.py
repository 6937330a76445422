"""Dates and distances in days as people say them: "Thu 12 Mar 2026", "in 2 days"."""

from __future__ import annotations

from datetime import date

from cxworkshop.words import say


def day(when: date) -> str:
    """A full date: "Thu 12 Mar 2026"."""
    return f"{short_day(when)} {when.year}"


def short_day(when: date) -> str:
    """A date without its year: "Thu 12 Mar"."""
    weekday = say(f"app.weekdays.d{when.isoweekday()}")
    return f"{weekday} {when.day} {say(f'app.months.m{when.month}')}"


def distance(when: date, today: date) -> str:
    """How far away a date is: "today", "in 2 days", "5 weeks ago"."""
    days = (when - today).days
    if abs(days) <= 1:
        return say(("app.yesterday", "app.today", "app.tomorrow")[days + 1])
    unit, count = ("days", abs(days)) if abs(days) < 21 else ("weeks", round(abs(days) / 7))
    if count > 104:
        unit, count = "years", round(abs(days) / 365)
    return say(f"app.{'in' if days > 0 else 'ago'}_{unit}", count=count)
