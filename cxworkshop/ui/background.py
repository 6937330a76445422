"""Long work beside the window: run this, then that with the result, in the GUI thread.

There is one worker thread, so two pieces of work never meet. Work is given its `Task`, through
which it reports progress and hears that it was cancelled.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from threading import Event
from typing import Any, TypeVar, cast

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

Result = TypeVar("Result")

TURN_SECONDS = 0.0005
"""How long a thread keeps Python to itself while another waits for it. The window needs Python anew
for each little thing that Qt asks of it; at the usual 5 ms, some twenty of them made it stand still
for as long as work went on beside it."""


class Task:
    """One piece of work that is under way."""

    def __init__(self, report: Callable[..., None]) -> None:
        self.report = report
        self._cancelled = Event()

    def cancel(self) -> None:
        """Ask the work to stop at the next good place."""
        self._cancelled.set()

    def cancelled(self) -> bool:
        """Whether it was asked to stop; the work looks here."""
        return self._cancelled.is_set()


class Background(QObject):
    """Runs work in order on one thread and brings the results home."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._ended = False
        sys.setswitchinterval(TURN_SECONDS)
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[Task], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
        progressed: Callable[..., None] | None = None,
    ) -> Task:
        """Start `work(task)`; then `done(result)` or `failed(error)`, and `progressed(...)` with
        whatever the work reports, all in the GUI thread."""

        def report(*args: Any) -> None:
            if progressed is not None:
                self._arrived.emit((progressed, args))

        task = Task(report)

        def carry_out() -> None:
            try:
                result = work(task)
            except Exception as error:
                self._arrived.emit((failed, (error,)))
            else:
                self._arrived.emit((done, (result,)))

        if not self._ended:
            self._pool.start(carry_out)
        return task

    def finish(self, milliseconds: int = 10_000) -> bool:
        """Wait until nothing is running; False when the time was not enough."""
        return self._pool.waitForDone(milliseconds)

    def end(self) -> None:
        """Wait until nothing is running; begin nothing and bring nothing home any more: nobody is
        there, though a window that is going may still ask."""
        self._ended = True
        self.finish()

    def _deliver(self, message: object) -> None:
        if self._ended:
            return
        callback, args = cast("tuple[Callable[..., None], tuple[Any, ...]]", message)
        callback(*args)
