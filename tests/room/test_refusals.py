"""What the room turns down, with which status, and that the guest gets a sentence."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any

import aiohttp
import pytest

from cxworkshop.room.phone import Phone, PhoneRefusedError
from tests.support.room import RoomProcess

JSON = {"Content-Type": "application/json"}


def ask(
    room: RoomProcess,
    path: str,
    *,
    method: str = "POST",
    headers: Mapping[str, str] | None = None,
    data: Any = b"{}",
) -> tuple[int, dict[str, Any], Mapping[str, str]]:
    """Status, body and headers of one request; headers override the ordinary ones."""

    async def story() -> tuple[int, dict[str, Any], Mapping[str, str]]:
        async with (
            aiohttp.ClientSession() as http,
            http.request(
                method, room.base + path, headers={**JSON, **(headers or {})}, data=data
            ) as answer,
        ):
            return answer.status, json.loads(await answer.read()), dict(answer.headers)

    return asyncio.run(story())


def test_a_foreign_host_is_refused_on_every_route(room: RoomProcess) -> None:
    port = room.ready["port"]
    for path in ("/", "/healthz", "/phone.js", "/api/state", "/api/join", "/h/x"):
        for host in ("evil.example", f"evil.example:{port}", "127.0.0.1", "10.0.0.1"):
            method = "POST" if path == "/api/join" else "GET"
            status, body, _ = ask(room, path, method=method, headers={"Host": host})
            assert (status, body["error"]) == (421, "wrong_host"), (path, host)


def test_a_page_of_another_site_is_refused(room: RoomProcess) -> None:
    for origin in ("http://evil.example", "null", "https://127.0.0.1", "http://"):
        status, body, _ = ask(room, "/api/join", headers={"Origin": origin})
        assert (status, body["error"]) == (403, "wrong_origin"), origin


def test_the_rooms_own_page_and_localhost_are_let_through(room: RoomProcess) -> None:
    port = room.ready["port"]
    for host in (f"127.0.0.1:{port}", f"localhost:{port}", f"LOCALHOST:{port}"):
        headers = {"Host": host, "Origin": f"http://{host}"}
        code = json.dumps({"code": room.ready["code"]}).encode()
        assert ask(room, "/api/join", headers=headers, data=code)[0] == 200


def test_a_wrong_request_gets_its_status_and_a_sentence(room: RoomProcess) -> None:
    join: list[tuple[dict[str, Any], tuple[int, str]]] = [
        ({"data": b'{"code":7}'}, (400, "malformed")),
        ({"data": b"{"}, (400, "malformed")),
        ({"data": b'{"code":NaN}'}, (400, "malformed")),
        ({"data": b'["code"]'}, (400, "malformed")),
        ({"data": b"\xff"}, (400, "malformed")),
        ({"data": b" " * 16_385}, (413, "too_large")),
        ({"headers": {"Content-Type": "text/plain"}}, (415, "not_json")),
        ({"headers": {"Content-Encoding": "gzip"}}, (415, "not_json")),
        ({"method": "GET"}, (405, "not_found")),
    ]
    wrong = [("/api/join", options, expected) for options, expected in join]
    wrong += [
        ("/api/nothing", {}, (404, "not_found")),
        ("/h/guessed", {"method": "GET"}, (404, "no_document")),
    ]
    refused(room, wrong)


def test_a_wrong_code_or_an_unknown_seat_gets_a_sentence(room: RoomProcess) -> None:
    made_up = {"Authorization": "Bearer made-up"}
    wrong: list[tuple[str, dict[str, Any], tuple[int, str]]] = [
        ("/api/join", {"data": b'{"code":"WRONG"}'}, (403, "wrong_code")),
        ("/api/ballots", {}, (401, "no_seat")),
        ("/api/ballots", {"headers": made_up}, (401, "no_seat")),
        ("/api/state", {"method": "GET"}, (401, "no_seat")),
        ("/api/events?seat=made-up", {"method": "GET"}, (401, "no_seat")),
        ("/api/state", {"method": "GET"}, (429, "too_many_tries")),
    ]
    refused(room, wrong)


def refused(room: RoomProcess, wrong: list[tuple[str, dict[str, Any], tuple[int, str]]]) -> None:
    for path, options, expected in wrong:
        status, body, _ = ask(room, path, **options)
        assert (status, body["error"]) == expected, (path, options)
        assert body["message"].endswith("."), body


def test_refusals_speak_the_language_of_the_workshop_or_english(room: RoomProcess) -> None:
    room.tell("show", view={"kind": "wait", "title": "", "text": "", "language": "xx"})
    room.status()
    assert ask(room, "/api/join", data=b'{"code":"WRONG"}')[1]["message"].startswith("That code")


def test_pages_carry_strict_headers_and_answers_are_never_cached(room: RoomProcess) -> None:
    async def story() -> tuple[Mapping[str, str], Mapping[str, str], int]:
        async with aiohttp.ClientSession() as http:
            async with http.get(room.base + "/") as answer:
                page = answer.headers.copy()
            known = {"If-None-Match": page["ETag"]}
            async with http.get(room.base + "/", headers=known) as answer:
                again = answer.status
            async with http.get(room.base + "/healthz") as answer:
                return page, answer.headers.copy(), again

    page, health, again = asyncio.run(story())
    assert "default-src 'none'" in page["Content-Security-Policy"]
    assert "unsafe" not in page["Content-Security-Policy"]
    assert page["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in page
    assert "Server" not in page
    assert (page["Cache-Control"], health["Cache-Control"], again) == ("no-cache", "no-store", 304)


def test_the_whole_page_is_small(room: RoomProcess) -> None:
    paths = ["/", "/phone.css", "/colours.css", "/words/en.json"]
    paths += [f"/{name}.js" for name in ("dom", "memory", "phone", "questions", "room", "screens")]

    async def story() -> int:
        total = 0
        async with aiohttp.ClientSession(auto_decompress=False) as http:
            for path in paths:
                async with http.get(room.base + path) as answer:
                    assert answer.status == 200
                    assert answer.headers["Content-Encoding"] == "gzip"
                    total += len(await answer.read())
        return total

    assert asyncio.run(story()) <= 30_000


def test_one_seat_may_ask_often_but_not_without_end(room: RoomProcess) -> None:
    async def story() -> list[int]:
        statuses = []
        async with Phone(room.url) as phone, Phone(room.url) as other:
            await phone.join()
            await other.join()
            for _ in range(40):
                try:
                    await phone.state()
                    statuses.append(200)
                except PhoneRefusedError as refused:
                    statuses.append(refused.status)
            await other.state()
        return statuses

    statuses = asyncio.run(story())
    assert statuses[:20] == [200] * 20
    assert statuses[-1] == 429


def test_guessing_is_slowed_down_and_right_codes_are_not(room: RoomProcess) -> None:
    async def guess(number: int) -> int:
        async with Phone(room.url) as phone:
            try:
                await phone.join(code=f"WRONG{number:03}")
            except PhoneRefusedError as refused:
                return refused.status
        return 200

    async def story() -> tuple[list[int], bool]:
        first = [await guess(number) for number in range(5)]
        guesses = [asyncio.create_task(guess(number)) for number in range(5, 8)]
        await asyncio.sleep(0)
        async with Phone(room.url) as guest:
            await guest.join()
            await guest.state()
        came_first = not all(guess.done() for guess in guesses)
        return first + list(await asyncio.gather(*guesses)), came_first

    statuses, guest_came_first = asyncio.run(story())
    assert statuses == [403] * 5 + [429] * 3
    assert guest_came_first


def test_a_thousand_right_joins_from_one_address_pass(room: RoomProcess) -> None:
    async def story() -> None:
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=200)) as http:
            phones = [Phone(room.url, http=http) for _ in range(1000)]
            await asyncio.gather(*(phone.join() for phone in phones))

    asyncio.run(story())
    assert room.status()["joined"] == 1000


def test_a_locked_room_keeps_its_guests_and_lets_no_new_ones_in(room: RoomProcess) -> None:
    async def story() -> None:
        async with Phone(room.url) as inside, Phone(room.url) as outside:
            await inside.join()
            await asyncio.to_thread(lambda: (room.tell("lock"), room.status()))
            assert (await inside.state())["locked"] is True
            with pytest.raises(PhoneRefusedError, match="423 locked"):
                await outside.join()
            await asyncio.to_thread(lambda: (room.tell("unlock"), room.status()))
            await outside.join()

    asyncio.run(story())
