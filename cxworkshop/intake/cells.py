"""What a single cell says: a number in any country's writing, a day, a code for "don't know"."""

from __future__ import annotations

import re
from datetime import date

NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)")
GROUPED = re.compile(r"[+-]?\d{1,3}([.,'\u2019 \u00a0\u202f]\d{3})+([.,]\d+)?")
POINT_AND_LABEL = re.compile(r"\(?(\d{1,2})\)?\s*(?:[-–—:=.)/|]\s*|\s+(?=\())\(?(\D.*?)\)?")
LABEL_AND_POINT = re.compile(r"(\D.*?)\s*[(=:–-]\s*(\d{1,2})\)?")
ANSWER_CODE = re.compile(r"AO?0*(\d{1,2})")  # as LimeSurvey numbers its answers
ISO_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T].*)?")
OTHER_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?:[ ,T].*)?")


def simple(text: str) -> str:
    """A text made comparable: no case, quotes, punctuation at the ends or double spaces."""
    folded = re.sub(r"\s+", " ", text.casefold().replace("’", "'")).strip()
    return folded.strip(" .,:;!?\"'()[]„“”*")


def number(text: str) -> float | None:
    """The number in a cell, with a decimal point or comma; None when it is none."""
    text = text.strip().replace("−", "-").removesuffix("%").rstrip()
    if NUMBER.fullmatch(text):
        return float(text.replace(",", "."))
    if GROUPED.fullmatch(text):
        return float(_ungrouped(text))
    return None


def whole(text: str) -> int | None:
    """The whole number in a cell ("4", "4.0", "4,00"), or None."""
    found = number(text)
    if found is None or not found.is_integer() or abs(found) > 1_000_000:
        return None
    return int(found)


def point_and_label(text: str) -> tuple[int, str] | None:
    """The point and its name in "5 - strongly agree", "5 (strongly agree)" or "Agree (4)"."""
    if found := POINT_AND_LABEL.fullmatch(text.strip()):
        return int(found[1]), found[2].strip()
    if found := LABEL_AND_POINT.fullmatch(text.strip()):
        return int(found[2]), found[1].strip()
    return None


def answer_code(text: str) -> int | None:
    """The number in an answer code such as "A4", or None."""
    found = ANSWER_CODE.fullmatch(text.strip())
    return int(found[1]) if found else None


def is_day(text: str) -> bool:
    """Whether a cell is a date, with or without a time."""
    text = text.strip()
    return bool(ISO_DAY.fullmatch(text) or OTHER_DAY.fullmatch(text))


def days(texts: list[str]) -> list[date]:
    """The dates in cells of one column. Whether 3/4 is in March or April is told by the others;
    when they don't tell, the dots of 3.4.2026 put the day first and slashes the month."""
    parts = [found for text in texts if (found := OTHER_DAY.fullmatch(text.strip()))]
    day_first = any(int(found[1]) > 12 for found in parts) or not (
        any(int(found[2]) > 12 for found in parts) or any("/" in found[0] for found in parts)
    )
    return [day for text in texts if (day := _day(text.strip(), day_first)) is not None]


def _day(text: str, day_first: bool) -> date | None:
    if found := ISO_DAY.fullmatch(text):
        year, month, day = int(found[1]), int(found[2]), int(found[3])
    elif found := OTHER_DAY.fullmatch(text):
        first, second, year = int(found[1]), int(found[2]), int(found[3])
        day, month = (first, second) if day_first else (second, first)
        year += 2000 if year < 100 else 0
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _ungrouped(text: str) -> str:
    """1.234,5 and 1,234.5 and 1 234,5 as 1234.5; the last mark is decimal only when it is alone
    of its kind beside other marks, or not followed by exactly three digits."""
    marks = re.findall(r"[^\d+-]", text)
    last = marks[-1]
    decimal = last if last in ".," and len(set(marks)) > 1 and marks.count(last) == 1 else ""
    if decimal:
        whole_part, _, rest = text.rpartition(decimal)
        return re.sub(r"[^\d+-]", "", whole_part) + "." + rest
    return re.sub(r"[^\d+-]", "", text)
