"""No survey yet? The workshop's own statements, to be asked of customers: on paper, as a table, or
as an online survey."""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path

from cxworkshop.domain.workshop import Workshop
from cxworkshop.problems import Problem
from cxworkshop.reports.questionnaire_files import (
    write_questionnaire_csv,
    write_questionnaire_limesurvey,
)
from cxworkshop.services import preparing
from cxworkshop.services.desk import Desk
from cxworkshop.services.file_names import clean_name
from cxworkshop.words import say


class Questionnaire(StrEnum):
    """In which form customers are asked."""

    PRINT = "print"
    CSV = "csv"
    LIMESURVEY = "limesurvey"


class CollectingProblem(Problem):
    """The questionnaire can't be written; the sentence says why."""


ENDINGS = {
    Questionnaire.PRINT: ".pdf",
    Questionnaire.CSV: ".csv",
    Questionnaire.LIMESURVEY: ".txt",
}
TO_SEND: Mapping[Questionnaire, Callable[[Path, Workshop], Path]] = {
    Questionnaire.CSV: write_questionnaire_csv,
    Questionnaire.LIMESURVEY: write_questionnaire_limesurvey,
}


def questionnaire_name(desk: Desk, workshop_id: str, kind: Questionnaire) -> str:
    """A good file name for the questionnaire."""
    workshop = preparing.workshop(desk, workshop_id)
    title = say("questionnaire.document", workshop.language, client=workshop.client)
    return clean_name(title) + ENDINGS[kind]


def write(desk: Desk, workshop_id: str, kind: Questionnaire, path: Path) -> Path:
    """Writes the questionnaire and returns its path, with the ending that it lacked.

    Raises CollectingProblem when there are no statements or the file can't be written.
    """
    workshop = preparing.workshop(desk, workshop_id)
    if not workshop.statements:
        raise CollectingProblem("questionnaire.problem.no_statements")
    if not path.suffix:
        path = path.with_name(path.name + ENDINGS[kind])
    try:
        if kind is Questionnaire.PRINT:
            from cxworkshop.reports.questionnaire import write_questionnaire  # heavy

            return write_questionnaire(path, workshop, desk.paper())
        return TO_SEND[kind](path, workshop)
    except OSError as error:
        path.with_name(path.name + ".part").unlink(missing_ok=True)
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        code = "disk_full" if full else "no_access"
        raise CollectingProblem(f"questionnaire.problem.{code}", path=path) from error
