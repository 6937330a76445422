"""How long a test waits for what must come: long enough for a machine with other work to do.

What comes at once costs nothing, and what never comes fails all the same, only later. Nothing here
is a promise of the program; how fast it must be is measured in `tests/benchmarks`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

PATIENCE = 60.0  # seconds
PATIENCE_MS = int(PATIENCE * 1000)


class PatientBot(QtBot):
    """pytest-qt's bot, which gives up after five seconds of its own accord."""

    def waitUntil(self, callback: Callable[[], Any], *, timeout: int = PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **more: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **more)

    def waitActive(self, widget: Any, *, timeout: int = PATIENCE_MS) -> Any:
        return super().waitActive(widget, timeout=timeout)
