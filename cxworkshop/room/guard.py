"""Who is let in: the right Host, no foreign Origin, no guessing.

Pages of other sites must not be able to speak to the room through a guest's browser (DNS rebinding,
cross-site posts), so Host and Origin must match what the room itself advertises. Wrong codes and
unknown seats are slowed down, but only they: one router may hide the whole room behind one address,
so nobody who shows a right code or seat ever waits for somebody else's mistakes.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable

WRONG_PER_MINUTE = 5
LONGEST_DELAY = 10.0
WAITING_AT_ONCE = 32
_MINUTE = 60.0
_ADDRESSES_KEPT = 4096


class HostCheck:
    """The names under which the room may be spoken to."""

    def __init__(self, hosts: Iterable[str], port: int) -> None:
        names = {*hosts, "localhost", "127.0.0.1", "[::1]"}
        self._hosts = {f"{name}:{port}" for name in names} | ({*names} if port == 80 else set())

    def host_is_ours(self, hosts: list[str]) -> bool:
        """True when there is exactly one Host header and it is one of ours."""
        return len(hosts) == 1 and hosts[0].lower() in self._hosts

    def origin_is_ours(self, origins: list[str]) -> bool:
        """True when no page of another site sent this."""
        return all(
            origin.startswith("http://") and origin[7:].lower() in self._hosts for origin in origins
        )


class WrongTries:
    """Counts wrong codes and unknown seats per address; forgets them after a minute."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._tries: dict[str, list[float]] = {}
        self._waiting: dict[str, int] = {}

    async def another(self, address: str) -> bool:
        """Notes one more wrong try; True when it is one too many, after a growing delay."""
        tries = self._recent(address)
        tries.append(self._clock())
        excess = len(tries) - WRONG_PER_MINUTE
        if excess <= 0:
            return False
        if self._waiting.get(address, 0) < WAITING_AT_ONCE:
            await self._wait(address, min(LONGEST_DELAY, 0.25 * 2 ** min(excess, 10)))
        return True

    async def _wait(self, address: str, seconds: float) -> None:
        self._waiting[address] = self._waiting.get(address, 0) + 1
        try:
            await self._sleep(seconds)
        finally:
            self._waiting[address] -= 1
            if not self._waiting[address]:
                del self._waiting[address]

    def _recent(self, address: str) -> list[float]:
        since = self._clock() - _MINUTE
        if len(self._tries) > _ADDRESSES_KEPT:
            self._tries = {who: times for who, times in self._tries.items() if times[-1] > since}
        recent = [when for when in self._tries.get(address, [])[-64:] if when > since]
        self._tries[address] = recent
        return recent
