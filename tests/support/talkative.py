"""The sample workshop of a room that has told everything: guesses with ranges, ratings that divide
it, and dots on what matters. All of it is made up."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from cxworkshop.domain.polls import Question, QuestionKind
from cxworkshop.domain.rounds import Round
from cxworkshop.domain.workshop import Step, StepKind, Workshop
from cxworkshop.room.opinions import Opinions
from cxworkshop.services import preparing, shelf, voting
from cxworkshop.services.desk import Desk

PEOPLE = 12
DIVIDED = {"rating": [3, 2, 1, 4, 2], "cant_judge": 0.0}
DOTS = Step("dots", StepKind.POLL, "What matters", 3, content={"asks": "importance"})


def open_talkative(desk: Desk) -> Workshop:
    """With its polls set, and nothing answered yet: predict, rate and dots at the start."""
    workshop = shelf.open_sample(desk, "T1")
    steps = [
        replace(step, content={**step.content, "range": True}) if step.id == "predict" else step
        for step in workshop.steps
    ]
    place = next(row for row, step in enumerate(steps) if step.id == "rate") + 1
    preparing.set_agenda(desk, workshop.id, [*steps[:place], DOTS, *steps[place:]])
    return preparing.workshop(desk, workshop.id)


def answer(desk: Desk, round_: Round, people: int = PEOPLE) -> None:
    """Everybody answers, and the answers are kept."""
    wire = {question.id: question.to_json() for question in round_.questions}
    answers = {
        question.id: Opinions(3, leanings=_leanings(question)).deal(wire[question.id], people)
        for question in round_.questions
    }
    voting.keep_answers(
        desk,
        {
            "event": "closed",
            "round": round_.id,
            "answered": people,
            "ways": {"phone": people},
            "answers": answers,
            "groups": None,
        },
    )


def tell_all(desk: Desk, workshop: Workshop, people: int = PEOPLE) -> None:
    """Predictions, ratings and dots are kept."""
    for step_id in ("predict", "rate", "dots"):
        answer(desk, voting.open_round(desk, workshop.id, step_id), people)


def _leanings(question: Question) -> dict[str, dict[str, Any]]:
    divided = question.kind is QuestionKind.RATING and question.id in ("4a", "6b")
    return {question.id: DIVIDED} if divided else {}
