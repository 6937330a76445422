"""A few customers in the room, or on video: what each of them answered, and what they said.

They are voices, not a sample: grade D, shown as people and quotes, never as a percentage and never
with a verdict.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cxworkshop.domain.customers import CustomerScore, CustomerSource, Grade, ScoreKind, Voice
from cxworkshop.domain.statements import PairedStatement
from cxworkshop.problems import Problem
from cxworkshop.services import preparing
from cxworkshop.services.desk import Desk
from cxworkshop.services.events import WorkshopChanged
from cxworkshop.services.typed import typed
from cxworkshop.words import say

FEWEST = 3
MOST = 15


class PanelProblem(Problem):
    """What was noted of a panel can't be kept; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What the panel said on one statement: how many chose each point, worst to best, how many
    could not judge, and quotes that may be shown."""

    statement_id: str
    counts: tuple[int, ...]
    cant_judge: int = 0
    quotes: tuple[str, ...] = ()


def keep_panel(
    desk: Desk, workshop_id: str, people: int, heard: Sequence[Heard]
) -> WorkshopChanged:
    """Keeps a panel of so many people in the place of what customers said before. Its quotes were
    typed to be shown, so they are approved. Raises PanelProblem when the counts make no sense."""
    workshop = preparing.workshop(desk, workshop_id)
    pairs = {pair.id: pair for pair in workshop.statements}
    if not FEWEST <= people <= MOST:
        raise PanelProblem("services.panel.people", fewest=FEWEST, most=MOST)
    known = [one for one in heard if one.statement_id in pairs]
    for one in known:
        _check(one, pairs[one.statement_id], people)
    scores = tuple(_score(one, pairs[one.statement_id]) for one in known if sum(one.counts))
    voices = _voices(desk, preparing.customers(desk, workshop_id), known)
    if not scores and not voices:
        raise PanelProblem("services.panel.nothing")
    source = CustomerSource(
        id=desk.new_id(),
        name=say("services.panel.name", workshop.language),
        rows=people,
        field_from=workshop.held_on,
        field_to=workshop.held_on,
        panel=True,
        scores=scores,
        voices=voices,
    )
    return preparing.keep_customers(desk, workshop_id, source)


def panel(source: CustomerSource) -> dict[str, Heard]:
    """What a kept panel said, by statement."""
    ids = dict.fromkeys(
        [score.statement_id for score in source.scores]
        + [voice.statement_id for voice in source.voices if voice.statement_id]
    )
    scores = {score.statement_id: score for score in source.scores}
    return {name: _heard(name, scores.get(name), source) for name in ids}


def _heard(name: str, score: CustomerScore | None, source: CustomerSource) -> Heard:
    quotes = tuple(voice.text for voice in source.voices if voice.statement_id == name)
    if score is None:
        return Heard(name, (), 0, quotes)
    return Heard(name, score.counts, score.cant_judge, quotes)


def _check(heard: Heard, pair: PairedStatement, people: int) -> None:
    answered = sum(heard.counts) + heard.cant_judge
    if heard.counts and len(heard.counts) != pair.scale.points:
        raise ValueError(f"{pair.id} has {pair.scale.points} points")
    if answered > people:
        raise PanelProblem(
            "services.panel.too_many", statement=pair.short, answered=answered, people=people
        )


def _score(heard: Heard, pair: PairedStatement) -> CustomerScore:
    return CustomerScore(
        statement_id=pair.id,
        kind=ScoreKind.COUNTS,
        n=sum(heard.counts),
        counts=heard.counts,
        top=pair.scale.top,
        cant_judge=heard.cant_judge,
        grade=Grade.D,
        confirmed=True,
    )


def _voices(desk: Desk, before: CustomerSource | None, heard: Sequence[Heard]) -> tuple[Voice, ...]:
    """The quotes; one that was there already stays as it was decided."""
    earlier = before.voices if before and before.panel else ()
    known = {(voice.statement_id, voice.text): voice for voice in earlier}
    found = []
    for one in heard:
        for text in dict.fromkeys(typed(quote) for quote in one.quotes):
            if text:
                new = Voice(desk.new_id(), text, None, True, one.statement_id)
                found.append(known.get((one.statement_id, text), new))
    return tuple(found)
