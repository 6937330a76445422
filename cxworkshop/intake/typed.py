"""Numbers that somebody has only on a slide: typed or pasted as "statement, %, n", a line each."""

from __future__ import annotations

import csv
import re
from io import StringIO

from cxworkshop.intake.cells import number, simple
from cxworkshop.intake.problems import IntakeProblem

MOST_LINES = 300
LONGEST = 500
BETWEEN = r"[\s,;|]+"
LINE = re.compile(
    rf"(?P<statement>.*?\S){BETWEEN}(?P<percent>\d{{1,3}}(?:[.,]\d+)?)\s*%?"
    rf"{BETWEEN}(?:[nN]\s*=\s*)?(?P<n>\d[\d.,'’\s]*)"
)


def typed_table(text: str) -> str:
    """The lines as a table that can be read like any summed file, as CSV.

    Blank lines and a first line of headings are passed over. Raises IntakeProblem with the line
    that can't be understood.
    """
    file = StringIO()
    table = csv.writer(file, lineterminator="\n")
    table.writerow(["statement", "%", "n"])
    found: set[str] = set()
    for at, line in enumerate(text.splitlines(), 1):
        if not line.strip() or (not found and not re.search(r"\d", line)):
            continue
        statement, percent, n = _parts(at, line.strip())
        if simple(statement) in found:
            raise IntakeProblem("typed_twice", at, value=statement[:60])
        found.add(simple(statement))
        table.writerow([statement, f"{percent:g}", n])
    if not found:
        raise IntakeProblem("typed_nothing")
    if len(found) > MOST_LINES:
        raise IntakeProblem("typed_too_many", most=MOST_LINES)
    return file.getvalue()


def _parts(at: int, line: str) -> tuple[str, float, int]:
    parts = LINE.fullmatch(line[:LONGEST]) if len(line) <= LONGEST else None
    if parts is None:
        raise IntakeProblem("typed_line", at, value=line[:60])
    percent, n = number(parts["percent"]), _customers(parts["n"].strip())
    if percent is None or percent > 100:
        raise IntakeProblem("typed_percent", at, value=parts["percent"])
    if not n:
        raise IntakeProblem("typed_n", at, value=parts["n"].strip())
    return parts["statement"].strip(" \"“”'"), percent, n


def _customers(text: str) -> int | None:
    """A count of people, in which every mark divides thousands: "1.204" are 1204."""
    if re.fullmatch(r"\d{1,7}|\d{1,3}([.,'’\s]\d{3}){1,2}", text):
        return int(re.sub(r"\D", "", text))
    return None
