"""Where the app comes back to, and what has to be read in for it.

A workshop that ran when the app ended, or was killed, is found at the same picture; one whose hour
was over today is found at handing out, with the room open under the same code.
"""

from __future__ import annotations

from collections.abc import Sequence

from cxworkshop.domain.workshop import Status
from cxworkshop.services import running, shelf
from cxworkshop.services.desk import Desk

PLACES = "cxworkshop.ui.places"
FOR_THE_RUN = (
    "cxworkshop.ui.run.page",
    "cxworkshop.ui.health_probe",
    "cxworkshop.ui.rehearsal.rehearsals",
)
EDITORS = ("team", "agenda", "statements", "actions", "room")
FOR_ALL = (
    "cxworkshop.ui.prepare.page",
    "cxworkshop.ui.looking_around",
    *(f"cxworkshop.ui.prepare.{name}_editor" for name in EDITORS),
    "cxworkshop.ui.prepare.customers.editor",
    *FOR_THE_RUN,
    "cxworkshop.ui.handout.page",
)
OPENS_AT = {
    Status.PREPARING: "prepare",
    Status.RUNNING: "run",
    Status.FOLLOWING_UP: "hand_out",
    Status.FINISHED: "hand_out",
}


def place_to_return_to(desk: Desk, workshop_id: str) -> str:
    """Where a workshop that was open is found again: "library" when nothing went on in it, "" when
    there is no such workshop any more."""
    found = shelf.statuses(desk, [workshop_id])
    if workshop_id not in found:
        return ""
    if found[workshop_id] is Status.RUNNING:
        return "run"
    over_today = running.ended_on(desk, workshop_id) == desk.today()
    return "hand_out" if over_today else "library"


def needed_at_once(desk: Desk, workshop_id: str) -> Sequence[str]:
    """What has to be read in to come back to the workshop that was open."""
    runs = place_to_return_to(desk, workshop_id) == "run"
    return (PLACES, *FOR_THE_RUN) if runs else (PLACES,)
