"""A round's life: ready → open → closed → revealed, and what each allows.

A round is one vote on one step. It freezes what was asked and of whom (questions, wordings, scale,
cut, team size, room mode, threshold), so that later edits don't rewrite history. The room needs
only the wire part; the app keeps the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from cxworkshop.domain.answers import AnswerRefused, check_answer
from cxworkshop.domain.polls import Question, QuestionKind, text_of

MAX_QUESTIONS = 60
DEFAULT_K = 5


class RoundState(StrEnum):
    """Where a round is in its life."""

    READY = "ready"
    OPEN = "open"
    CLOSED = "closed"
    REVEALED = "revealed"


class Way(StrEnum):
    """How an answer came in; kept as counts only."""

    PHONE = "phone"
    KIOSK = "kiosk"
    PAPER = "paper"
    HANDS = "hands"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Round:
    """One vote. `cut` is the one announced question that groups are made of (a single choice),
    `k` the smallest group that may be shown, `threshold` the gap in points that counts,
    `ways` how many answered by which way. With `consent` the room is so small that everybody first
    agrees, on a device of their own, that colleagues may be able to work out their answer."""

    id: str
    title: str
    language: str
    questions: tuple[Question, ...]
    cut: Question | None = None
    k: int = DEFAULT_K
    consent: bool = False
    step_id: str = ""
    team_size: int = 0
    room_mode: str = ""
    threshold: float = 10.0
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    revealed_at: datetime | None = None
    ways: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        reason = _what_is_wrong(self)
        if reason:
            raise ValueError(f"round {self.id!r}: {reason}")

    @property
    def state(self) -> RoundState:
        if self.revealed_at:
            return RoundState.REVEALED
        if self.closed_at:
            return RoundState.CLOSED
        return RoundState.OPEN if self.opened_at else RoundState.READY

    @property
    def takes_answers(self) -> bool:
        return self.state is RoundState.OPEN

    @property
    def has_results(self) -> bool:
        """The facilitator may look at results; the room sees them when they are revealed."""
        return self.state in (RoundState.CLOSED, RoundState.REVEALED)

    @property
    def asked(self) -> tuple[Question, ...]:
        """Every question on the phone: the cut, when there is one, comes last."""
        return (*self.questions, self.cut) if self.cut else self.questions

    def opened(self, at: datetime) -> Round:
        """This round, open since `at`. Raises ValueError when it was opened before."""
        self._require(RoundState.READY)
        return replace(self, opened_at=at)

    def closed(self, at: datetime, ways: Mapping[str, int]) -> Round:
        """This round, closed at `at`. Raises ValueError when it is not open."""
        self._require(RoundState.OPEN)
        return replace(self, closed_at=at, ways=MappingProxyType(dict(ways)))

    def revealed(self, at: datetime) -> Round:
        """This round, revealed at `at`. Raises ValueError when it is not closed."""
        self._require(RoundState.CLOSED)
        return replace(self, revealed_at=at)

    def _require(self, state: RoundState) -> None:
        if self.state is not state:
            raise ValueError(f"round {self.id!r} is {self.state}, not {state}")

    def to_wire(self) -> dict[str, Any]:
        """What the room and the phones need to know, as JSON."""
        wire: dict[str, Any] = {
            "id": self.id,
            "title": self.title,
            "language": self.language,
            "questions": [question.to_json() for question in self.questions],
            "cut": self.cut.to_json() if self.cut else None,
            "k": self.k,
        }
        return {**wire, "consent": True} if self.consent else wire

    @classmethod
    def from_wire(cls, data: object) -> Round:
        """Raises ValueError with the reason when `data` is not a round's wire part."""
        if not isinstance(data, Mapping):
            raise ValueError("a round is an object")
        questions, cut, k = data.get("questions"), data.get("cut"), data.get("k", DEFAULT_K)
        if not isinstance(questions, list) or type(k) is not int:
            raise ValueError("questions is a list, k a whole number")
        return cls(
            id=text_of(data, "id"),
            title=text_of(data, "title", ""),
            language=text_of(data, "language", "en"),
            questions=tuple(Question.from_json(question) for question in questions),
            cut=Question.from_json(cut) if cut is not None else None,
            k=k,
            consent=data.get("consent") is True,
        )


def check_ballot(round_: Round, answers: object) -> dict[str, Any]:
    """One person's answers as they are kept; questions left out stay out.

    Raises AnswerRefused: `not_this_round` for an unknown question, `empty` for no answer at all,
    else the code of the first answer that does not fit.
    """
    if not isinstance(answers, Mapping):
        raise AnswerRefused("not_answers")
    asked = {question.id: question for question in round_.asked}
    unknown = next((str(name) for name in answers if name not in asked), None)
    if unknown is not None:
        raise AnswerRefused("not_this_round", unknown[:64])
    if not answers:
        raise AnswerRefused("empty")
    return {name: check_answer(asked[name], value) for name, value in answers.items()}


def _what_is_wrong(round_: Round) -> str | None:
    if not 0 < len(round_.id) <= 64:
        return "its id has 1 to 64 characters"
    if not 0 < len(round_.questions) <= MAX_QUESTIONS:
        return f"it asks 1 to {MAX_QUESTIONS} questions"
    ids = [question.id for question in round_.asked]
    if len(set(ids)) != len(ids):
        return "two questions have the same id"
    if round_.cut and (round_.cut.kind is not QuestionKind.CHOICE or round_.cut.total != 1):
        return "its cut is a single choice"
    if round_.k < 1:
        return "k is at least 1"
    return None
