"""From any earlier version of the tables to this one: all or nothing, on a connection of its own.

Foreign keys are off while tables are rebuilt, because a rebuilt parent would delete its children;
they are checked before the commit. Tables, version and ownership are written in one transaction.
Alembic's own messages go to the log at most.
"""

from __future__ import annotations

import logging
from pathlib import Path

from sqlalchemy import Connection, NullPool

from cxworkshop.store.connections import WRITING, connect, make_engine
from cxworkshop.store.sqlite_settings import LIBRARY_ID, stamp
from cxworkshop.store.tables import VERSION

UPGRADES = Path(__file__).parent / "upgrades"

logging.getLogger("alembic").setLevel(logging.WARNING)


def upgrade(path: Path, passphrase: str | None = None) -> None:
    """Brings the file at `path` to `VERSION`; a missing file becomes an empty library."""
    engine = make_engine(path, passphrase, NullPool, connect)
    try:
        with engine.connect() as connection:
            connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")
            writer = connection.execution_options(**{WRITING: True})
            with writer.begin():
                _apply(writer)
    finally:
        engine.dispose()


def _apply(connection: Connection) -> None:
    from alembic import command  # takes as long to import as a library to open
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(UPGRADES).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchone()
    if broken:
        raise RuntimeError(f"the upgrade left rows of {broken[0]} without their parent")
    stamp(connection.connection.cursor(), LIBRARY_ID, VERSION)
