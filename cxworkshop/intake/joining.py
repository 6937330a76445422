"""Several sheets or files with the same columns as one table, and a table cut down to some rows.

Both keep the row numbers that people see: rows that are left out stand there blank, and of a joined
table a problem names the file or sheet and the row in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from cxworkshop.intake.cells import simple
from cxworkshop.intake.headers import LOOKED_AT, Headings, find_headings
from cxworkshop.intake.problems import IntakeProblem
from cxworkshop.intake.tables import Only, Part, TableFile, open_table

NAMED = 6


def open_parts(parts: Sequence[Part], only: Only | None = None) -> TableFile:
    """The parts as one table, of which only some rows are read.

    Raises IntakeProblem when a part can't be read or has other columns than the first.
    """
    if len(parts) == 1:
        tables = [open_table(parts[0].path, parts[0].sheet)]
        table = tables[0]
    else:
        tables = [_open_one_of_several(part) for part in parts]
        table = _join(tables)
    if only is not None:
        table = _cut(table, only)
    return replace(table, parts=tuple(Part(one.path, one.sheet) for one in tables), only=only)


def placed(problem: IntakeProblem, table: TableFile) -> IntakeProblem:
    """The problem with its row as people find it: in which part, and where there."""
    if table.place is None or problem.row is None:
        return problem
    return problem.at(table.place(problem.row))


def _open_one_of_several(part: Part) -> TableFile:
    """Of several files the one that can't be read is named."""
    try:
        return open_table(part.path, part.sheet)
    except IntakeProblem as problem:
        if "file" in problem.values:
            raise
        raise IntakeProblem("one_part", part=part.path.name, reason=problem.message) from problem


def _join(tables: Sequence[TableFile]) -> TableFile:
    headings = [_headings(table, _named_rows(table)) for table in tables]
    orders = [
        _order(headings[0], other, table) for other, table in zip(headings, tables, strict=True)
    ]
    joined = _Joined(tuple(tables), tuple(headings), tuple(orders))
    return replace(tables[0], read=joined.rows, place=joined.place)


def _headings(table: TableFile, rows: Iterator[list[str]]) -> Headings:
    start = list(islice(rows, LOOKED_AT))
    if not start:
        raise IntakeProblem("empty_part", part=table.called)
    return find_headings(start)


def _order(first: Headings, other: Headings, table: TableFile) -> tuple[int, ...]:
    """Where in a part each column of the first stands."""
    wanted, found = [simple(name) for name in first.names], [simple(name) for name in other.names]
    if sorted(wanted) == sorted(found):
        return tuple(found.index(name) for name in wanted)
    missing = [name for name in first.names if simple(name) not in found]
    more = [name for name in other.names if simple(name) not in wanted]
    named = ", ".join((missing + more)[:NAMED])
    raise IntakeProblem("other_columns", part=table.called, columns=named)


@dataclass(slots=True)
class _Joined:
    """The rows of several tables, the first with its headings; and where each part began."""

    tables: tuple[TableFile, ...]
    headings: tuple[Headings, ...]
    orders: tuple[tuple[int, ...], ...]
    starts: list[tuple[int, int]] = field(default_factory=list)

    def rows(self) -> Iterator[list[str]]:
        """Every row, from the second part on without headings and in the order of the first."""
        self.starts = []
        before = 0
        for at, table in enumerate(self.tables):
            skipped = self.headings[at].data if at else 0
            self.starts.append((before, skipped))
            for row in islice(_named_rows(table), skipped, None):
                before += 1
                yield _arranged(row, self.orders[at]) if at else row

    def place(self, row: int) -> str:
        """The part and the row in it that stands at this row of the whole."""
        at = max(at for at, (before, _) in enumerate(self.starts) if at == 0 or before < row)
        before, skipped = self.starts[at]
        return f"{row - before + skipped} ({self.tables[at].called})"


def _named_rows(table: TableFile) -> Iterator[list[str]]:
    """The rows of a part; what is wrong with one of them names the part."""
    try:
        yield from table.rows()
    except IntakeProblem as problem:
        if problem.row is None:
            raise
        raise problem.at(f"{problem.row} ({table.called})") from None


def _arranged(row: Sequence[str], order: Sequence[int]) -> list[str]:
    return [row[index] if index < len(row) else "" for index in order]


def _cut(table: TableFile, only: Only) -> TableFile:
    headings = _headings(table, table.rows())
    wanted = simple(only.column)
    index = next((at for at, name in enumerate(headings.names) if simple(name) == wanted), None)
    if index is None:
        known = ", ".join(headings.names[:NAMED])
        raise IntakeProblem("no_column", column=only.column, known=known)
    value = simple(only.value)

    def rows() -> Iterator[list[str]]:
        every = table.rows()
        yield from islice(every, headings.data)
        for row in every:
            yield row if index < len(row) and simple(row[index]) == value else []

    return replace(table, read=rows)
