"""What a file that should be a library is, found out without being able to write to it.

`look_at_bytes` reads the first bytes alone; `inspect` opens the file for reading. A file that is
foreign, newer, damaged, empty or under a passphrase is refused in words.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from cxworkshop.store import backups
from cxworkshop.store.connections import connect_read_only
from cxworkshop.store.problems import LibraryProblem, in_words
from cxworkshop.store.sqlite_settings import LIBRARY_ID
from cxworkshop.store.tables import VERSION

MAGIC = b"SQLite format 3\x00"
PAGE = 512  # the smallest page SQLite knows; a database is whole pages


@dataclass(frozen=True, slots=True)
class Header:
    """What the first bytes say. A library under a passphrase has no readable magic."""

    readable: bool
    version: int = 0


def look_at_bytes(path: Path) -> Header:
    """What the first bytes say. Raises LibraryProblem for a file that is no library."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise LibraryProblem("store.no_access", path=path) from error
    if size == 0:
        raise LibraryProblem("store.empty", path=path, backups=backups.folder_of(path))
    if head.startswith(MAGIC):
        version = int.from_bytes(head[60:64], "big")
        _refuse_strangers(path, int.from_bytes(head[68:72], "big"))
        _refuse_newer(path, version)
        return Header(readable=True, version=version)
    if size % PAGE:
        raise LibraryProblem("store.not_a_library", path=path)
    return Header(readable=False)


def inspect(path: Path, passphrase: str | None) -> int:
    """The version of the file, whose every page can be read. Raises LibraryProblem."""
    with closing(connect_read_only(path, passphrase)) as connection:
        try:
            owner = _pragma(connection, "application_id")
        except dbapi2.DatabaseError as error:
            raise _unreadable(path, passphrase, error) from error
        _refuse_strangers(path, owner)
        version: int = _pragma(connection, "user_version")
        _refuse_newer(path, version)
        if _pragma(connection, "quick_check(1)") != "ok":
            raise LibraryProblem("store.damaged", path=path, backups=backups.folder_of(path))
    return version


def is_sound(path: Path) -> bool:
    """Whether a file is a library that can be read without a passphrase."""
    try:
        inspect(path, None)
    except LibraryProblem:
        return False
    return True


def _unreadable(path: Path, passphrase: str | None, error: Exception) -> LibraryProblem:
    if "not a database" in str(error):
        code = "wrong_passphrase" if passphrase else "passphrase_needed"
        return LibraryProblem(f"store.{code}", path=path, backups=backups.folder_of(path))
    return in_words(error, path) or LibraryProblem(
        "store.damaged", path=path, backups=backups.folder_of(path)
    )


def _refuse_strangers(path: Path, application_id: int) -> None:
    if application_id != LIBRARY_ID:
        raise LibraryProblem("store.not_a_library", path=path)


def _refuse_newer(path: Path, version: int) -> None:
    if version > VERSION:
        raise LibraryProblem("store.newer", path=path, found=version, known=VERSION)


def _pragma(connection: Any, name: str) -> Any:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]
