"""One vote, every way in: six phones, two papers, the laptop passed to two, two counted hands.

Real console, real room, real HTTP; the facts that the stage shows are those of all twelve.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog
from pytestqt.qtbot import QtBot

from cxworkshop.domain.cues import SceneKind
from cxworkshop.room.phone import Phone
from cxworkshop.services import shelf, voting
from cxworkshop.ui.dialogs import Dialogs
from cxworkshop.ui.places import Places
from cxworkshop.ui.run.ballot_entry import BallotEntry
from cxworkshop.ui.run.hands_entry import HandsEntry
from cxworkshop.ui.run.presenter import RunPresenter
from cxworkshop.ui.shell import App

HERE = "127.0.0.1"  # tests stay on this machine, whatever networks it has

BY_PHONE = (5, 5, 4, 4, 3, 2)
BY_PAPER = (5, None)
BY_LAPTOP = (4, 1)
BY_HANDS = [0, 0, 1, 1, 0]
EVERYBODY = Counter([*BY_PHONE, *BY_PAPER, *BY_LAPTOP, 3, 4])
GUESS = 60


class Room:
    """The app in a vote, with a facilitator who fills in each dialog as it opens."""

    def __init__(self, app: App, qtbot: QtBot) -> None:
        self.app, self.qtbot = app, qtbot
        assert app.places
        self.places: Places = app.places
        self.heard: list[dict[str, Any]] = []
        self.places.room.said.connect(self.heard.append)

    @property
    def run(self) -> RunPresenter:
        assert self.places.run.presenter
        return self.places.run.presenter

    @property
    def answered(self) -> int:
        return self.run.view().now.room.answered

    def begins(self) -> str:
        workshop = shelf.open_sample(self.places.desk, "T1")
        self.places.open(workshop.id)
        self.places.go("run")
        self.clicks()
        self.until(lambda: self.places.room.ready)
        self.places.room.send({"do": "move", "host": HERE})
        self.until(lambda: f"//{HERE}:" in self.places.room.url)
        return workshop.id

    def opens_the_vote(self, step_id: str) -> None:
        while (
            self.run.state.cue.step_id != step_id
            or self.run.state.cue.scene is not SceneKind.VOTE_OPEN
        ):
            self.clicks()
        assert self.run.open_round
        opened = {"event": "opened", "round": self.run.open_round.id}
        self.until(lambda: opened in self.heard)
        self.places.run.refresh_now()

    def closes_the_vote(self) -> None:
        self.clicks()
        assert self.run.state.cue.scene is SceneKind.VOTE_CLOSED
        self.until(lambda: not self.run.keeping)

    def clicks(self) -> None:
        self.app.window.activateWindow()
        self.until(self.app.window.isActiveWindow)
        QTest.keyClick(self.app.window, Qt.Key.Key_PageDown)

    def presses(self, control: QAbstractButton) -> None:
        self.places.run.refresh_now()
        self.qtbot.mouseClick(control, Qt.MouseButton.LeftButton)

    def until(self, condition: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()))


class FilledIn(Dialogs):
    """Dialogs in which somebody types as soon as they open."""

    def __init__(self) -> None:
        super().__init__()
        self.types: Callable[[Any], None] = lambda form: None

    def ask(self, title: str, text: str, yes: str, *, danger: bool = False) -> bool:
        raise AssertionError(f"nobody should have to answer: {title}")

    def fill_in(self, dialog: QDialog) -> bool:
        dialog.show()
        self.types(dialog)
        dialog.accept()
        dialog.deleteLater()
        return True


@pytest.fixture
def dialogs() -> FilledIn:
    return FilledIn()


@pytest.fixture
def room(qtbot: QtBot, home_of_its_own: Path, dialogs: FilledIn) -> Iterator[Room]:
    home_of_its_own.mkdir(parents=True)
    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    app = App(qt, home_of_its_own)
    app.show()
    qtbot.waitUntil(lambda: app.places is not None)
    made = Room(app, qtbot)
    made.places.run.fall_backs._dialogs = dialogs
    app.window.activateWindow()
    yield made
    app.close()
    app.window.close()
    app.window.deleteLater()
    app.deleteLater()


def phones_join(room: Room) -> list[str]:
    """Six phones over HTTP; each is its seat."""

    async def one() -> str:
        async with Phone(room.places.room.url) as phone:
            return await phone.join()

    async def everybody() -> list[str]:
        return await asyncio.gather(*[one() for _ in BY_PHONE])

    return asyncio.run(everybody())


def phones_vote(room: Room, seats: list[str], values: Sequence[int]) -> None:
    """One answer of each phone to every question."""
    round_ = room.run.open_round
    assert round_

    async def one(seat: str, value: int) -> None:
        async with Phone(room.places.room.url, seat=seat) as phone:
            await phone.vote(round_.id, dict.fromkeys([q.id for q in round_.questions], value))

    async def everybody() -> None:
        await asyncio.gather(*map(one, seats, values))

    asyncio.run(everybody())


def papers_are_typed(room: Room, dialogs: FilledIn, *ballots: str) -> None:
    def types(form: BallotEntry) -> None:
        for ballot in ballots:
            for sign in ballot:
                if sign == "⏎":
                    QTest.keyClick(form.field, Qt.Key.Key_Return)
                else:
                    QTest.keyClicks(form.field, sign)

    dialogs.types = types
    room.presses(room.places.run.console.room.missing.ballots)


def the_laptop_goes_round(room: Room, answer: Callable[[Any, int], None], people: int) -> None:
    room.presses(room.places.run.console.room.missing.pass_round)
    kiosk = room.places.run.fall_backs.kiosk
    assert kiosk
    for person in range(people):
        kiosk.go_button.click()
        for card in kiosk.cards:
            answer(card, person)
        kiosk.send_button.click()
        room.until(lambda: kiosk.cards == [])
    kiosk.end()
    room.until(lambda: room.places.run.fall_backs.kiosk is None)
    room.until(room.app.window.isActiveWindow)


def hands_are_counted(room: Room, dialogs: FilledIn, counts: list[int]) -> None:
    def types(form: HandsEntry) -> None:
        for _ in range(7):
            for field, number in zip(form.fields, [*counts, 0], strict=True):
                field.setValue(number)
            form.count()

    dialogs.types = types
    room.presses(room.places.run.console.room.missing.hands)


def chooses(card: Any, person: int) -> None:
    value = BY_LAPTOP[person]
    card.findChildren(QAbstractButton)[value - 1].click()


def guesses_seventy(card: Any, _person: int) -> None:
    QTest.keyClicks(card.field, "70")


def test_a_round_with_every_way_in(room: Room, dialogs: FilledIn) -> None:
    workshop_id = room.begins()
    desk = room.places.desk

    seats = phones_join(room)
    room.opens_the_vote("predict")
    phones_vote(room, seats, [GUESS] * 6)
    papers_are_typed(room, dialogs, *(f"{guess}⏎" * 7 + "⏎" for guess in ("50", "j", "40", "40")))
    the_laptop_goes_round(room, guesses_seventy, 2)
    room.until(lambda: room.answered == 12)
    room.closes_the_vote()

    room.opens_the_vote("rate")
    phones_vote(room, seats, BY_PHONE)
    papers_are_typed(room, dialogs, "5555555⏎", "0000000⏎")
    the_laptop_goes_round(room, chooses, 2)
    hands_are_counted(room, dialogs, BY_HANDS)
    room.until(lambda: room.answered == 12)
    room.closes_the_vote()

    votes = voting.votes(desk, workshop_id)
    assert votes.ways == {"phone": 6, "paper": 2, "kiosk": 2, "hands": 2}
    assert (votes.answered, votes.predicted) == (12, 12)
    for values in votes.ratings.values():
        assert Counter(values) == EVERYBODY
    for guesses in votes.predictions.values():
        assert Counter(guesses) == Counter([*[GUESS] * 6, 50, None, 40, 40, 70, 70])

    facts = voting.facts(desk, workshop_id)
    assert facts
    assert facts.hero
    assert facts.hero.team
    assert facts.base.ways == votes.ways
    assert (facts.hero.team.rated, facts.hero.team.agree) == (11, 7)
    assert facts.hero.points.said == 64  # 7 of the 11 who could judge
    assert facts.hero.points.predicted == 57  # 630 points by the 11 who could judge
    shown = set(room.run.view().ways.split(", "))
    assert shown == {"6 phones", "2 papers", "2 on the laptop", "2 hands"}
