"""Starts, watches and restarts the room, the child process that the phones talk to.

JSON lines go both ways and nothing here ever waits: half a line stays in the buffer until its rest
has come. Every two seconds the room is asked whether it is well; one that died or stays silent is
started again on the same folder within a second, so that no acknowledged answer is lost. So is one
that hung while the app was killed and that nobody watches any more: it still holds the folder.
"""

from __future__ import annotations

import json
import logging
import os
import signal
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from cxworkshop.store.session import lock_of
from cxworkshop.ui.child_process import child_command, child_environment, end_child
from cxworkshop.ui.later import Later
from cxworkshop.ui.phone_documents import PhoneDocuments
from cxworkshop.ui.room_memory import RoomMemory

if TYPE_CHECKING:
    from cxworkshop.ui.health_probe import HealthProbe

PROBE_MS = 2000
SILENT_PROBES = 2
RESTART_MS = 100
LONGEST_PAUSE_MS = 5000
TAKEN = "session_taken"
PATIENT = 3  # refusals in which a room that is just ending has let go of its folder

logger = logging.getLogger(__name__)


class RoomProcess(QObject):
    """`said` carries each event of the room as a dict; `came_back` says that it was restarted,
    `went` that it died or was silent."""

    said = Signal(object)
    went = Signal()
    came_back = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._arguments: list[str] = []
        self._session_dir = Path()
        self._memory = RoomMemory()
        self._documents = PhoneDocuments()
        self._waiting: list[Mapping[str, Any]] = []
        self._half = b""
        self._ready: Mapping[str, Any] | None = None
        self._deaths = 0
        self._misses = 0
        self._refusals = 0
        self._stopping = False
        self.joined = 0
        self.watching = 0
        self._health = Later(self._make_health)
        self._probe = QTimer(self)
        self._probe.setInterval(PROBE_MS)
        self._probe.timeout.connect(self._ask_health)
        self._restart = QTimer(self)
        self._restart.setSingleShot(True)
        self._restart.timeout.connect(self._launch)

    @property
    def url(self) -> str:
        """What the join code on the stage says, or "" before the room is ready."""
        return str(self._ready["url"]) if self._ready else ""

    @property
    def code(self) -> str:
        return str(self._ready["code"]) if self._ready else ""

    @property
    def port(self) -> int:
        return int(self._ready["port"]) if self._ready else 0

    @property
    def ready(self) -> bool:
        """Whether phones can join."""
        return self._ready is not None and self._process is not None

    @property
    def opening(self) -> bool:
        """Whether a room is being started that has not been there before."""
        return self._ready is None and self._process is not None and not self._deaths

    @property
    def process_id(self) -> int:
        """The child's process id, 0 when there is none."""
        return self._process.processId() if self._process else 0

    def start(
        self,
        session_dir: Path,
        host: str | None = None,
        port: int | None = None,
        code: str = "",
    ) -> None:
        """Start a room on a folder; one that runs already is stopped first. A new session takes
        `code` for its join code."""
        self.stop()
        session_dir.mkdir(parents=True, exist_ok=True)
        self._arguments = ["--session", str(session_dir)]
        if host:
            self._arguments += ["--host", host]
        if port is not None:
            self._arguments += ["--port", str(port)]
        if code:
            self._arguments += ["--code", code]
        self._memory = RoomMemory()
        self._documents = PhoneDocuments()
        self._waiting = []
        self._deaths = self._refusals = 0
        self._stopping = False
        self._session_dir = session_dir
        self.joined = self.watching = 0
        self._launch()

    def send(self, command: Mapping[str, Any]) -> None:
        """Tell the room something; before it is ready the command waits. A restarted room hears
        everything that still holds."""
        command = self._documents.whole(command)
        self._memory.sent(command)
        if self.ready:
            self._write(command)
        elif not self._memory.keeps(command):
            self._waiting.append(command)

    def end(self) -> None:
        """The session is over: the room removes its files and ends; wait for that shortly."""
        if self._process is not None:
            self._write({"do": "end"})
        self.stop()

    def stop(self) -> None:
        """Close the room's input, on which it commits and ends; wait for that shortly."""
        self._stopping = True
        self._probe.stop()
        self._restart.stop()
        process, self._process = self._process, None
        self._ready = None
        if process is not None:
            end_child(process)

    def _launch(self) -> None:
        self._half = b""
        self._misses = 0
        process = QProcess(self)
        process.setProcessEnvironment(child_environment())
        process.readyReadStandardOutput.connect(self._read)
        process.readyReadStandardError.connect(self._log)
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._failed)
        self._process = process
        program, *rest = child_command("room")
        process.start(program, [*rest, *self._arguments])

    def _write(self, command: Mapping[str, Any]) -> None:
        assert self._process
        line = json.dumps(command, separators=(",", ":")).encode() + b"\n"
        self._process.write(line)

    def _read(self) -> None:
        if self._process is not None:
            self.take(bytes(self._process.readAllStandardOutput().data()))

    def take(self, piece: bytes) -> None:
        """Hear whatever lines this piece of the room's output completes."""
        *lines, self._half = (self._half + piece).split(b"\n")
        for line in lines:
            event = _parsed(line)
            if event is not None:
                self._hear(event)

    def _hear(self, event: Mapping[str, Any]) -> None:
        kind = event.get("event")
        self._memory.heard(event)
        self.joined = int(event.get("joined", self.joined))
        self.watching = int(event.get("watching", self.watching))
        if kind == "ready":
            self._welcome(event)
        elif kind == "moved":
            self._ready = event
        elif kind == "problem" and event.get("code") == TAKEN:
            self._taken()
            return
        self.said.emit(event)
        if kind == "ready" and self._deaths:
            self._deaths = 0
            self.came_back.emit()

    def _taken(self) -> None:
        """Another room has the folder. It can only be an earlier one of ours, for the home is ours;
        it was given time to end by itself."""
        self._refusals += 1
        if self._refusals >= PATIENT and (holder := lock_of(self._session_dir).holder()):
            logger.warning("a room that hangs still holds the session and is ended")
            with suppress(OSError, ValueError):
                os.kill(int(holder), getattr(signal, "SIGKILL", signal.SIGTERM))

    def _welcome(self, event: Mapping[str, Any]) -> None:
        self._ready = event
        self._refusals = 0
        for command in self._memory.again(event):
            self._write(command)
        for command in self._waiting:
            self._write(command)
        self._waiting.clear()
        self._probe.start()

    def _log(self) -> None:
        if self._process:
            for line in bytes(self._process.readAllStandardError().data()).splitlines():
                logger.warning("room: %s", line.decode("utf-8", "replace"))

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._ended()

    def _ended(self, *_: object) -> None:
        if self._stopping or self._process is None:
            return
        self._log()
        self._process.deleteLater()
        self._process = None
        self._ready = None
        self._probe.stop()
        pause = min(RESTART_MS * 2 ** min(self._deaths, 8), LONGEST_PAUSE_MS)
        self._deaths += 1
        self.went.emit()
        self._restart.start(pause)

    def _make_health(self) -> HealthProbe:
        from cxworkshop.ui.health_probe import HealthProbe  # brings in Qt's network

        probe = HealthProbe(self)
        probe.answered.connect(self._answered)
        return probe

    def _ask_health(self) -> None:
        if self._ready:
            self._health().ask(self.url)

    def _answered(self, well: bool) -> None:
        if self._process is None or self._stopping:
            return
        self._misses = 0 if well else self._misses + 1
        if self._misses >= SILENT_PROBES:
            logger.warning("the room is silent and is started again")
            self._process.kill()


def _parsed(line: bytes) -> Mapping[str, Any] | None:
    if not line.strip():
        return None
    try:
        event = json.loads(line)
    except ValueError:
        logger.warning("the room said something that is not JSON")
        return None
    return event if isinstance(event, dict) else None
