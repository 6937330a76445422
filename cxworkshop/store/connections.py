"""Connections to a library file: one driver, one set of settings, writers that wait their turn.

A reader begins deferred and sees one state throughout; a writer begins immediate, because a
deferred one fails at once, in spite of the timeout, when somebody else wrote in between.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, Pool, QueuePool, StaticPool, create_engine, event
from sqlcipher3 import dbapi2

from cxworkshop.store.sqlite_settings import configure

WRITING = "writing"


def connect(path: Path, passphrase: str | None = None) -> Any:
    """A configured driver connection that may move between threads, one at a time."""
    return _configured(_unlocked(str(path), passphrase))


def connect_existing(path: Path, passphrase: str | None = None) -> Any:
    """The same to a file that is there; a library that was moved away is not made anew, empty."""
    return _configured(_unlocked(f"file:{quote(str(path.absolute()))}?mode=rw", passphrase))


def connect_read_only(path: Path, passphrase: str | None = None) -> Any:
    """A driver connection that cannot change the file, not even by tidying up."""
    return _unlocked(f"file:{quote(str(path.absolute()))}?mode=ro", passphrase)


def make_engine(
    path: Path,
    passphrase: str | None = None,
    pool: type[Pool] = QueuePool,
    connect: Callable[[Path, str | None], Any] = connect_existing,
) -> Engine:
    """SQLAlchemy's engine over `connect`. A connection with the execution option `writing` begins
    immediate."""
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: connect(path, passphrase),
        poolclass=pool,
    )
    event.listen(engine, "begin", _begin)
    return engine


def memory_engine(raw: Any) -> Engine:
    """SQLAlchemy's engine over one driver connection to a database in memory, which stays the
    caller's to close."""
    return create_engine("sqlite://", module=dbapi2, creator=lambda: raw, poolclass=StaticPool)


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get(WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _configured(connection: Any) -> Any:
    try:
        configure(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _unlocked(name: str, passphrase: str | None) -> Any:
    connection = dbapi2.connect(name, isolation_level=None, check_same_thread=False, uri=True)
    if passphrase:
        quoted = passphrase.replace("'", "''")
        connection.execute(f"PRAGMA key = '{quoted}'")
    return connection
