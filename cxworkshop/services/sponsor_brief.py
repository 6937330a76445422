"""The sponsor's brief of a workshop as a file."""

from __future__ import annotations

from pathlib import Path

from cxworkshop.services import preparing
from cxworkshop.services.desk import Desk
from cxworkshop.services.file_names import clean_name
from cxworkshop.services.plan_b import written
from cxworkshop.words import say


def brief_name(desk: Desk, workshop_id: str) -> str:
    """A good file name for the brief."""
    workshop = preparing.workshop(desk, workshop_id)
    return clean_name(say("sponsor.document", workshop.language, client=workshop.client)) + ".pdf"


def write_brief(desk: Desk, workshop_id: str, path: Path) -> Path:
    """Writes the brief as PDF. Raises PlanBProblem when the file can't be written."""
    from cxworkshop.reports.sponsor_brief import write_sponsor_brief  # heavy, wanted here alone

    workshop = preparing.workshop(desk, workshop_id)
    source = preparing.customers(desk, workshop_id)
    return written(lambda: write_sponsor_brief(path, workshop, source, desk.paper()), path)
