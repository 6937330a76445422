"""Somebody who holds the whole folder can't tell who said what."""

from __future__ import annotations

import asyncio
import random
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path
from statistics import correlation, mean
from typing import Any

import aiohttp

from cxworkshop.room.phone import Phone
from cxworkshop.store.session import SessionFile
from tests.support.room import RoomProcess

PHONES = 300
ROUNDS = 6
ORDER = {"id": "order", "kind": "number", "text": "n", "scale": {"min": 0, "max": 10**6}}
WORDS = {"id": "words", "kind": "text", "text": "Why?"}


def on_disk(directory: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(directory.iterdir()) if file.is_file())


class Crowd:
    """Many phones that vote one after another, in an order that only the test knows."""

    def __init__(self, room: RoomProcess, count: int) -> None:
        self.room = room
        self.count = count
        self.tokens: list[str] = []

    async def vote_in_turn(self, round_ids: list[str], chance: random.Random, look: Any) -> None:
        async with AsyncExitStack() as stack:
            http = await stack.enter_async_context(aiohttp.ClientSession())
            phones = [
                await stack.enter_async_context(Phone(self.room.url, http=http))
                for _ in range(self.count)
            ]
            self.tokens = [await phone.join() for phone in phones]
            for round_id in round_ids:
                await asyncio.to_thread(self.room.open, round_id, questions=[ORDER, WORDS])
                chance.shuffle(phones)
                for turn, phone in enumerate(phones):
                    await phone.vote(round_id, {"order": turn, "words": f"canary {turn}"})
                await asyncio.to_thread(look, round_id)


def test_neither_the_open_file_nor_the_handed_over_answers_keep_the_order(
    room: RoomProcess, tmp_path: Path
) -> None:
    in_file: list[float] = []
    handed_over: list[float] = []
    turns = list(range(PHONES))

    def look(round_id: str) -> None:
        room.kill()
        session = SessionFile(room.directory)
        stored = [ballot.body["answers"]["order"] for ballot in session.ballots(round_id)]
        session.close()
        in_file.append(correlation(turns, stored))
        room.start()
        answers = room.close()["answers"]
        words = [int(text.split()[1]) for text in answers["words"]]
        handed_over.append(correlation(turns, answers["order"]))
        handed_over.append(correlation(answers["order"], words))
        room.tell("forget", round=round_id)
        room.hear("forgotten")

    crowd = Crowd(room, PHONES)
    rounds = [f"r{number}" for number in range(ROUNDS)]
    asyncio.run(crowd.vote_in_turn(rounds, random.Random(7), look))
    assert abs(mean(in_file)) < 0.1
    assert abs(mean(handed_over)) < 0.1


def test_no_token_address_time_or_text_is_left(room: RoomProcess) -> None:
    crowd = Crowd(room, 20)
    seen_open: list[bytes] = []

    def look(round_id: str) -> None:
        seen_open.append(on_disk(room.directory))
        room.close()
        room.tell("forget", round=round_id)
        room.hear("forgotten")

    asyncio.run(crowd.vote_in_turn(["r1", "r2"], random.Random(7), look))
    left = on_disk(room.directory)
    this_year = f"{datetime.now(tz=UTC).year}-".encode()
    room.stop()
    # The address that QR codes show is told to the app, not written: no address at all is on disk.
    for traces in (*seen_open, left, room.errors):
        assert b"127.0.0.1" not in traces
        assert this_year not in traces
        assert not any(token.encode() in traces for token in crowd.tokens)
    assert all(b"canary" in traces for traces in seen_open)
    assert b"canary" not in left
    assert room.errors == b""


def test_a_refused_request_leaves_nothing_of_the_guest_in_the_log(room: RoomProcess) -> None:
    async def story() -> None:
        async with aiohttp.ClientSession() as http:
            for path in ("/api/state", "/api/ballots", "/nothing", "/h/x"):
                async with http.post(
                    room.base + path,
                    data=b"\xff{canary",
                    headers={"Authorization": "Bearer canary", "Content-Type": "application/json"},
                ) as answer:
                    assert answer.status < 500

    asyncio.run(story())
    room.stop()
    assert room.errors == b""
