"""A killed writer loses nothing that was committed and leaves nothing half done."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

from cxworkshop.store import runs
from cxworkshop.store.database import open_library

KILLS = 6

WRITER = """
import sys
from pathlib import Path
from cxworkshop.store import runs, workshops
from cxworkshop.store.database import open_library
from tests.support.builders import a_workshop

library = open_library(Path(sys.argv[1]))
with library.writing() as connection:
    if not workshops.listing(connection):
        workshops.add(connection, a_workshop("w"))
with library.reading() as connection:
    done = int(runs.notes(connection, "w").get("first", 0))
while True:
    done += 1
    with library.writing() as connection:
        runs.keep_note(connection, "w", "first", str(done))
        runs.keep_note(connection, "w", "second", str(done))
    print(done, flush=True)
"""


def test_every_acknowledged_write_survives_kill_after_kill(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    acknowledged = 0
    for turn in range(KILLS):
        acknowledged = _write_until_killed(path, acknowledged, acks=3 + 5 * turn)
        with closing(open_library(path)) as library, library.reading() as connection:
            notes = runs.notes(connection, "w")
            checked = connection.exec_driver_sql("PRAGMA integrity_check").scalar_one()
        assert checked == "ok"
        assert notes["first"] == notes["second"]
        assert int(notes["first"]) >= acknowledged


def _write_until_killed(path: Path, before: int, acks: int) -> int:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", WRITER, str(path)]
    last = before
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as writer:
        assert writer.stdout
        for _ in range(acks):
            last = int(writer.stdout.readline())
        writer.kill()
        for line in writer.stdout:
            last = int(line)
    return last
