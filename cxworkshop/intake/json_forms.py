"""Surveys, mappings and scores as plain JSON, between the app and the child that reads files.

Dataclasses are written field by field and read back by their type hints, so that a new field needs
no line here. What does not fit raises ValueError: the other side is broken, or is not ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from cxworkshop.intake.columns import Column, Kind, Survey
from cxworkshop.intake.joining import open_parts
from cxworkshop.intake.problems import IntakeProblem
from cxworkshop.intake.tables import Only, Part, TableFile

Form = TypeVar("Form")

PLAIN = (bool, int, float, str)
READ_AGAIN = frozenset((Kind.RATING, Kind.RECOMMEND, Kind.SEGMENT))
FEW_VALUES = 12  # a column of so few, such as the wave of a survey, may choose the rows to be read


def to_json(value: Any) -> Any:
    """The value in plain JSON types; `from_json` makes the same value of it."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, PLAIN):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, Mapping):
        return {str(to_json(key)): to_json(item) for key, item in value.items()}
    if is_dataclass(value):
        return {field.name: to_json(getattr(value, field.name)) for field in fields(value)}
    return [to_json(item) for item in value]


def from_json(kind: type[Form], data: Any) -> Form:
    """A value of this kind. Raises ValueError when the data don't fit."""
    try:
        return _read(kind, data)  # type: ignore[no-any-return] # hints say what comes out
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no {kind.__name__} in this JSON") from error


def survey_to_json(survey: Survey) -> dict[str, Any]:
    """The survey without the words of columns that are never counted: comments and names stay in
    the file."""
    columns = tuple(_without_words(column) for column in survey.columns)
    data = {
        field.name: to_json(getattr(survey, field.name))
        for field in fields(survey)
        if field.name not in ("table", "columns")
    }
    return data | {"columns": to_json(columns), "table": _table_to_json(survey.table)}


def survey_from_json(data: Any) -> Survey:
    """The survey again; its file is opened only when its rows are asked for."""
    try:
        values = {field.name: data[field.name] for field in fields(Survey) if field.name != "table"}
        hints = get_type_hints(Survey)
        built = {name: _read(hints[name], value) for name, value in values.items()}
        return Survey(table=_table_from_json(data["table"]), **built)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("no survey in this JSON") from error


def problem_to_json(problem: IntakeProblem) -> dict[str, Any]:
    """A problem with everything that its sentence says."""
    values = {
        name: value if value is None or isinstance(value, PLAIN) else str(value)
        for name, value in problem.values.items()
    }
    return {"code": problem.code, "values": values}


def problem_from_json(data: Any) -> IntakeProblem:
    """The problem again. Raises ValueError when there is none."""
    try:
        values = dict(data["values"])
        row, column = values.pop("row", None), values.pop("column", None)
        if isinstance(row, str):
            return IntakeProblem(data["code"], None, column, **values).at(row)
        return IntakeProblem(data["code"], row, column, **values)
    except (KeyError, TypeError) as error:
        raise ValueError("no problem in this JSON") from error


def _without_words(column: Column) -> Column:
    few = column.kind is Kind.OTHER and len(column.values) <= FEW_VALUES
    kept = (few or column.kind in READ_AGAIN) and not column.personal
    return column if kept else replace(column, values={})


def _table_to_json(table: TableFile) -> dict[str, Any]:
    return {
        field.name: to_json(getattr(table, field.name))
        for field in fields(table)
        if field.name not in ("read", "place")
    }


def _table_from_json(data: Any) -> TableFile:
    hints = get_type_hints(TableFile)
    values = {
        field.name: _read(hints[field.name], data[field.name])
        for field in fields(TableFile)
        if field.name not in ("read", "place")
    }
    again = _Again(values["parts"], values["only"])
    place = again.place if len(values["parts"]) > 1 else None
    return TableFile(read=again.rows, place=place, **values)


class _Again:
    """Opens a table when its rows are asked for, and remembers where they stand."""

    def __init__(self, parts: Sequence[Part], only: Only | None) -> None:
        self.parts, self.only = parts, only
        self.opened: TableFile | None = None

    def rows(self) -> Iterator[list[str]]:
        self.opened = open_parts(self.parts, self.only)
        return self.opened.rows()

    def place(self, row: int) -> str:
        where = self.opened.place if self.opened else None
        return where(row) if where else str(row)


def _read(kind: Any, data: Any) -> Any:
    origin = get_origin(kind)
    if kind is Any:
        return data
    if origin in (Union, UnionType):
        return _read_one_of(get_args(kind), data)
    if origin in (tuple, frozenset):
        return origin(_read(get_args(kind)[0], item) for item in data)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        of_key, of_value = get_args(kind)
        return {
            (int(key) if of_key is int else key): _read(of_value, value)
            for key, value in data.items()
        }
    if kind in PLAIN:
        return _plain(kind, data)
    if kind is Path:
        return Path(data)
    if kind is date:
        return date.fromisoformat(data)
    if issubclass(kind, Enum):
        return kind(data)
    hints = get_type_hints(kind)
    return kind(
        **{field.name: _read(hints[field.name], data[field.name]) for field in fields(kind)}
    )


def _read_one_of(kinds: tuple[Any, ...], data: Any) -> Any:
    if data is None and type(None) in kinds:
        return None
    if type(data) in kinds:
        return data
    return _read(next(kind for kind in kinds if kind is not type(None)), data)


def _plain(kind: type, data: Any) -> Any:
    if kind is float and type(data) is int:
        return float(data)
    if type(data) is not kind:
        raise ValueError(f"{type(data).__name__} in place of {kind.__name__}")
    return data
