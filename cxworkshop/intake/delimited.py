"""Text tables: which character divides the cells, and the rows one after another.

Rows are streamed; a file of a gigabyte never stands in memory.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from cxworkshop.intake.problems import IntakeProblem

DELIMITERS = (",", ";", "\t", "|")
SNIFFED_LINES = 60
SNIFFED_CHARACTERS = 1 << 16
LONGEST_CELL = 1 << 15


def find_delimiter(path: Path, encoding: str) -> str:
    """The delimiter that cuts the first lines into the most even rows."""
    lines = _first_lines(path, encoding)
    if lines and lines[0].strip().lower().startswith("sep=") and len(lines[0].strip()) == 5:
        return lines[0].strip()[-1]
    return max(DELIMITERS, key=lambda delimiter: _evenness(lines, delimiter))


def rows(path: Path, encoding: str, delimiter: str) -> Iterator[list[str]]:
    """Every row of the file. Raises IntakeProblem with the row that can't be read."""
    csv.field_size_limit(LONGEST_CELL)
    with path.open(encoding=encoding, newline="") as file:
        reader = csv.reader(file, delimiter=delimiter)
        try:
            yield from reader
        except csv.Error:
            raise IntakeProblem("broken_row", row=reader.line_num) from None
        except UnicodeError:
            row = reader.line_num + 1
            raise IntakeProblem("broken_text", row=row, encoding=encoding) from None


def _first_lines(path: Path, encoding: str) -> list[str]:
    try:
        with path.open(encoding=encoding, newline="") as file:
            return file.read(SNIFFED_CHARACTERS).splitlines()[:SNIFFED_LINES]
    except UnicodeError:
        raise IntakeProblem("broken_text", row=1, encoding=encoding) from None


def _evenness(lines: Sequence[str], delimiter: str) -> tuple[float, int]:
    """How many rows have the same number of cells as most, and what that number is."""
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter) if any(row))
    except csv.Error:
        return (0.0, 0)
    wide = Counter({width: count for width, count in widths.items() if width > 1})
    if not wide:
        return (0.0, 0)
    width, count = wide.most_common(1)[0]
    return (round(count / widths.total(), 1), width)
