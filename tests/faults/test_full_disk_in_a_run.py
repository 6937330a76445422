"""The disk fills up while a vote closes: it is said, the run goes on, and nothing is lost."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any

import pytest

from cxworkshop.room.phone import Phone
from cxworkshop.services.desk import LIBRARY_FILE
from cxworkshop.store import answers
from cxworkshop.store.database import open_library
from tests.support.app_process import AppProcess

if sys.platform == "linux":
    import resource

PHONES = 12
GUESS = {"low": 40, "likely": 60, "high": 80}
QUESTIONS = ("H1", "1a", "3a", "4a", "5a", "6b", "7a")

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="needs Linux to fill a disk for a process"
)


class Disk:
    """The disk of an app and its room, that can be full for them alone."""

    def __init__(self, app: AppProcess) -> None:
        self._processes = (app.process.pid, app.state["room"])

    def fill(self) -> None:
        self._limit(1)

    def free(self) -> None:
        self._limit(resource.RLIM_INFINITY)

    def _limit(self, size: int) -> None:
        for process_id in self._processes:
            resource.prlimit(process_id, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


async def everybody_guesses(url: str, round_id: str) -> None:
    async def one() -> None:
        async with Phone(url) as phone:
            await phone.join()
            async for _, told in phone.events():
                if told.get("round"):
                    break
            await phone.vote(round_id, dict.fromkeys(QUESTIONS, GUESS))

    await asyncio.gather(*(one() for _ in range(PHONES)))


def kept(home: Path, round_id: str) -> dict[str, Any]:
    library = open_library(home / LIBRARY_FILE, for_reading=True)
    try:
        with library.reading() as connection:
            return dict(answers.values(connection, round_id))
    finally:
        library.close()


def test_a_vote_that_closes_on_a_full_disk_is_kept_when_there_is_space(
    home_of_its_own: Path,
) -> None:
    app = AppProcess(home_of_its_own)
    app.start()
    try:
        app.tell("walk")
        app.until(lambda state: state["ready"])
        state = app.tell("open")
        asyncio.run(everybody_guesses(state["url"], state["unkept"]))
        app.until(lambda state: state["answered"] == PHONES)
        disk = Disk(app)
        disk.fill()
        app.tell("next")
        closed = app.until(lambda state: "Free some space" in state["problem"])
        assert closed["scene"] == "vote_closed"
        assert app.tell("next")["scene"] == "vote_ready"
        refused = app.tell("next")
        assert refused["scene"] == "vote_ready"
        assert "safe in the room" in refused["problem"]
        assert refused["unkept"] == state["unkept"]
        disk.free()
        app.until(lambda state: state["unkept"] is None and not state["problem"])
        ballots = kept(home_of_its_own, str(state["unkept"]))
        assert all(len(values) == PHONES for values in ballots.values())
        assert set(ballots) == set(QUESTIONS)
        assert app.tell("next")["open"]
    finally:
        app.stop()
    assert app.crash_reports == []
