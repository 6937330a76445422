"""What can go wrong with the library that is nobody's bug, and which sentence says it."""

from __future__ import annotations

import errno
from pathlib import Path
from shutil import disk_usage

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from cxworkshop.problems import Problem

ROOM_NEEDED = 64 * 1024  # bytes: two steps of the write-ahead log's index
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
_SENTENCES = (
    ("disk is full", "disk_full"),
    ("disk I/O error", "disk_error"),
    ("is locked", "busy"),
    ("readonly database", "read_only"),
    ("unable to open", "no_access"),
    ("malformed", "damaged"),
    ("not a database", "damaged"),
)


class LibraryProblem(Problem):
    """The library can't be opened, read or written; the sentence says why and what to do."""


def in_words(error: Exception, path: Path) -> LibraryProblem | None:
    """The sentence for an error of the database that comes from outside, None for our own bugs."""
    original = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(original, UnicodeDecodeError):
        return LibraryProblem("store.damaged", path=path, backups=path.parent / "backups")
    if not isinstance(original, dbapi2.DatabaseError):
        return None
    said = str(original)
    for part, code in _SENTENCES:
        if part in said:
            if code == "disk_error" and _is_full(path):
                code = "disk_full"
            return LibraryProblem(f"store.{code}", path=path, backups=path.parent / "backups")
    return None


def of_system(error: OSError, path: Path) -> LibraryProblem:
    """The sentence for an error of the system while the library is being opened."""
    code = "no_room" if error.errno in _NO_ROOM else "no_access"
    return LibraryProblem(f"store.{code}", path=path)


def _is_full(path: Path) -> bool:
    """Whether an error of the disk is a full one: SQLite can't tell while it maps its index."""
    try:
        return disk_usage(path.parent).free < ROOM_NEEDED
    except OSError:
        return False
