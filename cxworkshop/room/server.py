"""The room put together: session file, ballot box, seats, phones' HTTP, the line to the app.

`Room` is assembled by `open_room`, listens on the one address that the QR code shows, and runs
until the app goes away. A restart on the same session comes back with the same code, seats, port
and open round.
"""

from __future__ import annotations

import asyncio
import errno
import hmac
import logging
import random
import secrets
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from aiohttp import web

from cxworkshop.room.addresses import LOOPBACK, Address, candidates
from cxworkshop.room.ballot_box import BallotBox, NotStoredError
from cxworkshop.room.broadcast import Broadcast, Pace
from cxworkshop.room.commands import obey
from cxworkshop.room.connections import Connection, Connections, raise_descriptor_limit
from cxworkshop.room.control import Control
from cxworkshop.room.guard import HostCheck, WrongTries
from cxworkshop.room.handout import Handout, OwnViews
from cxworkshop.room.held import Held
from cxworkshop.room.routes import Routes
from cxworkshop.room.seats import Seat, Seats, new_code, tidy_code
from cxworkshop.room.state import RoomState
from cxworkshop.room.votes import Votes, remembered_round
from cxworkshop.store.session import SessionFile
from cxworkshop.words import say

PORTS = range(8437, 8447)
SAME_PORT_FOR = 5.0
JOINED_PAUSE = 0.25
ANSWERED_PAUSE = 0.1
LOOK_AROUND = 5.0
NOT_STORED_PAUSE = 10.0
BACKLOG = 1024


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
        self._port: int | None = session.fact("port")
        self.seats = Seats(session.seats())
        self.box = BallotBox(session, loop)
        self.votes = Votes(self.state, self.box, self._answered, chance)
        self.held = Held(self.box, control.tell, chance)
        self.handout = Handout(secret)
        self.own_views = OwnViews(control.tell)
        self.wrong_tries = WrongTries()
        self.hosts = HostCheck([], 0)
        self.broadcast = Broadcast(self.state_bytes, self._progress_bytes)
        self.connections = Connections(raise_descriptor_limit())
        self.joined_pace = Pace(JOINED_PAUSE, self._tell_joined)
        self.answered_pace = Pace(ANSWERED_PAUSE, self._tell_answered)
        self._host = LOOPBACK
        self._fixed_host = False
        self._server: asyncio.Server | None = None
        self._runner = web.AppRunner(
            Routes(self).application(),
            handle_signals=False,
            access_log=None,
            logger=log,
            keepalive_timeout=75.0,
            lingering_time=1.0,
            shutdown_timeout=1.0,
        )
        self._over = asyncio.Event()
        self._ended = False
        self._not_stored_at = -NOT_STORED_PAUSE

    async def run(self, host: str | None, port: int | None) -> None:
        """Listens, obeys the app until it goes away, and leaves everything committed."""
        self._fixed_host = host is not None
        await self._runner.setup()
        await self._listen(host or _best_address(), port)
        tasks = [
            asyncio.create_task(self.connections.keep_sweeping()),
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
        """Listens on another address of this machine; the QR code changes."""
        self._fixed_host = True
        await self._rebind(host)

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
            seat.watching = watching
            await self.box.write(lambda session: session.keep_seat(seat.row()))
            self._joined()

    async def release_silent(self) -> None:
        await self.box.write(lambda session: session.release_silent())
        self.seats.release_silent()
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
        return f"http://{self._host}:{self._port}/#{self._code}"

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
            port=self._port,
            code=self._code,
            open=vote.round.id if vote else None,
            state=("open" if vote.takes_answers else "closed") if vote else None,
            answered=self.state.answered,
            joined=self.seats.joined,
            watching=self.seats.watching,
            locked=self.state.locked,
            reachable=self._host != LOOPBACK,
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
            if not self._fixed_host and here and self._host not in here:
                with suppress(OSError):
                    await self._rebind(here[0])

    async def _rebind(self, host: str) -> None:
        before, self._server = self._server, None
        if before is not None:
            before.close()
        try:
            await self._listen(host, None)
        except OSError:
            await self._listen(self._host, None)
            raise ValueError(f"cannot listen on {host}") from None
        finally:
            self._tell_ready("moved")

    async def _listen(self, host: str, port: int | None) -> None:
        same = self._port if port in (None, 0, self._port) else None
        loop = asyncio.get_running_loop()
        until = loop.time() + SAME_PORT_FOR
        for wanted in _ports(same, port):
            while self._server is None:
                try:
                    self._server = await loop.create_server(
                        self._protocol, host, wanted, backlog=BACKLOG
                    )
                except OSError as error:
                    if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                        raise
                    if wanted != same or loop.time() > until:
                        break
                    await asyncio.sleep(0.1)
        if self._server is None:
            raise OSError(errno.EADDRINUSE, "every port is taken")
        self._host = host
        self._port = self._server.sockets[0].getsockname()[1]
        self.hosts = HostCheck([host], self._port)
        await self.box.write(lambda session: session.remember("port", self._port))

    def _protocol(self) -> Connection:
        assert self._runner.server is not None
        return Connection(self._runner.server(), self.connections)

    async def _leave(self) -> None:
        if self._server is not None:
            self._server.close()
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


def _best_address() -> str:
    found = candidates()
    return found[0].address if found else LOOPBACK


def _ports(same: int | None, asked: int | None) -> list[int]:
    first = [] if same is None else [same]
    if asked == 0:
        return [*first, 0]
    others = [port for port in PORTS if port != same]
    return [*first, *([asked] if asked else []), *others, 0]


def _told(address: Address) -> dict[str, Any]:
    return {
        "address": address.address,
        "interface": address.interface,
        "hotspot": address.hotspot,
        "private": address.private,
    }


async def run_room(
    directory: Path, host: str | None, port: int | None, control: Control, log: logging.Logger
) -> None:
    """Opens the session in `directory` and runs its room until the app goes away.

    Raises SessionProblem when the session's file can't be used.
    """
    session = SessionFile(directory)
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
