"""The real room process, spoken to as the app does: JSON lines over its pipes."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from tests.support.patience import PATIENCE

SCALE = {
    "min": 1,
    "max": 5,
    "labels": ["Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree"],
}


class RoomProcess:
    """One room in `directory`; started again on the same directory it is the same room."""

    def __init__(self, directory: Path, *arguments: str) -> None:
        self.directory = directory
        self.arguments = arguments or ("--host", "127.0.0.1", "--port", "0")
        self.lines: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self.ready: dict[str, Any] = {}
        self.reads = threading.Event()
        self.reads.set()

    def start(self) -> dict[str, Any]:
        """Starts it and returns its first line."""
        self._start()
        self.ready = self.hear("ready")
        return self.ready

    def start_refused(self) -> dict[str, Any]:
        """Starts it where it may not start; its problem line."""
        self._start()
        problem = self.hear("problem")
        self._ended()
        return problem

    def _start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "cxworkshop.room", "--session", self.directory, *self.arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.errors = b""
        self.lines = queue.Queue()
        readers = [self._read_lines, self._read_errors]
        self._threads = [threading.Thread(target=reader, daemon=True) for reader in readers]
        for thread in self._threads:
            thread.start()

    def _read_lines(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.put(json.loads(line))
            self.reads.wait()  # cleared: an app that draws and reads nothing meanwhile
        self.lines.put(None)

    def _read_errors(self) -> None:
        assert self.process.stderr
        for line in self.process.stderr:
            self.errors += line

    @property
    def url(self) -> str:
        return str(self.ready["url"])

    @property
    def base(self) -> str:
        return self.url.partition("/#")[0]

    def tell(self, do: str, **facts: Any) -> None:
        self.tell_raw(json.dumps({"do": do, **facts}).encode())

    def tell_raw(self, line: bytes) -> None:
        assert self.process.stdin
        self.process.stdin.write(line + b"\n")
        self.process.stdin.flush()

    def hear(self, event: str, timeout: float = PATIENCE) -> dict[str, Any]:
        """The next line with this event; earlier lines with others are passed over."""
        until = time.monotonic() + timeout
        while True:
            line = self.lines.get(timeout=max(0.01, until - time.monotonic()))
            if line is None:
                raise AssertionError(f"the room ended before {event!r}: {self.errors.decode()}")
            if line["event"] == event:
                return line

    def open(self, round_id: str = "r1", **more: Any) -> dict[str, Any]:
        """Opens a round of one rating and one prediction, or of `questions`."""
        by = more.pop("by", "person")
        round_ = {
            "id": round_id,
            "title": "How are we doing?",
            "language": "en",
            "questions": [rating("q1"), prediction("q2")],
            "cut": None,
            "k": 5,
            **more,
        }
        self.tell("open", round=round_, by=by)
        return self.hear("opened")

    def close(self) -> dict[str, Any]:
        self.tell("close")
        return self.hear("closed")

    def status(self) -> dict[str, Any]:
        self.tell("status")
        return self.hear("status")

    def kill(self) -> None:
        """As a crash does: SIGKILL, at once."""
        self.process.kill()
        self._ended()

    def stop(self) -> int:
        """As the app does when it goes: the end of input."""
        assert self.process.stdin
        if self.process.poll() is None:
            self.process.stdin.close()
        return self._ended()

    def _ended(self) -> int:
        code = self.process.wait(timeout=PATIENCE)
        for thread in self._threads:
            thread.join(5)
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            if pipe:
                with suppress(BrokenPipeError):
                    pipe.close()
        return code


@contextmanager
def running_room(directory: Path, *arguments: str) -> Iterator[RoomProcess]:
    """A started room, stopped at the end whatever happens."""
    room = RoomProcess(directory, *arguments)
    try:
        room.start()
        yield room
    finally:
        room.stop()


def rating(id_: str, text: str = "When something goes wrong, we help.", **more: Any) -> Any:
    return {"id": id_, "kind": "rating", "text": text, "scale": SCALE, **more}


def prediction(id_: str, text: str = "When something goes wrong, they help.", **more: Any) -> Any:
    return {"id": id_, "kind": "prediction", "text": text, **more}


def items(*texts: str) -> list[dict[str, str]]:
    return [{"id": text.lower(), "text": text} for text in texts]
