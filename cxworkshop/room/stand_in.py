"""A simulated colleague who keeps a place warm: only watches while somebody real is in the room.

So the first two minutes have a full team with the viewer's own phone and without it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cxworkshop.room.phone import Phone


class StandIn:
    """The last of `count` simulated colleagues. `report` hears how many of them answer now."""

    def __init__(self, count: int, report: Callable[..., Any]) -> None:
        self._count = count
        self._report = report
        self.aside = False

    async def look(self, phone: Phone, joined: int) -> None:
        """Give way when more answer than are simulated, come back when fewer do. For times without
        a vote: who has answered stays until it is closed."""
        if joined > self._count and not self.aside:
            await self._turn(phone, aside=True)
        elif joined < self._count and self.aside:
            await self._turn(phone, aside=False)

    async def steps_aside(self, phone: Phone) -> bool:
        """Whether it leaves a vote to somebody real, who may have come while it was thinking."""
        if not self.aside:
            await self.look(phone, (await phone.state())["joined"])
        return self.aside

    async def _turn(self, phone: Phone, *, aside: bool) -> None:
        await phone.join(watching=aside)
        self.aside = aside
        self._report("simulated", answering=self._count - aside)
