"""What goes wrong, in a few words on standard error: never who, never what they wrote.

A log line says the kind of an error and the place in our code. Addresses, tokens and texts, which
exceptions and HTTP libraries like to print, are left out, and a flood writes ten lines a minute.
"""

from __future__ import annotations

import logging
import sys
import time
import traceback
from collections.abc import Callable
from types import TracebackType

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

LINES_PER_MINUTE = 10

# What a phone did wrong or how it went away is no error of ours.
_THEIRS = (HttpProcessingError, web.PayloadAccessError, web.RequestPayloadError, ConnectionError)

NAME = "cxworkshop.room"


class _KindAndPlace(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        if not record.exc_info or record.exc_info[0] is None:
            return f"room: {record.levelname.lower()} in {record.module}"
        kind, _, trace = record.exc_info
        return f"room: {kind.__name__} in {_place(trace)}"


class _FewLines(logging.Filter):
    def __init__(self, clock: Callable[[], float]) -> None:
        super().__init__()
        self._clock = clock
        self._since = clock()
        self._count = 0

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and isinstance(record.exc_info[1], _THEIRS):
            return False
        now = self._clock()
        if now - self._since > 60:
            self._since, self._count = now, 0
        self._count += 1
        return self._count <= LINES_PER_MINUTE


def quiet_logger(clock: Callable[[], float] = time.monotonic) -> logging.Logger:
    """The logger for aiohttp, for the loop and for ourselves."""
    logger = logging.getLogger(NAME)
    logger.handlers.clear()
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_KindAndPlace())
    handler.addFilter(_FewLines(clock))
    logger.addHandler(handler)
    logger.setLevel(logging.ERROR)
    logger.propagate = False
    return logger


def _place(trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)
    if not frames:
        return "an unknown place"
    last = frames[-1]
    return f"{last.filename.replace(chr(92), '/').rsplit('/', 1)[-1]}:{last.lineno}"
