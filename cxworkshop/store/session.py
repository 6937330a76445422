"""The open room: its code, its seats and the ballots of the round that is open, in one small file.

Everything is keyed by hashes in tables without row numbers, so that the order on disk is the order
of the hashes and never that of arrival; there are no times and no addresses. One thread uses a
`SessionFile`. `forget` overwrites what was deleted and empties the write-ahead log, so that nothing
of a round is left once the app has kept it; `destroy` removes the file when the session ends.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from cxworkshop.problems import Problem
from cxworkshop.store.file_lock import FileLock
from cxworkshop.store.sqlite_settings import SESSION_ID, checkpoint, configure, stamp

VERSION = 1

_TABLES = """
CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE seat (
    hash BLOB PRIMARY KEY, watching INTEGER NOT NULL, voted INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE open_ballot (
    round TEXT NOT NULL, voter BLOB NOT NULL, way TEXT NOT NULL, nonce TEXT NOT NULL,
    body TEXT NOT NULL, PRIMARY KEY (round, voter)
) WITHOUT ROWID;
CREATE TABLE held (
    kind TEXT NOT NULL, id TEXT NOT NULL, owner TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;
"""


class SessionProblem(Problem):
    """The session's file can't be used; the sentence says why."""


@dataclass(frozen=True, slots=True)
class SeatRow:
    """One device that joined. `hash` is all that is known of its token."""

    hash: bytes
    watching: bool


@dataclass(frozen=True, slots=True)
class Ballot:
    """What one voter sent: `body` holds `answers`, or `counts` and `cant_judge` of a tally."""

    voter: bytes
    way: str
    nonce: str
    body: dict[str, Any]


def lock_of(directory: Path) -> FileLock:
    """The lock of the room that has this folder."""
    return FileLock(directory / "room.lock")


class SessionFile:
    """The file `room.db` in `directory`, locked against a second room."""

    def __init__(self, directory: Path) -> None:
        self._path = directory / "room.db"
        self._lock = lock_of(directory)
        try:
            directory.mkdir(parents=True, exist_ok=True)
            ours = self._lock.acquire()
        except OSError as error:
            raise SessionProblem("room.problem.session_unreadable", path=self._path) from error
        if not ours:
            raise SessionProblem("room.problem.session_taken", holder=self._lock.holder())
        try:
            self._connection = _open(self._path)
        except (dbapi2.DatabaseError, UnicodeDecodeError) as error:
            self._lock.release()
            raise SessionProblem("room.problem.session_unreadable", path=self._path) from error
        except SessionProblem:
            self._lock.release()
            raise

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: what happens inside is on disk when the block has ended."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def fact(self, name: str) -> Any:
        """A remembered value, or None."""
        row = self._one("SELECT value FROM fact WHERE name = ?", name)
        return json.loads(row[0]) if row else None

    def remember(self, name: str, value: Any) -> None:
        """Keeps a JSON value under `name`; None drops it."""
        if value is None:
            self._do("DELETE FROM fact WHERE name = ?", name)
        else:
            self._do("INSERT OR REPLACE INTO fact VALUES (?, ?)", name, json.dumps(value))

    def seats(self) -> list[SeatRow]:
        rows = self._all("SELECT hash, watching FROM seat")
        return [SeatRow(bytes(row[0]), bool(row[1])) for row in rows]

    def keep_seat(self, seat: SeatRow) -> None:
        """Adds the seat, or notes that its owner now answers or only watches."""
        self._do(
            "INSERT INTO seat VALUES (?, ?, 0)"
            " ON CONFLICT (hash) DO UPDATE SET watching = excluded.watching",
            seat.hash,
            seat.watching,
        )

    def release_seats(self, *, everybody: bool = False) -> list[bytes]:
        """Frees the seats of voters that never voted, or all of them; returns their hashes."""
        which = "" if everybody else "WHERE voted = 0 AND watching = 0 "
        rows = self._all(f"DELETE FROM seat {which}RETURNING hash")
        return [bytes(row[0]) for row in rows]

    def ballot(self, round_id: str, voter: bytes) -> Ballot | None:
        row = self._one(
            "SELECT voter, way, nonce, body FROM open_ballot WHERE round = ? AND voter = ?",
            round_id,
            voter,
        )
        return _ballot(row) if row else None

    def ballots(self, round_id: str) -> list[Ballot]:
        """Every ballot of the round, in the order of the voters' hashes."""
        rows = self._all(
            "SELECT voter, way, nonce, body FROM open_ballot WHERE round = ?", round_id
        )
        return [_ballot(row) for row in rows]

    def keep_ballot(self, round_id: str, ballot: Ballot) -> None:
        """One voter, one ballot: an earlier one is replaced."""
        self._do(
            "INSERT OR REPLACE INTO open_ballot VALUES (?, ?, ?, ?, ?)",
            round_id,
            ballot.voter,
            ballot.way,
            ballot.nonce,
            json.dumps(ballot.body),
        )
        self._do("UPDATE seat SET voted = 1 WHERE hash = ? AND voted = 0", ballot.voter)

    def drop_ballot(self, round_id: str, voter: bytes) -> None:
        self._do("DELETE FROM open_ballot WHERE round = ? AND voter = ?", round_id, voter)

    def hold(self, kind: str, id_: str, owner: str, body: dict[str, Any]) -> bool:
        """Keeps a card or pledge until the app has it; False when it was held already."""
        if self._one("SELECT 1 FROM held WHERE kind = ? AND id = ?", kind, id_):
            return False
        self._do("INSERT INTO held VALUES (?, ?, ?, ?)", kind, id_, owner, json.dumps(body))
        return True

    def held(self, kind: str, owner: str = "") -> dict[str, dict[str, Any]]:
        """id → body of the cards of one board, or of all pledges."""
        rows = self._all("SELECT id, body FROM held WHERE kind = ? AND owner = ?", kind, owner)
        return {row[0]: json.loads(row[1]) for row in rows}

    def drop_held(self, kind: str, *, owner: str | None = None, id_: str | None = None) -> None:
        if id_ is not None:
            self._do("DELETE FROM held WHERE kind = ? AND id = ?", kind, id_)
        else:
            self._do("DELETE FROM held WHERE kind = ? AND owner = ?", kind, owner)

    def forget_round(self, round_id: str) -> None:
        """Deletes the round's ballots and the round itself; call `scrub` after the commit."""
        self._do("DELETE FROM open_ballot WHERE round = ?", round_id)
        for name in ("round", "open_round"):
            self.remember(name, None)

    def scrub(self) -> bool:
        """Empties the write-ahead log, so that no deleted row is left in it."""
        return checkpoint(self._connection)

    def is_sound(self) -> bool:
        """Whether the file passes the database's own full check."""
        return bool(self._one("PRAGMA integrity_check")[0] == "ok")

    def close(self) -> None:
        """Gives the file and its lock back; everything committed stays."""
        self._connection.close()
        self._lock.release()

    def destroy(self) -> None:
        """Removes the file: the session has ended."""
        self._connection.close()
        for suffix in ("", "-wal", "-shm", "-journal"):
            self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
        self._lock.release()

    def _do(self, statement: str, *values: object) -> None:
        self._connection.execute(statement, values)

    def _one(self, statement: str, *values: object) -> Any:
        return self._connection.execute(statement, values).fetchone()

    def _all(self, statement: str, *values: object) -> list[Any]:
        rows: list[Any] = self._connection.execute(statement, values).fetchall()
        return rows


def _ballot(row: Any) -> Ballot:
    return Ballot(bytes(row[0]), row[1], row[2], json.loads(row[3]))


def _open(path: Path) -> Any:
    connection = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False)
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > VERSION:
            raise SessionProblem("room.problem.session_newer", found=version, known=VERSION)
        configure(connection)
        if version == 0:
            connection.execute("BEGIN IMMEDIATE")
            for table in _TABLES.split(";"):
                connection.execute(table)
            stamp(connection, SESSION_ID, VERSION)
            connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection
