"""The room under 40, 200 and 1,000 phones, beside a stage that redraws all the time."""

from __future__ import annotations

import asyncio
import gc
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.benchmarks.conftest import Figure
from tests.support.crowd import LeanPhone, crowd
from tests.support.room import RoomProcess, running_room

pytestmark = [pytest.mark.bench, pytest.mark.timeout(300)]

ANSWERS = {"q1": 4, "q2": 60}
BARS = {40: 25, 200: 40, 1000: 100}
JOIN_IN = 5.0
VOTE_IN = 2.0
FILLS_THE_PIPE = 600  # status lines of some 200 bytes are more than its 64 KiB

REDRAW = """
import time
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
figure = Figure(figsize=(19.2, 10.8), dpi=100)
canvas = FigureCanvasAgg(figure)
axes = figure.subplots()
for row in range(10):
    axes.plot([30 + row, 70 - row], [row, row], marker="o", label=f"row {row}")
print("drawing", flush=True)
while True:
    canvas.draw()
    time.sleep(0.1)
"""


@contextmanager
def stage() -> Iterator[None]:
    """A process that redraws a full figure again and again, as the app does."""
    process = subprocess.Popen([sys.executable, "-c", REDRAW], stdout=subprocess.PIPE)
    assert process.stdout
    process.stdout.readline()
    try:
        yield
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


@contextmanager
def quiet_room(directory: Path) -> Iterator[RoomProcess]:
    """A second room beside the measured one, with a round open and nobody in it."""
    with running_room(directory) as room:
        room.open("alone")
        yield room


async def one_after_another(quiet: RoomProcess) -> float:
    """B: the median acknowledgement of one phone that is alone in its room, in seconds."""
    took = []
    phones = await crowd(quiet.ready, 2, 0)
    for number in range(30):
        took.append(await phones[number % 2].vote("alone", ANSWERS))
    for phone in phones:
        phone.leave()
    return statistics.median(took)


async def vote_within(phones: list[LeanPhone], round_id: str, over: float) -> list[float]:
    async def later(place: int, phone: LeanPhone) -> float:
        await asyncio.sleep(over * place / len(phones))
        return await phone.vote(round_id, ANSWERS)

    gc.disable()
    try:
        return await asyncio.gather(*(later(at, phone) for at, phone in enumerate(phones)))
    finally:
        gc.enable()


def p99(values: list[float]) -> float:
    return statistics.quantiles(values, n=100)[-1]


def memory_mib(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(peak.split()[1]) / 1024


@pytest.mark.parametrize("count", list(BARS))
def test_ballots_are_acknowledged_quickly(tmp_path: Path, figure: Figure, count: int) -> None:
    async def story(
        room: RoomProcess, quiet: RoomProcess
    ) -> tuple[list[float], list[float], float]:
        base, tails, last_seen = [], [], []
        phones = await crowd(room.ready, count, JOIN_IN)
        for number in range(5):
            round_id = f"r{number}"
            await asyncio.to_thread(room.open, round_id)
            base.append(await one_after_another(quiet))
            took = await vote_within(phones, round_id, VOTE_IN)
            acknowledged = time.perf_counter()
            tails.append(p99(took))
            last_seen.append(await everybody_sees(phones, count) - acknowledged)
            closed = await asyncio.to_thread(room.close)
            assert closed["answered"] == len(closed["answers"]["q1"]) == count
            room.tell("forget", round=round_id)
            await asyncio.to_thread(room.hear, "forgotten")
            for phone in phones:
                phone.events.answered = -1
        for phone in phones:
            phone.leave()
        return base, tails, statistics.median(last_seen)

    with (
        stage(),
        running_room(tmp_path / "session") as room,
        quiet_room(tmp_path / "quiet") as quiet,
    ):
        base, tails, seen = asyncio.run(story(room, quiet))
        memory = memory_mib(room.process.pid)
    one = statistics.median(base)
    figure(
        f"room: one phone alone, median acknowledgement (run with {count})", one * 1000, unit=" ms"
    )
    ratio = statistics.median(tails) / one
    figure(f"room: p99 of {count} phones ÷ one phone", ratio, at_most=BARS[count])
    if count == 1000:
        figure("room: every phone shows N of N", seen * 1000, unit=" ms", at_most=400)
        if os.name == "posix":
            figure("room: memory with 1,000 phones", memory, unit=" MiB", at_most=100)


async def everybody_sees(phones: list[LeanPhone], count: int) -> float:
    """When the last phone got the full count."""
    async with asyncio.timeout(10):
        while any(phone.events.answered < count for phone in phones):
            await asyncio.sleep(0.005)
    return max(phone.events.answered_at for phone in phones)


def test_an_app_that_is_busy_for_three_seconds_holds_nobody_up(
    tmp_path: Path, figure: Figure
) -> None:
    async def story(room: RoomProcess, quiet: RoomProcess) -> float:
        phones = await crowd(room.ready, 1000, JOIN_IN)
        ratios = []
        for number in range(3):
            round_id = f"r{number}"
            await asyncio.to_thread(room.open, round_id)
            one = await one_after_another(quiet)
            room.reads.clear()  # the app reads nothing any more, its pipe fills
            for _ in range(FILLS_THE_PIPE):
                room.tell("status")
            took = await vote_within(phones, round_id, 3.0)
            room.reads.set()
            ratios.append(p99(took) / one)
            closed = await asyncio.to_thread(room.close)
            assert closed["answered"] == 1000
            room.tell("forget", round=round_id)
            await asyncio.to_thread(room.hear, "forgotten")
        for phone in phones:
            phone.leave()
        return statistics.median(ratios)

    with running_room(tmp_path / "session") as room, quiet_room(tmp_path / "quiet") as quiet:
        ratio = asyncio.run(story(room, quiet))
    figure("room: p99 of 1,000 phones with a busy app ÷ one phone", ratio, at_most=100)


def test_a_thousand_votes_at_once_reach_the_stage_within_a_second(
    tmp_path: Path, figure: Figure
) -> None:
    async def story(room: RoomProcess) -> list[float]:
        arrived = []
        phones = await crowd(room.ready, 1000, JOIN_IN)
        for number in range(5):
            round_id = f"r{number}"
            await asyncio.to_thread(room.open, round_id)
            began = time.perf_counter()
            votes = asyncio.gather(*(phone.vote(round_id, ANSWERS) for phone in phones))
            await asyncio.to_thread(hear_all, room, 1000)
            arrived.append(time.perf_counter() - began)
            await votes
            assert (await asyncio.to_thread(room.close))["answered"] == 1000
            room.tell("forget", round=round_id)
            await asyncio.to_thread(room.hear, "forgotten")
        for phone in phones:
            phone.leave()
        return arrived

    with running_room(tmp_path / "session") as room:
        arrived = asyncio.run(story(room))
    figure(
        "room: last of 1,000 votes on the stage", statistics.median(arrived), unit=" s", at_most=1
    )


def hear_all(room: RoomProcess, count: int) -> None:
    while room.hear("answered")["answered"] < count:
        pass


def test_ten_times_the_ballots_take_about_ten_times_as_long_to_hand_over(
    tmp_path: Path, figure: Figure
) -> None:
    async def story(room: RoomProcess) -> float:
        few = await crowd(room.ready, 100, 0.5)
        took: dict[int, list[float]] = {100: [], 1000: []}
        many = [*few, *await crowd(room.ready, 900, 4.0)]
        for number in range(10):
            phones = (few, many)[number % 2]
            round_id = f"r{number}"
            await asyncio.to_thread(room.open, round_id)
            await vote_within(phones, round_id, 1.0)
            began = time.perf_counter()
            closed = await asyncio.to_thread(room.close)
            took[len(phones)].append(time.perf_counter() - began)
            assert closed["answered"] == len(phones)
            room.tell("forget", round=round_id)
            await asyncio.to_thread(room.hear, "forgotten")
        for phone in many:
            phone.leave()
        return statistics.median(took[1000]) / statistics.median(took[100])

    with running_room(tmp_path / "session") as room:
        ratio = asyncio.run(story(room))
    figure("room: handing over 1,000 ballots ÷ 100", ratio, at_most=12)
