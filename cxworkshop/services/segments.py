"""Which customers the executives are asked about: all of them, or one group that was told apart.

It is chosen before the first vote, because the questions name it; from then on it stays, or the two
sides would speak of different people.
"""

from __future__ import annotations

from dataclasses import replace

from cxworkshop.problems import Problem
from cxworkshop.services.desk import Desk
from cxworkshop.services.events import WorkshopChanged, WorkshopsChanged
from cxworkshop.services.poll_questions import PREDICTION, RATING
from cxworkshop.store import answers, customers, workshops
from cxworkshop.store.database import Connection
from cxworkshop.words import say


class SegmentProblem(Problem):
    """Another group of customers can't be chosen; the sentence says why."""


def choose_segment(desk: Desk, workshop_id: str, segment: str | None) -> WorkshopChanged:
    """Asks executives about one group of customers, or about all of them with None. Raises
    SegmentProblem once a vote has been opened, or when the survey does not tell that group apart.
    """
    with desk.library.writing() as connection:
        if _has_begun(connection, workshop_id):
            raise SegmentProblem("services.segment.locked")
        source = customers.read(connection, workshop_id)
        if segment is not None and (source is None or segment not in source.segments):
            raise SegmentProblem("services.segment.unknown", segment=segment)
        workshop = workshops.read(connection, workshop_id)
        workshops.save(connection, replace(workshop, segment=segment))
    desk.history.record(
        workshop_id,
        say("services.change.segment"),
        lambda: choose_segment(desk, workshop_id, workshop.segment),
    )
    desk.bus.publish(WorkshopsChanged())
    return desk.bus.publish(WorkshopChanged(workshop_id, "customers"))


def is_locked(desk: Desk, workshop_id: str) -> bool:
    """Whether a vote has been opened, so that the group stays."""
    with desk.library.reading() as connection:
        return _has_begun(connection, workshop_id)


def _has_begun(connection: Connection, workshop_id: str) -> bool:
    """Whether a question that names the group has been asked; dots and rankings don't name it."""
    return any(one.asks in (PREDICTION, RATING) for one in answers.rounds(connection, workshop_id))
