"""Telling every phone what is new, without telling each of them everything.

A change of what phones show sends the full state; a vote sends only two numbers, at most five times
a second. Both are made once for everybody and coalesced: a phone that is slow gets no queue, it is
skipped while it has more than 64 KiB unread and then gets the newest. Phones are written to a few
at a time, so that a thousand of them never hold up a ballot.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

STATE_PAUSE = 0.05
PROGRESS_PAUSE = 0.2
BREATH = 15.0
UNREAD_LIMIT = 64 * 1024
AT_ONCE = 32
LATE_PAUSE = 0.25


class Pace:
    """Calls `action` soon after `touch`, but never twice within `pause` seconds."""

    def __init__(self, pause: float, action: Callable[[], None]) -> None:
        self._pause = pause
        self._action = action
        self._next_at = 0.0
        self._timer: asyncio.TimerHandle | None = None

    def touch(self) -> None:
        """Something changed; the newest is told when it is time."""
        if self._timer is None:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_at(max(loop.time(), self._next_at), self._fire)

    def now(self) -> None:
        """Tells at once what is waiting to be told."""
        if self._timer is not None:
            self._timer.cancel()
            self._fire()

    def cancel(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _fire(self) -> None:
        self._timer = None
        self._next_at = asyncio.get_running_loop().time() + self._pause
        self._action()


class Listener:
    """One open event stream. `write` sends bytes without waiting, `unread` says how many its phone
    has not taken yet, `drop` cuts its connection."""

    def __init__(
        self,
        write: Callable[[bytes], None],
        unread: Callable[[], int],
        drop: Callable[[], None],
    ) -> None:
        self.write = write
        self.unread = unread
        self.drop = drop
        self.left = asyncio.Event()
        self.late = False


class Broadcast:
    """All open event streams. `state` and `progress` make the newest JSON when it is needed."""

    def __init__(self, state: Callable[[], bytes], progress: Callable[[], bytes]) -> None:
        self._state = state
        self._progress = progress
        self._listeners: set[Listener] = set()
        self._state_pace = Pace(STATE_PAUSE, self._send_state)
        self._progress_pace = Pace(PROGRESS_PAUSE, self._send_progress)
        self._late_pace = Pace(LATE_PAUSE, self._send_late)
        self._passes: set[asyncio.Task[None]] = set()

    def __len__(self) -> int:
        return len(self._listeners)

    def state_changed(self) -> None:
        """What phones show has changed."""
        self._state_pace.touch()

    def progress_changed(self) -> None:
        """Only the counts have changed."""
        self._progress_pace.touch()

    async def follow(self, listener: Listener) -> None:
        """Keeps one stream supplied, beginning with the full state, until the room closes."""
        self._listeners.add(listener)
        try:
            listener.write(event(b"state", self._state()))
            await listener.left.wait()
        finally:
            self._listeners.discard(listener)

    async def keep_breathing(self) -> None:
        """A comment now and then, so that phones know that nothing has happened."""
        while True:
            await asyncio.sleep(BREATH)
            self._send(chunk(b":\n\n"), list(self._listeners))

    def close(self) -> None:
        """Ends every stream."""
        for pace in (self._state_pace, self._progress_pace, self._late_pace):
            pace.cancel()
        for listener in self._listeners:
            listener.left.set()

    def _send_state(self) -> None:
        self._send(event(b"state", self._state()), list(self._listeners))

    def _send_progress(self) -> None:
        on_time = [listener for listener in self._listeners if not listener.late]
        self._send(event(b"progress", self._progress()), on_time)

    def _send_late(self) -> None:
        late = [listener for listener in self._listeners if listener.late]
        for listener in late:
            listener.late = False
        self._send(event(b"state", self._state()), late)

    def _send(self, data: bytes, listeners: list[Listener]) -> None:
        task = asyncio.get_running_loop().create_task(self._send_in_turns(data, listeners))
        self._passes.add(task)
        task.add_done_callback(self._passes.discard)

    async def _send_in_turns(self, data: bytes, listeners: list[Listener]) -> None:
        for count, listener in enumerate(listeners, 1):
            if listener.unread() > UNREAD_LIMIT:
                listener.late = True
                self._late_pace.touch()
            else:
                listener.write(data)
            if count % AT_ONCE == 0:
                await asyncio.sleep(0)


def event(name: bytes, data: bytes) -> bytes:
    """One server-sent event, ready for the wire; `data` is JSON on one line."""
    return chunk(b"event: " + name + b"\ndata: " + data + b"\n\n")


def chunk(data: bytes) -> bytes:
    """One chunk of a response that has no length (RFC 9112, 7.1), made once for all phones."""
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"
