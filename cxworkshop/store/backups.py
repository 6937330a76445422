"""Checked copies of the library: before an upgrade and at most once a day, the last ten are kept.

A copy is made by the database itself, never by copying a live file, under a temporary name; it is
checked, forced to disk and only then renamed. Copies of a library under a passphrase are under the
same one.
"""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from cxworkshop.store.connections import connect_read_only
from cxworkshop.store.durable import put_in_place
from cxworkshop.store.problems import LibraryProblem

KEPT = 10
EVERY = timedelta(days=1)
_STAMP = "%Y%m%dT%H%M%S%fZ"


def folder_of(library: Path) -> Path:
    """Where the backups of a library lie; it need not exist."""
    return library.parent / "backups"


def listing(library: Path) -> list[Path]:
    """The backups of a library, oldest first."""
    return sorted(folder_of(library).glob(f"{library.stem}-*.db"))


def due(library: Path, at: datetime) -> bool:
    """Whether the newest backup is a day old, or there is none."""
    made = [made_at(library, backup) for backup in listing(library)]
    return not made or at - max(made) >= EVERY


def make(connection: Any, library: Path, at: datetime, passphrase: str | None = None) -> Path:
    """Copies the library behind a driver connection and returns the copy's path.

    Raises LibraryProblem when the copy does not pass its check; it is not kept then.
    """
    folder = folder_of(library)
    folder.mkdir(exist_ok=True)
    target = folder / f"{library.stem}-{at.astimezone(UTC).strftime(_STAMP)}.db"
    unfinished = target.with_suffix(".part")
    unfinished.unlink(missing_ok=True)
    try:
        connection.execute("VACUUM INTO ?", (str(unfinished),))
        _check(unfinished, passphrase)
        put_in_place(unfinished, target)
    finally:
        unfinished.unlink(missing_ok=True)
    for old in listing(library)[:-KEPT]:
        old.unlink()
    return target


def made_at(library: Path, backup: Path) -> datetime:
    """When a backup was made."""
    stamp = backup.stem.removeprefix(f"{library.stem}-")
    try:
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)


def sqlite_version() -> str:
    """The version of the one SQLite of this process."""
    return str(dbapi2.sqlite_version)


def _check(path: Path, passphrase: str | None) -> None:
    with closing(connect_read_only(path, passphrase)) as copy:
        if copy.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            raise LibraryProblem("store.damaged", path=path, backups=path.parent)
