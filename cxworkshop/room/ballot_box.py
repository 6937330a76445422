"""One writer with group commit: the only thread that touches the session's file.

Requests queue what they want written; the writer takes up to 256 of them, commits once, and only
then lets the requests go on. So whatever was acknowledged is on disk, and a thousand phones cost a
handful of disk flushes. What is queued before *close* is counted, what comes after is refused:
the queue's order decides, nothing else.
"""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from cxworkshop.store.session import SessionFile

GROUP = 256

T = TypeVar("T")


class NotStoredError(Exception):
    """The disk refused. Nothing of the request was kept; it may be tried again."""


@dataclass(slots=True)
class _Wish:
    operation: Callable[[SessionFile], Any]
    promise: asyncio.Future[Any]
    alone: bool
    result: Any = None
    error: Exception | None = None


class BallotBox:
    """Runs operations on a SessionFile in the writer thread, many to a transaction."""

    def __init__(self, session: SessionFile, loop: asyncio.AbstractEventLoop) -> None:
        self._session = session
        self._loop = loop
        self._queue: queue.SimpleQueue[_Wish | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="ballot box", daemon=True)
        self._thread.start()

    async def write(self, operation: Callable[[SessionFile], T]) -> T:
        """The operation's result, after the commit. Raises NotStoredError when the disk refuses."""
        return await self._ask(operation, alone=False)

    async def apart(self, operation: Callable[[SessionFile], T]) -> T:
        """Like `write`, outside any transaction, for what can't run inside one."""
        return await self._ask(operation, alone=True)

    def stop(self) -> None:
        """Commits everything queued and ends the thread; the file stays open."""
        self._queue.put(None)
        self._thread.join()

    def _ask(self, operation: Callable[[SessionFile], T], *, alone: bool) -> asyncio.Future[T]:
        promise: asyncio.Future[T] = self._loop.create_future()
        self._queue.put(_Wish(operation, promise, alone))
        return promise

    def _work(self) -> None:
        going_on = True
        while going_on:
            wishes, going_on = self._take()
            if not wishes:
                continue
            self._commit(wishes)
            self._loop.call_soon_threadsafe(_keep_promises, wishes)

    def _take(self) -> tuple[list[_Wish], bool]:
        wishes: list[_Wish] = []
        while len(wishes) < GROUP:
            try:
                wish = self._queue.get(block=not wishes)
            except queue.Empty:
                break
            if wish is None:
                return wishes, False
            wishes.append(wish)
            if wish.alone:
                break
        return wishes, True

    def _commit(self, wishes: list[_Wish]) -> None:
        *together, last = wishes
        if not last.alone:
            together = wishes
        self._commit_together(together)
        if last.alone:
            _run(last, self._session)

    def _commit_together(self, wishes: list[_Wish]) -> None:
        try:
            with self._session.transaction():
                for wish in wishes:
                    wish.result = wish.operation(self._session)
        except Exception as error:
            # One bad operation must not take 255 good ones with it: each gets its own chance.
            for wish in wishes:
                if len(wishes) == 1:
                    wish.error = error
                else:
                    self._commit_together([wish])


def _run(wish: _Wish, session: SessionFile) -> None:
    try:
        wish.result = wish.operation(session)
    except Exception as error:
        wish.error = error


def _keep_promises(wishes: list[_Wish]) -> None:
    for wish in wishes:
        if wish.promise.done():  # the phone hung up meanwhile; what it sent is kept
            continue
        if wish.error is not None:
            refusal = NotStoredError()
            refusal.__cause__ = wish.error
            wish.promise.set_exception(refusal)
        else:
            wish.promise.set_result(wish.result)
