"""Numbers and dates as people read them, in the language of the workshop."""

from __future__ import annotations

from datetime import date
from math import ceil, floor
from typing import TYPE_CHECKING

from cxworkshop.domain.statements import Scale, are_marks
from cxworkshop.method.privacy import Limit
from cxworkshop.method.rounding import nearest
from cxworkshop.words import FALLBACK, say

if TYPE_CHECKING:
    from cxworkshop.results.facts import OpenCount

MINUS = "\u2212"
_NUMBER_WORDS = range(1, 13)


def percent(points: int, language: str = FALLBACK) -> str:
    """82 -> "82 %", with a space that does not break."""
    return say("numbers.percent", language, n=with_minus(points))


def percent_range(low: float, high: float, language: str = FALLBACK) -> str:
    """Shares 0..1 as "30–39 %"."""
    return say("numbers.percent_range", language, low=nearest(low * 100), high=nearest(high * 100))


def points(count: int, language: str = FALLBACK) -> str:
    """48 -> "48 points", 1 -> "1 point", -3 -> "−3 points"."""
    return say("numbers.points", language, count=abs(count)).replace(
        str(abs(count)), with_minus(count), 1
    )


def with_minus(number: int) -> str:
    """A number with a real minus sign and no plus: "−3", "0", "15"."""
    return f"{MINUS}{-number}" if number < 0 else str(number)


def signed(number: int) -> str:
    """A number with its sign: "+51", "0", "−24"."""
    return f"+{number}" if number > 0 else with_minus(number)


def limited(text: str, limit: Limit, language: str = FALLBACK) -> str:
    """The text of a number as it stands, or as a limit of which only one side is told: "≥ 80 %"."""
    return text if limit is Limit.EXACT else say(f"numbers.{limit}", language, text=text)


def limited_words(text: str, limit: Limit, language: str = FALLBACK) -> str:
    """The same within a sentence: "at least 80 %"."""
    if limit is Limit.EXACT:
        return text
    return say(f"numbers.{limit}_words", language, text=text)


def large(number: int, language: str = FALLBACK) -> str:
    """1960 -> "1,960"."""
    return f"{number:,}".replace(",", say("numbers.thousands", language))


def in_words(number: int, language: str = FALLBACK) -> str:
    """3 -> "three"; above twelve in figures."""
    if number not in _NUMBER_WORDS:
        return large(number, language)
    return say(f"numbers.{number}", language)


def together_in_words(*numbers: int, language: str = FALLBACK) -> list[str]:
    """Numbers of one sentence: all in words, or all in figures when one of them is above twelve."""
    if max(numbers) > max(_NUMBER_WORDS):
        return [large(number, language) for number in numbers]
    return [in_words(number, language) for number in numbers]


def going_on(text: str) -> str:
    """The text as it goes on after "I will": its first letter small, unless the first word is
    written in capitals or is one letter ("A4 posters", "CRM access")."""
    first = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if first[1:].islower() else text


def median_name(counted: OpenCount, scale: Scale, language: str = FALLBACK) -> str:
    """The middle answer by its label: “agree”; half-way between two, by both of them."""
    low, high = floor(counted.median), ceil(counted.median)
    names = [
        scale.labels[point - scale.lowest] if scale.labels else str(point) for point in (low, high)
    ]
    if low == high:
        return say("numbers.quoted", language, text=names[0])
    return say("numbers.between", language, low=names[0], high=names[1])


def capitalised(text: str) -> str:
    """The text with its first letter large, the others as they are."""
    return text[:1].upper() + text[1:]


def full_date(day: date, language: str = FALLBACK) -> str:
    """ "12 May 2026"."""
    return say("facts.date.full", language, **_parts(day, language))


def day_month(day: date, language: str = FALLBACK) -> str:
    """ "12 May"."""
    return say("facts.date.day_month", language, **_parts(day, language))


def weekday_date(day: date, language: str = FALLBACK) -> str:
    """ "Tue 26 May"."""
    return say("facts.date.weekday", language, **_parts(day, language))


def period(first: date, last: date, language: str = FALLBACK) -> str:
    """ "2–27 March 2026", with as much as the two dates do not share."""
    if first == last:
        return full_date(last, language)
    begin = _parts(first, language)
    values = _parts(last, language) | {"from_day": begin["day"], "from_month": begin["month"]}
    if (first.year, first.month) == (last.year, last.month):
        return say("facts.date.same_month", language, **values)
    if first.year == last.year:
        return say("facts.date.same_year", language, **values)
    return say(
        "facts.date.any", language, first=full_date(first, language), last=full_date(last, language)
    )


def agree_cut(scale: Scale, language: str = FALLBACK) -> str:
    """Which boxes count as agreeing: "4 or 5 of 5", "9–10 on a scale from 0 to 10"; of a client's
    own marks "1 or 2 (1 is best)"."""
    if are_marks(scale.labels):
        agreed = scale.labels[: -scale.top - 1 : -1]
        kind = {1: "one", 2: "two"}.get(scale.top, "many")
        marks = {"best": agreed[0], "first": agreed[-1]}
        return say(f"facts.base.marks_{kind}", language, **marks)
    values = {
        "best": scale.highest,
        "first": scale.highest - scale.top + 1,
        "lowest": scale.lowest,
        "points": scale.points,
    }
    if scale.lowest == 1 and scale.top <= 2:
        return say(f"facts.base.cut_{'one' if scale.top == 1 else 'two'}", language, **values)
    return say("facts.base.cut_scale", language, **values)


def _parts(day: date, language: str) -> dict[str, object]:
    return {
        "day": day.day,
        "month": say(f"facts.month.{day.month}", language),
        "year": day.year,
        "weekday": say(f"facts.weekday.{day.isoweekday()}", language),
    }
