"""The one address and port that the room listens on.

A room that is started again must be found where it was, so it waits for its own port to become
free before it takes another. When the address changes, the door moves and the old one closes.
"""

from __future__ import annotations

import asyncio
import errno
from collections.abc import Callable, Iterable

from cxworkshop.room.addresses import LOOPBACK, candidates
from cxworkshop.room.guard import HostCheck

PORTS = range(8437, 8447)  # below 49152: Windows reserves ranges above
SAME_PORT_FOR = 5.0
BACKLOG = 1024
_TRY_AGAIN = 0.1


class Door:
    """Where phones come in. `protocol` makes one protocol per connection, `port` is the one that
    the room had before, if any."""

    def __init__(self, protocol: Callable[[], asyncio.Protocol], port: int | None) -> None:
        self._protocol = protocol
        self._server: asyncio.Server | None = None
        self.host = LOOPBACK
        self.port = port
        self.hosts = HostCheck([], 0)

    async def open(self, host: str, port: int | None) -> None:
        """Listens on `host`: on the port it had before (retried for five seconds), else on `port`
        (0: any free one), else on one of the usual ones. Raises OSError when there is none."""
        before = self.port if port in (None, 0, self.port) else None
        if before is not None and await self._retry(host, before):
            return
        await self._take(host, _ports(port))

    async def move(self, host: str) -> None:
        """Listens on another address, at once: who waits for a port there looks dead meanwhile. Or
        stays where it is, and raises ValueError."""
        self.close()
        try:
            await self._take(host, _ports(self.port))
        except OSError:
            await self.open(self.host, None)
            raise ValueError(f"cannot listen on {host}") from None

    def close(self) -> None:
        """Lets nobody in any more; who is inside stays."""
        if self._server is not None:
            self._server.close()
            self._server = None

    async def _take(self, host: str, ports: Iterable[int]) -> None:
        for port in ports:
            if await self._listen(host, port):
                return
        raise OSError(errno.EADDRINUSE, "every port is taken")

    async def _retry(self, host: str, port: int) -> bool:
        clock = asyncio.get_running_loop().time
        until = clock() + SAME_PORT_FOR
        while not await self._listen(host, port):
            if clock() > until:
                return False
            await asyncio.sleep(_TRY_AGAIN)
        return True

    async def _listen(self, host: str, port: int) -> bool:
        loop = asyncio.get_running_loop()
        try:
            server = await loop.create_server(self._protocol, host, port, backlog=BACKLOG)
        except OSError as error:
            if error.errno in (errno.EADDRINUSE, errno.EACCES):
                return False
            raise
        self._server = server
        names = _names(host)
        self.host = names[0]
        self.port = int(server.sockets[0].getsockname()[1])
        self.hosts = HostCheck(names, self.port)
        return True


def _names(host: str) -> list[str]:
    """Under which addresses phones find a room that listens on `host`, the likeliest first."""
    if host not in ("0.0.0.0", "::"):
        return [host]
    return [address.address for address in candidates()] or [LOOPBACK]


def _ports(asked: int | None) -> list[int]:
    if asked == 0:
        return [0]
    return [*([asked] if asked else []), *PORTS, 0]
