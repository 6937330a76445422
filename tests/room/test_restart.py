"""The room dies and comes back: same code, same seats, same port, the round still open."""

from __future__ import annotations

import asyncio
import os
import socket
import time
from pathlib import Path

import pytest

from cxworkshop.room.door import SAME_PORT_FOR
from cxworkshop.room.phone import Phone, PhoneRefusedError
from tests.support.room import RoomProcess, running_room


def test_a_killed_room_comes_back_as_it_was(room: RoomProcess) -> None:
    async def before() -> str:
        async with Phone(room.url) as phone:
            seat = await phone.join()
            await phone.vote("r1", {"q1": 4})
            return seat

    async def after(seat: str) -> None:
        async with Phone(room.url, seat=seat) as phone:
            assert (await phone.state())["round"]["open"] is True
            await phone.vote("r1", {"q1": 5})

    room.open()
    seat = asyncio.run(before())
    room.tell("lock")
    room.status()
    first = room.ready
    room.kill()
    again = room.start()
    assert again["url"] == first["url"]
    assert (again["open"], again["state"], again["joined"]) == ("r1", "open", 1)
    assert (again["answered"], again["locked"]) == (1, True)
    asyncio.run(after(seat))
    assert room.close()["answers"]["q1"] == [5]


def test_a_round_closed_and_not_forgotten_survives_too(room: RoomProcess) -> None:
    async def vote() -> None:
        async with Phone(room.url) as phone:
            await phone.join()
            await phone.vote("r1", {"q1": 4})

    room.open()
    asyncio.run(vote())
    room.close()
    room.kill()
    again = room.start()
    assert (again["open"], again["state"]) == ("r1", "closed")
    room.tell("answers", round="r1")
    assert room.hear("closed")["answers"]["q1"] == [4]
    room.tell("forget", round="r1")
    room.hear("forgotten")
    room.kill()
    assert room.start()["open"] is None


def test_the_end_of_input_ends_the_room_and_keeps_the_session(tmp_path: Path) -> None:
    with running_room(tmp_path) as room:
        code = room.ready["code"]
        assert room.stop() == 0
        assert room.start()["code"] == code


def test_the_end_of_the_session_leaves_no_file(tmp_path: Path) -> None:
    with running_room(tmp_path) as room:
        room.open()
        room.tell("end")
        assert room.process.wait(15) == 0
    assert [file.name for file in tmp_path.iterdir()] == ["room.lock"]


def test_a_second_room_on_the_same_session_is_refused(room: RoomProcess) -> None:
    second = RoomProcess(room.directory)
    problem = second.start_refused()
    assert problem["code"] == "session_taken"
    assert str(room.process.pid) in problem["message"]
    assert second.process.returncode == 1
    assert room.status()["round"] is None


def test_a_session_that_is_no_database_is_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "room.db").write_bytes(b"no database at all " * 100)
    problem = RoomProcess(tmp_path).start_refused()
    assert problem["code"] == "session_unreadable"
    assert (tmp_path / "room.db").read_bytes().startswith(b"no database")


def test_two_sessions_do_not_fight_for_a_port(tmp_path: Path) -> None:
    host = ("--host", "127.0.0.1")
    with (
        running_room(tmp_path / "one", *host) as one,
        running_room(tmp_path / "two", *host) as two,
    ):
        assert one.ready["port"] != two.ready["port"]
        assert one.ready["code"] != two.ready["code"]


def test_pledges_that_the_app_has_not_confirmed_are_told_again(room: RoomProcess) -> None:
    async def pledge() -> None:
        async with Phone(room.url) as phone:
            await phone.join()
            await phone.pledge("Lena Brandt", "listen to two calls", "2026-03-26")

    asyncio.run(pledge())
    first = room.hear("pledge")
    room.kill()
    room.start()
    again = room.hear("pledge")
    assert again == first
    room.tell("forget", pledge=first["id"])
    room.status()
    assert not any(b"Lena" in file.read_bytes() for file in room.directory.iterdir())


def test_the_door_moves_to_another_address_and_old_names_no_longer_work(
    room: RoomProcess,
) -> None:
    if os.name != "posix" or os.uname().sysname != "Linux":
        pytest.skip("needs 127.0.0.2, which only Linux has without set-up")

    async def join(url: str) -> None:
        async with Phone(url, patience=0.5) as phone:
            await phone.join()

    room.tell("move", host="127.0.0.2")
    moved = room.hear("moved")
    assert moved["url"] == f"http://127.0.0.2:{room.ready['port']}/#{room.ready['code']}"
    asyncio.run(join(moved["url"]))
    room.tell("move", host="203.0.113.9")
    assert room.hear("moved")["url"] == moved["url"]
    assert room.hear("problem")["code"] == "bad_command"
    asyncio.run(join(moved["url"]))


def test_the_door_takes_another_port_at_once_where_its_own_is_taken(room: RoomProcess) -> None:
    if os.name != "posix" or os.uname().sysname != "Linux":
        pytest.skip("needs 127.0.0.2, which only Linux has without set-up")
    port = int(room.ready["port"])
    with socket.create_server(("127.0.0.2", port)):
        began = time.monotonic()
        room.tell("move", host="127.0.0.2")
        moved = room.hear("moved")
    assert moved["port"] != port
    assert time.monotonic() - began < SAME_PORT_FOR  # it did not wait for its own


def test_released_seats_must_join_again_and_voters_stay(room: RoomProcess) -> None:
    async def story() -> None:
        async with Phone(room.url) as voter, Phone(room.url) as silent:
            await voter.join()
            await silent.join()
            await voter.vote("r1", {"q1": 4})
            await asyncio.to_thread(lambda: (room.tell("release", silent=True), room.status()))
            assert (await voter.state())["joined"] == 1
            with pytest.raises(PhoneRefusedError, match="401 no_seat"):
                await silent.state()

    room.open()
    asyncio.run(story())


def test_after_a_change_of_address_the_vote_starts_anew_with_everybody(room: RoomProcess) -> None:
    async def vote(value: int, round_id: str) -> None:
        async with Phone(room.url) as phone:
            await phone.join()
            await phone.vote(round_id, {"q1": value})

    room.open("first")
    asyncio.run(vote(1, "first"))
    room.tell("forget", round="first")
    room.hear("forgotten")
    room.tell("release", all=True)
    assert room.status()["joined"] == 0
    room.open("second")
    asyncio.run(vote(5, "second"))
    closed = room.close()
    assert (closed["round"], closed["answered"]) == ("second", 1)
    assert closed["answers"]["q1"] == [5]
    assert room.status()["joined"] == 1


def test_a_new_session_takes_the_code_it_is_given(tmp_path: Path) -> None:
    arguments = ("--host", "127.0.0.1", "--port", "0", "--code", "k7qm pd2a")
    with running_room(tmp_path / "first", *arguments) as room:
        assert room.ready["code"] == "K7QMPD2A"
    with running_room(tmp_path / "first", *arguments[:-1], "OTHER234") as again:
        assert again.ready["code"] == "K7QMPD2A"
