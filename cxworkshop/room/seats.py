"""Who may answer: join codes, seat tokens and how often a seat may ask.

A seat is a random 128-bit token that only its phone knows; the room keeps its hash. Nothing ties a
seat to an address or a time. Each seat may make five requests a second, twenty in a burst.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from cxworkshop.room.broadcast import Listener
from cxworkshop.store.session import SeatRow

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # 32 signs, none of them a look-alike of another
CODE_LENGTH = 8
MAX_SEATS = 5000
MAX_STREAMS = 4
RATE = 5.0
BURST = 20.0


def new_code() -> str:
    """A join code that can be typed from the screen."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def tidy_code(typed: str) -> str:
    """A typed code as it was meant: capitals, without blanks and dashes."""
    return "".join(character for character in typed.upper() if character.isalnum())


def hash_of(token: str) -> bytes:
    """What the room keeps of a token."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


@dataclass(slots=True)
class Seat:
    """One device. `streams` are its open event streams, oldest first, `allowance` its requests in
    hand."""

    hash: bytes
    watching: bool
    streams: list[Listener] = field(default_factory=list)
    allowance: float = BURST
    asked_at: float = field(default_factory=time.monotonic)

    def may_ask(self, now: float) -> bool:
        """Takes one request from the allowance, if there is one left."""
        refilled = self.allowance + (now - self.asked_at) * RATE
        self.asked_at = now
        self.allowance = min(BURST, refilled) - 1
        if self.allowance < 0:
            self.allowance += 1
            return False
        return True

    def listen(self, listener: Listener) -> None:
        """A stream more; the oldest goes when there are too many. A phone that slept comes back
        with a new stream long before the old one is known to be dead."""
        self.streams.append(listener)
        if len(self.streams) > MAX_STREAMS:
            self.streams.pop(0).drop()

    def hang_up(self, listener: Listener) -> None:
        if listener in self.streams:
            self.streams.remove(listener)

    def row(self) -> SeatRow:
        return SeatRow(self.hash, self.watching)


class Seats:
    """All seats of the session, in memory as they are on disk. `joined` counts those that answer,
    `watching` the others."""

    def __init__(
        self, rows: Iterable[SeatRow] = (), clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._seats: dict[bytes, Seat] = {}
        self.clock = clock
        self.joined = 0
        self.watching = 0
        for row in rows:
            self.add(Seat(row.hash, row.watching))

    @property
    def full(self) -> bool:
        return len(self._seats) >= MAX_SEATS

    def find(self, token: str) -> Seat | None:
        return self._seats.get(hash_of(token))

    def new(self, *, watching: bool) -> tuple[str, Seat]:
        """A fresh token and its seat, not yet among the seats."""
        token = secrets.token_urlsafe(16)
        return token, Seat(hash_of(token), watching, asked_at=self.clock())

    def add(self, seat: Seat) -> None:
        self._seats[seat.hash] = seat
        self._count(seat, 1)

    def watch(self, seat: Seat, *, watching: bool) -> None:
        """Its owner now answers, or now only watches."""
        self._count(seat, -1)
        seat.watching = watching
        self._count(seat, 1)

    def release(self, hashes: Iterable[bytes]) -> None:
        """These seats are free; their phones notice at once, because their streams end."""
        for hash_ in hashes:
            seat = self._seats.pop(hash_, None)
            if seat is not None:
                self._count(seat, -1)
                for listener in seat.streams:
                    listener.drop()

    def _count(self, seat: Seat, by: int) -> None:
        if seat.watching:
            self.watching += by
        else:
            self.joined += by
