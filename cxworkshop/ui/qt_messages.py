"""What Qt warns of goes into the log: when the display goes away, that is the program's last word.

Qt then ends the process by itself, and nothing else would tell why the window vanished.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

logger = logging.getLogger("cxworkshop.qt")
LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def log_qt() -> Callable[[], object]:
    """Log what Qt says from a warning on, and say it on standard error as before. The returned
    function ends that."""
    before = qInstallMessageHandler(_hear)
    return lambda: qInstallMessageHandler(before)


def _hear(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    if sys.stderr is not None:  # a windowed program has none on Windows
        print(message, file=sys.stderr, flush=True)
    if kind in LEVELS:
        logger.log(LEVELS[kind], "%s", message)
