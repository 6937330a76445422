"""What the kept rounds of a workshop come to: its votes, and the facts computed from them.

The facts come from what the rounds froze, whatever was edited afterwards; only the customers' side
is the one in the library now, because it may be imported after the vote.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from cxworkshop.domain.statements import Dimension
from cxworkshop.domain.workshop import RoomMode, Team, Workshop
from cxworkshop.results.calibration import Range
from cxworkshop.results.facts import GapFacts
from cxworkshop.results.gap import Votes, gap_facts
from cxworkshop.results.insights import ranges_of
from cxworkshop.results.vote_again import votes_again
from cxworkshop.services.poll_questions import PREDICTION, RATING
from cxworkshop.store import answers, customers, runs, workshops
from cxworkshop.store.answers import FrozenRound
from cxworkshop.store.database import Connection


def votes_of(connection: Connection, workshop_id: str) -> Votes:
    """The answers of the latest kept rating and of the latest kept prediction."""
    rating = answers.latest(connection, workshop_id, asks=RATING, kept=True)
    return _votes(connection, workshop_id, rating)


def facts_of(
    connection: Connection, workshop_id: str, dimensions: Sequence[Dimension] = ()
) -> GapFacts | None:
    """Everything the reveal may state; None until ratings are kept."""
    rating = answers.latest(connection, workshop_id, asks=RATING, kept=True)
    if rating is None:
        return None
    facts = _facts(connection, workshop_id, rating, dimensions)
    earlier = _asked_before(connection, workshop_id, rating)
    if earlier is None:
        return facts
    return replace(facts, again=votes_again(_facts(connection, workshop_id, earlier, ()), facts))


def _asked_before(
    connection: Connection, workshop_id: str, rating: FrozenRound
) -> FrozenRound | None:
    """The kept rating that this one repeats."""
    same = [
        kept
        for kept in answers.rounds(connection, workshop_id)
        if kept.kept and kept.asks == RATING and kept.round.step_id == rating.round.step_id
    ]
    return same[-2] if len(same) > 1 else None


def _facts(
    connection: Connection,
    workshop_id: str,
    rating: FrozenRound,
    dimensions: Sequence[Dimension],
) -> GapFacts:
    source = customers.read(connection, workshop_id)
    return gap_facts(
        _as_frozen(workshops.read(connection, workshop_id), rating),
        _votes(connection, workshop_id, rating),
        source.shown(rating.segment) if source else None,
        runs.chosen(connection, workshop_id),
        dimensions,
    )


def ranges_given(connection: Connection, workshop_id: str) -> Mapping[str, Sequence[Range | None]]:
    """The lowest and highest values that came with the latest kept prediction, per statement."""
    _, given = _predictions(connection, workshop_id)
    return {name: ranges_of(values) for name, values in given.items()}


def _predictions(
    connection: Connection, workshop_id: str
) -> tuple[FrozenRound | None, Mapping[str, Sequence[Any]]]:
    prediction = answers.latest(connection, workshop_id, asks=PREDICTION, kept=True)
    return prediction, answers.values(connection, prediction.round.id) if prediction else {}


def _votes(connection: Connection, workshop_id: str, rating: FrozenRound | None) -> Votes:
    prediction, given = _predictions(connection, workshop_id)
    return Votes(
        ratings=answers.values(connection, rating.round.id) if rating else {},
        predictions={name: [_likely(value) for value in values] for name, values in given.items()},
        answered=rating.answered if rating else 0,
        predicted=prediction.answered if prediction else 0,
        ways=dict(rating.round.ways) if rating else {},
        ranges={name: ranges_of(values) for name, values in given.items()},
        voted_on=_local_day(rating.round.opened_at) if rating else None,
    )


def _likely(value: Any) -> float | None:
    likely: float | None = value["likely"] if isinstance(value, dict) else value
    return likely


def _local_day(at: datetime | None) -> date | None:
    return at.astimezone().date() if at else None


def _as_frozen(workshop: Workshop, frozen: FrozenRound) -> Workshop:
    round_ = frozen.round
    team = Team(
        round_.team_size, RoomMode(round_.room_mode), frozen.population, workshop.team.people
    )
    return replace(
        workshop,
        statements=frozen.statements,
        team=team,
        threshold=round_.threshold / 100,
        k=round_.k,
        segment=frozen.segment,
        strict=frozen.strict,
        open_mode=frozen.round.consent,
    )
