"""Reading a customers' survey file: the door of this package."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import chain, islice
from pathlib import Path

from cxworkshop.intake.cells import days
from cxworkshop.intake.columns import Column, Kind, Shape, Survey
from cxworkshop.intake.counting import Cancelled, count_columns
from cxworkshop.intake.headers import LOOKED_AT, Headings, find_headings
from cxworkshop.intake.problems import IntakeProblem
from cxworkshop.intake.recognise import recognise
from cxworkshop.intake.shapes import find_long, find_summed, read_long, read_summed
from cxworkshop.intake.tables import TableFile, open_table

NO_DAY = date(1980, 1, 1)  # what LimeSurvey writes in place of the day in anonymous surveys


def read_survey(
    path: Path,
    sheet: str | None = None,
    progress: Callable[[int], None] | None = None,
    cancelled: Cancelled | None = None,
) -> Survey:
    """Read a survey file and say what it holds. Nothing is changed, and the rows are not kept.

    `progress` is told how many rows have been read, `cancelled` is asked whether to stop. Raises
    IntakeProblem for everything that can be wrong with a file.
    """
    return read_table(open_table(path, sheet), progress, cancelled)


def read_table(
    table: TableFile,
    progress: Callable[[int], None] | None = None,
    cancelled: Cancelled | None = None,
) -> Survey:
    """The same for a table that is open, perhaps joined from several files or sheets."""
    rows = table.rows()
    start = list(islice(rows, LOOKED_AT))
    if not any(cell.strip() for row in start for cell in row):
        raise IntakeProblem("empty")
    headings = find_headings(start)
    answers = chain(start[headings.data :], rows)
    return _read(
        table, headings, answers, progress or (lambda rows: None), cancelled or (lambda: False)
    )


def _read(
    table: TableFile,
    headings: Headings,
    answers: Iterator[list[str]],
    progress: Callable[[int], None],
    cancelled: Cancelled,
) -> Survey:
    if summed := find_summed(headings):
        columns = read_summed(answers, headings, summed)
        count, shape = len(columns), Shape.SUMMED
    else:
        tallies, count = count_columns(answers, len(headings.names), progress, cancelled)
        columns, shape = recognise(headings, tallies, count), Shape.ROWS
        if long := find_long(columns, count):
            columns, count = read_long(table, headings, long, cancelled)
            shape = Shape.LONG
    if not count:
        raise IntakeProblem("no_rows")
    found = _days(columns)
    return Survey(
        table=table,
        shape=shape,
        header_rows=headings.rows,
        first_row=headings.data + 1,
        rows=count,
        columns=columns,
        field_from=found[0] if found else None,
        field_to=found[-1] if found else None,
    )


def _days(columns: Sequence[Column]) -> list[date]:
    """The days in the first column of dates that has any, earliest first."""
    for column in columns:
        if column.kind is Kind.DATE:
            found = sorted(day for day in days(list(column.values)) if day != NO_DAY)
            if found:
                return found
    return []
