"""What rooms leave on disk goes when their run is over, and not before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cxworkshop.services import room_sessions, running, shelf, voting
from cxworkshop.services.desk import Desk
from tests.support.builders import open_desk_in


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def desk(home: Path) -> Iterator[Desk]:
    with open_desk_in(home) as opened:
        yield opened


def a_session(home: Path, workshop_id: str) -> Path:
    """What a killed room and a killed app leave."""
    for place in ("sessions", "handed-out"):
        (home / place / workshop_id / "plans").mkdir(parents=True)
    session = room_sessions.folder(home, workshop_id)
    (session / "room.db").write_bytes(b"seats")
    return session


def a_workshop(desk: Desk) -> str:
    return shelf.create(desk, "T1", "Harbour Bank", date(2026, 5, 12)).id


def test_a_run_that_is_prepared_or_goes_on_keeps_its_session(desk: Desk, home: Path) -> None:
    prepared, runs = a_workshop(desk), a_workshop(desk)
    running.begin(desk, runs)
    sessions = [a_session(home, each) for each in (prepared, runs)]
    assert room_sessions.remove_orphans(desk, home) == []
    assert all((session / "room.db").exists() for session in sessions)


def test_finished_and_deleted_workshops_leave_nothing(desk: Desk, home: Path) -> None:
    finished, deleted = a_workshop(desk), a_workshop(desk)
    running.begin(desk, finished)
    running.finish(desk, finished)
    shelf.delete(desk, deleted)
    for each in (finished, deleted):
        a_session(home, each)
    assert room_sessions.remove_orphans(desk, home) == sorted((finished, deleted))
    assert list((home / "sessions").iterdir()) == list((home / "handed-out").iterdir()) == []


def test_the_room_that_is_open_now_is_left_alone(desk: Desk, home: Path) -> None:
    finished = a_workshop(desk)
    running.begin(desk, finished)
    running.finish(desk, finished)
    session = a_session(home, finished)
    assert room_sessions.remove_orphans(desk, home, besides=finished) == []
    assert session.exists()


def test_a_vote_that_is_not_in_the_library_yet_keeps_its_session(desk: Desk, home: Path) -> None:
    finished = a_workshop(desk)
    running.begin(desk, finished)
    voting.open_round(desk, finished, "rate")
    running.finish(desk, finished)
    session = a_session(home, finished)
    assert not room_sessions.is_over(desk, finished)
    assert room_sessions.remove_orphans(desk, home) == []
    assert session.exists()


def test_a_home_without_any_room_is_no_trouble(desk: Desk, home: Path) -> None:
    assert room_sessions.remove_orphans(desk, home) == []
