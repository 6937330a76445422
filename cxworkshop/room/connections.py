"""How many connections there may be, and how long each may keep us waiting.

Neither the loop nor aiohttp closes connections that trickle or never ask, and half-open ones would
live for ever. Each connection is wrapped in a `Connection` that knows when it last did something
useful; a sweep closes those that are overdue, and a crowd of strangers makes room for guests. A
connection is *proven* once it has shown a right code or seat.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

MAX_CONNECTIONS = 4000
MAX_UNPROVEN = 256
FIRST_REQUEST = 10.0
UNPROVEN_IDLE = 5.0
PROVEN_IDLE = 75.0
STILL_READING = 60.0
SWEEP = 1.0
DESCRIPTORS = 8192
_SPARE_DESCRIPTORS = 128


class Connection(asyncio.Protocol):
    """Passes everything on to aiohttp's protocol and keeps the times."""

    __slots__ = (
        "address",
        "asked",
        "book",
        "busy",
        "inner",
        "on_lost",
        "proven",
        "since",
        "transport",
    )

    def __init__(self, inner: asyncio.Protocol, book: Connections) -> None:
        self.inner = inner
        self.book = book
        self.transport: asyncio.Transport | None = None
        self.address = ""
        self.proven = False
        self.asked = False
        self.busy = 0
        self.since = book.clock()
        self.on_lost: Callable[[], None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        peer = transport.get_extra_info("peername")
        self.address = str(peer[0]) if peer else ""
        self.inner.connection_made(transport)
        self.book.add(self)

    def connection_lost(self, exc: Exception | None) -> None:
        self.book.remove(self)
        if self.on_lost is not None:
            self.on_lost()
        self.inner.connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        self.inner.data_received(data)

    def eof_received(self) -> bool | None:
        return self.inner.eof_received()

    def pause_writing(self) -> None:
        self.inner.pause_writing()

    def resume_writing(self) -> None:
        self.inner.resume_writing()

    def begin(self) -> None:
        """A whole request has come in."""
        self.asked = True
        self.busy += 1

    def end(self) -> None:
        """Its answer is made."""
        self.busy -= 1
        self.since = self.book.clock()

    def write(self, data: bytes) -> None:
        """Sends bytes after what aiohttp has sent; never waits."""
        if self.transport is not None and not self.transport.is_closing():
            self.transport.write(data)

    def unread(self) -> int:
        """Bytes that the other side has not taken yet."""
        return self.transport.get_write_buffer_size() if self.transport else 0

    def overdue(self, now: float) -> bool:
        """True when it has kept us waiting for too long."""
        if self.busy:
            return False
        if self.unread():
            limit = STILL_READING
        elif not self.asked:
            limit = FIRST_REQUEST
        else:
            limit = PROVEN_IDLE if self.proven else UNPROVEN_IDLE
        return now - self.since > limit

    def drop(self) -> None:
        if self.transport is None:
            return
        if self.unread():
            self.transport.abort()
        else:
            self.transport.close()


class Connections:
    """Every open connection, oldest first."""

    def __init__(
        self, limit: int = MAX_CONNECTIONS, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._limit = limit
        self.clock = clock
        self._open: dict[Connection, None] = {}
        self._unproven: dict[str, dict[Connection, None]] = {}

    def __len__(self) -> int:
        return len(self._open)

    def add(self, connection: Connection) -> None:
        """Takes a new one in; an idle stranger makes room for it when it is full."""
        strangers = self._unproven.get(connection.address, {})
        if len(strangers) >= MAX_UNPROVEN:
            _drop_oldest_idle(strangers)
        if len(self._open) >= self._limit and not _drop_oldest_idle(self._strangers()):
            connection.drop()
        self._unproven.setdefault(connection.address, {})[connection] = None
        self._open[connection] = None

    def remove(self, connection: Connection) -> None:
        self._open.pop(connection, None)
        self._no_stranger(connection)

    def prove(self, connection: Connection) -> None:
        """It has shown a right code or seat."""
        if not connection.proven:
            connection.proven = True
            self._no_stranger(connection)

    def sweep(self) -> None:
        """Closes those that are overdue."""
        now = self.clock()
        for connection in [each for each in self._open if each.overdue(now)]:
            connection.drop()

    async def keep_sweeping(self) -> None:
        while True:
            await asyncio.sleep(SWEEP)
            self.sweep()

    def _strangers(self) -> dict[Connection, None]:
        return {each: None for each in self._open if not each.proven}

    def _no_stranger(self, connection: Connection) -> None:
        strangers = self._unproven.get(connection.address)
        if strangers is not None:
            strangers.pop(connection, None)
            if not strangers:
                del self._unproven[connection.address]


def _drop_oldest_idle(connections: dict[Connection, None]) -> bool:
    oldest = next((each for each in connections if not each.busy), None)
    if oldest is None:
        return False
    oldest.book.remove(oldest)
    oldest.drop()
    return True


def raise_descriptor_limit() -> int:
    """Lets this process hold as many sockets as it may; how many connections that allows."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return MAX_CONNECTIONS
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = DESCRIPTORS if hard == resource.RLIM_INFINITY else min(hard, DESCRIPTORS)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        soft = wanted
    return max(64, min(MAX_CONNECTIONS, soft - _SPARE_DESCRIPTORS))
