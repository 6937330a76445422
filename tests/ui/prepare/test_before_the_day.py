"""Before the day: papers for plan B and the sponsor's brief in one click each, and the way back to
the workshop that this one follows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cxworkshop.reports.preview import page_count
from cxworkshop.services import shelf
from cxworkshop.services.desk import Desk
from cxworkshop.ui.background import Background
from cxworkshop.ui.prepare.before_the_day import BeforeTheDay
from cxworkshop.ui.prepare.plan_b_card import PlanBCard
from cxworkshop.ui.prepare.preparation import Preparation
from tests.support.pdf_facts import words_of
from tests.ui.conftest import AnsweredDialogs

URL = "http://192.168.1.20:8437/#K7QMPD2A"


@pytest.fixture
def plan_b(dialogs: AnsweredDialogs, background: Background, qtbot: QtBot) -> PlanBCard:
    made = PlanBCard(dialogs, background, lambda tell: tell(URL))
    qtbot.addWidget(made)
    return made


@pytest.fixture
def before(
    desk: Desk, dialogs: AnsweredDialogs, background: Background, plan_b: PlanBCard, qtbot: QtBot
) -> BeforeTheDay:
    made = BeforeTheDay(dialogs, background)
    made.papers_wanted.connect(plan_b.print_everything)
    plan_b.reported.connect(made.tell)
    qtbot.addWidget(made)
    workshop = shelf.create(desk, "T1", "Halden Foods", date(2026, 3, 12), team_size=9)
    for part in (plan_b, made):
        part.work_on(Preparation(desk, workshop.id, dialogs.tell))
    made.show()
    return made


def test_one_click_prints_ballots_and_join_cards_for_the_whole_team(
    before: BeforeTheDay, dialogs: AnsweredDialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    dialogs.path = tmp_path
    qtbot.mouseClick(before.plan_b.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(dialogs.opened) == 2, timeout=20_000)
    ballots, cards = dialogs.opened
    assert page_count(ballots) == 10
    assert "192.168.1.20:8437" in words_of(cards)
    assert str(tmp_path) in before._report.text()


def test_the_sponsors_brief_is_saved_and_opened(
    before: BeforeTheDay, dialogs: AnsweredDialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    dialogs.path = tmp_path / "brief.pdf"
    qtbot.mouseClick(before.brief.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialogs.opened == [dialogs.path], timeout=20_000)
    assert dialogs.suggested == ["Sponsor’s brief Halden Foods.pdf"]
    assert "Speak last" in words_of(tmp_path / "brief.pdf")
    assert before.brief.button.isEnabled()
    assert before.window().focusWidget() is before.brief.button


def test_a_place_where_nothing_can_be_written_is_said(
    before: BeforeTheDay, dialogs: AnsweredDialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    dialogs.path = tmp_path / "no" / "such" / "brief.pdf"
    qtbot.mouseClick(before.brief.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(dialogs.told), timeout=20_000)
    assert before.brief.button.isEnabled()


def test_a_follow_up_leads_back_to_what_it_follows(
    before: BeforeTheDay, desk: Desk, dialogs: AnsweredDialogs, qtbot: QtBot
) -> None:
    assert not before.earlier.isVisible()
    first = shelf.rows(desk)[0]
    later = shelf.follow_up(desk, first.id, "T1", date(2026, 6, 12))
    before.work_on(Preparation(desk, later.id, dialogs.tell))
    assert before.earlier.isVisible()
    with qtbot.waitSignal(before.earlier_wanted) as wanted:
        qtbot.mouseClick(before.earlier.button, Qt.MouseButton.LeftButton)
    assert wanted.args == [first.id]
