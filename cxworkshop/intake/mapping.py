"""Which column answers which statement, kept as JSON so that next time's file needs no work.

The main path is the other way round: a client's own question, wording and scale become a pair for
the executives (`OwnQuestion`), which is grade A by construction.
"""

from __future__ import annotations

import json
from collections.abc import Mapping as Table
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from cxworkshop.intake.columns import Best, Survey
from cxworkshop.intake.problems import IntakeProblem


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """How a column answers a statement. `best` and `top` are None when the recognised end and the
    usual cut are meant; `same_statement` says that customers were asked the same thing;
    `confirmed` that somebody agreed to the read-back sentence; `wording` is what customers were
    asked, by which the column is found again in another file."""

    column: str
    best: Best | None = None
    top: int | None = None
    same_statement: bool = True
    confirmed: bool = False
    wording: str = ""


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """A client's question that executives are asked, too, in the wording `executives`."""

    use: ColumnUse
    executives: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """Only customers with this value in this column count; without a value all of them do, and
    each group has its scores beside those of everybody."""

    column: str
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Mapping:
    """Everything that turns columns into scores. `not_applicable` replaces the recognised codes
    for "can't judge" in every column; None keeps them. `voices` is the column of comments.
    `importance` names columns that say how much a statement matters to customers."""

    statements: Table[str, ColumnUse] = field(default_factory=dict)
    own: tuple[OwnQuestion, ...] = ()
    segment: Segment | None = None
    weight: str | None = None
    not_applicable: tuple[int | str, ...] | None = None
    voices: str | None = None
    importance: Table[str, ColumnUse] = field(default_factory=dict)

    @property
    def uses(self) -> list[ColumnUse]:
        """Every use of a column that is counted."""
        own = (one.use for one in self.own)
        return [*self.statements.values(), *own, *self.importance.values()]


def read_mapping(path: Path) -> Mapping:
    """The mapping in a file. Raises IntakeProblem when it is missing or no mapping."""
    try:
        data = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise IntakeProblem("no_file", file=path.name) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise IntakeProblem("unreadable", file=path.name, reason=reason) from None
    except (ValueError, RecursionError):
        raise IntakeProblem("bad_map", reason="it is not JSON") from None
    return from_json(data)


def to_json(mapping: Mapping) -> dict[str, Any]:
    """The mapping as it is saved; `from_json` makes the same mapping of it."""
    segment = mapping.segment
    return {
        "statements": {name: _use_to_json(use) for name, use in mapping.statements.items()},
        "own": [
            {**_use_to_json(own.use), "executives": own.executives, "short": own.short}
            for own in mapping.own
        ],
        "segment": {"column": segment.column, "value": segment.value} if segment else None,
        "weight": mapping.weight,
        "not_applicable": None if mapping.not_applicable is None else list(mapping.not_applicable),
        "voices": mapping.voices,
        "importance": {name: _use_to_json(use) for name, use in mapping.importance.items()},
    }


def from_json(data: object) -> Mapping:
    """The mapping in plain JSON values. Raises IntakeProblem with what is wrong."""
    whole = _Reader(data, "the mapping")
    return Mapping(
        statements={
            name: _use(_Reader(use, f"“{name}”"))
            for name, use in whole.get("statements", dict, {}).items()
        },
        own=tuple(_own(_Reader(own, "a question of “own”")) for own in whole.get("own", list, [])),
        segment=_segment(whole),
        weight=whole.get("weight", str, None),
        not_applicable=_codes(whole),
        voices=whole.get("voices", str, None),
        importance={
            name: _use(_Reader({"column": use} if isinstance(use, str) else use, f"“{name}”"))
            for name, use in whole.get("importance", dict, {}).items()
        },
    )


def with_wordings(mapping: Mapping, survey: Survey) -> Mapping:
    """The mapping with what customers were asked, so that `remembered` finds the columns again."""

    def worded(use: ColumnUse) -> ColumnUse:
        column = survey.column(use.column)
        return replace(use, wording=column.label) if column else use

    return replace(
        mapping,
        statements={name: worded(use) for name, use in mapping.statements.items()},
        own=tuple(replace(own, use=worded(own.use)) for own in mapping.own),
        importance={name: worded(use) for name, use in mapping.importance.items()},
    )


class _Reader:
    """Typed access to one JSON object."""

    def __init__(self, data: object, what: str) -> None:
        if not isinstance(data, dict):
            raise IntakeProblem("bad_map", reason=f"{what} is not an object")
        self.data = data
        self.what = what

    def get(self, name: str, kind: type | tuple[type, ...], default: Any) -> Any:
        value = self.data.get(name)
        if value is None:
            return default
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise IntakeProblem("bad_map", reason=f"“{name}” of {self.what} has the wrong kind")
        return value

    def need(self, name: str) -> str:
        value = self.get(name, str, "")
        if not value.strip():
            raise IntakeProblem("bad_map", reason=f"{self.what} lacks “{name}”")
        return str(value).strip()


def _use(data: _Reader) -> ColumnUse:
    best = data.get("best", str, None)
    if best is not None and best not in tuple(Best):
        raise IntakeProblem("bad_map", reason=f"“best” of {data.what} is neither high nor low")
    return ColumnUse(
        column=data.need("column"),
        best=None if best is None else Best(best),
        top=data.get("top", int, None),
        same_statement=data.get("same_statement", bool, True),
        confirmed=data.get("confirmed", bool, False),
        wording=data.get("wording", str, ""),
    )


def _own(data: _Reader) -> OwnQuestion:
    return OwnQuestion(_use(data), data.need("executives"), data.get("short", str, ""))


def _segment(data: _Reader) -> Segment | None:
    found = data.get("segment", (str, dict), None)
    if found is None or isinstance(found, str):
        return Segment(found) if found else None
    inner = _Reader(found, "“segment”")
    return Segment(inner.need("column"), inner.get("value", str, None))


def _codes(data: _Reader) -> tuple[int | str, ...] | None:
    codes = data.get("not_applicable", list, None)
    if codes is None:
        return None
    if not all(isinstance(code, int | str) and not isinstance(code, bool) for code in codes):
        raise IntakeProblem("bad_map", reason="“not_applicable” holds numbers and texts only")
    return tuple(codes)


def _use_to_json(use: ColumnUse) -> dict[str, Any]:
    return {
        "column": use.column,
        "best": use.best.value if use.best else None,
        "top": use.top,
        "same_statement": use.same_statement,
        "confirmed": use.confirmed,
        "wording": use.wording,
    }
