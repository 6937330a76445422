"""Draws one person's own view from the answers that a phone sends, and keeps nothing of them.

What a phone sends is not to be trusted: rounds of other workshops, unknown questions and answers
that do not fit are passed over.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from cxworkshop.domain.answers import AnswerRefused, check_answer
from cxworkshop.domain.polls import Question, QuestionKind
from cxworkshop.domain.rounds import Round
from cxworkshop.reports.own_view import OwnAnswers, write_own_view
from cxworkshop.services import preparing, voting
from cxworkshop.services.desk import Desk
from cxworkshop.store import answers


def draw(desk: Desk, workshop_id: str, given: Mapping[str, Any], path: Path) -> Path | None:
    """Writes the view to `path`, whose folder is made, but not the one around it.

    `given` is round id → question id → value. None when there is nothing to show: no results yet,
    or no answer of this workshop.
    """
    own = own_answers(desk, workshop_id, given)
    facts = voting.facts(desk, workshop_id)
    if facts is None or not (own.ratings or own.predictions):
        return None
    path.parent.mkdir(exist_ok=True)
    return write_own_view(path, preparing.workshop(desk, workshop_id), facts, own, desk.paper())


def own_answers(desk: Desk, workshop_id: str, given: Mapping[str, Any]) -> OwnAnswers:
    """What of `given` are answers to kept votes of this workshop; of a vote that was repeated, the
    later one."""
    ratings: dict[str, int | None] = {}
    predictions: dict[str, float] = {}
    for round_ in _kept_rounds(desk, workshop_id, given):
        for question, value in _fitting(round_, given[round_.id]):
            about = question.about or question.id
            if question.kind is QuestionKind.RATING:
                ratings[about] = value
            elif question.kind is QuestionKind.PREDICTION and value is not None:
                predictions[about] = value["likely"] if isinstance(value, Mapping) else value
    return OwnAnswers(ratings, predictions)


def _kept_rounds(desk: Desk, workshop_id: str, given: Mapping[str, Any]) -> list[Round]:
    with desk.library.reading() as connection:
        found = [answers.find(connection, round_id) for round_id in given]
    ours = [each for each in found if each and each.kept and each.workshop_id == workshop_id]
    return sorted((each.round for each in ours), key=lambda each: str(each.opened_at))


def _fitting(round_: Round, given: object) -> list[tuple[Question, Any]]:
    if not isinstance(given, Mapping):
        return []
    fitting = []
    for question in round_.questions:
        with suppress(AnswerRefused, KeyError):
            fitting.append((question, check_answer(question, given[question.id])))
    return fitting
