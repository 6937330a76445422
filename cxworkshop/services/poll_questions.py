"""What a poll step asks on phones: its questions, made from the step and the workshop's statements.

One maker per kind of poll, named by the step's `asks`. So a template can ask a poll by its file
alone; the round freezes what is made here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cxworkshop.domain.polls import Question, QuestionKind, ScalePoints
from cxworkshop.domain.statements import PairedStatement
from cxworkshop.domain.workshop import Step, StepKind, Workshop
from cxworkshop.words import say

PREDICTION = "prediction"
RATING = "rating"


def poll_questions(workshop: Workshop, step: Step) -> tuple[Question, ...]:
    """The questions of a step as they would be asked now; empty when it asks nothing."""
    make = _MAKERS.get(step.content.get("asks", ""))
    return make(workshop, step) if make and step.kind is StepKind.POLL else ()


def asked_statements(workshop: Workshop, step: Step) -> tuple[PairedStatement, ...]:
    """The statements of a poll: those it names and the workshop still has, else all of them."""
    named = set(step.content.get("statements", ()))
    chosen = tuple(pair for pair in workshop.statements if pair.id in named)
    return chosen or workshop.statements


def _ratings(workshop: Workshop, step: Step) -> tuple[Question, ...]:
    return tuple(_rating(pair) for pair in asked_statements(workshop, step))


def _rating(pair: PairedStatement) -> Question:
    scale = ScalePoints(pair.scale.lowest, pair.scale.highest, pair.scale.labels)
    return Question(pair.id, QuestionKind.RATING, pair.executives, scale=scale, about=pair.id)


def _predictions(workshop: Workshop, step: Step) -> tuple[Question, ...]:
    lead = say("services.voting.predict", workshop.language, customers=workshop.customers_word)
    return tuple(
        Question(pair.id, QuestionKind.PREDICTION, pair.customers, about=pair.id, lead=lead)
        for pair in asked_statements(workshop, step)
    )


_MAKERS: Mapping[str, Callable[[Workshop, Step], tuple[Question, ...]]] = {
    PREDICTION: _predictions,
    RATING: _ratings,
}
