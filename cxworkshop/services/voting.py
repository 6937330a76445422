"""Voting: a round is opened, its answers are kept once, and the facts are computed from it.

A round freezes what was asked and of whom, so that later edits can't rewrite what was voted on.
What it comes to is computed in `kept_votes.py`, which brings in the whole method and is read in
when somebody asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cxworkshop.domain.answers import AnswerRefused, check_answer
from cxworkshop.domain.rounds import Round
from cxworkshop.domain.workshop import Step, StepKind, Workshop
from cxworkshop.method.privacy import is_open_team
from cxworkshop.problems import Problem
from cxworkshop.services.desk import Desk
from cxworkshop.services.events import RoundKept, RoundOpened, RunMoved, WorkshopsChanged
from cxworkshop.services.poll_questions import RATING, poll_questions
from cxworkshop.store import answers, runs, workshops
from cxworkshop.store.answers import FrozenRound
from cxworkshop.store.database import Connection

if TYPE_CHECKING:
    from cxworkshop.results.facts import GapFacts
    from cxworkshop.results.gap import Votes


class VotingProblem(Problem):
    """A vote can't be opened or kept; the sentence says why."""


def open_round(
    desk: Desk, workshop_id: str, step_id: str, anew: bool = False, by: str = "person"
) -> Round:
    """The vote of a step: begun now, or the one that this step has already, open or kept.

    `by` says who holds a phone. `anew` begins another one; the answers of one still open are
    dropped, those of one already kept stay until the new one is kept. Raises VotingProblem when
    the step asks nothing, and when a room so small that each person must agree would share a
    phone.
    """
    with desk.library.writing() as connection:
        existing = answers.latest(connection, workshop_id, step_id=step_id)
        if existing and not anew:
            return existing.round
        if existing and not existing.kept:
            answers.drop(connection, existing.round.id)
        frozen = _freeze(desk, workshops.read(connection, workshop_id), step_id)
        if frozen.round.consent and by != "person":
            raise VotingProblem("services.voting.own_device")
        answers.open_round(connection, replace(frozen, answered_by=by))
    desk.bus.publish(RoundOpened(workshop_id, frozen.round.id))
    return frozen.round


def current_round(desk: Desk, workshop_id: str) -> Round | None:
    """The round whose answers are still in the room: open, or closed and not yet kept."""
    with desk.library.reading() as connection:
        latest = answers.latest(connection, workshop_id)
    return latest.round if latest and not latest.kept else None


def answered(desk: Desk, workshop_id: str) -> int:
    """How many answered the latest vote, 0 while it is not kept."""
    with desk.library.reading() as connection:
        latest = answers.latest(connection, workshop_id)
    return latest.answered if latest and latest.kept else 0


def answered_by(desk: Desk, round_id: str) -> str:
    """Who holds a phone in a round: each "person", a "table", or one that is "pass"ed round."""
    with desk.library.reading() as connection:
        frozen = answers.find(connection, round_id)
    return frozen.answered_by if frozen else "person"


def is_known(desk: Desk, round_id: str) -> bool:
    """Whether the library has this round; one that was asked anew while open is dropped from it."""
    with desk.library.reading() as connection:
        return answers.find(connection, round_id) is not None


def round_of(desk: Desk, workshop_id: str, step_id: str) -> Round | None:
    """The latest round of a step, kept or not, or None."""
    with desk.library.reading() as connection:
        latest = answers.latest(connection, workshop_id, step_id=step_id)
    return latest.round if latest else None


def rounds_to_come(desk: Desk, workshop_id: str) -> tuple[Round, ...]:
    """The votes of the agenda as they would be asked now, for printing; an open one as it is."""
    with desk.library.reading() as connection:
        workshop = workshops.read(connection, workshop_id)
        latest = answers.latest(connection, workshop_id)
    running = latest.round if latest and not latest.kept else None
    polls = [step.id for step in workshop.steps if step.kind is StepKind.POLL]
    return tuple(
        running
        if running and running.step_id == step_id
        else _freeze(desk, workshop, step_id).round
        for step_id in polls
    )


def needs_own_phones(workshop: Workshop, step: Step) -> bool:
    """Whether a step's vote takes nothing but phones that each belong to one person: in a team so
    small that it is counted openly, everybody is asked for that first."""
    counted_openly = workshop.open_mode and is_open_team(workshop.team.size, workshop.k)
    return counted_openly and step.content.get("asks") == RATING


def keep_answers(desk: Desk, closed: Mapping[str, Any]) -> RoundKept:
    """Keeps what the room handed over with its `closed` line, in one transaction.

    The same round a second time changes nothing, so the room may repeat itself after a crash.
    Raises VotingProblem for a round the library does not know or answers that do not fit it.
    """
    round_id = str(closed.get("round", ""))
    with desk.library.writing() as connection:
        frozen = answers.find(connection, round_id)
        if frozen is None:
            raise VotingProblem("services.voting.unknown_round")
        event = RoundKept(frozen.workshop_id, round_id)
        if frozen.kept:
            return event
        answers.keep(
            connection,
            replace(
                frozen,
                answered=int(closed.get("answered", 0)),
                round=_counted(connection, frozen).closed(
                    desk.now(), dict(closed.get("ways") or {})
                ),
            ),
            _checked(frozen.round, closed.get("answers") or {}),
        )
        refresh_headline(connection, frozen.workshop_id)
    desk.bus.publish(WorkshopsChanged())
    return desk.bus.publish(event)


def votes(desk: Desk, workshop_id: str) -> Votes:
    """The kept answers per statement: of the latest rating and the latest prediction round."""
    from cxworkshop.services.kept_votes import votes_of

    with desk.library.reading() as connection:
        return votes_of(connection, workshop_id)


def facts(desk: Desk, workshop_id: str) -> GapFacts | None:
    """Everything the reveal may state; None until ratings are kept."""
    from cxworkshop.services.kept_votes import facts_of

    with desk.library.reading() as connection:
        return facts_of(connection, workshop_id, desk.content.statements.dimensions)


def has_begun(desk: Desk, workshop_id: str) -> bool:
    """Whether a rating has been opened, so that its rules are settled."""
    with desk.library.reading() as connection:
        return answers.latest(connection, workshop_id, asks=RATING) is not None


def refresh_headline(connection: Connection, workshop_id: str) -> None:
    """Writes down the headline gap beside the workshop, so that listing thousands of workshops
    computes no results. To be called in the transaction that changes answers or customers."""
    from cxworkshop.services.kept_votes import facts_of

    found = facts_of(connection, workshop_id)
    points = found.hero.points if found and found.hero else None
    workshops.set_headline(
        connection,
        workshop_id,
        said=points.said if points else None,
        customers=points.customers if points else None,
        gap=points.gap if points else None,
    )


def choose_blind_spots(desk: Desk, workshop_id: str, ids: Iterable[str]) -> RunMoved:
    """Which statements the facilitator reveals as blind spots, in this order."""
    with desk.library.writing() as connection:
        runs.choose(connection, workshop_id, tuple(ids))
    return desk.bus.publish(RunMoved(workshop_id))


def _freeze(desk: Desk, workshop: Workshop, step_id: str) -> FrozenRound:
    step = workshop.step(step_id)
    questions = poll_questions(workshop, step)
    if not questions:
        raise VotingProblem("services.voting.nothing_to_ask", step=step.title)
    asks = step.content["asks"]
    return FrozenRound(
        workshop_id=workshop.id,
        asks=asks,
        statements=workshop.statements,
        population=workshop.team.population,
        segment=workshop.segment,
        strict=workshop.strict,
        round=Round(
            id=desk.new_id(),
            title=step.title,
            language=workshop.language,
            questions=questions,
            k=workshop.k,
            consent=needs_own_phones(workshop, step),
            step_id=step_id,
            team_size=workshop.team.size,
            room_mode=workshop.team.mode.value,
            threshold=round(workshop.threshold * 100, 6),
            opened_at=desk.now(),
        ),
    )


def _counted(connection: Connection, frozen: FrozenRound) -> Round:
    """The round with the team of the moment when it closes: who counts may still be corrected
    while people answer, because somebody left or came late."""
    team = workshops.read(connection, frozen.workshop_id).team
    return replace(frozen.round, team_size=team.size)


def _checked(round_: Round, given: Mapping[str, Iterable[Any]]) -> dict[str, list[Any]]:
    questions = {question.id: question for question in round_.asked}
    try:
        return {
            question_id: [check_answer(questions[question_id], value) for value in values]
            for question_id, values in given.items()
        }
    except (AnswerRefused, KeyError) as error:
        raise VotingProblem("services.voting.answers_do_not_fit") from error
