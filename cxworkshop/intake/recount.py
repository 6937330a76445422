"""Counting a second time, row by row, for what the first reading could not know: which customers
belong to the chosen segment, what each of them weighs, and other codes for "can't judge"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cxworkshop.intake.cells import number, simple
from cxworkshop.intake.columns import Column, Shape, Survey
from cxworkshop.intake.counting import Cancelled, chunks
from cxworkshop.intake.mapping import Mapping as SurveyMapping
from cxworkshop.intake.problems import IntakeProblem
from cxworkshop.intake.ratings import Rating, find_rating
from cxworkshop.intake.recognise import with_rating
from cxworkshop.intake.shapes import cell_of, data_rows

NAMED = 12
MOST_GROUPS = 40


@dataclass(frozen=True, slots=True)
class Counted:
    """A column with the counts that matter, in the numbers of the file; with weights also their
    sum per point and the sum of their squares."""

    column: Column
    weights: tuple[float, ...] = ()
    weight_squared_sum: float | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """One segment: its name as it stands in the file, how many customers are in it, its counts."""

    name: str
    rows: int
    counted: Mapping[str, Counted]


def recount(
    survey: Survey, mapping: SurveyMapping, columns: Mapping[str, Column], cancelled: Cancelled
) -> dict[str, Counted]:
    """The columns with counts of the mapping's segment and weights; without either, as they are.

    Raises IntakeProblem when the file has no rows per customer, or a weight is none.
    """
    segment = mapping.segment if mapping.segment and mapping.segment.value is not None else None
    if segment is None and mapping.weight is None:
        return {name: Counted(column) for name, column in columns.items()}
    if survey.shape is not Shape.ROWS:
        raise IntakeProblem("not_by_row")
    weight = needed_column(survey, mapping.weight) if mapping.weight else None
    sums = _sums(columns, mapping)
    for cells, factor in _weighted_rows(survey, membership(survey, mapping), weight, cancelled):
        for one in sums.values():
            one.add(cells, factor)
    return {name: one.counted(weighted=weight is not None) for name, one in sums.items()}


def recount_groups(
    survey: Survey, mapping: SurveyMapping, columns: Mapping[str, Column], cancelled: Cancelled
) -> tuple[Group, ...]:
    """The columns counted for each group that the mapping tells apart, the largest first; none when
    it tells none apart. Raises IntakeProblem like `recount`, and when there are too many groups."""
    if mapping.segment is None or mapping.segment.value is not None:
        return ()
    if survey.shape is not Shape.ROWS:
        raise IntakeProblem("not_by_row")
    apart = needed_column(survey, mapping.segment.column)
    groups = _Groups(apart, {name: _sums(columns, mapping) for name in group_names(apart).values()})
    weight = needed_column(survey, mapping.weight) if mapping.weight else None
    if weight is None:
        for chunk in chunks(data_rows(survey.table, survey.first_row - 1), cancelled):
            groups.add_rows([cells for cells in chunk if any(cells)])
    else:
        for cells, factor in _weighted_rows(survey, _everybody, weight, cancelled):
            groups.add(cells, factor)
    return groups.counted(weighted=weight is not None)


def group_names(column: Column) -> dict[str, str]:
    """The groups in a column: their names as they stand there by what is compared."""
    names: dict[str, str] = {}
    for cell in sorted(column.values, key=lambda cell: (-column.values[cell], cell)):
        if simple(cell):
            names.setdefault(simple(cell), cell.strip())
    if not 1 < len(names) <= MOST_GROUPS:
        raise IntakeProblem("not_groups", column=column.name, most=MOST_GROUPS)
    return names


def membership(survey: Survey, mapping: SurveyMapping) -> Callable[[Sequence[str]], bool]:
    """Which rows count under the mapping's segment. Raises IntakeProblem when none could."""
    segment = mapping.segment
    if segment is None or segment.value is None:
        return _everybody
    return _membership(survey, segment.column, segment.value)


def _sums(columns: Mapping[str, Column], mapping: SurveyMapping) -> dict[str, _Sums]:
    return {name: _Sums(column, rating_of(column, mapping)) for name, column in columns.items()}


def needed_column(survey: Survey, name: str) -> Column:
    """The column with this name, letter or wording. Raises IntakeProblem when there is none."""
    column = survey.column(name)
    if column is None:
        known = [one.name for one in survey.columns]
        more = " …" if len(known) > NAMED else ""
        raise IntakeProblem("no_column", column=name, known=", ".join(known[:NAMED]) + more)
    return column


def with_codes(column: Column, codes: Sequence[int | str] | None) -> Column:
    """The column with the facilitator's codes for "can't judge" in place of the recognised ones."""
    if codes is None or column.summed or not column.values or not column.scale:
        return column
    rating = find_rating(column.values, column.label, _usual(column, codes), codes)
    return with_rating(column, rating) if rating else column


def rating_of(column: Column, mapping: SurveyMapping) -> Rating | None:
    """How the column's cells are read under the mapping's codes."""
    codes = mapping.not_applicable
    return find_rating(column.values, column.label, _usual(column, codes), codes)


def _usual(column: Column, codes: Sequence[int | str] | None) -> int | None:
    """The highest point that was recognised, unless it has been named as a code."""
    highest = column.scale.max if column.scale else None
    return None if codes and highest in codes else highest


def _everybody(cells: Sequence[str]) -> bool:
    return True


def _membership(survey: Survey, name: str, value: str) -> Callable[[Sequence[str]], bool]:
    column = needed_column(survey, name)
    wanted = simple(value)
    if column.values and wanted not in {simple(cell) for cell in column.values}:
        known = ", ".join(cell.strip() for cell in list(column.values)[:NAMED])
        raise IntakeProblem("no_segment", column=column.name, value=value, known=known)
    return lambda cells: simple(cell_of(cells, column.index)) == wanted


def _weighted_rows(
    survey: Survey,
    belongs: Callable[[Sequence[str]], bool],
    weight: Column | None,
    cancelled: Cancelled,
) -> Iterator[tuple[list[str], float]]:
    row = survey.first_row - 1
    for chunk in chunks(data_rows(survey.table, row), cancelled):
        for cells in chunk:
            row += 1
            if any(cells) and belongs(cells):
                yield cells, 1.0 if weight is None else _factor(row, cells, weight)


def _factor(row: int, cells: Sequence[str], weight: Column) -> float:
    cell = cell_of(cells, weight.index)
    found = number(cell)
    if found is None or not 0 <= found < 1e9:
        raise IntakeProblem("bad_weight", row, weight.name, value=cell.strip()[:60])
    return found


class _Groups:
    """The sums of several groups, in the order of their sizes in the end."""

    def __init__(self, apart: Column, sums: Mapping[str, Mapping[str, _Sums]]) -> None:
        self.apart = apart
        self.sums = sums
        names = group_names(apart)
        self.name_of = {cell: names[simple(cell)] for cell in apart.values if simple(cell)}
        self.sizes = dict.fromkeys(sums, 0)

    def add(self, cells: Sequence[str], factor: float) -> None:
        """One row with its weight."""
        name = self.name_of.get(cell_of(cells, self.apart.index))
        if name is not None:
            self.sizes[name] += 1
            for one in self.sums[name].values():
                one.add(cells, factor)

    def add_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Many rows without weights: equal cells are counted first, then looked at once."""
        names = [self.name_of.get(cell_of(cells, self.apart.index)) for cells in rows]
        for name, size in Counter(names).items():
            if name is not None:
                self.sizes[name] += size
        columns = next(iter(self.sums.values()), {})
        for at, one in columns.items():
            cells = [cell_of(row, one.column.index) for row in rows]
            for (name, cell), times in Counter(zip(names, cells, strict=True)).items():
                if name is not None:
                    self.sums[name][at].add_cell(cell, 1.0, times)

    def counted(self, weighted: bool) -> tuple[Group, ...]:
        """The groups that anybody is in."""
        order = sorted(self.sizes.items(), key=lambda item: (-item[1], item[0]))
        return tuple(
            Group(name, size, {at: one.counted(weighted) for at, one in self.sums[name].items()})
            for name, size in order
            if size
        )


class _Sums:
    """Counts and weights per point of one column, added up row by row."""

    def __init__(self, column: Column, rating: Rating | None) -> None:
        self.column = column
        self.points = rating.points if rating else {}
        self.counts = dict.fromkeys(column.counts, 0)
        self.weights = dict.fromkeys(column.counts, 0.0)
        self.cant_judge = self.missing = 0
        self.squares = 0.0

    def add(self, cells: Sequence[str], factor: float) -> None:
        self.add_cell(cell_of(cells, self.column.index), factor, 1)

    def add_cell(self, cell: str, factor: float, times: int) -> None:
        """So many equal cells of equal weight."""
        point = self.points.get(cell)
        if point is not None:
            self.counts[point] += times
            self.weights[point] += factor * times
            self.squares += factor * factor * times
        elif cell in self.points:
            self.cant_judge += times
        else:
            self.missing += times

    def counted(self, weighted: bool) -> Counted:
        column = replace(
            self.column,
            counts=self.counts,
            n=sum(self.counts.values()),
            cant_judge=self.cant_judge,
            missing=self.missing,
        )
        if not weighted:
            return Counted(column)
        return Counted(column, tuple(self.weights.values()), self.squares)
