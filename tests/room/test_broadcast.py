"""Everybody hears the newest, nobody hears everything, and a slow phone holds nobody up."""

from __future__ import annotations

import asyncio
import socket
import time
from contextlib import AsyncExitStack, closing, suppress
from pathlib import Path

import aiohttp
import pytest

from cxworkshop.room.phone import Phone
from tests.support.patience import PATIENCE
from tests.support.room import RoomProcess

VOTERS = 120
LONG = "x" * 12_000


def test_counts_are_told_a_few_times_a_second_however_many_vote(room: RoomProcess) -> None:
    async def story() -> tuple[int, int, float]:
        heard = 0
        async with AsyncExitStack() as stack:
            http = await stack.enter_async_context(aiohttp.ClientSession())
            watcher = await stack.enter_async_context(Phone(room.url))
            await watcher.join(watching=True)
            voters = [Phone(room.url, http=http) for _ in range(VOTERS)]
            await asyncio.gather(*(voter.join() for voter in voters))
            await asyncio.to_thread(room.open)
            began = time.monotonic()

            async def vote() -> None:
                for voter in voters:
                    await voter.vote("r1", {"q1": 4})
                    await asyncio.sleep(0.005)

            voting = asyncio.create_task(vote())
            async with asyncio.timeout(20):
                async for name, data in watcher.events():
                    heard += name == "progress"
                    if data["answered"] == VOTERS:
                        break
            await voting
            return heard, count_answered(room), time.monotonic() - began

    heard, told, took = asyncio.run(story())
    assert 1 <= heard <= 5 * took + 2
    assert 1 <= told <= 10 * took + 2


def count_answered(room: RoomProcess) -> int:
    """How many lines told the app about answers, up to the last one."""
    told = 0
    while True:
        line = room.lines.get(timeout=PATIENCE)
        assert line is not None
        told += line["event"] == "answered"
        if line["event"] == "answered" and line["answered"] == VOTERS:
            return told


def test_a_phone_that_does_not_read_gets_no_queue_and_then_the_newest(room: RoomProcess) -> None:
    async def join() -> str:
        async with Phone(room.url) as phone:
            return await phone.join()

    seat = asyncio.run(join())
    with closing(socket.socket()) as slow:
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        slow.connect(("127.0.0.1", room.ready["port"]))
        host = room.base.removeprefix("http://")
        slow.sendall(f"GET /api/events?seat={seat} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        before = memory(room)
        for number in range(1500):
            view = {"kind": "page", "title": f"page {number}", "text": LONG, "language": "en"}
            room.tell("show", view=view)
        room.status()
        assert asyncio.run(newest(room, seat)) == "page 1499"
        assert memory(room) - before < 20
        slow.settimeout(10)
        received = b""
        while b"page 1499" not in received:
            part = slow.recv(1 << 20)
            assert part, "the stream ended before the newest state"
            received = received[-200:] + part


async def newest(room: RoomProcess, seat: str) -> str:
    async with Phone(room.url, seat=seat) as phone:
        return str((await phone.state())["view"]["title"])


def memory(room: RoomProcess) -> float:
    """Resident MiB; not to be had everywhere."""
    with suppress(OSError):
        status = Path(f"/proc/{room.process.pid}/status").read_text()
        resident = next(line for line in status.splitlines() if line.startswith("VmRSS"))
        return int(resident.split()[1]) / 1024
    pytest.skip("needs /proc to see how much memory the room takes")
