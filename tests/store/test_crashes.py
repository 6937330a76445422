"""A killed process loses nothing that was committed and leaves nothing half done."""

from __future__ import annotations

import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from cxworkshop.store import backups, listing, runs, workshops
from cxworkshop.store.database import open_library
from tests.store.test_upgrading import dismantle
from tests.support.builders import a_workshop

KILLS = 5

WRITER = """
import sys
from pathlib import Path
from cxworkshop.store import runs
from cxworkshop.store.database import open_library

library = open_library(Path(sys.argv[1]))
with library.reading() as connection:
    done = int(runs.notes(connection, "w").get("first", 0))
while True:
    done += 1
    with library.writing() as connection:
        runs.keep_note(connection, "w", "first", str(done))
        runs.keep_note(connection, "w", "second", str(done))
    print(done, flush=True)
"""

OPENER = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import Engine, event
from cxworkshop.store.database import open_library

left = int(sys.argv[2])

@event.listens_for(Engine, "before_cursor_execute")
def die_at_the_nth_statement(*_):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)

open_library(Path(sys.argv[1])).close()
"""

kills_itself = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")


def test_every_acknowledged_write_survives_kill_after_kill(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with closing(open_library(path)) as library, library.writing() as connection:
        workshops.add(connection, a_workshop("w"))
    acknowledged = 0
    for turn in range(KILLS):
        acknowledged = _write_until_killed(path, acknowledged, acks=3 + 5 * turn)
        with closing(open_library(path)) as library, library.reading() as connection:
            notes = runs.notes(connection, "w")
            checked = connection.exec_driver_sql("PRAGMA integrity_check").scalar_one()
        assert checked == "ok"
        assert notes["first"] == notes["second"]
        assert int(notes["first"]) >= acknowledged


@kills_itself
@pytest.mark.parametrize("statement", [1, 15, 34])
def test_a_first_start_that_was_killed_is_simply_done_again(tmp_path: Path, statement: int) -> None:
    path = tmp_path / "library.db"
    _open_and_die(path, statement)
    assert not path.exists()
    with closing(open_library(path)) as library, library.reading() as connection:
        assert listing.rows(connection) == []


@kills_itself
@pytest.mark.parametrize("statement", [1, 15, 34])
def test_an_upgrade_that_was_killed_leaves_the_old_library(tmp_path: Path, statement: int) -> None:
    path = tmp_path / "library.db"
    open_library(path).close()
    dismantle(path)
    _open_and_die(path, statement)
    (backup,) = backups.listing(path)
    assert backup.stat().st_size > 0
    with closing(open_library(path)) as library, library.reading() as connection:
        assert listing.rows(connection) == []
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []


def _write_until_killed(path: Path, before: int, acks: int) -> int:
    last = before
    with _started(WRITER, str(path)) as writer:
        assert writer.stdout
        for _ in range(acks):
            last = int(writer.stdout.readline())
        writer.kill()
        for line in writer.stdout:
            last = int(line)
    return last


def _open_and_die(path: Path, statement: int) -> None:
    with _started(OPENER, str(path), str(statement)) as opener:
        assert opener.wait() == -signal.SIGKILL


def _started(program: str, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", program, *arguments]
    root = Path(__file__).parents[2]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root)
