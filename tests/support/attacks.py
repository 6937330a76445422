"""Attacks on a room while honest guests vote, and how long the guests had to wait meanwhile."""

from __future__ import annotations

import asyncio
import collections
import re
import time
from contextlib import suppress

from cxworkshop.room.phone import Phone
from tests.support.hostile import requests
from tests.support.room import RoomProcess

STATUS = re.compile(rb"HTTP/1\.[01] (\d{3})")
GUESTS = 10
HALF_OPEN = (b"", b"P", b"POST /api/join HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{")


async def send_raw(room: RoomProcess, payload: bytes) -> list[int]:
    """The status codes of whatever comes back within two seconds."""
    port = room.ready["port"]
    answer = b""
    with suppress(ConnectionError, TimeoutError):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        try:
            async with asyncio.timeout(2):
                writer.write(payload)
                while part := await reader.read(65536):
                    answer += part
        finally:
            writer.close()
    return [int(code) for code in STATUS.findall(answer)]


async def vote_steadily(room: RoomProcess, delays: list[float]) -> None:
    async with Phone(room.url) as phone:
        await phone.join()
        number = 0
        while True:
            began = time.perf_counter()
            await phone.vote("r1", {"q1": number % 5 + 1})
            delays.append(time.perf_counter() - began)
            number += 1
            await asyncio.sleep(0.25)


async def malformed(room: RoomProcess, count: int) -> tuple[collections.Counter[int], list[float]]:
    """Sends so many malformed requests while `GUESTS` vote: the status codes that came back, and
    how long each honest vote took in seconds."""
    statuses: collections.Counter[int] = collections.Counter()
    delays: list[float] = []
    async with Phone(room.url) as phone:
        seat = await phone.join()
        host = room.base.removeprefix("http://")
        payloads = requests(host, seat, count, seed=11)
        guests = [asyncio.create_task(vote_steadily(room, delays)) for _ in range(GUESTS)]

        async def attacker() -> None:
            for payload in payloads:
                statuses.update(await send_raw(room, payload))

        await asyncio.gather(*(attacker() for _ in range(40)))
        for guest in guests:
            assert not guest.done(), guest.exception()
            guest.cancel()
        await asyncio.gather(*guests, return_exceptions=True)
    return statuses, delays


async def half_open(room: RoomProcess, count: int, guests: int) -> tuple[list[float], float]:
    """Opens so many connections that never finish a request, while guests vote once: how long each
    vote took, and after how long the room had closed every connection, in seconds."""
    writers: list[asyncio.StreamWriter] = []

    async def open_half(number: int) -> asyncio.StreamReader:
        reader, writer = await asyncio.open_connection("127.0.0.1", room.ready["port"])
        writers.append(writer)
        writer.write(HALF_OPEN[number % len(HALF_OPEN)])
        return reader

    async def guest() -> float:
        async with Phone(room.url) as phone:
            await phone.join()
            began = time.perf_counter()
            await phone.vote("r1", {"q1": 4})
            return time.perf_counter() - began

    began = time.monotonic()
    readers = await asyncio.gather(*(open_half(number) for number in range(count)))
    delays = await asyncio.gather(*(guest() for _ in range(guests)))
    await asyncio.gather(*(closed_by_room(reader) for reader in readers))
    for writer in writers:
        writer.close()
    return delays, time.monotonic() - began


async def closed_by_room(reader: asyncio.StreamReader) -> None:
    with suppress(ConnectionError):
        while await reader.read(4096):
            pass
