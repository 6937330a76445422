"""Surveys, mappings and scores as plain JSON, between the app and the child that reads files.

Dataclasses are written field by field and read back by their type hints, so that a new field needs
no line here. What does not fit raises ValueError: the other side is broken, or is not ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from cxworkshop.intake.columns import Column, Kind, Survey
from cxworkshop.intake.problems import IntakeProblem
from cxworkshop.intake.tables import TableFile, open_table

Form = TypeVar("Form")

PLAIN = (bool, int, float, str)
READ_AGAIN = frozenset((Kind.RATING, Kind.RECOMMEND, Kind.SEGMENT))


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
        return IntakeProblem(
            data["code"], values.pop("row", None), values.pop("column", None), **values
        )
    except (KeyError, TypeError) as error:
        raise ValueError("no problem in this JSON") from error


def _without_words(column: Column) -> Column:
    kept = column.kind in READ_AGAIN and not column.personal
    return column if kept else replace(column, values={})


def _table_to_json(table: TableFile) -> dict[str, Any]:
    return {
        field.name: to_json(getattr(table, field.name))
        for field in fields(table)
        if field.name != "read"
    }


def _table_from_json(data: Any) -> TableFile:
    path, sheet = Path(data["path"]), data["sheet"]
    return TableFile(
        path=path,
        format=data["format"],
        read=lambda: open_table(path, sheet).rows(),
        encoding=data["encoding"],
        delimiter=data["delimiter"],
        sheet=sheet,
        sheets=tuple(data["sheets"]),
    )


def _read(kind: Any, data: Any) -> Any:
    origin = get_origin(kind)
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
