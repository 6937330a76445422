"""The line to the app: one JSON object a line, commands in, events out.

Reading and writing have a thread each. Without the writing thread an app that is busy for a few
seconds would fill the pipe and stall every phone. The end of input means that the app is gone.
"""

from __future__ import annotations

import asyncio
import json
import queue
import threading
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, BinaryIO

from cxworkshop.words import say

LONGEST_LINE = 8 * 1024 * 1024


class Control:
    """Events go out through `tell`, in order; commands come in from `commands`."""

    def __init__(self, source: BinaryIO, sink: BinaryIO, loop: asyncio.AbstractEventLoop) -> None:
        self._source = source
        self._sink = sink
        self._loop = loop
        self._out: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._in: asyncio.Queue[Any] = asyncio.Queue()
        self._writer = threading.Thread(target=self._write, name="control out", daemon=True)
        self._writer.start()
        threading.Thread(target=self._read, name="control in", daemon=True).start()

    def tell(self, event: str, **facts: Any) -> None:
        """Sends an event to the app; never waits."""
        line = json.dumps({"event": event, **facts}, separators=(",", ":"))
        self._out.put(line.encode() + b"\n")

    def problem(self, code: str, message: str) -> None:
        self.tell("problem", code=code, message=message)

    async def next_command(self) -> Mapping[str, Any] | None:
        """The next command, or None when the app is gone. A line that is no command is answered."""
        while True:
            line = await self._in.get()
            if line is None:
                return None
            try:
                command = json.loads(line)
            except (ValueError, RecursionError):
                self._complain("not_json")
                continue
            if isinstance(command, Mapping):
                return command
            self._complain("not_a_command")

    def _complain(self, code: str) -> None:
        self.problem(code, say(f"room.problem.{code}"))

    def close(self) -> None:
        """Sends what is still waiting, for at most two seconds."""
        self._out.put(None)
        self._writer.join(2)

    def _read(self) -> None:
        with suppress(RuntimeError):  # the loop is closed already: the room has gone by itself
            with suppress(OSError, ValueError):  # the pipe broke: the app is gone, too
                while line := self._source.readline(LONGEST_LINE):
                    self._loop.call_soon_threadsafe(self._in.put_nowait, line)
            self._loop.call_soon_threadsafe(self._in.put_nowait, None)

    def _write(self) -> None:
        while (line := self._out.get()) is not None:
            try:
                self._sink.write(line)
                self._sink.flush()
            except (OSError, ValueError):
                return
