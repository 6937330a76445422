"""The shell is painted before anything heavy is loaded: exact checks in processes of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from cxworkshop.services import shelf
from cxworkshop.services.desk import open_desk
from cxworkshop.ui.coming_back import FOR_ALL

HEAVY = ("matplotlib", "sqlalchemy", "alembic", "reportlab", "aiohttp", "openpyxl", "sqlcipher3")
DATABASE = {"sqlalchemy", "sqlcipher3"}

IMPORT = f"""
import sys
import cxworkshop.app
print([name for name in {HEAVY!r} if name in sys.modules])
"""

FIRST_PAINT = f"""
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from cxworkshop.ui.shell import App
from pathlib import Path

class Shell(App):
    def load(self):
        found = [name for name in {HEAVY!r} if name in sys.modules]
        pages = [name for name in sys.modules if name.startswith("cxworkshop.services")]
        print(json.dumps(found + pages), flush=True)
        QTimer.singleShot(0, self.window.close)

qt = QApplication(["cxworkshop"])
app = Shell(qt, Path({{home!r}}))
app.run()
app.close()
"""


READ_AS_TEXT = """
import inspect
import PySide6.QtCore

read = []
read_source = inspect.getsource
inspect.getsource = lambda what: read.append(what.__name__) or read_source(what)

import colorsys
import cxworkshop.ui.shell
print([name for name in ("colorsys", "cxworkshop.ui.main_window") if name in read])
"""

LIBRARY = f"""
import json, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from cxworkshop.ui.shell import App

def look():
    loaded = [name for name in {HEAVY!r} if name in sys.modules]
    print(json.dumps([app.window.place, loaded]), flush=True)
    app.window.close()

qt = QApplication(["cxworkshop"])
app = App(qt, Path({{home!r}}))
app.ready.connect(look)
app.run()
app.close()
"""

PREPARE = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from cxworkshop.ui.shell import App

def open_workshop():
    app.places.open({workshop!r})
    app.window.grab()
    print(sorted(name for name in sys.modules if name in {later!r}))
    app.window.close()

app = App(QApplication(["cxworkshop"]), Path({home!r}))
app.ready.connect(open_workshop)
app.run()
app.close()
"""


def run(script: str, home: Path) -> list[str]:
    """What a process of its own prints, line by line."""
    home.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "CXWORKSHOP_PRINT_FIRST_PAINT": "1", "CXWORKSHOP_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_importing_the_app_loads_nothing_heavy(tmp_path: Path) -> None:
    assert run(IMPORT, tmp_path) == ["[]"]


def test_the_first_window_is_painted_before_anything_heavy_is_loaded(tmp_path: Path) -> None:
    painted, loaded = run(FIRST_PAINT.replace("{home!r}", repr(str(tmp_path))), tmp_path)
    assert painted == "painted"
    assert json.loads(loaded) == []


def test_the_library_is_there_before_charts_and_papers_are_loaded(tmp_path: Path) -> None:
    open_desk(tmp_path).close()
    _, there = run(LIBRARY.replace("{home!r}", repr(str(tmp_path))), tmp_path)
    place, loaded = json.loads(there)
    assert place == "library"
    assert set(loaded) == DATABASE


def test_prepare_is_seen_before_its_editors_and_the_network_are_loaded(tmp_path: Path) -> None:
    with closing(open_desk(tmp_path)) as desk:
        workshop = shelf.create(desk, "T1", "Halden Foods", date(2026, 3, 12)).id
    editors = [name for name in FOR_ALL if name.endswith("editor")]
    assert editors
    later = (*editors, "cxworkshop.ui.looking_around", "PySide6.QtNetwork", *HEAVY)
    script = PREPARE.format(workshop=workshop, later=later, home=str(tmp_path))
    assert run(script, tmp_path)[-1] == str(sorted(DATABASE))


def test_nothing_that_the_app_imports_is_read_as_text_by_pyside(tmp_path: Path) -> None:
    assert run(READ_AS_TEXT, tmp_path) == ["['colorsys']"]


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["demo", "--help"]])
def test_asking_the_command_line_loads_no_windows(arguments: list[str], tmp_path: Path) -> None:
    script = f"""
import sys
from cxworkshop.cli import main
try:
    main({arguments!r})
except SystemExit as end:
    assert end.code == 0
print("loaded", [name for name in (*{HEAVY!r}, "PySide6") if name in sys.modules])
"""
    assert run(script, tmp_path)[-1] == "loaded []"
