"""The groups whose hands were counted for an open vote, kept so that a killed app can correct them.

They are counts, not answers, and lie beside the room's own file of the session; they go when the
room has forgotten the vote, or with the session.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from cxworkshop.ui.run.entries import new_id

FILE = "hands.json"


@dataclass(slots=True)
class Group:
    """People whose hands are counted together: per question the counts from worst to best, and how
    many can't judge. `sent` is how many people of it the room has."""

    number: int
    id: str = field(default_factory=new_id)
    counts: dict[str, list[int]] = field(default_factory=dict)
    cant_judge: dict[str, int] = field(default_factory=dict)
    sent: int = 0

    @property
    def people(self) -> int:
        """As many as the question with the most hands."""
        totals = [sum(self.counts[name]) + self.cant_judge[name] for name in self.counts]
        return max(totals, default=0)

    def total(self, question_id: str) -> int | None:
        """How many hands a question has, None when it was not counted."""
        if question_id not in self.counts:
            return None
        return sum(self.counts[question_id]) + self.cant_judge[question_id]


def keep_groups(session: Path, round_id: str, groups: Sequence[Group]) -> None:
    """Writes down the groups of a vote, in place of whatever was there; all or nothing."""
    written = session / f"{FILE}.new"
    with suppress(OSError):  # the room has them all the same; only correcting would be lost
        kept = {"round": round_id, "groups": [asdict(group) for group in groups]}
        written.write_text(json.dumps(kept), "utf-8")
        written.replace(session / FILE)


def kept_groups(session: Path | None, round_id: str) -> list[Group]:
    """The groups counted so far for this vote."""
    if session is None:
        return []
    try:
        kept = json.loads((session / FILE).read_text("utf-8"))
        if kept["round"] != round_id:
            return []
        return [Group(**group) for group in kept["groups"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def forget_groups(session: Path) -> None:
    """Removes them; their vote is in the library."""
    with suppress(OSError):
        (session / FILE).unlink(missing_ok=True)
