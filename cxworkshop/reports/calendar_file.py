"""Calendar entries as a file that every calendar takes in (iCalendar, RFC 5545): whole days, as
the check dates of a plan are.

An entry keeps its identity however often it is written, so that taking in a newer file moves it
instead of doubling it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

LONGEST_LINE = 75  # octets, RFC 5545 section 3.1
PRODUCT = "-//CX Workshop//CX Workshop//EN"


@dataclass(frozen=True, slots=True)
class Entry:
    """One day in a calendar. `id` is the same whenever it is written again."""

    id: str
    day: date
    title: str
    text: str = ""


def write_calendar(path: Path, name: str, entries: Iterable[Entry], written_at: datetime) -> Path:
    """Writes the entries as a calendar of this name; `written_at` is an instant in UTC."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    for entry in entries:
        lines += _event(entry, written_at)
    lines.append("END:VCALENDAR")
    content = "".join(f"{part}\r\n" for line in lines for part in _folded(line))
    path.write_bytes(content.encode("utf-8"))
    return path


def _event(entry: Entry, written_at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(entry.id)}"
    yield f"DTSTAMP:{written_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{entry.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(entry.title)}"
    if entry.text:
        yield f"DESCRIPTION:{_escaped(entry.text)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    """A text value, RFC 5545 section 3.3.11; control characters have no place in one."""
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\\n".join("".join(sign for sign in line if sign >= " ") for line in lines)


def _folded(line: str) -> Iterator[str]:
    """A content line in pieces of at most 75 octets, none of them ending within a character."""
    piece, room = "", LONGEST_LINE
    for sign in line:
        size = len(sign.encode("utf-8"))
        if size > room:
            yield piece
            piece, room = " ", LONGEST_LINE - 1
        piece, room = piece + sign, room - size
    yield piece
