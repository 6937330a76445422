"""How often each value stands in each column, counted while the file streams by.

Only distinct cells are kept, and of a column with too many of them (comments, ids) only the first:
a million rows then fit into a few megabytes. Cells are interpreted later, once per distinct value.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from cxworkshop.intake.problems import IntakeProblem

CHUNK = 2_048
MOST_VALUES = 2_000
MOST_COLUMNS = 4_000

Progress = Callable[[int], None]
Cancelled = Callable[[], bool]


class Tally:
    """The values of one column. `complete` is False when there were too many to keep; then
    `values` are those of the first rows, and `seen` says how many rows that were."""

    __slots__ = ("blank", "complete", "seen", "values")

    def __init__(self) -> None:
        self.values: Counter[str] = Counter()
        self.blank = 0
        self.complete = True
        self.seen = 0

    def add(self, cells: Sequence[str]) -> None:
        """Count more cells of the column."""
        if self.complete:
            self.values.update(cells)
            self.seen += len(cells)
            self.complete = len(self.values) <= MOST_VALUES
        else:
            self.blank += cells.count("")

    def finish(self) -> None:
        """Take the blank cells out of the values."""
        for value in [value for value in self.values if not value or value.isspace()]:
            self.blank += self.values.pop(value)


def count_columns(
    rows: Iterable[list[str]], width: int, progress: Progress, cancelled: Cancelled
) -> tuple[list[Tally], int]:
    """The tally of every column, and how many rows that are not wholly blank there are.

    `progress` is told the number of rows read. Raises IntakeProblem when it is cancelled or a row
    is wider than any table of answers.
    """
    tallies = [Tally() for _ in range(width)]
    total = 0
    for chunk in chunks(rows, cancelled):
        filled = [row for row in chunk if any(row)]
        total += len(filled)
        widest = max(map(len, filled), default=0)
        if widest > MOST_COLUMNS:
            raise IntakeProblem("too_many_columns", most=MOST_COLUMNS)
        while len(tallies) < widest:  # a row may have more cells than there are headings
            late = Tally()
            late.blank = total - len(filled)
            tallies.append(late)
        for tally, cells in zip(tallies, _turned(filled, len(tallies)), strict=False):
            tally.add(cells)
        progress(total)
    for tally in tallies:
        tally.finish()
    return tallies, total


def chunks(rows: Iterable[list[str]], cancelled: Cancelled) -> Iterator[list[list[str]]]:
    """The rows in handy portions. Raises IntakeProblem as soon as it is cancelled."""
    waiting = iter(rows)
    while chunk := list(islice(waiting, CHUNK)):
        if cancelled():
            raise IntakeProblem("cancelled")
        yield chunk


def _turned(rows: list[list[str]], width: int) -> Iterator[tuple[str, ...]]:
    """Columns in place of rows; what a short row lacks is blank."""
    if any(len(row) != width for row in rows):
        rows = [row + [""] * (width - len(row)) for row in rows]
    return zip(*rows, strict=True)
