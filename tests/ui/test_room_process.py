"""The app's hold on the real room process: lines both ways, restarts, and a clean end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from pytestqt.qtbot import QtBot

from cxworkshop.ui.room_process import RoomProcess
from tests.support.patience import PATIENCE

ROUND = {
    "id": "r1",
    "title": "Rate ourselves",
    "language": "en",
    "questions": [
        {
            "id": "q1",
            "kind": "rating",
            "text": "We keep our promises.",
            "scale": {"min": 1, "max": 5, "labels": []},
        }
    ],
    "cut": None,
    "k": 1,
}


class Listener:
    """Remembers what the room said."""

    def __init__(self, room: RoomProcess) -> None:
        self.events: list[dict[str, Any]] = []
        room.said.connect(self.events.append)

    def last(self, kind: str) -> dict[str, Any] | None:
        return next((event for event in reversed(self.events) if event["event"] == kind), None)

    def count(self, kind: str) -> int:
        return sum(1 for event in self.events if event["event"] == kind)


@pytest.fixture
def room(qapp: object) -> Iterator[RoomProcess]:
    room = RoomProcess()
    yield room
    room.stop()
    room.deleteLater()


@pytest.fixture
def started(room: RoomProcess, qtbot: QtBot, tmp_path: Path) -> tuple[RoomProcess, Listener]:
    listener = Listener(room)
    room.start(tmp_path / "session", host="127.0.0.1", port=0)
    qtbot.waitUntil(lambda: room.ready)
    return room, listener


def post(url: str, data: object, seat: str = "") -> dict[str, Any]:
    request = Request(url, json.dumps(data).encode(), {"Content-Type": "application/json"})
    if seat:
        request.add_header("Authorization", f"Bearer {seat}")
    with urlopen(request, timeout=PATIENCE) as answer:
        return dict(json.load(answer))


def join(room: RoomProcess) -> str:
    return str(post(f"http://{address(room)}/api/join", {"code": room.code})["seat"])


def address(room: RoomProcess) -> str:
    return room.url.split("/")[2]


def vote(room: RoomProcess, seat: str, value: int, nonce: str) -> None:
    ballot = {"round": "r1", "nonce": nonce, "answers": {"q1": value}}
    assert post(f"http://{address(room)}/api/ballots", ballot, seat)["accepted"]


def test_a_room_that_is_started_says_how_phones_get_in(
    started: tuple[RoomProcess, Listener],
) -> None:
    room, _ = started
    assert room.url == f"http://127.0.0.1:{room.port}/#{room.code}"
    assert len(room.code) == 8


def test_phones_join_answer_and_are_counted(
    started: tuple[RoomProcess, Listener], qtbot: QtBot
) -> None:
    room, listener = started
    room.send({"do": "open", "round": ROUND})
    qtbot.waitUntil(lambda: listener.count("opened") == 1)
    for number in range(3):
        vote(room, join(room), 4, f"nonce-{number}-0123456789")
    qtbot.waitUntil(lambda: room.joined == 3)
    qtbot.waitUntil(lambda: (listener.last("answered") or {}).get("answered") == 3)
    room.send({"do": "close"})
    qtbot.waitUntil(lambda: listener.last("closed") is not None)
    closed = listener.last("closed")
    assert closed is not None
    assert closed["answers"] == {"q1": [4, 4, 4]}


def test_what_is_sent_before_the_room_listens_is_not_lost(
    room: RoomProcess, qtbot: QtBot, tmp_path: Path
) -> None:
    listener = Listener(room)
    room.start(tmp_path / "session", host="127.0.0.1", port=0)
    room.send({"do": "open", "round": ROUND})
    room.send({"do": "status"})
    qtbot.waitUntil(lambda: listener.count("status") == 1)
    status = listener.last("status")
    assert status is not None
    assert status["round"] == "r1"


def test_a_killed_room_comes_back_with_its_code_its_seats_and_the_open_round(
    started: tuple[RoomProcess, Listener], qtbot: QtBot
) -> None:
    room, listener = started
    code, port = room.code, room.port
    room.send({"do": "open", "round": ROUND})
    qtbot.waitUntil(lambda: listener.count("opened") == 1)
    seat = join(room)
    vote(room, seat, 5, "nonce-before-the-kill")
    with qtbot.waitSignal(room.came_back):
        os.kill(room.process_id, signal.SIGKILL)
    assert (room.code, room.port) == (code, port)
    vote(room, seat, 2, "nonce-after-the-kill")
    room.send({"do": "close"})
    qtbot.waitUntil(lambda: listener.last("closed") is not None)
    closed = listener.last("closed")
    assert closed is not None
    assert closed["answers"] == {"q1": [2]}


def test_a_room_killed_while_it_closes_hands_over_when_it_is_back(
    started: tuple[RoomProcess, Listener], qtbot: QtBot
) -> None:
    room, listener = started
    room.send({"do": "open", "round": ROUND})
    qtbot.waitUntil(lambda: listener.count("opened") == 1)
    vote(room, join(room), 3, "nonce-0123456789")
    with qtbot.waitSignal(room.came_back):
        os.kill(room.process_id, signal.SIGKILL)
        room.send({"do": "close"})
    qtbot.waitUntil(lambda: listener.last("closed") is not None)
    closed = listener.last("closed")
    assert closed is not None
    assert closed["answers"] == {"q1": [3]}


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGSTOP")
def test_a_silent_room_is_started_again(
    started: tuple[RoomProcess, Listener], qtbot: QtBot
) -> None:
    room, _ = started
    silent = room.process_id
    with qtbot.waitSignal(room.came_back):
        os.kill(silent, signal.SIGSTOP)
    assert room.process_id != silent


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGSTOP")
def test_a_room_that_hung_when_the_app_was_killed_is_ended_and_its_session_taken_over(
    tmp_path: Path, qtbot: QtBot
) -> None:
    where = ["--session", str(tmp_path), "--host", "127.0.0.1", "--port", "0"]
    orphan = subprocess.Popen(
        [sys.executable, "-m", "cxworkshop.room", *where],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with orphan:
        assert orphan.stdout
        code = json.loads(orphan.stdout.readline())["code"]
        orphan.send_signal(signal.SIGSTOP)
        room = RoomProcess()
        told = Listener(room)
        room.start(tmp_path, "127.0.0.1", 0)
        qtbot.waitUntil(lambda: room.ready)
        assert orphan.wait() == -signal.SIGKILL
    assert room.code == code
    assert told.count("problem") == 0
    room.stop()
    room.deleteLater()


def test_stopping_ends_the_process_and_keeps_the_session(
    started: tuple[RoomProcess, Listener], qtbot: QtBot, tmp_path: Path
) -> None:
    room, _ = started
    code, seat = room.code, join(room)
    room.stop()
    assert room.process_id == 0
    assert not room.ready
    room.start(tmp_path / "session", host="127.0.0.1", port=0)
    qtbot.waitUntil(lambda: room.ready)
    assert room.code == code
    with pytest.raises(HTTPError) as refused:
        vote(room, seat, 3, "nonce-0123456789")
    refused.value.close()
    assert refused.value.code == 409  # the seat is known, but nothing is open


def test_lines_may_arrive_in_pieces(room: RoomProcess) -> None:
    listener = Listener(room)
    for piece in (b'{"event":"jo', b'ined","joined":4,"watch', b'ing":1}\n{"event":"op'):
        room.take(piece)
    assert listener.events == [{"event": "joined", "joined": 4, "watching": 1}]
    assert (room.joined, room.watching) == (4, 1)
