"""The open room's own file: settings, keys without order, forgetting, one room at a time."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from cxworkshop.store import sqlite_settings
from cxworkshop.store.session import Ballot, SeatRow, SessionFile, SessionProblem


@pytest.fixture
def session(tmp_path: Path) -> SessionFile:
    opened = SessionFile(tmp_path)
    yield opened
    opened.close()


def ballot(voter: bytes, value: object = 4, nonce: str = "n") -> Ballot:
    return Ballot(voter, "phone", nonce, {"answers": {"q": value}})


def test_every_storage_setting_is_in_force(tmp_path: Path) -> None:
    connection = dbapi2.connect(str(tmp_path / "x.db"), isolation_level=None)
    sqlite_settings.configure(connection)
    assert sqlite_settings.read_back(connection) == {
        "journal_mode": "wal",
        "busy_timeout": 5000,
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
        "mmap_size": 0,
    }
    connection.close()


def test_one_voter_has_one_ballot_in_the_order_of_hashes(session: SessionFile) -> None:
    with session.transaction():
        for voter in (b"\x09", b"\x01", b"\x05"):
            session.keep_ballot("r", ballot(voter))
        session.keep_ballot("r", ballot(b"\x01", 5, "later"))
    assert [(kept.voter, kept.body["answers"]["q"]) for kept in session.ballots("r")] == [
        (b"\x01", 5),
        (b"\x05", 4),
        (b"\x09", 4),
    ]


def test_no_table_keeps_the_order_of_arrival(tmp_path: Path) -> None:
    SessionFile(tmp_path).close()
    connection = dbapi2.connect(str(tmp_path / "room.db"))
    tables = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
    schema = dict(tables.fetchall())
    connection.close()
    assert set(schema) == {"fact", "seat", "open_ballot", "held"}
    assert all("WITHOUT ROWID" in sql for sql in schema.values())


def test_what_is_forgotten_is_in_no_file(session: SessionFile, tmp_path: Path) -> None:
    with session.transaction():
        session.remember("round", {"id": "r", "canary": "canary-question"})
        session.keep_ballot("r", ballot(b"\x01", "canary-answer"))
    with session.transaction():
        session.forget_round("r")
    assert session.scrub()
    assert not any(b"canary" in file.read_bytes() for file in tmp_path.iterdir())
    assert session.ballots("r") == []
    assert session.fact("round") is None


def test_a_failed_transaction_leaves_nothing(session: SessionFile) -> None:
    def half_way() -> None:
        with session.transaction():
            session.keep_ballot("r", ballot(b"\x01"))
            raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        half_way()
    assert session.ballots("r") == []


def test_silent_voters_are_released_and_watchers_stay(session: SessionFile) -> None:
    with session.transaction():
        session.keep_seat(SeatRow(b"voter", watching=False))
        session.keep_seat(SeatRow(b"silent", watching=False))
        session.keep_seat(SeatRow(b"watcher", watching=True))
        session.keep_ballot("r", ballot(b"voter"))
        session.keep_seat(SeatRow(b"voter", watching=False))
        assert session.release_seats() == [b"silent"]
    assert {seat.hash for seat in session.seats()} == {b"voter", b"watcher"}
    with session.transaction():
        assert sorted(session.release_seats(everybody=True)) == [b"voter", b"watcher"]
    assert session.seats() == []


def test_a_second_opening_is_refused_until_the_first_is_closed(tmp_path: Path) -> None:
    first = SessionFile(tmp_path)
    with pytest.raises(SessionProblem, match="already running"):
        SessionFile(tmp_path)
    first.close()
    SessionFile(tmp_path).close()


def test_a_newer_session_is_refused_and_not_touched(tmp_path: Path) -> None:
    SessionFile(tmp_path).close()
    connection = dbapi2.connect(str(tmp_path / "room.db"))
    connection.execute("PRAGMA user_version=99")
    connection.close()
    before = (tmp_path / "room.db").read_bytes()
    with pytest.raises(SessionProblem, match=r"newer version \(99\)"):
        SessionFile(tmp_path)
    assert (tmp_path / "room.db").read_bytes() == before


def test_a_destroyed_session_leaves_only_its_empty_lock(tmp_path: Path) -> None:
    session = SessionFile(tmp_path)
    session.remember("code", "K7QMPD2A")
    session.destroy()
    assert [file.name for file in tmp_path.iterdir()] == ["room.lock"]
