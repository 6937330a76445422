"""Simulated executives are real phones: they join, answer as they were told to think, and go."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cxworkshop.room.opinions import Opinions, apportion
from cxworkshop.room.phone import Phone
from tests.support.room import RoomProcess, items, prediction, rating

LEANINGS = {
    "H1": {"rating": [0, 1, 1, 6, 3], "cant_judge": 0, "prediction": {"mean": 61, "sd": 13}},
    "6b": {"rating": [0, 0, 3, 5, 2], "cant_judge": 0.091},
}


@contextmanager
def colleagues(room: RoomProcess, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "cxworkshop.room.phones", "--url", room.url, *arguments]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        yield process
    finally:
        assert process.stdin
        assert process.stdout
        process.stdin.close()
        process.wait(10)
        process.stdout.close()


def hear_answered(room: RoomProcess, count: int) -> None:
    while room.hear("answered")["answered"] < count:
        pass


def test_eleven_colleagues_tell_the_designed_story_exactly(
    room: RoomProcess, tmp_path: Path
) -> None:
    opinions = tmp_path / "opinions.json"
    opinions.write_text(json.dumps(LEANINGS))
    room.open("r1", questions=[rating("H1"), rating("q", about="6b")])
    told = ("--count", "11", "--seed", "3", "--pace", "0.2", "--opinions", str(opinions))
    with colleagues(room, *told):
        hear_answered(room, 11)
        answers = room.close()["answers"]
    assert Counter(answers["H1"]) == Counter({2: 1, 3: 1, 4: 6, 5: 3})
    assert Counter(answers["q"]) == Counter({3: 3, 4: 5, 5: 2, None: 1})


def test_they_answer_every_kind_send_cards_and_pledge(room: RoomProcess) -> None:
    choices = items("Price", "Speed", "Care")
    kinds = [
        prediction("b", low_high=True),
        {"id": "c", "kind": "ranking", "text": "Order", "items": choices},
        {"id": "d", "kind": "allocation", "text": "Give", "items": choices, "total": 100},
        {"id": "e", "kind": "choice", "text": "Pick", "items": choices, "total": 2},
        {"id": "f", "kind": "number", "text": "How many?", "scale": {"min": 0, "max": 500}},
        {"id": "g", "kind": "text", "text": "Why?"},
    ]
    with colleagues(room, "--count", "6", "--pace", "0.1"):
        room.open("r1", questions=kinds)
        hear_answered(room, 6)
        assert all(len(values) == 6 for values in room.close()["answers"].values())
        room.tell("forget", round="r1")
        board = {"id": "b", "title": "Causes", "fields": [{"id": "why", "label": "Because"}]}
        room.tell("collect", board=board)
        assert len(room.hear("cards")["cards"]) >= 5
        room.tell("collected")
        room.tell("show", view={"kind": "page", "asks": "pledge", "language": "en"})
        names = {room.hear("pledge")["name"] for _ in range(6)}
        assert names == {f"Simulated colleague {number}" for number in range(1, 7)}


def test_they_go_when_their_input_ends(room: RoomProcess) -> None:
    with colleagues(room, "--count", "3", "--pace", "0") as process:
        while room.hear("joined")["joined"] < 3:
            pass
        assert process.stdin
        process.stdin.close()
        assert process.wait(10) == 0


def test_they_go_after_the_first_vote_when_told_so(room: RoomProcess) -> None:
    room.open("r1")
    with colleagues(room, "--count", "3", "--pace", "0", "--until-closed") as process:
        hear_answered(room, 3)
        room.close()
        assert process.wait(10) == 0


def test_they_go_when_the_time_is_up(room: RoomProcess) -> None:
    with colleagues(room, "--count", "1", "--time-limit", "0.5") as process:
        assert process.wait(10) == 0


@pytest.mark.parametrize("phones", [1, 5, 8, 12, 100])
def test_opinions_are_dealt_to_any_number_of_phones(phones: int) -> None:
    opinions = Opinions(seed=7, leanings=LEANINGS)
    guesses = opinions.deal(prediction("H1"), phones)
    assert len(guesses) == phones
    assert abs(sum(guesses) / phones - 61) <= 1
    assert guesses == Opinions(seed=7, leanings=LEANINGS).deal(prediction("H1"), phones)


def test_things_are_shared_out_by_largest_remainder() -> None:
    assert apportion([0, 1, 1, 6, 3], 11) == [0, 1, 1, 6, 3]
    assert apportion([1, 1, 1], 2) == [1, 1, 0]
    assert sum(apportion([0.2, 0.5, 3], 17)) == 17


def test_after_a_kill_they_come_back_as_the_same_ones(room: RoomProcess, tmp_path: Path) -> None:
    told = ("--count", "4", "--pace", "0.1", "--seats", str(tmp_path / "seats.json"))
    room.open("r1", questions=[rating("H1")])
    with colleagues(room, *told) as killed:
        hear_answered(room, 4)
        killed.kill()
    with colleagues(room, *told) as back:
        assert back.stdout
        assert json.loads(back.stdout.readline()) == {"event": "joined", "joined": 4}
    assert room.status()["joined"] == 4
    assert room.status()["answered"] == 4


def test_unreadable_seats_are_no_reason_to_stay_away(room: RoomProcess, tmp_path: Path) -> None:
    seats = tmp_path / "seats.json"
    seats.write_text("[broken")
    room.open("r1", questions=[rating("H1")])
    with colleagues(room, "--count", "2", "--pace", "0.1", "--seats", str(seats)):
        hear_answered(room, 2)
    assert len(json.loads(seats.read_text())) == 2


def test_one_of_them_stands_in_until_somebody_real_comes(room: RoomProcess) -> None:
    with colleagues(room, "--count", "3", "--pace", "0", "--stand-in") as process:
        assert process.stdout
        told = (json.loads(line) for line in process.stdout)
        assert next(told) == {"event": "joined", "joined": 3}
        room.open("r1", questions=[rating("H1")])
        hear_answered(room, 3)
        room.close()
        room.tell("forget", round="r1")
        seat = asyncio.run(joins(room))
        assert next(each for each in told if each["event"] == "simulated")["answering"] == 2
        assert (room.status()["joined"], room.status()["watching"]) == (3, 1)
        room.open("r2", questions=[rating("H1")])
        asyncio.run(votes(room, seat, "r2"))
        hear_answered(room, 3)
        assert len(room.close()["answers"]["H1"]) == 3


async def joins(room: RoomProcess) -> str:
    async with Phone(room.url) as phone:
        return await phone.join()


async def votes(room: RoomProcess, seat: str, round_id: str) -> None:
    async with Phone(room.url, seat=seat) as phone:
        await phone.vote(round_id, {"H1": 4})
