"""Cards and pledges on their way to the facilitator, documents on their way to phones."""

from __future__ import annotations

import asyncio
import secrets
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from cxworkshop.room.phone import Phone, PhoneRefusedError
from tests.support.room import RoomProcess

BOARD = {
    "id": "causes",
    "title": "Causes",
    "fields": [{"id": "why", "label": "Because"}, {"id": "how", "label": "How do we know?"}],
    "k": 3,
}


async def send_cards(room: RoomProcess, texts: list[str]) -> None:
    async with AsyncExitStack() as stack:
        for text in texts:
            phone = await stack.enter_async_context(Phone(room.url))
            await phone.join()
            await phone.card("causes", {"why": text, "how": " "})


def test_cards_are_held_until_they_are_enough_to_hide_among(room: RoomProcess) -> None:
    room.tell("collect", board=BOARD)
    room.status()
    texts = [f"reason {number}" for number in range(7)]
    asyncio.run(send_cards(room, texts))
    room.tell("collected")
    batches = [room.hear("cards")["cards"] for _ in range(3)]
    assert [len(batch) for batch in batches] == [3, 3, 1]
    told = [card["fields"]["why"] for batch in batches for card in batch]
    assert sorted(told) == texts
    assert all("how" not in card["fields"] for batch in batches for card in batch)


def test_cards_leave_no_trace_once_the_app_has_them(room: RoomProcess) -> None:
    room.tell("collect", board=BOARD)
    room.status()
    asyncio.run(send_cards(room, ["a canary on a card"]))
    room.tell("collected")
    room.hear("cards")
    room.tell("forget", board="causes")
    room.status()
    assert not any(b"canary" in file.read_bytes() for file in room.directory.iterdir())


def test_a_card_that_does_not_fit_is_refused(room: RoomProcess) -> None:
    async def story() -> list[str]:
        codes = []
        async with Phone(room.url) as phone:
            await phone.join()
            for board, fields in [
                ("other", {"why": "x"}),
                ("causes", {"why": ""}),
                ("causes", {"what": "x"}),
                ("causes", {"why": "x" * 501}),
            ]:
                with pytest.raises(PhoneRefusedError) as refused:
                    await phone.card(board, fields)
                codes.append(f"{refused.value.status} {refused.value.code}")
        return codes

    room.tell("collect", board=BOARD)
    room.status()
    assert asyncio.run(story()) == [
        "409 no_board",
        "400 empty_card",
        "400 empty_card",
        "400 too_long",
    ]


def test_a_handed_out_document_has_an_address_that_survives_a_restart(
    room: RoomProcess, tmp_path: Path
) -> None:
    plan = tmp_path / "plan.pdf"
    plan.write_bytes(b"%PDF-1.7" + secrets.token_bytes(100_000))
    files = [{"id": "plan", "title": "Team plan ✓", "path": str(plan)}]

    async def fetch(url: str) -> bytes:
        async with Phone(room.url) as phone:  # no seat: the QR code of a document needs none
            return await phone.get(url)

    room.tell("handout", files=files)
    first = room.hear("handout")["files"][0]
    assert asyncio.run(fetch(first["url"])) == plan.read_bytes()
    room.kill()
    room.start()
    room.tell("handout", files=files)
    assert room.hear("handout")["files"][0] == first
    room.tell("handout", files=[])
    room.hear("handout")
    with pytest.raises(PhoneRefusedError, match="404 no_document"):
        asyncio.run(fetch(first["url"]))
    with pytest.raises(PhoneRefusedError, match="404"):
        asyncio.run(fetch("/h/" + "0" * 32))


def test_an_own_view_is_drawn_by_the_app_delivered_and_removed(
    room: RoomProcess, tmp_path: Path
) -> None:
    drawn = tmp_path / "own-view.pdf"
    answers = {"r1": {"q1": 4}}

    async def story() -> bytes:
        async with Phone(room.url) as phone:
            await phone.join()
            asked = asyncio.create_task(phone.own_view(answers))
            draw = await asyncio.to_thread(room.hear, "draw")
            assert draw["answers"] == answers
            drawn.write_bytes(b"%PDF-1.7 yours")
            room.tell("drawn", request=draw["request"], path=str(drawn))
            return await asked

    assert asyncio.run(story()) == b"%PDF-1.7 yours"
    assert not drawn.exists()


def test_an_own_view_that_nobody_waits_for_any_more_is_removed(
    room: RoomProcess, tmp_path: Path
) -> None:
    late = tmp_path / "late.pdf"
    late.write_bytes(b"%PDF-1.7 yours")
    room.tell("drawn", request="long gone", path=str(late))
    room.tell("status")
    room.hear("status")
    assert not late.exists()
