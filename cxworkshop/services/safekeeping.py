"""Backups of the whole library: what there is, one more now, and going back to an older one.

Going back keeps a copy of what stands there now, so that it can be undone the same way. A library
that can't be opened at all is replaced before there is a desk.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cxworkshop.services.desk import LIBRARY_FILE, Desk
from cxworkshop.services.events import WorkshopsChanged
from cxworkshop.store import backups
from cxworkshop.store.database import replace_by_backup
from cxworkshop.store.inspecting import is_sound


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the library; `size` in bytes."""

    path: Path
    made_at: datetime
    size: int


def listing(desk: Desk) -> list[Backup]:
    """The backups that there are, newest first."""
    return _listing(desk.library.path)


def newest(home: Path) -> Backup | None:
    """The newest backup under `home` that can be read, or None."""
    return next((each for each in _listing(home / LIBRARY_FILE) if is_sound(each.path)), None)


def replace_library(home: Path, backup: Backup, at: datetime) -> Path:
    """Puts a backup in the place of the library under `home` that can't be opened, and returns
    where that is kept. Raises LibraryProblem."""
    return replace_by_backup(home / LIBRARY_FILE, backup.path, at)


def _listing(library: Path) -> list[Backup]:
    return [
        Backup(path, backups.made_at(library, path), path.stat().st_size)
        for path in reversed(backups.listing(library))
    ]


def sqlite_version() -> str:
    """The version of the database that keeps the library."""
    return backups.sqlite_version()


def back_up(desk: Desk) -> Path:
    """Makes a checked copy now. Raises LibraryProblem when that can't be done."""
    return desk.library.back_up(desk.now())


def restore(desk: Desk, backup: Path) -> Path:
    """Puts a backup in the library's place and returns the copy of what stood there. No workshop
    may be open. Raises LibraryProblem when the backup can't be read; nothing has changed then."""
    kept = desk.library.restore(backup, desk.now())
    desk.history.forget_all()
    desk.bus.publish(WorkshopsChanged())
    return kept
