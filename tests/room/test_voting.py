"""A vote from joining to forgetting, over real HTTP and real pipes."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import pytest

from cxworkshop.room.phone import Phone, PhoneRefusedError
from tests.support.patience import PATIENCE
from tests.support.room import RoomProcess, items, prediction, rating


@asynccontextmanager
async def phones(room: RoomProcess, count: int) -> AsyncIterator[list[Phone]]:
    """That many phones, all joined."""
    async with AsyncExitStack() as stack:
        joined = [await stack.enter_async_context(Phone(room.url)) for _ in range(count)]
        await asyncio.gather(*(phone.join() for phone in joined))
        yield joined


def run(story: Any) -> Any:
    return asyncio.run(story)


async def refusal(action: Any) -> tuple[int, str]:
    with pytest.raises(PhoneRefusedError) as refused:
        await action
    assert refused.value.message.endswith((".", "!", "?"))
    return refused.value.status, refused.value.code


def test_the_first_line_says_where_phones_find_the_room(room: RoomProcess) -> None:
    ready = room.ready
    assert ready["url"] == f"http://127.0.0.1:{ready['port']}/#{ready['code']}"
    assert len(ready["code"]) == 8
    assert ready["open"] is None


def test_twelve_vote_and_the_app_gets_every_value_but_nobodys_ballot(room: RoomProcess) -> None:
    async def story() -> None:
        async with phones(room, 12) as joined:
            await asyncio.gather(
                *(
                    phone.vote("r1", {"q1": place % 5 + 1, "q2": place if place else None})
                    for place, phone in enumerate(joined)
                )
            )

    room.open()
    run(story())
    closed = room.close()
    assert (closed["answered"], closed["ways"]) == (12, {"phone": 12})
    assert Counter(closed["answers"]["q1"]) == Counter(place % 5 + 1 for place in range(12))
    assert Counter(closed["answers"]["q2"]) == Counter([None, *range(1, 12)])
    assert closed["groups"] is None


def test_answers_come_mixed_per_question(room: RoomProcess) -> None:
    async def story() -> None:
        async with phones(room, 20) as joined:
            for place, phone in enumerate(joined):
                await phone.vote("r1", {"q1": 1 + place // 4, "q2": place})

    room.open()
    run(story())
    first = room.close()["answers"]
    room.tell("answers", round="r1")
    again = room.hear("closed")["answers"]
    assert first["q2"] != list(range(20))
    assert sorted(first["q2"]) == sorted(again["q2"]) == list(range(20))
    assert first["q2"] != again["q2"]


def test_a_ballot_can_be_changed_until_voting_closes(room: RoomProcess) -> None:
    async def story() -> None:
        async with phones(room, 1) as [phone]:
            await phone.vote("r1", {"q1": 2})
            await phone.vote("r1", {"q1": 5, "q2": 60})
            await phone.vote("r1", {"q2": 61})

    room.open()
    run(story())
    closed = room.close()
    assert (closed["answered"], closed["answers"]) == (1, {"q1": [], "q2": [61]})


def test_the_same_sending_twice_counts_once(room: RoomProcess) -> None:
    async def story() -> None:
        async with phones(room, 1) as [phone]:
            for _ in range(3):
                await phone.vote("r1", {"q1": 4}, nonce="the-same-sending")

    room.open()
    run(story())
    assert room.close()["answers"]["q1"] == [4]


def test_nobody_votes_before_opening_or_after_closing_or_in_another_round(
    room: RoomProcess,
) -> None:
    async def before_and_after() -> list[tuple[int, str]]:
        async with phones(room, 1) as [phone]:
            refused = [await refusal(phone.vote("r1", {"q1": 4}))]
            await asyncio.to_thread(room.open)
            refused.append(await refusal(phone.vote("r0", {"q1": 4})))
            await asyncio.to_thread(room.close)
            refused.append(await refusal(phone.vote("r1", {"q1": 4})))
            return refused

    assert run(before_and_after()) == [(409, "not_open")] * 3


def test_answers_that_do_not_fit_are_refused_and_nothing_is_kept(room: RoomProcess) -> None:
    wrong: list[tuple[Any, str]] = [
        ({"q1": 6}, "malformed"),
        ({"q9": 4}, "not_this_round"),
        ({}, "empty"),
        ([], "malformed"),
        ({"q1": "4"}, "malformed"),
    ]

    async def story() -> None:
        async with phones(room, 1) as [phone]:
            for answers, code in wrong:
                assert await refusal(phone.vote("r1", answers)) == (400, code), answers

    room.open()
    run(story())
    assert room.close()["answered"] == 0


def test_every_kind_of_question_arrives_as_it_was_answered(room: RoomProcess) -> None:
    questions = [
        rating("a"),
        prediction("b", low_high=True),
        {"id": "c", "kind": "ranking", "text": "Order", "items": items("Price", "Speed", "Care")},
        {
            "id": "d",
            "kind": "allocation",
            "text": "Spend",
            "items": items("Price", "Speed"),
            "total": 100,
        },
        {
            "id": "e",
            "kind": "choice",
            "text": "Pick",
            "items": items("Price", "Speed"),
            "total": 1,
        },
        {"id": "f", "kind": "number", "text": "How many", "scale": {"min": 0, "max": 500}},
        {"id": "g", "kind": "text", "text": "Why"},
    ]
    answers = {
        "a": 4,
        "b": {"likely": 50, "low": 30, "high": 70},
        "c": ["care", "price", "speed"],
        "d": {"price": 40, "speed": 60},
        "e": ["speed"],
        "f": 12.5,
        "g": "Nobody owns <b>it</b>",
    }

    async def story() -> None:
        async with phones(room, 1) as [phone]:
            await phone.vote("r1", answers)

    room.open(questions=questions)
    run(story())
    assert room.close()["answers"] == {name: [value] for name, value in answers.items()}


def test_an_announced_cut_is_told_only_where_all_groups_are_large_enough(
    room: RoomProcess,
) -> None:
    cut = {
        "id": "area",
        "kind": "choice",
        "text": "Where do you work?",
        "items": items("Sales", "Service"),
        "total": 1,
    }

    async def story() -> None:
        async with phones(room, 7) as joined:
            for place, phone in enumerate(joined):
                answers: dict[str, Any] = {"area": ["sales" if place < 4 else "service"]}
                answers["q1"] = 5 if place < 4 else 2
                if place not in (0, 6):
                    answers["q2"] = 50
                await phone.vote("r1", answers)

    room.open(cut=cut, k=3)
    run(story())
    closed = room.close()
    assert closed["groups"] == {"q1": {"sales": [5] * 4, "service": [2] * 3}}
    assert len(closed["answers"]["q2"]) == 5


def test_phones_see_every_change_and_how_many_have_answered(room: RoomProcess) -> None:
    async def story() -> None:
        async with phones(room, 2) as [watcher, voter]:
            events = watcher.events()
            name, state = await anext(events)
            assert (name, state["view"]["kind"], state["joined"]) == ("state", "welcome", 2)
            room.tell("show", view={"kind": "wait", "title": "Soon", "text": "", "language": "en"})
            assert (await anext(events))[1]["view"]["title"] == "Soon"
            await asyncio.to_thread(room.open)
            state = (await anext(events))[1]
            assert state["round"]["open"] is True
            await voter.vote("r1", {"q1": 4})
            assert await anext(events) == ("progress", {"answered": 1, "joined": 2})
            await asyncio.to_thread(room.close)
            assert (await anext(events))[1]["round"]["open"] is False
            room.tell("forget", round="r1")
            assert (await anext(events))[1]["round"] is None
            figures = {"q1": {"room": 83, "customers": 34}}
            room.tell("reveal", round="r1", results=figures)
            state = (await anext(events))[1]
            assert state["results"] == figures
            assert [question["id"] for question in state["revealed"]["questions"]] == ["q1", "q2"]
            assert await watcher.state() == state
            await events.aclose()

    run(story())


def test_a_phone_that_comes_back_again_and_again_is_never_kept_out(room: RoomProcess) -> None:
    async def story() -> None:
        async with Phone(room.url) as phone:
            await phone.join()
            streams = [phone.events() for _ in range(8)]
            for stream in streams:
                assert (await anext(stream))[0] == "state"
            room.tell("show", view={"kind": "wait", "title": "Soon", "text": "", "language": "en"})
            assert (await anext(streams[-1]))[1]["view"]["title"] == "Soon"
            assert (await asyncio.to_thread(room.status))["connected"] <= 5
            for stream in streams:
                await stream.aclose()

    run(story())


def test_the_app_hears_counts_and_never_a_value(room: RoomProcess) -> None:
    async def story() -> None:
        async with phones(room, 3) as joined:
            for phone in joined:
                await phone.vote("r1", {"q1": 3})

    room.open()
    run(story())
    heard = []
    while not heard or heard[-1]["event"] != "answered" or heard[-1]["answered"] < 3:
        heard.append(room.lines.get(timeout=PATIENCE))
    assert heard[-1] == {"event": "answered", "round": "r1", "answered": 3, "joined": 3}
    assert {line["event"] for line in heard if line} <= {"joined", "answered"}


def test_after_forgetting_nothing_of_the_round_is_on_disk(room: RoomProcess) -> None:
    async def story() -> None:
        async with phones(room, 6) as joined:
            for phone in joined:
                await phone.vote("r1", {"g": "canary-in-the-text"})

    room.open(questions=[{"id": "g", "kind": "text", "text": "canary-in-the-question"}])
    run(story())
    assert any(b"canary-in-the-text" in file.read_bytes() for file in files(room))
    room.close()
    room.tell("forget", round="r1")
    assert room.hear("forgotten")["round"] == "r1"
    assert not any(b"canary" in file.read_bytes() for file in files(room))


def files(room: RoomProcess) -> list[Any]:
    return [file for file in room.directory.iterdir() if file.is_file()]


def test_another_round_waits_until_the_first_is_forgotten(room: RoomProcess) -> None:
    room.open("r1")
    room.tell("open", round={"id": "r2", "questions": [rating("q1")]})
    assert room.hear("problem")["code"] == "another_round"
    room.close()
    room.tell("forget", round="r1")
    room.hear("forgotten")
    assert room.open("r2")["round"] == "r2"


def test_dropping_an_open_round_drops_its_answers(room: RoomProcess) -> None:
    room.open("r1")
    room.tell("forget", round="r1")
    room.hear("forgotten")
    room.tell("close")
    assert room.hear("problem")["code"] == "no_round"


NO_COMMANDS = [
    b"not json",
    b"[1]",
    b'{"do":"jump"}',
    b'{"do":["open"]}',
    b'{"do":"open"}',
    b'{"do":"open","round":{"id":"r","questions":[{"kind":"x"}]}}',
    b'{"do":"show","view":{"kind":"stage"}}',
    b'{"do":"forget"}',
    b'{"do":"enter","way":"paper","answers":{"q1":1}}',
    b'{"do":"reveal","round":"r","results":[1]}',
    b'{"do":"collect","board":{}}',
    b'{"do":"handout","files":[{}]}',
    b'{"do":"move","host":7}',
    b'{"do":"answers"}',
    b'{"do":"open","by":"table","round":{"id":"r","questions":[{"id":"q","kind":"text","text":"x"}]}}',
    b"[" * 100_000,
]


def test_a_line_that_makes_no_sense_is_answered_with_a_problem(room: RoomProcess) -> None:
    for line in NO_COMMANDS:
        room.tell_raw(line)
        assert room.hear("problem")["message"].endswith("."), line
    assert room.status()["joined"] == 0


def test_the_health_of_the_room_can_be_asked(room: RoomProcess) -> None:
    async def story() -> bytes:
        async with Phone(room.url) as phone:
            return await phone.get("/healthz")

    assert json.loads(run(story())) == {"ok": True}
