"""Which column answers which statement, kept as JSON so that next time's file needs no work.

The main path is the other way round: a client's own question, wording and scale become a pair for
the executives (`OwnQuestion`), which is grade A by construction.
"""

from __future__ import annotations

import json
from collections.abc import Mapping as Table
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from cxworkshop.domain.statements import PairedStatement, questionnaire_code
from cxworkshop.intake.cells import simple
from cxworkshop.intake.columns import Best, Column, Survey
from cxworkshop.intake.problems import IntakeProblem
from cxworkshop.intake.recognise import can_be_asked

ALIKE = 0.62
CODED = 0.9
THE_SAME = 0.97
COMPARED = 300
SMALL_WORDS = frozenset(
    ("a", "an", "the", "i", "me", "my", "we", "our", "us", "they", "them", "their", "it", "is",
     "are", "was", "were", "be", "to", "of", "in", "on", "at", "and", "or", "for", "with", "that",
     "which", "this", "what", "as", "you", "your", "customers", "customer")
)  # fmt: skip


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
    for "can't judge" in every column; None keeps them. `voices` is the column of comments."""

    statements: Table[str, ColumnUse] = field(default_factory=dict)
    own: tuple[OwnQuestion, ...] = ()
    segment: Segment | None = None
    weight: str | None = None
    not_applicable: tuple[int | str, ...] | None = None
    voices: str | None = None


def suggest(survey: Survey, statements: Sequence[PairedStatement]) -> Mapping:
    """A mapping by wording: each column goes to the statement that it resembles most, and each
    statement gets one column. A column called like a statement's id is taken at its word."""
    found = sorted(
        (
            (_likeness(column, statement), -column.index, column, statement)
            for column in survey.columns
            if can_be_asked(column)
            for statement in statements
        ),
        key=lambda match: match[:2],
        reverse=True,
    )
    uses: dict[str, ColumnUse] = {}
    taken: set[str] = set()
    for likeness, _, column, statement in found:
        if likeness < ALIKE or statement.id in uses or column.name in taken:
            continue
        taken.add(column.name)
        uses[statement.id] = ColumnUse(
            column.name, column.best, same_statement=likeness >= THE_SAME
        )
    order = [statement.id for statement in statements]
    return Mapping(
        {statement_id: uses[statement_id] for statement_id in order if statement_id in uses}
    )


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


def _likeness(column: Column, statement: PairedStatement) -> float:
    """How much a column's wording resembles a statement's, 0..1. The code of our questionnaire
    names the statement, but a wording that was changed since makes it a similar one."""
    if simple(column.name) == simple(statement.id):
        return 1.0
    coded = simple(column.name) == simple(questionnaire_code(statement.id))
    if coded and column.label == column.name:
        return 1.0
    alike = max(
        _alike(column.label, wording) for wording in (statement.customers, statement.executives)
    )
    return max(alike, CODED) if coded else alike


def _alike(one: str, other: str) -> float:
    one, other = simple(one[:COMPARED]), simple(other[:COMPARED])
    if one == other:
        return 1.0
    words, others = _content_words(one), _content_words(other)
    if not words or not others:
        return 0.0
    shared = 2 * len(words & others) / (len(words) + len(others))
    return 0.5 * shared + 0.5 * SequenceMatcher(None, one, other).ratio() if shared else 0.0


def _content_words(text: str) -> set[str]:
    return {word.strip(".,:;!?()'\"") for word in text.split()} - SMALL_WORDS
