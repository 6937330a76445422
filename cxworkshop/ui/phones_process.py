"""Simulated executives as a child process: real HTTP phones that join the real room.

For the first two minutes, for rehearsing and for the headless demo. They leave when their input is
closed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, Signal

from cxworkshop.ui.child_process import child_command, child_environment, end_child


class PhonesProcess(QObject):
    """`said` carries each report of the phones as a dict."""

    said = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._half = b""
        self.count = 0

    @property
    def running(self) -> bool:
        """Whether simulated colleagues are there."""
        return self._process is not None

    def start(
        self,
        url: str,
        count: int,
        *,
        seed: int = 0,
        pace: float = 2.0,
        opinions: Path | None = None,
        mood: str = "proud",
        seats: Path | None = None,
        stand_in: bool = False,
    ) -> None:
        """Send `count` phones to a room; `pace` is how many seconds a person thinks at most. With
        the same file of `seats` they come back as those that they were. A `stand_in` is one of
        them who only watches while somebody real is there."""
        self.stop()
        self._half = b""
        process = QProcess(self)
        process.setProcessEnvironment(child_environment())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._ended)
        program, *rest = child_command("room.phones")
        rest += ["--url", url, "--count", str(count), "--seed", str(seed), "--pace", str(pace)]
        rest += ["--mood", mood]
        if opinions:
            rest += ["--opinions", str(opinions)]
        if seats:
            rest += ["--seats", str(seats)]
        if stand_in:
            rest.append("--stand-in")
        self._process, self.count = process, count
        process.start(program, rest)

    def stop(self) -> None:
        """Let them leave."""
        process, self._process = self._process, None
        self.count = 0
        if process is not None:
            end_child(process)

    def _ended(self, *_: object) -> None:
        if self._process:
            self._process.deleteLater()
        self._process, self.count = None, 0

    def _read(self) -> None:
        if self._process is None:
            return
        heard = self._half + bytes(self._process.readAllStandardOutput().data())
        *lines, self._half = heard.split(b"\n")
        for line in lines:
            report: Any = json.loads(line)
            self.said.emit(report)
