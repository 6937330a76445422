"""What a poll step asks on phones: its questions, made from the step and the workshop's statements.

One maker per kind of poll, named by the step's `asks`. So a template can ask a poll by its file
alone; the round freezes what is made here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import ceil

from cxworkshop.domain.polls import Item, Question, QuestionKind, ScalePoints
from cxworkshop.domain.statements import PairedStatement
from cxworkshop.domain.workshop import Step, StepKind, Workshop
from cxworkshop.words import say

PREDICTION = "prediction"
RATING = "rating"
IMPORTANCE = "importance"
FEWEST_DOTS = 3
MOST_DOTS_ON_ONE = 2


def poll_questions(workshop: Workshop, step: Step) -> tuple[Question, ...]:
    """The questions of a step as they would be asked now; empty when it asks nothing."""
    make = _MAKERS.get(step.content.get("asks", ""))
    return make(workshop, step) if make and step.kind is StepKind.POLL else ()


def asked_statements(workshop: Workshop, step: Step) -> tuple[PairedStatement, ...]:
    """The statements of a poll: those it names and the workshop still has, else all of them."""
    named = set(step.content.get("statements", ()))
    chosen = tuple(pair for pair in workshop.statements if pair.id in named)
    return chosen or workshop.statements


def best_marks(workshop: Workshop, step: Step) -> frozenset[str]:
    """What counts as agreeing in the statements of a poll: "1 or 2" where these are a client's own
    marks, "" where people agree or not."""
    pairs = asked_statements(workshop, step)
    return frozenset(_best_marks(pair, workshop.language) for pair in pairs)


def dots_each(items: int) -> int:
    """How many dots each person gives to so many items."""
    return max(FEWEST_DOTS, ceil(items / 3))


def _ratings(workshop: Workshop, step: Step) -> tuple[Question, ...]:
    lead = _named_segment(workshop)
    return tuple(_rating(pair, lead) for pair in asked_statements(workshop, step))


def _named_segment(workshop: Workshop) -> str:
    """The words that say which customers are meant, when they are not all of them."""
    if workshop.segment is None:
        return ""
    return say("services.voting.about_segment", workshop.language, segment=workshop.segment)


def _rating(pair: PairedStatement, lead: str) -> Question:
    return Question(
        pair.id, QuestionKind.RATING, pair.executives, scale=_points(pair), about=pair.id, lead=lead
    )


def _points(pair: PairedStatement) -> ScalePoints:
    return ScalePoints(pair.scale.lowest, pair.scale.highest, pair.scale.labels)


def _predictions(workshop: Workshop, step: Step) -> tuple[Question, ...]:
    low_high = step.content.get("range") is True
    return tuple(
        Question(
            pair.id,
            QuestionKind.PREDICTION,
            pair.customers,
            about=pair.id,
            lead=f"{_named_segment(workshop)} {_what_to_guess(workshop, pair)}".strip(),
            low_high=low_high,
        )
        for pair in asked_statements(workshop, step)
    )


def _what_to_guess(workshop: Workshop, pair: PairedStatement) -> str:
    """How many of 100 agree; on a scale of a client's own marks, how many give the best of them."""
    language, customers = workshop.language, workshop.customers_word
    marks = _best_marks(pair, language)
    if not marks:
        return say("services.voting.predict", language, customers=customers)
    return say("services.voting.predict_marks", language, customers=customers, marks=marks)


def _best_marks(pair: PairedStatement, language: str) -> str:
    """Which of a client's own marks count as agreeing, "1 or 2"; "" on any other scale."""
    scale = _points(pair)
    if not scale.has_marks:
        return ""
    agreed = scale.marks[: -pair.scale.top - 1 : -1]
    kind = {1: "one", 2: "two"}.get(len(agreed), "many")
    return say(f"services.voting.marks_{kind}", language, best=agreed[0], last=agreed[-1])


def _importance(workshop: Workshop, step: Step) -> tuple[Question, ...]:
    """Secret dots on the statements. A headline sums the others up, so it gets none."""
    pairs = [pair for pair in asked_statements(workshop, step) if not pair.headline]
    if len(pairs) < FEWEST_DOTS:
        return ()
    dots = dots_each(len(pairs))
    return (
        Question(
            id=IMPORTANCE,
            kind=QuestionKind.ALLOCATION,
            text=say("services.voting.importance", workshop.language, count=dots),
            items=tuple(Item(pair.id, pair.short) for pair in pairs),
            total=dots,
            most=MOST_DOTS_ON_ONE,
        ),
    )


def _ranking(_workshop: Workshop, step: Step) -> tuple[Question, ...]:
    return (_question(step, QuestionKind.RANKING, items=_items(step)),)


def _choice(_workshop: Workshop, step: Step) -> tuple[Question, ...]:
    most = step.content.get("most", 1)
    return (_question(step, QuestionKind.CHOICE, items=_items(step), total=most),)


def _number(_workshop: Workshop, step: Step) -> tuple[Question, ...]:
    scale = ScalePoints(step.content["lowest"], step.content["highest"])
    return (_question(step, QuestionKind.NUMBER, scale=scale),)


def _question(
    step: Step,
    kind: QuestionKind,
    items: tuple[Item, ...] = (),
    total: float | None = None,
    scale: ScalePoints | None = None,
) -> Question:
    text = str(step.content["question"])
    return Question(str(kind), kind, text, scale=scale, items=items, total=total)


def _items(step: Step) -> tuple[Item, ...]:
    return tuple(Item(str(place), text) for place, text in enumerate(step.content["items"], 1))


_MAKERS: Mapping[str, Callable[[Workshop, Step], tuple[Question, ...]]] = {
    PREDICTION: _predictions,
    RATING: _ratings,
    IMPORTANCE: _importance,
    "ranking": _ranking,
    "choice": _choice,
    "number": _number,
}
