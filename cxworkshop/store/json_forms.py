"""The JSON that stands in columns: made from domain objects, checked when it is written and read.

What is read back was written by us, perhaps by an earlier version; what does not fit is a damaged
file and refused as such, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from cxworkshop.domain.plan import Stage
from cxworkshop.domain.polls import Question
from cxworkshop.domain.statements import Form, PairedStatement, Scale
from cxworkshop.domain.workshop import StepKind

Kind = TypeVar("Kind", bound=StrEnum)

_CONTENT: dict[StepKind, dict[str, type]] = {
    StepKind.PAGE: {"lines": list, "show": list},
    StepKind.POLL: {
        "asks": str,
        "statements": list,
        "range": bool,
        "question": str,
        "items": list,
        "most": int,
        "lowest": int,
        "highest": int,
    },
    StepKind.CANVAS: {"canvas": str},
    StepKind.PLAN: {"part": str},
}


def statements_to_json(statements: Iterable[PairedStatement]) -> list[dict[str, Any]]:
    """Statements as they are frozen into a workshop or a round."""
    return [_statement_to_json(pair) for pair in statements]


def statements_from_json(data: Iterable[Mapping[str, Any]]) -> tuple[PairedStatement, ...]:
    """The inverse of `statements_to_json`. Raises ValueError or KeyError for anything else."""
    return tuple(_statement_from_json(item) for item in data)


def questions_to_json(questions: Iterable[Question]) -> list[dict[str, Any]]:
    """Questions in their wire form."""
    return [question.to_json() for question in questions]


def questions_from_json(data: Iterable[object]) -> tuple[Question, ...]:
    """The inverse of `questions_to_json`. Raises ValueError for anything else."""
    return tuple(Question.from_json(item) for item in data)


def step_content(kind: StepKind, content: Mapping[str, Any]) -> dict[str, Any]:
    """A step's content as plain JSON. Raises ValueError when a part does not fit the kind."""
    known = _CONTENT[kind]
    kept = {name: _plain(value) for name, value in content.items()}
    for name, value in kept.items():
        if name not in known or not isinstance(value, known[name]):
            raise ValueError(f"a {kind} step has no {name} like {value!r}")
        if isinstance(value, list) and not all(isinstance(item, str) for item in value):
            raise ValueError(f"{name} is a list of texts")
    return kept


def sorted_values(members: Iterable[StrEnum]) -> list[str]:
    """A set of enumeration members as JSON, in a stable order."""
    return sorted(member.value for member in members)


def members(kind: type[Kind], values: Sequence[str]) -> frozenset[Kind]:
    """The inverse of `sorted_values`. Raises ValueError for an unknown value."""
    return frozenset(kind(value) for value in values)


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _statement_to_json(pair: PairedStatement) -> dict[str, Any]:
    return {
        "id": pair.id,
        "executives": pair.executives,
        "customers": pair.customers,
        "short": pair.short,
        "scale": {
            "lowest": pair.scale.lowest,
            "highest": pair.scale.highest,
            "labels": list(pair.scale.labels),
            "top": pair.scale.top,
        },
        "dimension_id": pair.dimension_id,
        "claim": pair.claim,
        "stages": sorted_values(pair.stages),
        "forms": sorted_values(pair.forms),
        "headline": pair.headline,
        "lead": pair.lead,
        "own": pair.own,
    }


def _statement_from_json(data: Mapping[str, Any]) -> PairedStatement:
    scale = data["scale"]
    return PairedStatement(
        id=data["id"],
        executives=data["executives"],
        customers=data["customers"],
        short=data["short"],
        scale=Scale(scale["lowest"], scale["highest"], tuple(scale["labels"]), scale["top"]),
        dimension_id=data["dimension_id"],
        claim=data["claim"],
        stages=members(Stage, data["stages"]),
        forms=members(Form, data["forms"]),
        headline=data["headline"],
        lead=data["lead"],
        own=data["own"],
    )
