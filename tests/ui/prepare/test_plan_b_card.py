"""Plan B in Prepare: one click each saves the papers and opens them for printing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from cxworkshop.domain.workshop import Workshop
from cxworkshop.reports.preview import page_count
from cxworkshop.services import preparing, shelf
from cxworkshop.services.desk import Desk
from cxworkshop.ui.background import Background
from cxworkshop.ui.places import Places
from cxworkshop.ui.prepare.plan_b_card import PlanBCard
from cxworkshop.ui.prepare.preparation import Preparation
from cxworkshop.ui.shell import App
from tests.support.pdf_facts import words_of
from tests.ui.conftest import AnsweredDialogs

URL = "http://192.168.1.20:8437/#K7QMPD2A"


@pytest.fixture
def workshop(desk: Desk) -> Workshop:
    return shelf.create(desk, "T1", "Halden Foods", date(2026, 3, 12), team_size=9)


@pytest.fixture
def card(
    desk: Desk,
    workshop: Workshop,
    dialogs: AnsweredDialogs,
    background: Background,
    qtbot: QtBot,
    tmp_path: Path,
) -> PlanBCard:
    made = PlanBCard(dialogs, background, lambda tell: tell(URL))
    qtbot.addWidget(made)
    made.work_on(Preparation(desk, workshop.id, dialogs.tell))
    made.show()
    dialogs.path = tmp_path / "papers.pdf"
    return made


def said(card: PlanBCard) -> str:
    return " ".join(label.text() for label in card.findChildren(QLabel) if label.isVisible())


def test_ballots_for_the_whole_team_are_saved_and_opened(
    card: PlanBCard, dialogs: AnsweredDialogs, qtbot: QtBot
) -> None:
    assert card.copies.value() == 9
    qtbot.mouseClick(card.ballots, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialogs.opened == [dialogs.path])
    assert dialogs.suggested == ["Ballots Halden Foods.pdf"]
    assert dialogs.path
    assert page_count(dialogs.path) == 10
    assert f"Saved as {dialogs.path}" in said(card)
    assert card.ballots.isEnabled()


def test_join_cards_say_which_network_they_are_for(
    card: PlanBCard, dialogs: AnsweredDialogs, qtbot: QtBot
) -> None:
    card.copies.setValue(3)
    qtbot.mouseClick(card.cards, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialogs.opened == [dialogs.path])
    assert dialogs.path
    assert "192.168.1.20:8437" in words_of(dialogs.path)
    assert "The cards say 192.168.1.20:8437" in said(card)


def test_a_cancelled_dialog_writes_nothing(
    card: PlanBCard, dialogs: AnsweredDialogs, qtbot: QtBot, tmp_path: Path
) -> None:
    dialogs.path = None
    qtbot.mouseClick(card.ballots, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(card.cards, Qt.MouseButton.LeftButton)
    assert dialogs.opened == []
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_place_that_can_not_be_written_to_is_said(
    card: PlanBCard, dialogs: AnsweredDialogs, qtbot: QtBot, tmp_path: Path
) -> None:
    dialogs.path = tmp_path / "no" / "such" / "folder.pdf"
    qtbot.mouseClick(card.ballots, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(dialogs.told))
    assert "Choose another place" in dialogs.told[0]
    assert card.ballots.isEnabled()


def test_the_number_follows_the_team_until_another_is_typed(
    card: PlanBCard, desk: Desk, workshop: Workshop
) -> None:
    preparing.set_team(desk, workshop.id, replace(workshop.team, size=11))
    card.refresh()
    assert card.copies.value() == 11
    card.copies.setValue(20)
    card.refresh()
    assert card.copies.value() == 20


def test_a_team_that_is_counted_openly_is_told_why_ratings_are_not_on_paper(
    card: PlanBCard, desk: Desk, workshop: Workshop
) -> None:
    assert "own phone" not in said(card)
    preparing.set_team(desk, workshop.id, replace(workshop.team, size=4, people=()))
    preparing.change_details(desk, workshop.id, open_mode=True)
    card.refresh()
    assert "each person agrees on their own phone" in said(card)
    assert card.ballots.isVisible()  # for what they predict
    votes = [step for step in workshop.steps if step.content.get("asks") != "prediction"]
    preparing.set_agenda(desk, workshop.id, votes)
    card.refresh()
    assert not card.ballots.isVisible()


@pytest.fixture
def places(styled: QApplication, home_of_its_own: Path, qtbot: QtBot) -> Iterator[Places]:
    home_of_its_own.mkdir(parents=True)
    app = App(styled, home_of_its_own)
    app.show()
    qtbot.waitUntil(lambda: app.places is not None)
    assert app.places
    yield app.places
    app.close()
    app.window.close()
    app.window.deleteLater()
    app.deleteLater()


def test_printing_join_cards_opens_the_room_that_the_run_will_use(
    places: Places, qtbot: QtBot
) -> None:
    told: list[str] = []
    tell: Callable[[str], None] = told.append
    workshop = shelf.create(places.desk, "T1", "Halden Foods", date(2026, 3, 12), team_size=9)
    places.open(workshop.id)
    places.go("prepare")
    places._with_join_url(tell)
    qtbot.waitUntil(lambda: len(told) == 1)
    places._with_join_url(tell)
    assert told == [places.room.url] * 2
    places.go("run")
    assert places.run.presenter is None
    assert places.room.ready
    assert places.room.url == told[0]
