"""Answers that do not come from a phone of one's own land in the same round."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

import pytest

from cxworkshop.room.phone import Phone, PhoneRefusedError
from tests.support.room import RoomProcess, rating


def enter(room: RoomProcess, way: str, **what: Any) -> dict[str, Any]:
    room.tell("enter", way=way, **what)
    return room.hear("entered")


def test_every_way_counts_in_one_round_and_only_counts_are_kept(room: RoomProcess) -> None:
    async def by_phone() -> None:
        async with Phone(room.url) as phone:
            await phone.join()
            await phone.vote("r1", {"q1": 5, "q2": 61})

    room.open()
    asyncio.run(by_phone())
    enter(room, "kiosk", answers={"q1": 4})
    enter(room, "paper", answers={"q1": None, "q2": 50})
    entered = enter(room, "hands", counts={"q1": [0, 1, 0, 2, 0]}, cant_judge={"q1": 1})
    assert entered["answered"] == 7
    closed = room.close()
    assert closed["ways"] == {"phone": 1, "kiosk": 1, "paper": 1, "hands": 4}
    assert Counter(closed["answers"]["q1"]) == Counter([5, 4, None, 2, 4, 4, None])
    assert sorted(closed["answers"]["q2"]) == [50, 61]


def test_a_paper_ballot_can_be_corrected_and_taken_back(room: RoomProcess) -> None:
    room.open()
    first = enter(room, "paper", answers={"q1": 2})
    enter(room, "paper", answers={"q1": 3})
    assert enter(room, "paper", nonce=first["nonce"], answers={"q1": 5})["answered"] == 2
    enter(room, "paper", nonce=first["nonce"], answers=None)
    assert room.close()["answers"]["q1"] == [3]


def test_entries_survive_a_crash(room: RoomProcess) -> None:
    room.open()
    enter(room, "hands", counts={"q1": [0, 0, 0, 3, 0]})
    room.kill()
    assert room.start()["answered"] == 3
    assert room.close()["answers"]["q1"] == [4, 4, 4]


WRONG_ENTRIES: list[dict[str, Any]] = [
    {"way": "fax", "answers": {"q1": 4}},
    {"way": "paper", "answers": {"q1": 9}},
    {"way": "paper", "answers": {}},
    {"way": "paper"},
    {"way": "hands", "counts": {"q1": [1, 2]}},
    {"way": "hands", "counts": {"q2": [1]}},
    {"way": "hands", "counts": {"q9": [0, 0, 0, 0, 1]}},
    {"way": "hands", "counts": {}},
    {"way": "hands", "counts": {"q1": [0, 0, 0, 0, 1]}, "cant_judge": {"q1": -1}},
]


def test_an_entry_that_does_not_fit_is_a_problem_with_a_sentence(room: RoomProcess) -> None:
    room.open()
    for what in WRONG_ENTRIES:
        room.tell("enter", nonce="entry-1", **what)
        problem = room.hear("problem")
        assert problem["code"] in {"bad_command", "bad_answers"}, what
        assert problem["nonce"] == "entry-1"
    assert room.close()["answered"] == 0


def test_a_table_replaces_its_own_tally(room: RoomProcess) -> None:
    async def story() -> None:
        async with Phone(room.url) as one, Phone(room.url) as two:
            await one.join()
            await two.join()
            await one.tally("r1", {"q1": [0, 0, 0, 5, 0]})
            await one.tally("r1", {"q1": [0, 0, 1, 4, 0]}, {"q1": 1})
            await two.tally("r1", {"q1": [1, 0, 0, 0, 0]})

    room.open(by="table", questions=[rating("q1")])
    asyncio.run(story())
    closed = room.close()
    assert (closed["answered"], closed["ways"]) == (7, {"table": 7})
    assert Counter(closed["answers"]["q1"]) == Counter([3, 4, 4, 4, 4, None, 1])


def test_one_person_cannot_send_a_table_of_counts_in_an_ordinary_round(room: RoomProcess) -> None:
    async def story() -> None:
        async with Phone(room.url) as phone:
            await phone.join()
            with pytest.raises(PhoneRefusedError, match="409 no_tables"):
                await phone.tally("r1", {"q1": [0, 0, 0, 0, 99]})

    room.open()
    asyncio.run(story())
    assert room.close()["answered"] == 0
