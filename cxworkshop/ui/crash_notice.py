"""One quiet strip at the foot of the console window after an error that nobody caught: what
happened, that nothing is lost, what to do, and where the report lies. A problem that nobody caught,
such as a full disk, is told in its own words.

It never takes the keyboard, opens no window and is never on the stage. While errors follow each
other, perhaps from painting the strip itself, it stays as it is.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from cxworkshop.problems import Problem
from cxworkshop.ui import theme
from cxworkshop.ui.buttons import button, icon_button
from cxworkshop.ui.icons import Sign
from cxworkshop.ui.text import LiveLabel
from cxworkshop.words import say

QUIET_SECONDS = 5.0


class Crashes(QObject):
    """`reported` carries the path of a crash report and `refused` a problem, from whichever thread
    they come."""

    reported = Signal(object)
    refused = Signal(object)


class CrashNotice(QFrame):
    """Hidden until something is told; `report_wanted` carries the path of the report that is to be
    opened."""

    report_wanted = Signal(object)

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self.setObjectName("crash-notice")
        self._now = now
        self._told_at = -QUIET_SECONDS
        self._report = Path()
        self.words = LiveLabel("body", wrap=True, at_once=True)
        self.open_button = button(say("app.crash.open"), "small")
        self.open_button.clicked.connect(lambda: self.report_wanted.emit(self._report))
        self.close_button = icon_button("close", say("app.close"))
        self.close_button.clicked.connect(self.hide)
        self._lay_out()
        self.hide()

    def tell(self, report: Path) -> None:
        """Say that an error happened. Errors that follow each other within `QUIET_SECONDS` are said
        once, however long they go on."""
        now = self._now()
        since, self._told_at = now - self._told_at, now
        if since >= QUIET_SECONDS:
            self._report = report
            self.open_button.show()
            self._say(say("app.crash.text", path=report))

    def tell_problem(self, problem: Problem) -> None:
        """Say what was refused; the problem knows the way out."""
        self.open_button.hide()
        self._say(problem.message)

    def _say(self, words: str) -> None:
        self.words.setText(words)
        self.show()

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.MARGIN, 10, theme.MARGIN, 10)
        layout.setSpacing(theme.GAP)
        layout.addWidget(Sign("warning", "warning", 24), 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.open_button)
        layout.addWidget(self.close_button)
