"""The app as a child process that a test drives, kills and starts again on the same home."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.support.patience import PATIENCE

ROOT = Path(__file__).parents[2]
LOOK_AGAIN = 0.02

State = dict[str, Any]


class AppProcess:
    """One app on `home`; `tests.support.app_child` says what it can be told."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._lines: queue.Queue[str | None] = queue.Queue()
        self.state: State = {}

    def start(self) -> None:
        """Starts it and waits until its places are there."""
        self._home.mkdir(parents=True, exist_ok=True)
        with (self._home / "errors.txt").open("ab") as errors:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.support.app_child", self._home],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
        self._lines = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.until(lambda state: state["loaded"])

    def start_again(self) -> float:
        """Starts it after a kill; the seconds until phones can vote again."""
        began = time.monotonic()
        self.start()
        self.until(lambda state: state["ready"])
        return time.monotonic() - began

    def tell(self, command: str) -> State:
        """Where the run stands after the command."""
        self.send(command)
        line = self._lines.get(timeout=PATIENCE)
        assert line is not None, "the app is gone: " + self.errors
        self.state = json.loads(line)
        return self.state

    def send(self, command: str) -> None:
        """Says it and does not wait for what it does; for commands that kill."""
        assert self.process.stdin
        self.process.stdin.write(command + "\n")
        self.process.stdin.flush()

    def until(self, holds: Callable[[State], bool]) -> State:
        """Looks until it holds; the state in which it did."""
        deadline, pause = time.monotonic() + PATIENCE, threading.Event()
        while not holds(self.tell("look")):
            assert time.monotonic() < deadline, f"it stays at {self.state}"
            pause.wait(LOOK_AGAIN)
        return self.state

    def kill(self, *, with_room: bool) -> None:
        """SIGKILL, as a crash or an empty battery does."""
        if with_room:
            os.kill(self.state["room"], signal.SIGKILL)
        self.process.kill()
        self.wait_for_death()

    def wait_for_death(self) -> None:
        """It was killed, or is about to kill itself."""
        assert self.process.wait(timeout=PATIENCE) == -signal.SIGKILL, self.errors
        self._hang_up()

    def stop(self) -> None:
        """Ends it as a facilitator would, in whatever state it is."""
        if self.process.poll() is None:
            assert self.process.stdin
            self.process.stdin.close()
            assert self.process.wait(timeout=PATIENCE) == 0, self.errors
        self._hang_up()

    @property
    def errors(self) -> str:
        """What it wrote to standard error in all its lives."""
        return (self._home / "errors.txt").read_text()

    @property
    def crash_reports(self) -> list[Path]:
        return list((self._home / "logs").glob("crash-*"))

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(line)
        self._lines.put(None)

    def _hang_up(self) -> None:
        self._reader.join(PATIENCE)
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                with suppress(BrokenPipeError):
                    pipe.close()


def is_running(process_id: int) -> bool:
    """Whether a process is there that has not ended; one that nobody awaited has ended, too."""
    try:
        os.kill(process_id, 0)
        status = Path(f"/proc/{process_id}/stat").read_text(errors="replace")
    except ProcessLookupError:
        return False
    except OSError:  # no /proc here, or it ended in this moment
        return sys.platform != "linux"
    return status.rpartition(")")[2].split()[0] != "Z"
