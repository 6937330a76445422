"""A full disk: phones hear that nothing was kept and try again, nothing acknowledged is lost."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest

from cxworkshop.room.phone import Phone, PhoneRefusedError
from tests.support.room import RoomProcess

if sys.platform == "linux":
    import resource


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux to make a disk full for a process")
def test_votes_wait_for_space_and_none_is_lost(room: RoomProcess) -> None:
    def may_write(size: int) -> None:
        limit = (size, resource.RLIM_INFINITY)
        resource.prlimit(room.process.pid, resource.RLIMIT_FSIZE, limit)

    async def story() -> None:
        async with Phone(room.url) as early, Phone(room.url) as late:
            await early.join()
            await late.join()
            await early.vote("r1", {"q1": 4})
            may_write(max(file.stat().st_size for file in room.directory.iterdir()))
            with pytest.raises(PhoneRefusedError, match="503 not_stored"):
                await vote_often(late)
            assert (await late.state())["round"]["open"] is True
            may_write(resource.RLIM_INFINITY)
            await late.vote("r1", {"q1": 2})

    async def vote_often(phone: Phone) -> None:
        for _ in range(15):
            await phone.vote("r1", {"q1": 5})

    room.open()
    asyncio.run(story())
    problem = room.hear("problem")
    assert problem["code"] == "not_stored"
    assert "Free some space" in problem["message"]
    assert sorted(room.close()["answers"]["q1"]) == [2, 4]


@pytest.mark.skipif(sys.platform == "win32", reason="needs file modes, which Windows lacks")
def test_a_session_folder_that_cannot_be_made_is_a_problem_with_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    problem = RoomProcess(tmp_path / "file" / "session").start_refused()
    assert problem["code"] == "session_unreadable"
