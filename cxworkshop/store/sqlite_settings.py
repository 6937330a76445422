"""The storage settings, in this one place, for every connection to every file of ours.

WAL with FULL loses no acknowledged answer in a power cut (WAL with NORMAL does). Deleted rows are
overwritten, schemas of foreign files are not trusted, nothing is memory-mapped. The driver is
sqlcipher3, which brings a current SQLite to every platform. Works on raw connections, so that the
room, a light process, needs no SQLAlchemy.
"""

from __future__ import annotations

from typing import Any

from sqlcipher3 import dbapi2

LIBRARY_ID = 0x43585753  # "CXWS": the application_id of libraries and exchange files
SESSION_ID = 0x43585252  # "CXRR": the application_id of a room's session file
BUSY_TIMEOUT_MS = 5000
MINIMUM_SQLITE = (3, 51, 3)  # older ones can corrupt a file when the WAL is reset

SETTINGS: dict[str, str | int] = {
    "busy_timeout": BUSY_TIMEOUT_MS,
    "synchronous": "FULL",
    "foreign_keys": "ON",
    "trusted_schema": "OFF",
    "cell_size_check": "ON",
    "secure_delete": "ON",
    "mmap_size": 0,
}


def configure(connection: Any) -> None:
    """Applies every setting; WAL falls back to TRUNCATE where the file system can't do WAL."""
    for name, value in SETTINGS.items():
        connection.execute(f"PRAGMA {name}={value}")
    try:
        mode = connection.execute("PRAGMA journal_mode=WAL").fetchone()[0]
    except dbapi2.OperationalError:
        mode = "unsupported"
    if mode not in ("wal", "memory"):
        connection.execute("PRAGMA journal_mode=TRUNCATE")


def stamp(connection: Any, application_id: int, version: int) -> None:
    """Writes into the file whose it is and which version of our tables it holds."""
    connection.execute(f"PRAGMA application_id={application_id:d}")
    connection.execute(f"PRAGMA user_version={version:d}")


def read_back(connection: Any) -> dict[str, str | int]:
    """What is really in force on this connection."""
    names = ["journal_mode", *SETTINGS]
    return {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names}


def checkpoint(connection: Any, tries: int = 100) -> bool:
    """Empties the write-ahead log into the file; False when readers kept it busy throughout."""
    for _ in range(tries):
        busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if not busy:
            return True
    return False
