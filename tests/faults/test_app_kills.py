"""No acknowledged answer is lost when the app is killed, with its room or without it, and none is
counted twice; the app comes back at the same step, with the vote as it was."""

from __future__ import annotations

import asyncio
import random
import statistics
import sys
from collections.abc import Iterable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from cxworkshop.room.phone import Phone
from cxworkshop.services.desk import LIBRARY_FILE
from cxworkshop.store import answers
from cxworkshop.store.database import Library, open_library
from cxworkshop.store.session import SessionFile
from tests.support.app_process import AppProcess, is_running
from tests.support.storm import Voter

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")

PHONES = 12
STEP = "predict"
QUESTIONS = ("H1", "1a", "3a", "4a", "5a", "6b", "7a")
ROOM_GONE_WITHIN = 5.0
FORGOTTEN_WITHIN = 15.0
LOOK_AGAIN = 0.25  # seconds; a phone may ask five times a second

# When the app dies, and at which pictures it may be found again.
MOMENTS: Mapping[str, frozenset[str]] = {
    "voting": frozenset({"vote_open"}),
    "keeping": frozenset({"vote_closed"}),
    "opened": frozenset({"vote_open"}),
    "closing": frozenset({"vote_open", "vote_closed"}),
    "kept": frozenset({"vote_closed"}),
}


def guesses(place: int, number: int) -> dict[str, dict[str, int]]:
    """A prediction that says whose it is and which of theirs, the same for every statement."""
    guess = {"low": place, "likely": 20 + number % 40, "high": 60 + number // 40}
    return dict.fromkeys(QUESTIONS, guess)


def meant(guess: Mapping[str, int]) -> tuple[int, int]:
    """Whose it is, and which of theirs."""
    return guess["low"], guess["likely"] - 20 + 40 * (guess["high"] - 60)


@dataclass
class Ordeal:
    """An app with its home, the phones of its guests, and what was measured."""

    home: Path
    app: AppProcess
    chance: random.Random
    voters: list[Voter] = field(default_factory=list)
    came_back_in: list[float] = field(default_factory=list)
    accepted: int = 0

    async def begin(self, stack: AsyncExitStack) -> None:
        """The sample workshop runs, and everybody has joined."""
        await asyncio.to_thread(self.app.start)
        await self.tell("walk")
        state = await self.until(ready=True)
        self.onlooker = await stack.enter_async_context(Phone(state["url"]))
        await self.onlooker.join(watching=True)
        for place in range(1, PHONES + 1):
            phone = await stack.enter_async_context(Phone(state["url"]))
            await phone.join()
            self.voters.append(Voter(place, phone, guesses))

    async def kill_at(self, moment: str, *, with_room: bool) -> None:
        """One round, and one kill in it."""
        room = self.app.state["room"]
        url = self.app.state["url"]
        storms: dict[int, asyncio.Task[None]] = {}
        if moment == "opened":
            await self.tell(f"die opened {'room' * with_room}")
            await self.die("open")
        else:
            round_id = (await self.tell("open"))["unkept"]
            storms = self.storm(round_id)
            await self.die_while_voting(moment, with_room=with_room)
            self.put_every_other_away(storms)
        self.came_back_in.append(await asyncio.to_thread(self.app.start_again))
        state = self.app.state
        assert (state["step"], state["url"], state["problem"]) == (STEP, url, "")
        assert state["scene"] in MOMENTS[moment]
        assert state["room"] != room
        await gone(room)
        if moment == "opened":
            round_id = state["unkept"]
            storms = self.storm(round_id)
        await self.finish(round_id, storms)

    async def die_while_voting(self, moment: str, *, with_room: bool) -> None:
        if moment == "voting":
            await asyncio.sleep(self.chance.uniform(0.05, 0.6))
            await asyncio.to_thread(self.app.kill, with_room=with_room)
            return
        await self.until(answered=PHONES)
        if moment == "closing":
            self.app.send("next")
            await asyncio.sleep(self.chance.uniform(0, 0.1))
            await asyncio.to_thread(self.app.kill, with_room=with_room)
        else:
            await self.tell(f"die {moment} {'room' * with_room}")
            await self.die("next")

    async def finish(self, round_id: str, storms: dict[int, asyncio.Task[None]]) -> None:
        """A vote still open is closed; its answers are in the library, and nowhere else."""
        if self.app.state["open"]:
            await self.until(answered=PHONES)
        for storm in storms.values():
            storm.cancel()
        await asyncio.gather(*storms.values())
        if self.app.state["open"]:
            await self.tell("next")
        await self.until(unkept=None)
        async with asyncio.timeout(FORGOTTEN_WITHIN):
            while (await self.onlooker.state())["round"] is not None:
                await asyncio.sleep(LOOK_AGAIN)
        self.check(round_id)

    def storm(self, round_id: str) -> dict[int, asyncio.Task[None]]:
        """Everybody votes and votes again, while rooms come and go."""
        return {voter.place: asyncio.create_task(voter.storm(round_id)) for voter in self.voters}

    def put_every_other_away(self, storms: dict[int, asyncio.Task[None]]) -> None:
        """Their last accepted answers must be there without their help."""
        for voter in self.voters[::2]:
            if voter.accepted:
                storms[voter.place].cancel()

    def check(self, round_id: str) -> None:
        """Everybody's last acknowledged answer is kept, once, to each question."""
        with reading(self.home) as library, library.reading() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
            frozen = answers.find(connection, round_id)
            kept = answers.values(connection, round_id)
        assert frozen is not None
        assert (frozen.kept, frozen.answered) == (True, PHONES)
        assert frozen.round.ways == {"phone": PHONES}
        assert set(kept) == set(QUESTIONS)
        ballots = [sorted(map(meant, values)) for values in kept.values()]
        assert all(each == ballots[0] for each in ballots)
        assert len(ballots[0]) == PHONES
        for voter in self.voters:
            voter.check(ballots[0])
            self.accepted += len(voter.accepted)

    async def tell(self, command: str) -> dict[str, Any]:
        return await asyncio.to_thread(self.app.tell, command)

    async def die(self, command: str) -> None:
        """It does not survive the command."""
        self.app.send(command)
        await asyncio.to_thread(self.app.wait_for_death)

    async def until(self, **facts: Any) -> dict[str, Any]:
        """The state as soon as it says so."""
        return await asyncio.to_thread(
            self.app.until, lambda state: all(state[name] == facts[name] for name in facts)
        )


class reading:  # noqa: N801 - reads as a word of the sentence
    """The library of a home, read beside the app."""

    def __init__(self, home: Path) -> None:
        self._library = open_library(home / LIBRARY_FILE, for_reading=True)

    def __enter__(self) -> Library:
        return self._library

    def __exit__(self, *_: object) -> None:
        self._library.close()


async def gone(process_id: int) -> None:
    """The killed app's room has ended: it was killed, too, or saw the end of its input."""
    async with asyncio.timeout(ROOM_GONE_WITHIN):
        while is_running(process_id):
            await asyncio.sleep(0.02)


async def kill_many_times(ordeal: Ordeal, moments: Iterable[str]) -> None:
    async with AsyncExitStack() as stack:
        try:
            await ordeal.begin(stack)
            for number, moment in enumerate(moments):
                await ordeal.kill_at(moment, with_room=number % 2 == 1)
        finally:
            await asyncio.to_thread(ordeal.app.stop)


def killed(home: Path, kills: int) -> None:
    ordeal = Ordeal(home, AppProcess(home), random.Random(20260312))
    names = list(MOMENTS)
    asyncio.run(kill_many_times(ordeal, [names[number % len(names)] for number in range(kills)]))
    back = statistics.median(ordeal.came_back_in)
    print(f"{kills} kills, {ordeal.accepted} answers accepted, back in {back:.2f} s (median)")
    assert ordeal.accepted > kills * PHONES
    assert ordeal.app.crash_reports == []
    (session,) = (home / "sessions").iterdir()
    file = SessionFile(session)
    assert file.is_sound()
    file.close()


def test_five_kills_of_the_app_in_a_storm_lose_nothing(home_of_its_own: Path) -> None:
    killed(home_of_its_own, 5)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_fifty_kills_of_the_app_in_a_storm_lose_nothing(home_of_its_own: Path) -> None:
    killed(home_of_its_own, 50)
