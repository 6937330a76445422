"""Small builders of what tests talk about: a desk with a clock of its own, workshops, votes.

Everything is made up. `tests.support.story` has a whole story with chosen figures; these are for
tests that need just something of the right shape.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from cxworkshop.domain.customers import CustomerScore, CustomerSource, Grade, ScoreKind, Voice
from cxworkshop.domain.plan import Action, Cause, Evidence, Lever, Stage
from cxworkshop.domain.rounds import Round
from cxworkshop.domain.statements import Form, PairedStatement, Scale
from cxworkshop.domain.workshop import (
    Person,
    RoomMode,
    Status,
    Step,
    StepKind,
    Team,
    Workshop,
)
from cxworkshop.services import preparing, voting
from cxworkshop.services.desk import Desk, open_desk

TODAY = date(2026, 5, 12)
AGREEMENT = Scale(1, 5, ("strongly disagree", "disagree", "neither", "agree", "strongly agree"))


class Clock:
    """A clock that a test moves by hand."""

    def __init__(self, at: datetime = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def move(self, seconds: float) -> None:
        """Time goes by."""
        self.at += timedelta(seconds=seconds)


@contextmanager
def open_desk_in(home: Path, clock: Clock | None = None) -> Iterator[Desk]:
    """A desk over a real library in `home`, made when missing, with a fixed day and clock."""
    home.mkdir(parents=True, exist_ok=True)
    desk = open_desk(home)
    try:
        yield replace(desk, today=lambda: TODAY, now=clock or Clock())
    finally:
        desk.close()


def a_statement(statement_id: str = "S1", **fields: Any) -> PairedStatement:
    """A pair on the five-point scale."""
    return replace(
        PairedStatement(
            id=statement_id,
            executives=f"We do {statement_id} well.",
            customers=f"They do {statement_id} well.",
            short=f"Statement {statement_id}",
            scale=AGREEMENT,
        ),
        **fields,
    )


def a_workshop(workshop_id: str = "w-1", **fields: Any) -> Workshop:
    """A workshop in which every field has a value of its own and every kind of step occurs."""
    return replace(
        Workshop(
            id=workshop_id,
            client="Harbour Bank",
            title="Executive reveal",
            template_id="T1",
            team=Team(
                size=12,
                mode=RoomMode.SAMPLE,
                population=80,
                people=(Person("p-1", "Ada Example", "Service"), Person("p-2", "Bo Example")),
            ),
            steps=(
                Step("welcome", StepKind.PAGE, "Welcome", 4, "Be early.", ("Who is here?",),
                     {"lines": ["One", "Two"], "show": ["join"]}),
                Step("predict", StepKind.POLL, "Predict", 3, content={"asks": "prediction"}),
                Step("rate", StepKind.POLL, "Rate", 3,
                     content={"asks": "rating", "statements": ["S1"]}),
                Step("causes", StepKind.CANVAS, "Causes", 8, content={"canvas": "root_cause"}),
                Step("plan", StepKind.PLAN, "Plan", 5, content={"part": "commitments"}),
            ),
            statements=(
                a_statement("S1", headline=True, claim="we do it"),
                a_statement("S2", dimension_id="4", stages=frozenset({Stage.AFTER}),
                            forms=frozenset({Form.FLASH, Form.FULL}), lead=True),
                a_statement("S3", own=True, scale=Scale(0, 10, top=2)),
            ),
            held_on=TODAY,
            status=Status.RUNNING,
            language="de",
            customers_word="guests",
            threshold=0.12,
            k=4,
            minutes_available=65,
            sample=True,
            follows_id="w-0",
            offered_actions=("A01", "A24"),
            wifi_name="Room & Co",
            wifi_password="päss;word",
            brand_colour="#B4003C",
            brand_logo="iVBORw0KGgo=",
            segment="North",
            strict=True,
            open_mode=True,
        ),
        **fields,
    )  # fmt: skip


def a_score(statement_id: str = "S1", **fields: Any) -> CustomerScore:
    """A confirmed grade-A score from counts."""
    return replace(
        CustomerScore(
            statement_id=statement_id,
            kind=ScoreKind.COUNTS,
            n=100,
            counts=(20, 20, 26, 24, 10),
            cant_judge=4,
            grade=Grade.A,
            column="Q1",
            confirmed=True,
        ),
        **fields,
    )


def a_source(source_id: str = "c-1", scores: Sequence[CustomerScore] = ()) -> CustomerSource:
    """A survey with its metadata."""
    return CustomerSource(
        id=source_id,
        name="Spring survey",
        rows=104,
        field_from=date(2026, 3, 2),
        field_to=date(2026, 3, 27),
        population="Customers with an account",
        invited=520,
        file_name="survey.csv",
        scores=tuple(scores) or (a_score("S1"), a_score("S2")),
    )


def a_full_source(source_id: str = "c-1") -> CustomerSource:
    """A survey in which every field has a value of its own."""
    return replace(
        a_source(source_id),
        panel=True,
        mapping={"own": [], "statements": {"S1": {"column": "Q1", "top": 2}}, "weight": "w"},
        weight_column="w",
        segment_column="Region",
        voice_column="Comment",
        not_applicable=("0", "99"),
        segments=("North", "South"),
        segment_rows=(60, 44),
        voices=(
            Voice("v-1", "Call us back", "North", approved=True, statement_id="S1"),
            Voice("v-2", "The form is long"),
        ),
        left_out=("v-9",),
        importance=(a_score("S1"), a_score("S1", segment="North")),
    )


def a_cause(cause_id: str = "cause-1", **fields: Any) -> Cause:
    return replace(Cause(cause_id, "S2", "nobody reads the reports", Evidence.DATA), **fields)


def an_action(action_id: str = "action-1", **fields: Any) -> Action:
    """An action in which every field has a value of its own."""
    return replace(
        Action(
            id=action_id,
            title="Answer every complaint",
            owner_id="p-1",
            statement_id="S2",
            cause_id="cause-1",
            levers=frozenset({Lever.HR, Lever.STORY}),
            first_step="answer ten",
            first_step_by=date(2026, 5, 26),
            partner_id="p-2",
            measure="answered in time",
            baseline="8 %",
            target="90 %",
            if_then="if one comes, then we answer",
            stops="the monthly report",
            support="two people",
            stage=Stage.AFTER,
            depth_answers=(True, False, True, True),
            catalogue_id="A24",
        ),
        **fields,
    )


def closed_line(round_: Round, values: Sequence[Any], ways: str = "phone") -> dict[str, Any]:
    """The room's `closed` line, with the same values for every question of a round."""
    return {
        "event": "closed",
        "round": round_.id,
        "answered": len(values),
        "ways": {ways: len(values)},
        "answers": {question.id: list(values) for question in round_.questions},
        "groups": None,
    }


def vote(desk: Desk, workshop_id: str, step_id: str, values: Sequence[Any]) -> Round:
    """Opens a step's vote and keeps `values` for every question."""
    round_ = voting.open_round(desk, workshop_id, step_id)
    voting.keep_answers(desk, closed_line(round_, values))
    return round_


def source_of(desk: Desk, workshop: Workshop) -> CustomerSource:
    """What customers said, as it is kept, when something must be."""
    source = preparing.customers(desk, workshop.id)
    assert source is not None
    return source
