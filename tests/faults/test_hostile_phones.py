"""Nothing a phone can send breaks the room, and honest guests hardly notice."""

from __future__ import annotations

import asyncio
import collections
import unicodedata
from contextlib import AsyncExitStack
from typing import Any

import aiohttp
import pytest

from cxworkshop.domain.texts import TextRefused, clean_text
from cxworkshop.room.phone import Phone, PhoneRefusedError
from tests.support import attacks
from tests.support.attacks import GUESTS
from tests.support.room import RoomProcess


def attacked(room: RoomProcess, count: int) -> None:
    room.open()
    statuses, _ = asyncio.run(attacks.malformed(room, count))
    assert sum(statuses.values()) > count / 2
    assert not [status for status in statuses if status >= 500], statuses
    closed = room.close()
    assert closed["answered"] in (GUESTS, GUESTS + 1)
    room.stop()
    assert room.errors == b"", room.errors


def test_two_thousand_malformed_requests_do_not_hurt(room: RoomProcess) -> None:
    attacked(room, 2000)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_ten_thousand_malformed_requests_do_not_hurt(room: RoomProcess) -> None:
    attacked(room, 10_000)


def test_a_thousand_half_open_connections_and_thirty_guests(room: RoomProcess) -> None:
    room.open()
    asyncio.run(attacks.half_open(room, 1000, 30))  # it ends when the room has closed them all
    assert room.close()["answered"] == 30


def nasty_texts() -> list[str]:
    """Some two thousand texts that have hurt somebody's program."""
    seeds = [
        "<img src=x onerror=alert(1)>",
        "</textarea><script>alert(1)</script>",
        "{{7*7}} ${7*7} #{7*7} %s %n {0}",
        '=HYPERLINK("http://x")',
        "+1+1",
        "-5",
        "@SUM(A1)",
        "'; DROP TABLE open_ballot; --",
        "$\\frac{1}{0}$",
        "&amp; &#60; &lt;",
        "\\u0000 \\x00 %00",
        "نص من اليمين إلى اليسار",
        "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!",
        "👩‍👩‍👧‍👦🏳️‍🌈",
        "ﷺ𒐫꧅ﷹ",
        "null",
        "undefined",
        "true",
        "1e309",
        "../../etc/passwd",
        "CON",
        "\u0301 starts with a mark",
        "line\u2028separator\u2029paragraph",
        "a" * 500,
        "e\u0301" * 250,
    ]
    odd = [
        chr(point) for point in (*range(1, 0xA0), *range(0x2000, 0x2070), 0xFEFF, 0xFFFE, 0x1F9FF)
    ]
    mixed = [f"{seed[:480]}{sign}{place}" for place, sign in enumerate(odd) for seed in seeds[:7]]
    return [*seeds, *(f"x{sign}y" for sign in odd), *mixed]


def test_two_thousand_nasty_texts_come_back_as_they_were_meant(room: RoomProcess) -> None:
    texts = nasty_texts()
    assert len(texts) >= 1900
    expected = collections.Counter(kept for text in texts if (kept := meant(text)))

    async def story() -> None:
        async with AsyncExitStack() as stack:
            http = await stack.enter_async_context(aiohttp.ClientSession())
            for start in range(0, len(texts), per_ballot):
                phone = await stack.enter_async_context(Phone(room.url, http=http))
                await phone.join()
                some = texts[start : start + per_ballot]
                answers = {f"t{place}": text for place, text in enumerate(some) if meant(text)}
                await phone.vote("r1", answers)

    per_ballot = 8
    questions = [{"id": f"t{place}", "kind": "text", "text": "?"} for place in range(per_ballot)]
    room.open(questions=questions)
    asyncio.run(story())
    answers = room.close()["answers"]
    came_back = collections.Counter(text for values in answers.values() for text in values)
    assert came_back == expected
    assert all(unicodedata.is_normalized("NFC", text) for text in came_back)


def meant(text: str) -> str:
    """The text as it is kept; empty when nothing is left of it or it is refused."""
    try:
        return clean_text(text)
    except TextRefused:
        return ""


@pytest.mark.parametrize("text", ["half \ud800 pair", "x" * 501, "\u202e\u200b", 7, None, ["x"]])
def test_a_text_that_cannot_be_kept_is_refused_everywhere(room: RoomProcess, text: Any) -> None:
    async def story() -> list[int]:
        statuses = []
        async with Phone(room.url) as phone:
            await phone.join()
            for path, body in {
                "/api/ballots": {"round": "r1", "answers": {"t": text if text else 7}},
                "/api/cards": {"board": "b", "fields": {"why": text}},
                "/api/pledges": {"name": "Lena", "text": text},
            }.items():
                with pytest.raises(PhoneRefusedError) as refused:
                    await phone.post(path, {**body, "nonce": "0123456789"})
                statuses.append(refused.value.status)
        return statuses

    board = {"id": "b", "title": "Causes", "fields": [{"id": "why", "label": "Because"}]}
    room.tell("collect", board=board)
    room.open(questions=[{"id": "t", "kind": "text", "text": "?"}])
    assert asyncio.run(story()) == [400, 400, 400]
