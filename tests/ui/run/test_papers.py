"""Papers for phones: a real run page, a real room, real HTTP phones that fetch real PDFs."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from cxworkshop.domain.cues import SceneKind
from cxworkshop.domain.plan import Pledge
from cxworkshop.room.phone import Phone, PhoneRefusedError
from cxworkshop.services import demo_story, planning, preparing, room_sessions, shelf
from cxworkshop.services.desk import Desk
from cxworkshop.ui.background import Background
from tests.support.pdf_facts import words_of
from tests.support.wired_page import WiredRunPage

GUESS, RATING = 61, 4
MARK = "only-on-my-phone-7f3c"


class Hour:
    """The sample on the real page; everybody in it is a phone of its own."""

    def __init__(self, page: WiredRunPage, desk: Desk, qtbot: QtBot, home: Path) -> None:
        self.page, self.desk, self.qtbot, self.home = page, desk, qtbot, home
        self.workshop_id = shelf.open_sample(desk, "T1").id
        self.seats: list[str] = []
        self.remembered: dict[str, Any] = {}

    def begins(self) -> None:
        self.page.open_workshop(self.workshop_id, start=True)
        self.until(lambda: self.page.room.ready)
        self.page.room.send({"do": "move", "host": "127.0.0.1"})
        self.until(lambda: "//127.0.0.1:" in self.page.room.url)

    @property
    def run(self) -> Any:
        return self.page.presenter

    @property
    def session(self) -> Path:
        return room_sessions.folder(self.home, self.workshop_id)

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition)

    def phones(self, story: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
        """What phones do, while the window lives on."""
        with ThreadPoolExecutor(1) as thread:
            done = thread.submit(lambda: asyncio.run(story()))
            self.until(done.done)
            return done.result()

    def votes(self, phones: int) -> None:
        """Predictions, then ratings, from as many phones."""

        async def join() -> str:
            async with Phone(self.page.room.url) as phone:
                return await phone.join()

        async def all_join() -> list[str]:
            return [await join() for _ in range(phones)]

        self.seats = self.phones(all_join)
        self.run.edits.change_team_size(phones)
        for _ in range(2):
            self.goes_to(SceneKind.VOTE_OPEN)
            round_ = self.run.open_round
            answer = GUESS if round_.questions[0].kind == "prediction" else RATING
            answers = {question.id: answer for question in round_.questions}
            self.remembered[round_.id] = answers
            self.phones(partial(self._vote, round_.id, answers))
            self.until(lambda: self.run.view().now.room.answered == phones)
            self.run.next()
            self.until(lambda: not self.run.keeping)

    async def _vote(self, round_id: str, answers: dict[str, Any]) -> None:
        for seat in self.seats:
            async with Phone(self.page.room.url, seat=seat) as phone:
                await _sees_it_open(phone, round_id)
                await phone.vote(round_id, answers)

    def goes_to(self, scene: SceneKind) -> None:
        for _ in range(80):
            if self.run.state.cue.scene is scene:
                return
            self.run.next()
        raise AssertionError(f"never came to {scene}")

    def asks_for_own_views(self, phones: int = 1) -> list[bytes | PhoneRefusedError]:
        async def ask(seat: str) -> bytes:
            async with Phone(self.page.room.url, seat=seat) as phone:
                return await phone.own_view(self.remembered)

        async def all_at_once() -> list[Any]:
            asked = [ask(seat) for seat in self.seats[:phones]]
            return await asyncio.gather(*asked, return_exceptions=True)

        found: list[bytes | PhoneRefusedError] = self.phones(all_at_once)
        return found

    def offered(self) -> dict[str, str]:
        """The documents that a phone lists: title to address."""

        async def look() -> dict[str, str]:
            async with Phone(self.page.room.url) as phone:
                await phone.join()
                state = await phone.state()
            return {each["title"]: each["url"] for each in state["handout"]}

        listed: dict[str, str] = self.phones(look)
        return listed

    def fetches(self, address: str, folder: Path) -> str:
        async def fetch() -> bytes:
            async with Phone(self.page.room.url) as phone:
                return await phone.get(address)

        path = folder / "fetched.pdf"
        path.write_bytes(self.phones(fetch))
        return words_of(path)


@pytest.fixture
def hour(page: WiredRunPage, desk: Desk, qtbot: QtBot, home_of_its_own: Path) -> Hour:
    made = Hour(page, desk, qtbot, home_of_its_own)
    made.begins()
    return made


# My own view


def test_a_phone_gets_its_own_view_once_results_are_released(hour: Hour, tmp_path: Path) -> None:
    hour.votes(8)
    (early,) = hour.asks_for_own_views()
    assert isinstance(early, PhoneRefusedError)
    assert early.code == "not_drawn"
    hour.run.own_results.turn()
    (body,) = hour.asks_for_own_views()
    assert isinstance(body, bytes)
    path = tmp_path / "own.pdf"
    path.write_bytes(body)
    words = words_of(path)
    for expected in (
        "You, the room, ",
        "This page carries no name.",
        f"You said: {hour.run.state.workshop.statements[0].scale.labels[RATING - 1]}",
        f"You predicted {GUESS} of 100; it is 34: 27 points too high.",
        "the room: 100 %",
    ):
        assert expected in words, expected
    team = preparing.workshop(hour.desk, hour.workshop_id).team.people
    assert not any(person.name in words for person in team)


def test_nothing_of_an_own_view_is_left_on_disk(hour: Hour, caplog: Any) -> None:
    hour.votes(8)
    hour.run.own_results.turn()
    before = everything_under(hour.home)
    hour.remembered["another round"] = {"q": MARK}
    assert all(isinstance(each, bytes) for each in hour.asks_for_own_views())
    after = everything_under(hour.home)
    assert set(after) == set(before)
    for trace in (b"%PDF", MARK.encode()):
        assert not any(trace in content for content in after.values())
    logged = "\n".join(record.getMessage() for record in caplog.records)
    assert not any(secret in logged for secret in (*hour.seats, *hour.remembered, MARK))


def test_everybody_who_asks_at_once_gets_a_page(hour: Hour) -> None:
    hour.votes(40)
    hour.run.own_results.turn()
    pages = hour.asks_for_own_views(40)
    assert [type(page) for page in pages] == [bytes] * 40
    assert not list(hour.session.glob("own-views/*"))


def test_answers_that_are_not_of_this_workshop_draw_nothing(hour: Hour) -> None:
    hour.votes(5)
    hour.run.own_results.turn()
    for answers in ({}, {"other": {"q": 4}}, {next(iter(hour.remembered)): "no answers at all"}):
        hour.remembered = answers
        (refused,) = hour.asks_for_own_views()
        assert isinstance(refused, PhoneRefusedError)
        assert refused.code == "not_drawn"


def test_a_page_that_cannot_be_written_is_refused_and_leaves_nothing(hour: Hour) -> None:
    hour.votes(5)
    hour.run.own_results.turn()
    (hour.session / "own-views").write_text("in the way")
    (refused,) = hour.asks_for_own_views()
    assert isinstance(refused, PhoneRefusedError)
    (hour.session / "own-views").unlink()
    (page,) = hour.asks_for_own_views()
    assert isinstance(page, bytes)


def test_pages_that_a_kill_left_are_removed_at_the_next_start(hour: Hour) -> None:
    hour.page.leave()
    folder = hour.session / "own-views"
    folder.mkdir()
    (folder / "left.pdf").write_bytes(b"%PDF-1.7 somebody's")
    hour.begins()
    assert not folder.exists()


# Plans


def test_a_plan_is_on_phones_as_soon_as_somebody_owns_an_action(hour: Hour, tmp_path: Path) -> None:
    demo_story.apply(hour.desk, hour.workshop_id)
    hour.until(lambda: bool(list(hour.session.glob("plans/*.pdf"))))
    hour.until(lambda: bool(hour.offered()))
    listed = hour.offered()
    plan = planning.plan(hour.desk, hour.workshop_id)
    team = preparing.workshop(hour.desk, hour.workshop_id).team
    owner = team.person(plan.actions[0].owner_id)
    assert owner
    (address,) = [url for title, url in listed.items() if owner.name in title]
    assert len(address) > 30
    words = hour.fetches(address, tmp_path)
    assert owner.name in words
    assert plan.actions[0].first_step in words


def test_at_the_closing_picture_those_who_pledged_find_their_plan(
    hour: Hour, tmp_path: Path
) -> None:
    planning.add_pledge(hour.desk, hour.workshop_id, Pledge("p", "Nina Sample", "I call a rider."))
    assert hour.offered() == {}
    hour.run.go_to("readback")
    hour.until(lambda: bool(hour.offered()))
    ((title, address),) = hour.offered().items()
    assert "Nina Sample" in title
    assert "I call a rider." in hour.fetches(address, tmp_path)


def test_a_changed_plan_keeps_its_address(hour: Hour, tmp_path: Path) -> None:
    add = planning.add_pledge
    add(hour.desk, hour.workshop_id, Pledge("p", "Nina Sample", "I call a rider."))
    hour.run.go_to("readback")
    hour.until(lambda: len(hour.offered()) == 1)
    before = hour.offered()
    add(hour.desk, hour.workshop_id, Pledge("q", "Nina Sample", "I call five riders."))
    add(hour.desk, hour.workshop_id, Pledge("r", "Omar Sample", "I listen in."))
    hour.until(lambda: len(hour.offered()) == 2)
    assert before.items() <= hour.offered().items()
    (address,) = before.values()
    assert "I call five riders." in hour.fetches(address, tmp_path)


# The end of a session


def test_a_session_goes_with_its_run(hour: Hour, background: Background) -> None:
    planning.add_pledge(hour.desk, hour.workshop_id, Pledge("p", "Nina Sample", "I call a rider."))
    hour.run.go_to("readback")
    hour.page.next()
    assert (hour.session / "room.db").exists()  # Hand out still offers documents
    hour.until(lambda: bool(hour.offered()))
    hour.page.leave()
    background.finish()
    assert not hour.session.exists()


def test_a_session_of_a_run_that_goes_on_stays(hour: Hour) -> None:
    code = hour.page.room.code
    hour.page.leave()
    assert (hour.session / "room.db").exists()
    hour.begins()
    assert hour.page.room.code == code


async def _sees_it_open(phone: Phone, round_id: str) -> None:
    async with aclosing(phone.events()) as events:
        async for _, data in events:
            if data.get("round") and data["round"]["id"] == round_id:
                return


def everything_under(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
