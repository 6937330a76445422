"""Phones that vote again and again while something is killed, and know what must have survived."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from cxworkshop.room.phone import Phone, PhoneRefusedError, RoomGoneError

Ballot = Callable[[int, int], Mapping[str, Any]]


@dataclass
class Voter:
    """A phone whose ballots are numbered, and which notes the numbers that were accepted. `ballot`
    makes the answers of a place and a number, from which both can be read again."""

    place: int
    phone: Phone
    ballot: Ballot
    sent: list[int] = field(default_factory=list)
    accepted: list[int] = field(default_factory=list)

    async def storm(self, round_id: str) -> None:
        """Votes until it is cancelled or the room is gone."""
        self.sent.clear()
        self.accepted.clear()
        with suppress(RoomGoneError, asyncio.CancelledError):
            while True:
                number = len(self.sent)
                self.sent.append(number)
                try:
                    await self.phone.vote(round_id, self.ballot(self.place, number))
                except PhoneRefusedError as refused:
                    if refused.code not in {"too_fast", "not_open"}:
                        raise
                    await asyncio.sleep(0.02)
                else:
                    self.accepted.append(number)

    def check(self, kept: Iterable[tuple[int, int]]) -> None:
        """Of the (place, number) that were kept exactly one is this voter's: the last that was
        accepted, or one sent after it."""
        mine = [number for place, number in kept if place == self.place]
        if not self.accepted:
            assert len(mine) <= 1
            return
        assert len(mine) == 1, f"voter {self.place} has {mine}"
        assert mine[0] in self.sent
        assert mine[0] >= self.accepted[-1], "an accepted answer was lost"
