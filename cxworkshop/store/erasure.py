"""Deleting a workshop for good: from the library, from its journal and from every backup.

Deleted rows are overwritten as they go (`secure_delete`), the write-ahead log is emptied after
that, and the same is done in each backup. A backup that can't be cleaned is removed: a copy of
what somebody wanted gone is worth less than their trust.
"""

from __future__ import annotations

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
    _erase(library, workshop_id)
    for backup in backups.listing(library.path):
        _clean(library, backup, workshop_id)
    library.scrub()


def _clean(library: Library, backup: Path, workshop_id: str) -> None:
    copy = library.open_backup(backup)
    try:
        if _holds(copy, workshop_id):
            _erase(copy, workshop_id)
            copy.scrub()
    except LibraryProblem:
        copy.disconnect()
        remove_database(backup)
    finally:
        copy.disconnect()


def _holds(library: Library, workshop_id: str) -> bool:
    with library.reading() as connection:
        return workshops.is_there(connection, workshop_id)


def _erase(library: Library, workshop_id: str) -> None:
    with library.writing() as connection:
        workshops.drop(connection, workshop_id)
        workshops.drop_idle_clients(connection)
