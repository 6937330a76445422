"""Files that are complete or not there, and a database gone with everything beside it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def put_in_place(unfinished: Path, target: Path) -> None:
    """Gives a finished file its name so that a power cut leaves the old one or the new one."""
    with unfinished.open("rb+") as file:
        os.fsync(file.fileno())
    unfinished.replace(target)
    if os.name == "posix":  # Windows can't open a folder, and needs not
        folder = os.open(target.parent, os.O_RDONLY)
        with suppress(OSError):
            os.fsync(folder)
        os.close(folder)


def remove_database(path: Path) -> None:
    """Removes a database file with its log and journal; what is missing is fine."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
