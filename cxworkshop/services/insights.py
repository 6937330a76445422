"""What the kept rounds and customers' words tell beside ratings and predictions, for pictures
shown on demand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cxworkshop.results.insights import (
    Insights,
    importance_of_customers,
    importance_of_dots,
    what_matters,
)
from cxworkshop.results.maps import Importance
from cxworkshop.results.poll_results import PollResult, poll_result
from cxworkshop.services.desk import Desk
from cxworkshop.services.kept_votes import ranges_given
from cxworkshop.services.poll_questions import IMPORTANCE, PREDICTION, RATING
from cxworkshop.services.voices import approved_voices
from cxworkshop.store import answers, customers, workshops
from cxworkshop.store.answers import FrozenRound
from cxworkshop.store.database import Connection


def insights(desk: Desk, workshop_id: str) -> Insights:
    """From closed and kept votes alone; of a vote that was repeated, the latest counts."""
    with desk.library.reading() as connection:
        dots = answers.latest(connection, workshop_id, asks=IMPORTANCE, kept=True)
        given = answers.values(connection, dots.round.id) if dots else {}
        stated = _stated(connection, workshop_id)
        ranges = ranges_given(connection, workshop_id)
        results = _results(connection, workshop_id)
    return Insights(
        importance=what_matters(
            importance_of_dots(given.get(IMPORTANCE, [])), stated, dots.round.k if dots else 1
        ),
        ranges=ranges,
        results=results,
        voices=approved_voices(desk, workshop_id),
    )


def _stated(connection: Connection, workshop_id: str) -> Importance | None:
    """How important customers say that each statement is: those of the chosen group."""
    source = customers.read(connection, workshop_id)
    if source is None:
        return None
    return importance_of_customers(
        source.of_segment(workshops.read(connection, workshop_id).segment)
    )


def _results(connection: Connection, workshop_id: str) -> Mapping[str, PollResult]:
    kept = [
        frozen
        for frozen in answers.rounds(connection, workshop_id)
        if frozen.kept and frozen.asks not in (PREDICTION, RATING)
    ]
    latest: dict[str, FrozenRound] = {frozen.round.step_id: frozen for frozen in kept}
    return {
        step_id: _result(frozen, answers.values(connection, frozen.round.id))
        for step_id, frozen in latest.items()
    }


def _result(frozen: FrozenRound, values: Mapping[str, list[Any]]) -> PollResult:
    question = frozen.round.questions[0]
    return poll_result(question, values.get(question.id, []), frozen.round.k)
