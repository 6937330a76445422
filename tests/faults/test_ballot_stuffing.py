"""One seat, one ballot: simultaneous posts, retries and restarts change nothing about it."""

from __future__ import annotations

import asyncio
import collections
from contextlib import AsyncExitStack

import aiohttp
import pytest

from cxworkshop.room.phone import Phone, PhoneRefusedError
from tests.support.room import RoomProcess

POSTS = 200


async def stuff(room: RoomProcess, seats: int) -> collections.Counter[str]:
    outcomes: collections.Counter[str] = collections.Counter()

    async def post(phone: Phone, number: int) -> None:
        try:
            await phone.vote("r1", {"q1": number % 5 + 1}, nonce=f"nonce-{number % 150:05}")
            outcomes["kept"] += 1
        except PhoneRefusedError as refused:
            outcomes[refused.code] += 1

    async with AsyncExitStack() as stack:
        connector = aiohttp.TCPConnector(limit=0)
        http = await stack.enter_async_context(aiohttp.ClientSession(connector=connector))
        phones = [await stack.enter_async_context(Phone(room.url, http=http)) for _ in range(seats)]
        await asyncio.gather(*(phone.join() for phone in phones))
        for phone in phones:
            await asyncio.gather(*(post(phone, number) for number in range(POSTS)))
    return outcomes


def stuffed(room: RoomProcess, seats: int) -> None:
    room.open()
    outcomes = asyncio.run(stuff(room, seats))
    assert set(outcomes) == {"kept", "too_fast"}
    assert outcomes["kept"] >= seats
    room.kill()
    room.start()
    closed = room.close()
    assert closed["answered"] == seats
    assert len(closed["answers"]["q1"]) == seats


def test_two_hundred_simultaneous_posts_from_a_seat_are_one_ballot(room: RoomProcess) -> None:
    stuffed(room, 10)


@pytest.mark.long
def test_two_hundred_simultaneous_posts_from_each_of_a_hundred_seats(room: RoomProcess) -> None:
    stuffed(room, 100)
