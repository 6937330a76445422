"""Calendar entries as RFC 5545 asks for them, so that every calendar takes them in."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from cxworkshop.reports.calendar_file import Entry, write_calendar
from tests.support.nasty_texts import NASTY_TEXTS

PROPERTIES = (
    *("BEGIN", "VERSION", "PRODID", "CALSCALE", "X-WR-CALNAME"),
    *("BEGIN", "UID", "DTSTAMP", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE"),
    *("SUMMARY", "DESCRIPTION", "TRANSP", "END", "END"),
)
NOW = datetime(2026, 5, 12, 15, 30, tzinfo=UTC)


def written(tmp_path: Path, *entries: Entry, name: str = "Checks") -> bytes:
    return write_calendar(tmp_path / "dates.ics", name, entries, NOW).read_bytes()


def unfolded(content: bytes) -> list[str]:
    """The lines of a calendar as a reader puts them together again."""
    return content.decode("utf-8").replace("\r\n ", "").split("\r\n")


def value(lines: list[str], name: str) -> str:
    (found,) = [line.partition(":")[2] for line in lines if line.partition(":")[0] == name]
    return found


def read_text(text: str) -> str:
    """A text value without its escapes."""
    return text.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")


def test_an_entry_is_a_whole_day_that_blocks_nobody(tmp_path: Path) -> None:
    lines = unfolded(written(tmp_path, Entry("w-14", date(2026, 2, 28), "Check", "Ada: reply")))
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert value(lines, "VERSION") == "2.0"
    assert value(lines, "UID") == "w-14"
    assert value(lines, "DTSTAMP") == "20260512T153000Z"
    assert value(lines, "DTSTART;VALUE=DATE") == "20260228"
    assert value(lines, "DTEND;VALUE=DATE") == "20260301"
    assert value(lines, "TRANSP") == "TRANSPARENT"


def test_instants_are_written_in_utc(tmp_path: Path) -> None:
    east = NOW.astimezone(timezone(timedelta(hours=9)))
    path = write_calendar(tmp_path / "d.ics", "Checks", [Entry("1", NOW.date(), "A")], east)
    assert b"DTSTAMP:20260512T153000Z" in path.read_bytes()


def test_signs_with_a_meaning_are_escaped(tmp_path: Path) -> None:
    text = "One; two, three \\ four\nfive"
    lines = unfolded(written(tmp_path, Entry("1", date(2026, 1, 2), text)))
    assert value(lines, "SUMMARY") == "One\\; two\\, three \\\\ four\\nfive"


@pytest.mark.parametrize("text", [*NASTY_TEXTS, "ä€😀" * 80, "x" * 500, "\x07bell\r\nBEGIN:VALARM"])
def test_whatever_is_typed_stays_in_its_line_and_reads_back(tmp_path: Path, text: str) -> None:
    content = written(tmp_path, Entry("1", date(2026, 1, 2), "Check", text), name=text)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    lines = unfolded(content)
    properties = [line.partition(":")[0] for line in lines[:-1]]
    assert properties == [name for name in PROPERTIES if text or name != "DESCRIPTION"]
    if text.isprintable() and "\\" not in text:
        assert read_text(value(lines, "DESCRIPTION")) == text
