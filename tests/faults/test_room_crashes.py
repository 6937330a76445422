"""No acknowledged answer is lost when the room is killed, and none is counted twice."""

from __future__ import annotations

import asyncio
import random
import statistics
import time
from contextlib import AsyncExitStack
from typing import Any

import pytest

from cxworkshop.room.phone import Phone
from cxworkshop.store.session import SessionFile
from tests.support.room import RoomProcess
from tests.support.storm import Voter

PHONES = 12
NUMBERS = {"id": "q", "kind": "number", "text": "n", "scale": {"min": 0, "max": 10**9}}


def numbered(place: int, number: int) -> dict[str, int]:
    """A ballot that says whose it is and which of theirs."""
    return {"q": place * 1_000_000 + number}


async def kill_many_times(room: RoomProcess, kills: int, chance: random.Random) -> dict[str, Any]:
    came_back_in: list[float] = []
    accepted = 0
    async with AsyncExitStack() as stack:
        voters = []
        for place in range(1, PHONES + 1):
            phone = await stack.enter_async_context(Phone(room.url, patience=0.2))
            await phone.join()
            voters.append(Voter(place, phone, numbered))
        for cycle in range(kills):
            round_id = f"r{cycle}"
            await asyncio.to_thread(room.open, round_id, questions=[NUMBERS])
            storms = [asyncio.create_task(voter.storm(round_id)) for voter in voters]
            await asyncio.sleep(chance.uniform(0.01, 0.25))
            await asyncio.to_thread(room.kill)
            for storm in storms:
                storm.cancel()
            await asyncio.gather(*storms)
            came_back_in.append(await came_back(room))
            kept = (await asyncio.to_thread(room.close))["answers"]["q"]
            if chance.random() < 0.3:  # also between closed and forgotten
                await asyncio.to_thread(room.kill)
                came_back_in.append(await came_back(room))
                room.tell("answers", round=round_id)
                again = (await asyncio.to_thread(room.hear, "closed"))["answers"]["q"]
                assert sorted(again) == sorted(kept)
            for voter in voters:
                voter.check(divmod(value, 1_000_000) for value in kept)
                accepted += len(voter.accepted)
            room.tell("forget", round=round_id)
            await asyncio.to_thread(room.hear, "forgotten")
    return {"back": statistics.median(came_back_in), "accepted": accepted}


async def came_back(room: RoomProcess) -> float:
    """Starts the room again; how long that took in seconds."""
    began = time.monotonic()
    port = room.ready["port"]
    await asyncio.to_thread(room.start)
    assert room.ready["port"] == port
    return time.monotonic() - began


def storm(room: RoomProcess, kills: int) -> None:
    facts = asyncio.run(kill_many_times(room, kills, random.Random(20260312)))
    print(f"{kills} kills, {facts['accepted']} accepted, back in {facts['back']:.2f} s (median)")
    assert facts["accepted"] > kills
    room.stop()
    session = SessionFile(room.directory)
    assert session.is_sound()
    session.close()


def test_forty_kills_in_a_storm_lose_nothing(room: RoomProcess) -> None:
    storm(room, 40)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_a_thousand_kills_in_a_storm_lose_nothing(room: RoomProcess) -> None:
    storm(room, 1000)
