"""The one error of this package: the file can't be used as it is."""

from __future__ import annotations

from cxworkshop.problems import Problem


class IntakeProblem(Problem):
    """A survey file or a mapping can't be used. `row` is counted as a spreadsheet counts, from 1;
    `column` is the column's name. Either is None when the problem has no such place."""

    def __init__(
        self, code: str, row: int | None = None, column: str | None = None, **values: object
    ) -> None:
        self.row = row
        self.column = column
        super().__init__(f"intake.problem.{code}", row=row, column=column, **values)

    def at(self, place: str) -> IntakeProblem:
        """The same problem, whose row is said in words."""
        moved = IntakeProblem(self.code, None, self.column)
        moved.values.update(self.values, row=place)
        return moved
