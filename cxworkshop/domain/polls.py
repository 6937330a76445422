"""The questions of a vote and their kinds.

A question is what a phone shows and what a round freezes; its JSON is the wire form between app,
room and phone. A question that makes no sense can't be made. What may be answered to it stands in
`answers`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from cxworkshop.domain.statements import are_marks

MAX_ITEMS = 60
MAX_POINTS = 11
MAX_ID = 64
MAX_NUMBER = 1e12


class QuestionKind(StrEnum):
    """How a question is answered."""

    RATING = "rating"
    PREDICTION = "prediction"
    RANKING = "ranking"
    ALLOCATION = "allocation"
    CHOICE = "choice"
    NUMBER = "number"
    TEXT = "text"


COUNTABLE = (QuestionKind.RATING, QuestionKind.CHOICE)  # hands can be counted for these


@dataclass(frozen=True, slots=True)
class ScalePoints:
    """The points from `min` (worst) to `max` (best); `labels` name every point, or none. Labels
    that are numbers are a client's own marks, of which the lowest may be the best."""

    min: float
    max: float
    labels: tuple[str, ...] = ()

    @property
    def points(self) -> range:
        """The whole points, worst first."""
        return range(int(self.min), int(self.max) + 1)

    @property
    def has_marks(self) -> bool:
        """Whether the labels are a client's own numbers."""
        return are_marks(self.labels)

    @property
    def marks(self) -> tuple[str, ...]:
        """The number that stands on each point and is typed for it, worst first."""
        return self.labels if self.has_marks else tuple(map(str, self.points))

    @property
    def words(self) -> tuple[str, ...]:
        """The words beside each mark, "" where there are none."""
        return ("",) * len(self.points) if self.has_marks or not self.labels else self.labels

    def to_json(self) -> dict[str, Any]:
        return {"min": self.min, "max": self.max, "labels": list(self.labels)}


@dataclass(frozen=True, slots=True)
class Item:
    """Something to be ranked, chosen or given points."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `total` is the points to give out (allocation) or the most items one may
    choose (choice; None: any number), `most` the most points for one item (allocation; None: all
    of them). `about` names the statement a question is about, so that a
    phone can show a prediction beside the rating of the same statement. `lead` is a short line
    above the text. `low_high` asks a prediction for its low and high as well."""

    id: str
    kind: QuestionKind
    text: str
    scale: ScalePoints | None = None
    items: tuple[Item, ...] = ()
    total: float | None = None
    about: str = ""
    lead: str = ""
    low_high: bool = False
    most: int | None = None

    def __post_init__(self) -> None:
        reason = _what_is_wrong(self)
        if reason:
            raise ValueError(f"question {self.id!r}: {reason}")

    @property
    def item_ids(self) -> tuple[str, ...]:
        return tuple(item.id for item in self.items)

    def to_json(self) -> dict[str, Any]:
        """The wire form; what the kind does not need is left out."""
        data: dict[str, Any] = {"id": self.id, "kind": self.kind.value, "text": self.text}
        if self.scale:
            data["scale"] = self.scale.to_json()
        if self.items:
            data["items"] = [{"id": item.id, "text": item.text} for item in self.items]
        if self.total is not None:
            data["total"] = self.total
        for name in ("about", "lead", "low_high", "most"):
            if value := getattr(self, name):
                data[name] = value
        return data

    @classmethod
    def from_json(cls, data: object) -> Question:
        """Raises ValueError with the reason when `data` is not a question."""
        if not isinstance(data, Mapping):
            raise ValueError("a question is an object")
        try:
            kind = QuestionKind(data.get("kind", ""))
        except ValueError:
            raise ValueError(f"unknown kind {data.get('kind')!r}") from None
        return cls(
            id=text_of(data, "id"),
            kind=kind,
            text=text_of(data, "text"),
            scale=_scale(data.get("scale")),
            items=_items(data.get("items")),
            total=_number(data.get("total"), "total"),
            about=text_of(data, "about", ""),
            lead=text_of(data, "lead", ""),
            low_high=data.get("low_high") is True,
            most=_most(data.get("most")),
        )


def _what_is_wrong(question: Question) -> str | None:
    kind, scale = question.kind, question.scale
    if not 0 < len(question.id) <= MAX_ID:
        return f"its id has 1 to {MAX_ID} characters"
    if not question.text.strip():
        return "it has no text"
    if kind in (QuestionKind.RATING, QuestionKind.NUMBER) and scale is None:
        return f"a {kind} needs a scale"
    if scale and not scale.min < scale.max:
        return "its scale runs from min up to max"
    if kind is QuestionKind.RATING and scale:
        return _what_is_wrong_with_points(scale)
    if kind in (QuestionKind.RANKING, QuestionKind.ALLOCATION, QuestionKind.CHOICE):
        return _what_is_wrong_with_items(question)
    return None


def _what_is_wrong_with_points(scale: ScalePoints) -> str | None:
    if scale.min != int(scale.min) or scale.max != int(scale.max):
        return "a rating's scale has whole points"
    if len(scale.points) > MAX_POINTS:
        return f"a rating has at most {MAX_POINTS} points"
    if scale.labels and len(scale.labels) != len(scale.points):
        return "a rating names every point or none"
    return None


def _what_is_wrong_with_items(question: Question) -> str | None:
    if not 2 <= len(question.items) <= MAX_ITEMS:
        return f"a {question.kind} has 2 to {MAX_ITEMS} items"
    if len(set(question.item_ids)) != len(question.items):
        return "two items have the same id"
    total = question.total
    if question.kind is QuestionKind.ALLOCATION:
        if total is None or total <= 0:
            return "an allocation needs a total above 0"
        if question.most is not None and question.most * len(question.items) < total:
            return "an allocation lets all its points be given"
    if question.kind is QuestionKind.CHOICE and total is not None and total < 1:
        return "a choice lets one choose at least 1"
    return None


def text_of(data: Mapping[str, Any], name: str, default: str | None = None) -> str:
    value = data.get(name, default)
    if not isinstance(value, str):
        raise ValueError(f"{name} is text")
    return value


def _number(value: object, name: str) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"{name} is a number")
    if not abs(value) <= MAX_NUMBER:
        raise ValueError(f"{name} is out of range")
    return value


def _most(value: object) -> int | None:
    if value is not None and type(value) is not int:
        raise ValueError("most is a whole number")
    return value


def _scale(data: object) -> ScalePoints | None:
    if data is None:
        return None
    if not isinstance(data, Mapping):
        raise ValueError("a scale is an object")
    low, high = _number(data.get("min"), "scale.min"), _number(data.get("max"), "scale.max")
    labels = data.get("labels", [])
    if low is None or high is None:
        raise ValueError("a scale has min and max")
    if not isinstance(labels, list) or not all(isinstance(label, str) for label in labels):
        raise ValueError("scale.labels is a list of texts")
    return ScalePoints(low, high, tuple(labels))


def _items(data: object) -> tuple[Item, ...]:
    if data is None:
        return ()
    if not isinstance(data, list) or not all(isinstance(item, Mapping) for item in data):
        raise ValueError("items is a list of objects")
    return tuple(Item(text_of(item, "id"), text_of(item, "text")) for item in data)
