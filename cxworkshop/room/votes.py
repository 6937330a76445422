"""The open round: taking ballots in, whatever way they come, and handing them over when it closes.

Every way in ends in `take`, which checks against the round, commits through the ballot box and only
then counts and says yes. The same voter's next ballot replaces the one before; the same nonce again
changes nothing.
"""

from __future__ import annotations

import hashlib
import random
import secrets
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from cxworkshop.domain.rounds import Round, check_ballot
from cxworkshop.room.ballot_box import BallotBox
from cxworkshop.room.counting import check_tally, mixed_groups, mixed_values, people_of
from cxworkshop.room.state import OWN_DEVICE, OpenRound, RoomState
from cxworkshop.store.session import Ballot, SessionFile


class Outcome(Enum):
    """What became of a ballot."""

    KEPT = auto()
    REPEATED = auto()
    NOT_OPEN = auto()


@dataclass(frozen=True, slots=True)
class Entry:
    """A ballot that does not come from a seat: its voter is made from the entry's own id."""

    way: str
    id: str

    @property
    def voter(self) -> bytes:
        return hashlib.sha256(f"entry {self.id}".encode()).digest()


class Votes:
    """Opens, fills, closes and forgets the one round there is. `changed` is called when the counts
    have changed, `chance` mixes the answers."""

    def __init__(
        self,
        state: RoomState,
        box: BallotBox,
        changed: Callable[[], None],
        chance: random.Random,
    ) -> None:
        self._state = state
        self._box = box
        self._changed = changed
        self._chance = chance

    async def open(self, round_: Round, by: str) -> None:
        """The round takes answers from now on."""
        remembered = {"wire": round_.to_wire(), "by": by}

        def remember(session: SessionFile) -> None:
            session.remember("round", remembered)
            session.remember("open_round", round_.id)

        await self._box.write(remember)
        self._state.vote = OpenRound(round_, by)

    async def take(self, round_id: str, voter: bytes, way: str, nonce: str, body: Any) -> Outcome:
        """Keeps a checked ballot; returns after the commit. Raises NotStoredError."""
        vote = self._state.vote
        if vote is None or vote.round.id != round_id or not vote.takes_answers:
            return Outcome.NOT_OPEN
        ballot = Ballot(voter, way, nonce, body)
        outcome = await self._box.write(lambda session: _keep(session, round_id, ballot))
        if outcome is Outcome.KEPT:
            before = vote.answered
            vote.count(voter, way, people_of(ballot))
            if vote.answered != before:
                self._changed()
        return outcome

    async def enter(self, vote: OpenRound, command: Mapping[str, Any]) -> str:
        """Takes what the facilitator typed in; returns the entry's id, by which it can be entered
        again or, with `answers` null, taken back. Raises ValueError and AnswerRefused."""
        if vote.round.consent:
            raise ValueError(OWN_DEVICE)
        way = command.get("way")
        if way not in ("kiosk", "paper", "hands"):
            raise ValueError("way is kiosk, paper or hands")
        entry = Entry(way, str(command.get("nonce") or secrets.token_hex(16)))
        if "answers" in command and command["answers"] is None:
            await self._take_back(vote, entry)
            return entry.id
        if "counts" in command:
            body, _ = check_tally(vote.round, command["counts"], command.get("cant_judge"))
        else:
            body = {"answers": check_ballot(vote.round, command.get("answers"))}
        nonce = secrets.token_hex(8)
        if await self.take(vote.round.id, entry.voter, way, nonce, body) is Outcome.NOT_OPEN:
            raise ValueError("no round is open")
        return entry.id

    async def _take_back(self, vote: OpenRound, entry: Entry) -> None:
        round_id = vote.round.id
        await self._box.write(lambda session: session.drop_ballot(round_id, entry.voter))
        vote.drop(entry.voter)
        self._changed()

    async def close(self, vote: OpenRound) -> None:
        """No answer is taken after this; what was on its way before it is counted."""
        await self._box.write(lambda session: session.remember("open_round", None))
        vote.takes_answers = False

    async def results(self, vote: OpenRound) -> dict[str, Any]:
        """The closed round's values, each question mixed on its own."""
        ballots = await self._box.write(lambda session: session.ballots(vote.round.id))
        ways: Counter[str] = Counter()
        for ballot in ballots:
            ways[ballot.way] += people_of(ballot)
        return {
            "round": vote.round.id,
            "answered": ways.total(),
            "ways": dict(ways),
            "answers": mixed_values(vote.round, ballots, self._chance),
            "groups": mixed_groups(vote.round, ballots, self._chance),
        }

    async def forget(self, round_id: str) -> bool:
        """Deletes the round and scrubs the file; False when something kept the file busy."""
        await self._box.write(lambda session: session.forget_round(round_id))
        if self._state.vote and self._state.vote.round.id == round_id:
            self._state.vote = None
        return await self._box.apart(lambda session: session.scrub())


def remembered_round(session: SessionFile) -> OpenRound | None:
    """The round that was open, or closed and not yet forgotten, when the room went away."""
    kept = session.fact("round")
    if kept is None:
        return None
    vote = OpenRound(Round.from_wire(kept["wire"]), kept["by"])
    vote.takes_answers = session.fact("open_round") == vote.round.id
    for ballot in session.ballots(vote.round.id):
        vote.count(ballot.voter, ballot.way, people_of(ballot))
    return vote


def _keep(session: SessionFile, round_id: str, ballot: Ballot) -> Outcome:
    if session.fact("open_round") != round_id:
        return Outcome.NOT_OPEN
    earlier = session.ballot(round_id, ballot.voter)
    if earlier and earlier.nonce == ballot.nonce:
        return Outcome.REPEATED
    session.keep_ballot(round_id, ballot)
    return Outcome.KEPT
