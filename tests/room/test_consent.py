"""A room of three or four: nobody's answer is taken before they agreed on their own phone."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from cxworkshop.room.phone import Phone, PhoneRefusedError
from tests.support.room import RoomProcess


def test_a_ballot_without_consent_is_refused_and_one_with_it_kept(room: RoomProcess) -> None:
    async def story() -> None:
        async with Phone(room.url) as phone:
            await phone.join()
            assert (await phone.state())["round"]["consent"] is True
            with pytest.raises(PhoneRefusedError) as refused:
                await phone.vote("r1", {"q1": 4})
            assert (refused.value.status, refused.value.code) == (403, "consent_needed")
            await phone.vote("r1", {"q1": 4}, consent=True)

    room.open(consent=True)
    asyncio.run(story())
    closed = room.close()
    assert (closed["answered"], closed["answers"]["q1"]) == (1, [4])


@pytest.mark.parametrize("consent", ["yes", 1, None])
def test_only_a_plain_yes_is_consent(room: RoomProcess, consent: Any) -> None:
    async def story() -> None:
        async with Phone(room.url) as phone:
            await phone.join()
            body = {"round": "r1", "nonce": "a-nonce-of-ours", "answers": {"q1": 4}}
            with pytest.raises(PhoneRefusedError) as refused:
                await phone.post("/api/ballots", {**body, "consent": consent})
            assert refused.value.code == "consent_needed"

    room.open(consent=True)
    asyncio.run(story())
    assert room.close()["answered"] == 0


def test_nobody_answers_for_somebody_else(room: RoomProcess) -> None:
    room.open(consent=True)
    room.tell("enter", way="paper", answers={"q1": 4})
    assert "their own device" in room.hear("problem")["message"]
    assert room.close()["answered"] == 0


@pytest.mark.parametrize("by", ["table", "pass"])
def test_a_shared_phone_opens_no_such_round(room: RoomProcess, by: str) -> None:
    round_ = {"id": "r1", "title": "Rate", "questions": [], "k": 5, "consent": True}
    room.tell("open", round={**round_, "questions": [_rating()]}, by=by)
    assert "their own device" in room.hear("problem")["message"]
    assert room.status()["round"] is None


def test_a_larger_room_is_not_asked(room: RoomProcess) -> None:
    async def story() -> None:
        async with Phone(room.url) as phone:
            await phone.join()
            assert "consent" not in (await phone.state())["round"]
            await phone.vote("r1", {"q1": 4})

    room.open()
    asyncio.run(story())
    assert room.close()["answered"] == 1


def test_the_room_still_asks_after_a_crash(room: RoomProcess) -> None:
    room.open(consent=True)
    room.kill()
    room.start()

    async def story() -> None:
        async with Phone(room.url) as phone:
            await phone.join()
            assert (await phone.state())["round"]["consent"] is True

    asyncio.run(story())


def _rating() -> dict[str, Any]:
    scale = {"min": 1, "max": 5, "labels": []}
    return {"id": "q1", "kind": "rating", "text": "We do it.", "scale": scale}
