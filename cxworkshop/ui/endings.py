"""How a system asks the program to end: by a signal, by Quit in a menu or dock, by logging out.

Qt's own answer to Quit closes every window in turn, and the stage refuses to be closed, so it is
answered here. A signal is Ctrl+C in a terminal, or a machine that goes down.
"""

from __future__ import annotations

import logging
import signal
import socket
from types import FrameType

from PySide6.QtCore import QEvent, QObject, QSocketNotifier, Signal
from PySide6.QtWidgets import QApplication

SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)

logger = logging.getLogger(__name__)


class Application(QApplication):
    """`quit_wanted` says that somebody chose Quit, or that the session ends."""

    quit_wanted = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Quit:
            self.quit_wanted.emit()
            return True
        return super().event(event)


class Signals(QObject):
    """`came` says in the GUI thread that the process was told to end; told again, it ends at once.
    What was to be ignored stays so: `nohup` says that of a terminal that is closed. `close` leaves
    the signals as they were."""

    came = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hearing, self._telling = socket.socketpair()
        for end in (self._hearing, self._telling):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._hearing.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)
        self._wakeup_before = signal.set_wakeup_fd(self._telling.fileno())
        self._before = {
            number: signal.signal(number, _leave_it_to_qt)
            for number in SIGNALS
            if signal.getsignal(number) is not signal.SIG_IGN
        }

    def close(self) -> None:
        """Hear no more."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._wakeup_before)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        for end in (self._hearing, self._telling):
            end.close()

    def _hear(self) -> None:
        for number in self._hearing.recv(64):
            logger.info("Told to end by signal %d", number)
        for number in self._before:
            signal.signal(number, signal.SIG_DFL)
        self.came.emit()


def _leave_it_to_qt(_number: int, _frame: FrameType | None) -> None:
    """The number has gone through the socket already."""
