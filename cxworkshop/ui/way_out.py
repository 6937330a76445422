"""What is offered when the library can't be opened: its newest copy, or another try once the reason
has been put right."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from cxworkshop.problems import Problem
from cxworkshop.services import safekeeping
from cxworkshop.ui.dates import day
from cxworkshop.ui.dialogs import Dialogs
from cxworkshop.words import say

UNREADABLE = frozenset({"damaged", "empty", "not_a_library", "passphrase_needed"})


def way_out(dialogs: Dialogs, home: Path, problem: Problem) -> bool:
    """Say why the library can't be opened; True when it is worth another try."""
    copy = safekeeping.newest(home) if problem.code in UNREADABLE else None
    if copy is None:
        return dialogs.ask(say("app.unopened.title"), problem.message, say("app.unopened.again"))
    made = copy.made_at.astimezone()
    text = say("app.unopened.back_text", day=day(made.date()), time=f"{made:%H:%M}")
    if not dialogs.ask(say("app.unopened.back_title"), text, say("app.unopened.back_yes")):
        return False
    try:
        safekeeping.replace_library(home, copy, datetime.now(UTC))
    except Problem as refused:
        dialogs.tell(refused)
        return False
    return True
