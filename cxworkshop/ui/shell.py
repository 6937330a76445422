"""The running app: a shell that is painted first, and what is loaded beside it.

The shell knows only words, colours and settings. Once it has been painted, everything heavy is read
in, the library is opened, and `places.py` makes the places.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QSessionManager
from PySide6.QtWidgets import QApplication

import cxworkshop.ui.plain_imports  # noqa: F401 # first, for all that follows
from cxworkshop import settings
from cxworkshop.problems import Problem
from cxworkshop.settings import Settings
from cxworkshop.ui import theme
from cxworkshop.ui.aloud import tell_roles
from cxworkshop.ui.background import Background, Task
from cxworkshop.ui.dialogs import Dialogs
from cxworkshop.ui.endings import Application
from cxworkshop.ui.focus import FocusRing
from cxworkshop.ui.garbage import Garbage
from cxworkshop.ui.main_window import MainWindow
from cxworkshop.ui.reading_in import read_in
from cxworkshop.words import say

if TYPE_CHECKING:
    from cxworkshop.services.desk import Desk
    from cxworkshop.ui.asides import Asides
    from cxworkshop.ui.places import Places


class App(QObject):
    """The running program. `ready` is emitted once, when the places can be used, and `ended` when
    the window has been closed."""

    ready = Signal()
    ended = Signal()

    def __init__(self, qt: QApplication, home: Path, *, demo: bool = False) -> None:
        super().__init__()
        self._garbage = Garbage(self)
        self.home = home
        self.settings = settings.load(home)
        self._demo = demo
        self._wear()
        FocusRing(qt)
        self.window = MainWindow()
        self.dialogs = Dialogs(self.window)
        self.background = Background(self)
        self.places: Places | None = None
        self.asides: Asides | None = None
        self._loading = False
        self._may_end = False
        self.exit_code = 0
        self.window.painted.connect(self._painted)
        self.window.closing.connect(self._closing)
        self.window.crash_notice.report_wanted.connect(self._open_report)
        qt.styleHints().colorSchemeChanged.connect(self._follow_system)
        qt.commitDataRequest.connect(self._session_ends)
        if isinstance(qt, Application):
            qt.quit_wanted.connect(self.window.close)

    def run(self) -> int:
        """Show the app and stay until it is closed; 0, or 1 when it could not be opened."""
        self.ended.connect(self._leave)
        self.ready.connect(self._offer_tour)
        self.show()
        return QApplication.exec()

    def show(self) -> None:
        """Show the shell; the rest is loaded as soon as it has been painted."""
        self.window.show()

    def load(self) -> None:
        """Read everything else in beside the window, then make the places; once."""
        if self._loading:
            return
        self._loading = True
        self.background.run(self._read_in, self._make_places, self._could_not_open)

    def close(self) -> None:
        """End: what is being typed is kept, the room and all threads end, the library is closed."""
        self.background.end()
        if self.places is not None:
            self.places.close()
            self.places = None
        self._garbage.end()

    def tell_crash(self, report: Path) -> None:
        """Say in the window that an error happened that nobody caught, and where its report is."""
        self.window.crash_notice.tell(report)

    def tell_problem(self, problem: Problem) -> None:
        """Say in the window what nobody caught although it has words."""
        self.window.crash_notice.tell_problem(problem)

    def end_now(self) -> None:
        """The process was told to end: what is being typed is kept, and nothing is asked."""
        _stop_typing()
        self.ended.emit()

    def change_settings(self, **changes: object) -> None:
        """Change settings, at once and everywhere, and keep them."""
        look = _look(self.settings)
        self.keep_settings(**changes)
        if _look(self.settings) != look:
            self._wear()
        if self.places is not None:
            self.places.follow(self.settings)
        if self.asides is not None:
            self.asides.follow()

    def keep_settings(self, **changes: object) -> None:
        """Change settings and keep them."""
        self.settings = replace(self.settings, **changes)  # type: ignore[arg-type] # by name, of any field
        try:
            settings.save(self.home, self.settings)
        except Problem as problem:
            self.dialogs.tell(problem)

    def _painted(self) -> None:
        if os.environ.get("CXWORKSHOP_PRINT_FIRST_PAINT") == "1":
            print("painted", flush=True)
        self.load()

    def _read_in(self, _task: Task) -> Desk:
        from cxworkshop.services.desk import open_desk
        from cxworkshop.ui.coming_back import needed_at_once

        desk = open_desk(self.home, paper=lambda: self.settings.paper)
        read_in(needed_at_once(desk, self.settings.open_workshop))
        return desk

    def _make_places(self, desk: Desk) -> None:
        from cxworkshop.ui.asides import Asides
        from cxworkshop.ui.places import Places

        self.places = Places(
            self.window,
            self.dialogs,
            self.background,
            desk,
            self.settings,
            self.home,
            self.keep_settings,
        )
        self.asides = Asides(
            self.window,
            self.dialogs,
            self.background,
            self.places,
            self.home,
            lambda: self.settings,
            self.change_settings,
            self.keep_settings,
        )
        self.ready.emit()
        if self._demo:
            self.places.open_demo()
        QTimer.singleShot(0, self.places.read_ahead)  # once what is there has been painted

    def _offer_tour(self) -> None:
        if self.asides is not None and not self._demo and self.window.place == "library":
            self.asides.offer_tour()

    def _could_not_open(self, error: Exception) -> None:
        if not isinstance(error, Problem):
            self._end_unopened(say("app.broken"))
            raise error
        from cxworkshop.ui.way_out import way_out

        if way_out(self.dialogs, self.home, error):
            self._loading = False
            self.load()
        else:
            self._end_unopened()

    def _end_unopened(self, why: str = "") -> None:
        self.exit_code = 1
        if why:
            self.dialogs.tell(why)
        self.window.close()

    def _open_report(self, report: Path) -> None:
        self.dialogs.open_outside(report)

    def _closing(self, event: QCloseEvent) -> None:
        _stop_typing()
        if self._may_end or self.places is None or self.places.may_close():
            self.ended.emit()
        else:
            event.ignore()

    def _session_ends(self, manager: QSessionManager) -> None:
        """Somebody logs out: what is typed is kept, and an open vote is asked about while there is
        still a way back. The system says Quit afterwards."""
        _stop_typing()
        if self.places is None or not manager.allowsInteraction():
            self._may_end = True
            return
        self._may_end = self.places.may_close()
        if self._may_end:
            manager.release()
        else:
            manager.cancel()

    def _leave(self) -> None:
        """`quit` would ask every window first, and the stage refuses to be closed."""
        QApplication.exit(self.exit_code)

    def _wear(self) -> None:
        qt = QApplication.instance()
        assert isinstance(qt, QApplication)
        scheme, text_scale, contrast = _look(self.settings)
        theme.apply(qt, scheme, text_scale=text_scale, contrast=contrast)

    def _follow_system(self) -> None:
        if self.settings.scheme == "system":
            self._wear()


def _look(now: Settings) -> tuple[Literal["system", "light", "dark"], int, bool]:
    """What every window has to be dressed anew for."""
    return now.scheme, now.text_scale, now.high_contrast


def _stop_typing() -> None:
    """Fields keep what is in them when they lose the keyboard."""
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()


def application() -> QApplication:
    """The one QApplication of this process."""
    existing = QApplication.instance()
    made = existing if isinstance(existing, QApplication) else Application(["cxworkshop"])
    made.setApplicationName(say("app.name"))
    made.setDesktopFileName("cxworkshop")
    tell_roles()
    return made
