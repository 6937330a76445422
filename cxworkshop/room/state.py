"""What the room knows right now, and what of it every phone sees.

Plain data that the app's commands and the phones' requests change; the phone page is a function of
`for_phones`. Nothing here belongs to one phone: every phone gets the same bytes, and what its owner
answered only that phone remembers.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cxworkshop.domain.rounds import Round

VIEW_KINDS = ("welcome", "wait", "page", "thanks")
ANSWERED_BY = ("person", "table", "pass")
OWN_DEVICE = "in so small a room each person agrees and answers on their own device"


@dataclass(slots=True)
class OpenRound:
    """The round that phones answer, until the app lets it go. `by` says who holds a phone: each
    person, one per table, or one phone that goes round. `voters` maps a voter to the way and the
    number of people it stands for."""

    round: Round
    by: str = "person"
    takes_answers: bool = True
    voters: dict[bytes, tuple[str, int]] = field(default_factory=dict)
    answered: int = 0

    def count(self, voter: bytes, way: str, people: int) -> None:
        """A voter has answered, or answered again."""
        self.drop(voter)
        self.voters[voter] = (way, people)
        self.answered += people

    def drop(self, voter: bytes) -> None:
        _, people = self.voters.pop(voter, ("", 0))
        self.answered -= people

    def ways(self) -> dict[str, int]:
        ways: dict[str, int] = {}
        for way, people in self.voters.values():
            ways[way] = ways.get(way, 0) + people
        return ways


@dataclass(slots=True)
class RoomState:
    """Everything that phones are shown, and whether new ones may join. `revealed` names the round
    that `results` belong to and repeats its questions for phones that came later; `showing` says
    whether the app last asked for the view or for the results."""

    view: Mapping[str, Any] = field(default_factory=lambda: {"kind": "welcome"})
    vote: OpenRound | None = None
    results: Mapping[str, Any] | None = None
    revealed: Mapping[str, Any] | None = None
    showing: str = "view"
    board: Mapping[str, Any] | None = None
    handout: list[dict[str, str]] = field(default_factory=list)
    locked: bool = False
    version: int = 0

    @property
    def language(self) -> str:
        """The language of the workshop, for refusals too."""
        return str(self.view.get("language") or "en")

    @property
    def answered(self) -> int:
        return self.vote.answered if self.vote else 0

    def for_phones(self, joined: int) -> bytes:
        """The full state as JSON."""
        vote = self.vote
        return _json(
            {
                "version": self.version,
                "view": self.view,
                "round": _round_for_phones(vote) if vote else None,
                "results": self.results,
                "revealed": self.revealed,
                "showing": self.showing,
                "board": self.board,
                "handout": self.handout,
                "locked": self.locked,
                "answered": self.answered,
                "joined": joined,
            }
        )

    def progress(self, joined: int) -> bytes:
        """The two numbers that change with every vote."""
        return _json({"answered": self.answered, "joined": joined})


def _round_for_phones(vote: OpenRound) -> dict[str, Any]:
    return {**vote.round.to_wire(), "open": vote.takes_answers, "by": vote.by}


def _json(data: Any) -> bytes:
    return json.dumps(data, separators=(",", ":")).encode()
