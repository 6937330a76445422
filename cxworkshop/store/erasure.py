"""Deleting a workshop for good: from the library, from its journal and from every backup.

Deleted rows are overwritten as they go (`secure_delete`), the write-ahead log is emptied after
that, and the same is done in each backup. A backup that can't be cleaned is removed: a copy of
what somebody wanted gone is worth less than their trust.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from cxworkshop.store import backups, workshops
from cxworkshop.store.database import Library
from cxworkshop.store.durable import remove_database
from cxworkshop.store.problems import LibraryProblem


def erase_workshop(library: Library, workshop_id: str) -> None:
    """Leaves no byte of the workshop in the library's folder. Erasing it twice does no harm.

    Raises LibraryProblem when another program is just reading the library: the workshop is gone
    then, and its last traces go when the library is opened next.
    """
    erase_workshops(library, [workshop_id])


def erase_workshops(
    library: Library,
    workshop_ids: Collection[str],
    progressed: Callable[[int, int], None] = lambda done, of: None,
) -> None:
    """The same for several, all at once: a client's. `progressed` is told how many of the backups
    are clean, first none, when they are gone from the library itself."""
    _erase(library, workshop_ids)
    copies = backups.listing(library.path)
    progressed(0, len(copies))
    for done, backup in enumerate(copies, 1):
        _clean(library, backup, workshop_ids)
        progressed(done, len(copies))
    library.scrub()


def _clean(library: Library, backup: Path, workshop_ids: Collection[str]) -> None:
    copy = library.open_backup(backup)
    try:
        if _holds(copy, workshop_ids):
            _erase(copy, workshop_ids)
            copy.scrub()
    except LibraryProblem:
        copy.disconnect()
        remove_database(backup)
    finally:
        copy.disconnect()


def _holds(library: Library, workshop_ids: Collection[str]) -> bool:
    with library.reading() as connection:
        return any(workshops.is_there(connection, one) for one in workshop_ids)


def _erase(library: Library, workshop_ids: Collection[str]) -> None:
    with library.writing() as connection:
        for workshop_id in workshop_ids:
            workshops.drop(connection, workshop_id)
        workshops.drop_idle_clients(connection)
