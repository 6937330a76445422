"""The windowed program: its folder, its log, its window, in this order.

The shell (`ui/shell.py`) paints itself before anything heavy is loaded; `ui/places.py` and
`ui/place_pages.py` are where the pages are made and handed to each other.
"""

from __future__ import annotations

from pathlib import Path

from cxworkshop import logs, paths
from cxworkshop.ui.crash_notice import Crashes
from cxworkshop.ui.shell import App, application


def run(home: Path | None = None, *, demo: bool = False) -> int:
    """Open the app and stay until it is closed; 0, or 1 when it could not be opened."""
    folder = paths.home(home)
    crashes = Crashes()
    stop_logging = logs.start(folder, crashed=crashes.reported.emit)
    app = App(application(), folder, demo=demo)
    crashes.reported.connect(app.tell_crash)
    try:
        return app.run()
    finally:
        app.close()
        stop_logging()
