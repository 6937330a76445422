"""The log file and the crash report: enough to mend a bug, and never an answer, token, address or
text of a person.

An error that is the world's fault has words for the person at hand, so it is told and leaves no
report. Log and report say where something went wrong and of which kind it was. An error's own
message is left out, because it may quote what somebody typed, and what looks like an address or a
token is blacked out.
"""

from __future__ import annotations

import faulthandler
import logging
import platform
import re
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any

from cxworkshop import __version__
from cxworkshop.problems import Problem

FOLDER = "logs"
FAULTS = "faults.txt"
LARGEST = 500_000
OLD_FILES = 3

Report = Callable[[BaseException, str], None]

_ADDRESS = re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b|\b(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}\b", re.I)
_TOKEN = re.compile(r"(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{20,}")


def start(
    home: Path,
    name: str = "app",
    crashed: Callable[[Path], None] = lambda report: None,
    refused: Callable[[Problem], None] = lambda problem: None,
) -> Callable[[], None]:
    """Logs into `home/logs/<name>.log` and writes a report of every error that nobody caught, one
    for each cause, then tells `crashed` where it lies; a problem goes to `refused` as it is. A disk
    that takes no log stops nobody. The returned function ends both."""
    folder = home / FOLDER
    handler = _log_file(folder, name)
    ours, everyone = logging.getLogger("cxworkshop"), logging.getLogger()
    before = (ours.level, sys.excepthook, threading.excepthook)
    everyone.addHandler(handler)
    ours.setLevel(logging.INFO)
    report = _reporter(folder, crashed, refused)
    sys.excepthook = _for_main_thread(report, sys.excepthook)
    threading.excepthook = _for_other_threads(report, threading.excepthook)

    def stop() -> None:
        level, sys.excepthook, threading.excepthook = before
        ours.setLevel(level)
        everyone.removeHandler(handler)
        handler.close()

    return stop


def _log_file(folder: Path, name: str) -> RotatingFileHandler:
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / f"{name}.log",
        maxBytes=LARGEST,
        backupCount=OLD_FILES,
        encoding="utf-8",
        errors="backslashreplace",
        delay=True,
    )
    handler.setFormatter(_Discreet("%(asctime)s %(levelname)s %(name)s %(message)s"))
    return handler


def _reporter(
    folder: Path, crashed: Callable[[Path], None], refused: Callable[[Problem], None]
) -> Report:
    """What is done with an error that nobody caught."""
    known: dict[str, Path] = {}
    log = logging.getLogger("cxworkshop")

    def report(error: BaseException, thread: str) -> None:
        if isinstance(error, Problem):
            log.warning("A problem was told: %s", error.key)
            refused(error)
            return
        cause = _cause(error)
        if cause not in known:
            known[cause] = folder
            with suppress(OSError):
                known[cause] = write_report(folder, error, thread)
            log.error("An error was not caught; its crash report lies beside this file")
        crashed(known[cause])

    return report


def catch_faults(home: Path) -> Callable[[], None]:
    """Writes where every thread was into `home/logs/faults.txt` when the process dies below Python,
    where no report can be written any more. A disk that takes no file stops nobody. The returned
    function ends it."""
    try:
        file = (home / FOLDER / FAULTS).open("a", encoding="utf-8")
    except OSError:
        return lambda: None
    faulthandler.enable(file)

    def stop() -> None:
        faulthandler.disable()
        file.close()

    return stop


def write_report(folder: Path, error: BaseException, thread: str = "") -> Path:
    """Writes where an error happened and of which kind it was, and returns the file."""
    at = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    path = folder / f"crash-{at}.txt"
    about = (
        f"CX Workshop {__version__}, Python {platform.python_version()}, {sys.platform}, {thread}"
    )
    path.write_text(f"{about}\n\n{describe(error)}", "utf-8", errors="backslashreplace")
    return path


def describe(error: BaseException) -> str:
    """The kinds of an error and its causes with the lines of code they came from; no message."""
    parts = []
    current: BaseException | None = error
    seen: set[int] = set()
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        frames = traceback.extract_tb(current.__traceback__)
        parts.append("".join(map(_place, frames)) + f"{_kind(current)}\n")
        current = current.__cause__ or current.__context__
    return "\ncaused by\n\n".join(parts)


def _cause(error: BaseException) -> str:
    """The kind of an error and the line that raised it: a fault in painting comes back with every
    paint, and one report of it is enough."""
    frames = traceback.extract_tb(error.__traceback__)
    return _kind(error) + "".join(map(_place, frames[-1:]))


def _place(frame: traceback.FrameSummary) -> str:
    file = "/".join(Path(frame.filename).parts[-3:])  # the folders above may name a person
    return f"  {file}:{frame.lineno} in {frame.name}\n    {frame.line}\n"


def _kind(error: BaseException) -> str:
    name = type(error).__qualname__
    return f"{name} ({error.key})" if isinstance(error, Problem) else name


class _Discreet(logging.Formatter):
    """Leaves out what errors quote, and blacks out addresses and tokens."""

    def format(self, record: logging.LogRecord) -> str:
        cached, record.exc_text = record.exc_text, None  # another formatter's, with the message
        text = super().format(record)
        record.exc_text = cached
        return _TOKEN.sub("…", _ADDRESS.sub("…", text))

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the name is logging's
        return describe(ei[1]) if ei[1] else ""


def _for_main_thread(report: Report, before: Callable[..., object]) -> Callable[..., None]:
    def hook(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            report(error, threading.current_thread().name)
        before(kind, error, where)

    return hook


def _for_other_threads(report: Report, before: Callable[..., object]) -> Callable[..., None]:
    def hook(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            report(arguments.exc_value, arguments.thread.name if arguments.thread else "")
        before(arguments)

    return hook
