"""Telling every phone what is new, without telling each of them everything.

A change of what phones show sends the full state; a vote sends only two numbers, at most five times
a second. Both are made once for everybody and coalesced: a phone that is slow gets no queue, it is
skipped while it has more than 64 KiB unread and then gets the newest. Phones are woken a few at a
time, so that a thousand of them never hold up a ballot.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress

STATE_PAUSE = 0.05
PROGRESS_PAUSE = 0.2
BREATH = 15.0
UNREAD_LIMIT = 64 * 1024
AT_ONCE = 32
_DRAIN_PAUSE = 0.25


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
    """One open event stream. `unread` says how many bytes its phone has not taken yet, `drop` cuts
    its connection."""

    def __init__(self, unread: Callable[[], int], drop: Callable[[], None]) -> None:
        self.unread = unread
        self.drop = drop
        self.wake = asyncio.Event()
        self.state_due = True
        self.leaving = False


class Broadcast:
    """All open event streams. `state` and `progress` make the newest bytes when they are needed."""

    def __init__(self, state: Callable[[], bytes], progress: Callable[[], bytes]) -> None:
        self._state = state
        self._progress = progress
        self._listeners: set[Listener] = set()
        self._state_pace = Pace(STATE_PAUSE, self._send_state)
        self._progress_pace = Pace(PROGRESS_PAUSE, self._send_progress)
        self._rounds: set[asyncio.Task[None]] = set()
        self._state_bytes = b""
        self._progress_bytes = b""

    def __len__(self) -> int:
        return len(self._listeners)

    def state_changed(self) -> None:
        """What phones show has changed."""
        self._state_bytes = b""
        self._state_pace.touch()

    def progress_changed(self) -> None:
        """Only the counts have changed."""
        self._state_bytes = b""
        self._progress_bytes = b""
        self._progress_pace.touch()

    def close(self) -> None:
        """Ends every stream."""
        self._state_pace.cancel()
        self._progress_pace.cancel()
        for listener in self._listeners:
            listener.leaving = True
            listener.wake.set()

    async def follow(self, listener: Listener) -> AsyncIterator[bytes]:
        """The bytes for one stream, newest only, a comment when nothing happens for a while."""
        self._listeners.add(listener)
        try:
            while not listener.leaving:
                yield self._next(listener)
                await self._wait(listener)
                while listener.unread() > UNREAD_LIMIT and not listener.leaving:
                    await asyncio.sleep(_DRAIN_PAUSE)
        finally:
            self._listeners.discard(listener)

    def _next(self, listener: Listener) -> bytes:
        if not listener.wake.is_set() and not listener.state_due:
            return b":\n\n"
        listener.wake.clear()
        if listener.state_due:
            listener.state_due = False
            if not self._state_bytes:
                self._state_bytes = event(b"state", self._state())
            return self._state_bytes
        if not self._progress_bytes:
            self._progress_bytes = event(b"progress", self._progress())
        return self._progress_bytes

    async def _wait(self, listener: Listener) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(BREATH):
                await listener.wake.wait()

    def _send_state(self) -> None:
        for listener in self._listeners:
            listener.state_due = True
        self._wake_all()

    def _send_progress(self) -> None:
        self._wake_all()

    def _wake_all(self) -> None:
        task = asyncio.get_running_loop().create_task(self._wake_in_turns())
        self._rounds.add(task)
        task.add_done_callback(self._rounds.discard)

    async def _wake_in_turns(self) -> None:
        for count, listener in enumerate(list(self._listeners), 1):
            listener.wake.set()
            if count % AT_ONCE == 0:
                await asyncio.sleep(0)


def event(name: bytes, data: bytes) -> bytes:
    """One server-sent event; `data` is JSON on one line."""
    return b"event: " + name + b"\ndata: " + data + b"\n\n"
