"""The room put together: session file, ballot box, seats, phones' HTTP, the line to the app.

`Room` is assembled by `open_room`, listens on the one address that the QR code shows, and runs
until the app goes away. A restart on the same session comes back with the same code, seats, port
and open round.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
import random
import secrets
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from aiohttp import web

from cxworkshop.room.addresses import LOOPBACK, Address, best_address, candidates
from cxworkshop.room.ballot_box import BallotBox, NotStoredError
from cxworkshop.room.broadcast import Broadcast, Pace
from cxworkshop.room.commands import obey
from cxworkshop.room.connections import Connection, Connections, raise_descriptor_limit
from cxworkshop.room.control import Control
from cxworkshop.room.door import Door
from cxworkshop.room.guard import HostCheck, WrongTries
from cxworkshop.room.handout import Handout, OwnViews
from cxworkshop.room.held import Held
from cxworkshop.room.routes import Routes
from cxworkshop.room.seats import Seat, Seats, new_code, tidy_code
from cxworkshop.room.state import RoomState
from cxworkshop.room.votes import Votes, remembered_round
from cxworkshop.store.session import SessionFile
from cxworkshop.words import say

JOINED_PAUSE = 0.25
ANSWERED_PAUSE = 0.1
LOOK_AROUND = 5.0
NOT_STORED_PAUSE = 10.0


class Room:
    """Everything one session consists of. `chance` mixes answers and cards."""

    def __init__(
        self,
        session: SessionFile,
        control: Control,
        log: logging.Logger,
        chance: random.Random,
    ) -> None:
        loop = asyncio.get_running_loop()
        self._session = session
        self.control = control
        self.log = log
        self._code = _remembered(session, "code", new_code)
        secret = _remembered(session, "secret", secrets.token_hex)
        self.state = RoomState(locked=bool(session.fact("locked")), vote=remembered_round(session))
        self._last_round = self.state.vote.round if self.state.vote else None
        self.seats = Seats(session.seats())
        self.box = BallotBox(session, loop)
        self.votes = Votes(self.state, self.box, self._answered, chance)
        self.held = Held(self.box, control.tell, chance)
        self.handout = Handout(secret)
        self.own_views = OwnViews(control.tell)
        self.wrong_tries = WrongTries()
        self.broadcast = Broadcast(self.state_bytes, self._progress_bytes)
        self.connections = Connections(raise_descriptor_limit())
        self.door = Door(self._protocol, session.fact("port"))
        self.joined_pace = Pace(JOINED_PAUSE, self._tell_joined)
        self.answered_pace = Pace(ANSWERED_PAUSE, self._tell_answered)
        self._runner = web.AppRunner(
            Routes(self).application(),
            handle_signals=False,
            access_log=None,
            logger=log,
            keepalive_timeout=75.0,
            lingering_time=1.0,
            shutdown_timeout=1.0,
        )
        self._fixed_host = False
        self._over = asyncio.Event()
        self._ended = False
        self._not_stored_at = -NOT_STORED_PAUSE

    async def run(self, host: str | None, port: int | None) -> None:
        """Listens, obeys the app until it goes away, and leaves everything committed."""
        self._fixed_host = host is not None
        await self._runner.setup()
        await self.door.open(host or best_address(), port)
        await self._remember_port()
        tasks = [
            asyncio.create_task(self.connections.keep_sweeping()),
            asyncio.create_task(self.broadcast.keep_breathing()),
            asyncio.create_task(self._look_around()),
            asyncio.create_task(self._obey_the_app()),
        ]
        self._tell_ready()
        await self.held.tell_pledges()
        await self._over.wait()
        for task in tasks:
            task.cancel()
        await self._leave()

    def end(self) -> None:
        """The session is over: its file goes, too."""
        self._ended = True
        self._over.set()

    def stop(self) -> None:
        """The room goes, the session stays."""
        self._over.set()

    async def move(self, host: str) -> None:
        """Listens on another address of this machine; the QR code changes. When that address goes
        one day, the room moves on by itself."""
        self._fixed_host = host not in [found.address for found in candidates()]
        await self._move(host)

    @property
    def hosts(self) -> HostCheck:
        return self.door.hosts

    def code_is_right(self, typed: str) -> bool:
        return hmac.compare_digest(
            tidy_code(typed).encode("utf-8", "surrogatepass"), self._code.encode()
        )

    async def add_seat(self, *, watching: bool) -> str:
        """A new seat's token, after its seat is on disk."""
        token, seat = self.seats.new(watching=watching)
        await self.box.write(lambda session: session.keep_seat(seat.row()))
        self.seats.add(seat)
        self._joined()
        return token

    async def change_seat(self, seat: Seat, *, watching: bool) -> None:
        """Its owner now answers, or now only watches."""
        if seat.watching != watching:
            self.seats.watch(seat, watching=watching)
            await self.box.write(lambda session: session.keep_seat(seat.row()))
            self._joined()

    async def release(self, *, everybody: bool) -> None:
        """Frees the seats that never voted, or all of them because the address is another one."""
        self.seats.release(
            await self.box.write(lambda session: session.release_seats(everybody=everybody))
        )
        self._joined()

    async def lock(self, *, locked: bool) -> None:
        """New phones are let in, or not; those inside stay."""
        await self.box.write(lambda session: session.remember("locked", locked))
        self.state.locked = locked
        self.state_changed()

    def state_changed(self) -> None:
        self.state.version += 1
        if self.state.vote:
            self._last_round = self.state.vote.round
        self.broadcast.state_changed()

    def state_bytes(self) -> bytes:
        return self.state.for_phones(self.seats.joined)

    def questions_of(self, round_id: str) -> list[dict[str, Any]]:
        """The questions of the round last seen, for phones that come late."""
        last = self._last_round
        if last is None or last.id != round_id:
            return []
        return [question.to_json() for question in last.questions]

    def status(self) -> dict[str, Any]:
        vote = self.state.vote
        return {
            "url": self.url,
            "joined": self.seats.joined,
            "watching": self.seats.watching,
            "connected": len(self.broadcast),
            "locked": self.state.locked,
            "round": vote.round.id if vote else None,
            "open": bool(vote and vote.takes_answers),
            "answered": self.state.answered,
            "ways": vote.ways() if vote else {},
            "board": self.state.board["id"] if self.state.board else None,
        }

    def not_stored(self, error: NotStoredError) -> None:
        """Tells the app that the disk refuses, but not for every phone."""
        self.log.error("not stored", exc_info=error.__cause__)
        now = time.monotonic()
        if now - self._not_stored_at >= NOT_STORED_PAUSE:
            self._not_stored_at = now
            self.control.problem("not_stored", say("room.problem.not_stored"))

    @property
    def url(self) -> str:
        """The address in the QR code, with the join code in its fragment."""
        return f"http://{self.door.host}:{self.door.port}/#{self._code}"

    def _progress_bytes(self) -> bytes:
        return self.state.progress(self.seats.joined)

    def _joined(self) -> None:
        self.joined_pace.touch()
        self.broadcast.progress_changed()

    def _answered(self) -> None:
        self.answered_pace.touch()
        self.broadcast.progress_changed()

    def _tell_joined(self) -> None:
        self.control.tell("joined", joined=self.seats.joined, watching=self.seats.watching)

    def _tell_answered(self) -> None:
        vote = self.state.vote
        if vote:
            self.control.tell(
                "answered", round=vote.round.id, answered=vote.answered, joined=self.seats.joined
            )

    def _tell_ready(self, event: str = "ready") -> None:
        vote = self.state.vote
        self.control.tell(
            event,
            url=self.url,
            port=self.door.port,
            code=self._code,
            open=vote.round.id if vote else None,
            state=("open" if vote.takes_answers else "closed") if vote else None,
            answered=self.state.answered,
            joined=self.seats.joined,
            watching=self.seats.watching,
            locked=self.state.locked,
            reachable=self.door.host != LOOPBACK,
            addresses=[_told(address) for address in candidates()],
        )

    async def _obey_the_app(self) -> None:
        while (command := await self.control.next_command()) is not None:
            await obey(self, command)
        self.stop()

    async def _look_around(self) -> None:
        """Moves when the address is gone: another Wi-Fi, or the laptop slept."""
        while True:
            await asyncio.sleep(LOOK_AROUND)
            here = [address.address for address in await asyncio.to_thread(candidates)]
            if not self._fixed_host and here and self.door.host not in here:
                with suppress(ValueError):
                    await self._move(here[0])

    async def _move(self, host: str) -> None:
        try:
            await self.door.move(host)
        finally:
            await self._remember_port()
            self._tell_ready("moved")

    async def _remember_port(self) -> None:
        port = self.door.port
        await self.box.write(lambda session: session.remember("port", port))

    def _protocol(self) -> Connection:
        assert self._runner.server is not None
        return Connection(self._runner.server(), self.connections)

    async def _leave(self) -> None:
        self.door.close()
        self.broadcast.close()
        self.answered_pace.now()
        await self._runner.cleanup()
        self.box.stop()
        if self._ended:
            self._session.destroy()
        else:
            self._session.close()
        self.control.close()


def _remembered(session: SessionFile, name: str, make: Any) -> str:
    value = session.fact(name)
    if value is None:
        value = make()
        with session.transaction():
            session.remember(name, value)
    return str(value)


def _told(address: Address) -> dict[str, Any]:
    return {
        "address": address.address,
        "interface": address.interface,
        "hotspot": address.hotspot,
        "private": address.private,
    }


async def run_room(
    directory: Path,
    host: str | None,
    port: int | None,
    code: str | None,
    control: Control,
    log: logging.Logger,
) -> None:
    """Opens the session in `directory` and runs its room until the app goes away; a new session
    takes `code` for its join code, if it is given one.

    Raises SessionProblem when the session's file can't be used.
    """
    session = SessionFile(directory)
    if code:
        _remembered(session, "code", lambda: tidy_code(code))
    room = Room(session, control, log, secrets.SystemRandom())
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(
        lambda _, context: log.error("loop", exc_info=context.get("exception"))
    )
    _stop_on_signals(loop, room)
    await room.run(host, port)


def _stop_on_signals(loop: asyncio.AbstractEventLoop, room: Room) -> None:
    import signal

    for number in (signal.SIGTERM, signal.SIGINT):
        with suppress(NotImplementedError):  # Windows has no signals on the loop
            loop.add_signal_handler(number, room.stop)
