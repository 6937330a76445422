"""Waiting inside the event loop until something is so, for programs that drive the windows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer

LOOK_MS = 5


def wait_until(condition: Callable[[], bool], seconds: float) -> bool:
    """Let the windows live until `condition` holds; False when the time was not enough."""
    if condition():
        return True
    loop = QEventLoop()
    since = QElapsedTimer()
    since.start()

    def look() -> None:
        if condition() or since.elapsed() > seconds * 1000:
            loop.quit()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(LOOK_MS)
    loop.exec()
    timer.stop()
    return condition()
