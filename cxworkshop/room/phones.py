"""Simulated executives: a child process of real HTTP phones with plausible opinions.

`python -m cxworkshop.room.phones --url http://…/#CODE --count 8 --seed 1` joins, answers every
round that opens, writes cards and pledges when phones are asked for them, and goes when the room
goes, when standard input ends, or when the time is up. It tells what it does as JSON lines.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import aiohttp

from cxworkshop.room.opinions import MOODS, TEXTS, Opinions
from cxworkshop.room.phone import Phone, PhoneRefusedError, RoomGoneError
from cxworkshop.room.stand_in import StandIn
from cxworkshop.words import say

TIME_LIMIT = 4 * 3600.0
JOINING_AT_ONCE = 20


class KeptSeats:
    """The seats of simulated executives in a file: after a kill they are the same ones again, not
    as many more. Without a `path` nothing is kept."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._seats: dict[str, str] = {}
        if path is not None:
            with suppress(OSError, ValueError):
                self._seats = dict(json.loads(path.read_text("utf-8")))

    def of(self, place: int) -> str | None:
        return self._seats.get(str(place))

    def keep(self, place: int, seat: str) -> None:
        if self._path is not None and self._seats.get(str(place)) != seat:
            self._seats[str(place)] = seat
            self._path.write_text(json.dumps(self._seats), "utf-8")


class Colleagues:
    """`count` phones that share their opinions' deck. `pace` is how long a person may think, in
    seconds; `report` is called with every event; `seats` are kept, for when they come back. With a
    `stand_in` the last of them answers only while nobody real is in the room."""

    def __init__(
        self,
        url: str,
        count: int,
        opinions: Opinions,
        pace: float,
        report: Any,
        until_closed: bool,
        seats: KeptSeats,
        stand_in: bool = False,
    ) -> None:
        self._url = url
        self._count = count
        self._opinions = opinions
        self._pace = pace
        self._report = report
        self._until_closed = until_closed
        self._seats = seats
        self._chance = random.Random(opinions.seed)
        self._joining = asyncio.Semaphore(JOINING_AT_ONCE)
        self._decks: dict[tuple[str, str], list[Any]] = {}
        self._answered: dict[str, int] = {}
        self._joined = 0
        self._stand_in = StandIn(count, report) if stand_in else None

    async def run(self) -> None:
        """Everybody joins and stays; returns when all have gone."""
        connector = aiohttp.TCPConnector(limit=0)
        async with aiohttp.ClientSession(connector=connector) as http:
            colleagues = [self._one(place, http) for place in range(self._count)]
            await asyncio.gather(*colleagues)
        self._report("gone", answered=self._answered)

    async def _one(self, place: int, http: aiohttp.ClientSession) -> None:
        await asyncio.sleep(self._think(place, "join"))
        with suppress(RoomGoneError, PhoneRefusedError):
            async with Phone(self._url, seat=self._seats.of(place), http=http) as phone:
                async with self._joining:
                    self._seats.keep(place, await phone.join())
                self._joined += 1
                if self._joined == self._count:
                    self._report("joined", joined=self._joined)
                await self._follow(place, phone)

    async def _follow(self, place: int, phone: Phone) -> None:
        done: set[str] = set()
        stand_in = self._stand_in if place == self._count - 1 else None
        voting = False
        async for name, state in phone.events():
            if name == "state":
                voting = _open_round(state) is not None
            if stand_in and not voting:
                await stand_in.look(phone, state["joined"])
            if name != "state":
                continue
            for task in self._wanted(state):
                if task in done:
                    continue
                done.add(task)
                await asyncio.sleep(self._think(place, task))
                if stand_in and await stand_in.steps_aside(phone):
                    continue
                with suppress(PhoneRefusedError):  # closed, or taken back, while thinking
                    await self._do(place, phone, task, state)
            if self._until_closed and _voted(done) and not _open_round(state):
                return

    def _wanted(self, state: Mapping[str, Any]) -> list[str]:
        round_ = _open_round(state)
        board, view = state.get("board"), state["view"]
        wanted = [f"vote {round_['id']}"] if round_ else []
        wanted += [f"card {board['id']}"] if board else []
        wanted += ["pledge"] if view.get("asks") == "pledge" else []
        return wanted

    async def _do(self, place: int, phone: Phone, task: str, state: Mapping[str, Any]) -> None:
        if task.startswith("vote "):
            await self._vote(place, phone, state["round"])
        elif task.startswith("card "):
            texts = {field["id"]: self._chance.choice(TEXTS) for field in state["board"]["fields"]}
            await phone.card(state["board"]["id"], texts)
        else:
            name = say("room.phones.name", number=place + 1)
            await phone.pledge(name, say("room.phones.pledge"), state["view"].get("by", ""))

    async def _vote(self, place: int, phone: Phone, round_: Mapping[str, Any]) -> None:
        questions = [*round_["questions"], *([round_["cut"]] if round_["cut"] else [])]
        answers = {question["id"]: self._deck(round_, question)[place] for question in questions}
        await phone.vote(round_["id"], answers, consent=bool(round_.get("consent")))
        self._answered[round_["id"]] = self._answered.get(round_["id"], 0) + 1
        if self._answered[round_["id"]] == self._count:
            self._report("answered", round=round_["id"], answered=self._count)

    def _deck(self, round_: Mapping[str, Any], question: Mapping[str, Any]) -> list[Any]:
        key = (round_["id"], question["id"])
        if key not in self._decks:
            self._decks[key] = self._opinions.deal(question, self._answering)
        return self._decks[key]

    @property
    def _answering(self) -> int:
        return self._count - (self._stand_in is not None and self._stand_in.aside)

    def _think(self, place: int, task: str) -> float:
        chance = random.Random(f"{self._opinions.seed} {place} {task}")
        return chance.uniform(0.2, 1.0) * self._pace


def _open_round(state: Mapping[str, Any]) -> Mapping[str, Any] | None:
    round_: Mapping[str, Any] | None = state.get("round")
    return round_ if round_ and round_["open"] and round_["by"] != "table" else None


def _voted(done: set[str]) -> bool:
    return any(task.startswith("vote ") for task in done)


async def _until_input_ends() -> None:
    loop = asyncio.get_running_loop()
    ended = asyncio.Event()

    def wait() -> None:
        # Not sys.stdin itself: Python closes that on its way out and aborts while a thread reads.
        while os.read(0, 4096):
            pass
        with suppress(RuntimeError):  # the loop is closed already
            loop.call_soon_threadsafe(ended.set)

    threading.Thread(target=wait, name="input", daemon=True).start()
    await ended.wait()


async def _main(chosen: argparse.Namespace) -> int:
    leanings = json.loads(chosen.opinions.read_text("utf-8")) if chosen.opinions else None
    opinions = Opinions(chosen.seed, chosen.mood, leanings)
    colleagues = Colleagues(
        chosen.url,
        chosen.count,
        opinions,
        chosen.pace,
        _report,
        chosen.until_closed,
        KeptSeats(chosen.seats),
        chosen.stand_in,
    )
    work = asyncio.create_task(colleagues.run())
    leave = asyncio.create_task(_until_input_ends())
    tasks = {work, leave}
    done, _ = await asyncio.wait(
        tasks, timeout=chosen.time_limit, return_when=asyncio.FIRST_COMPLETED
    )
    for task in tasks - done:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    if work in done:
        work.result()
    return 0


def _report(event: str, **facts: Any) -> None:
    with suppress(OSError):
        print(json.dumps({"event": event, **facts}), flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the phones; 0 when they have gone."""
    return asyncio.run(_main(_parser().parse_args(arguments)))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m cxworkshop.room.phones", description=say("room.phones.what")
    )
    add = parser.add_argument
    add("--url", required=True, help=say("room.phones.url"))
    add("--count", type=int, default=8, help=say("room.phones.count"))
    add("--seed", type=int, default=0, help=say("room.phones.seed"))
    add("--mood", choices=list(MOODS), default="proud", help=say("room.phones.mood"))
    add("--pace", type=float, default=2.0, help=say("room.phones.pace"))
    add("--opinions", type=Path, help=say("room.phones.opinions"))
    add("--seats", type=Path, help=say("room.phones.seats"))
    add("--stand-in", action="store_true", help=say("room.phones.stand_in"))
    add("--until-closed", action="store_true", help=say("room.phones.until_closed"))
    add("--time-limit", type=float, default=TIME_LIMIT, help=say("room.phones.time_limit"))
    return parser


if __name__ == "__main__":
    sys.exit(main())
