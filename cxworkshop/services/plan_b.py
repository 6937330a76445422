"""Plan B on paper: ballots and join cards for a room without phones, or without a network."""

from __future__ import annotations

import errno
from collections.abc import Callable, Sequence
from pathlib import Path

from cxworkshop.domain.rounds import Round
from cxworkshop.domain.workshop import StepKind, Workshop
from cxworkshop.problems import Problem
from cxworkshop.services import preparing, voting
from cxworkshop.services.desk import Desk
from cxworkshop.services.file_names import clean_name, free_path
from cxworkshop.words import say


class PlanBProblem(Problem):
    """The papers can't be written; the sentence says why."""


def ballots_name(desk: Desk, workshop_id: str) -> str:
    """A good file name for the ballots."""
    return _name(desk, workshop_id, "fallbacks.ballot.document")


def cards_name(desk: Desk, workshop_id: str) -> str:
    """A good file name for the join cards."""
    return _name(desk, workshop_id, "fallbacks.card.document")


def print_ballots(
    desk: Desk,
    workshop_id: str,
    path: Path,
    copies: int,
    rounds: Sequence[Round] | None = None,
) -> Path:
    """Writes `copies` ballots of each vote (None: every one that takes paper) as PDF.

    Raises PlanBProblem when there is no such vote or the file can't be written.
    """
    from cxworkshop.reports.ballots import write_ballots  # heavy, wanted here alone

    workshop = preparing.workshop(desk, workshop_id)
    asked = _rounds_on_paper(desk, workshop_id) if rounds is None else rounds
    if not asked:
        refused = any(paper_refused(workshop))
        raise PlanBProblem(f"fallbacks.problem.{'own_phones' if refused else 'no_vote'}")
    return written(lambda: write_ballots(path, workshop, asked, copies, desk.paper()), path)


def print_join_cards(desk: Desk, workshop_id: str, path: Path, url: str, cards: int) -> Path:
    """Writes join cards for the room at `url` as PDF. Raises PlanBProblem as above."""
    from cxworkshop.reports.join_cards import write_join_cards  # heavy, wanted here alone

    workshop = preparing.workshop(desk, workshop_id)
    return written(lambda: write_join_cards(path, workshop, url, cards, desk.paper()), path)


def print_everything(
    desk: Desk, workshop_id: str, folder: Path, copies: int, url: str
) -> list[Path]:
    """Ballots and join cards into one folder, beside what is there; cards alone where every vote
    needs a phone. Raises PlanBProblem."""
    refused = paper_refused(preparing.workshop(desk, workshop_id))
    made = []
    if not refused or not all(refused):
        ballots = free_path(folder, ballots_name(desk, workshop_id))
        made.append(print_ballots(desk, workshop_id, ballots, copies))
    cards = free_path(folder, cards_name(desk, workshop_id))
    return [*made, print_join_cards(desk, workshop_id, cards, url, copies)]


def paper_refused(workshop: Workshop) -> list[bool]:
    """For each vote of the agenda, whether it takes no ballots because everybody needs a phone."""
    polls = [step for step in workshop.steps if step.kind is StepKind.POLL]
    return [voting.needs_own_phones(workshop, step) for step in polls]


def _rounds_on_paper(desk: Desk, workshop_id: str) -> list[Round]:
    return [one for one in voting.rounds_to_come(desk, workshop_id) if not one.consent]


def _name(desk: Desk, workshop_id: str, key: str) -> str:
    workshop = preparing.workshop(desk, workshop_id)
    return clean_name(say(key, workshop.language, client=workshop.client)) + ".pdf"


def written(write: Callable[[], Path], path: Path) -> Path:
    """Writes a paper to `path`. Raises PlanBProblem when the disk or the folder does not let it."""
    try:
        return write()
    except OSError as error:
        path.with_name(path.name + ".part").unlink(missing_ok=True)
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        code = "disk_full" if full else "no_access"
        raise PlanBProblem(f"fallbacks.problem.{code}", path=path) from error
