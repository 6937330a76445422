"""The windowed program: its folder, its log, its window, in this order.

The shell (`ui/shell.py`) paints itself before anything heavy is loaded; `ui/places.py` and
`ui/place_pages.py` are where the pages are made and handed to each other.
"""

from __future__ import annotations

import logging
from pathlib import Path

import cxworkshop.ui.plain_imports  # noqa: F401 # first, for all that follows
from cxworkshop import __version__, logs, paths
from cxworkshop.problems import Problem
from cxworkshop.ui import theme
from cxworkshop.ui.crash_notice import Crashes
from cxworkshop.ui.dialogs import Dialogs
from cxworkshop.ui.endings import Signals
from cxworkshop.ui.qt_messages import log_qt
from cxworkshop.ui.shell import App, application

logger = logging.getLogger(__name__)


def run(home: Path | None = None, *, demo: bool = False) -> int:
    """Open the app and stay until it is closed; 0, or 1 when it could not be opened."""
    qt = application()
    try:
        folder = paths.home(home)
    except OSError as error:
        theme.apply(qt)
        Dialogs().tell(Problem("app.no_home", path=error.filename))
        return 1
    crashes = Crashes()
    stop_logging = logs.start(folder, crashed=crashes.reported.emit, refused=crashes.refused.emit)
    stop_catching, stop_qt = logs.catch_faults(folder), log_qt()
    logger.info("CX Workshop %s begins", __version__)  # without an end below, it was killed
    app = App(qt, folder, demo=demo)
    crashes.reported.connect(app.tell_crash)
    crashes.refused.connect(app.tell_problem)
    signals = Signals(app)
    signals.came.connect(app.end_now)
    try:
        return app.run()
    finally:
        app.close()
        signals.close()
        logger.info("CX Workshop ends")
        stop_qt()
        stop_catching()
        stop_logging()
