"""Prepare: six cards, an editor behind each, and what is common to all of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import cast

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
)
from pytestqt.qtbot import QtBot

from cxworkshop.domain.workshop import Workshop
from cxworkshop.services import preparing, segments, shelf
from cxworkshop.services.desk import Desk
from cxworkshop.ui.prepare.actions_editor import ActionsEditor
from cxworkshop.ui.prepare.page import PreparePage
from cxworkshop.ui.prepare.room_editor import FindingCard
from cxworkshop.ui.prepare.team_editor import TeamEditor
from tests.support.builders import a_full_source, vote
from tests.ui.conftest import AnsweredDialogs


def test_the_overview_says_how_many_cards_are_ready(page: PreparePage) -> None:
    assert page.overview._title.text() == "Ready to run: 4 of 6"
    assert "Customers, Room check" in page.overview._text.text()
    card = page.overview.cards["team"]
    assert card.accessibleName().startswith("Team: Ready. 9 executives")


def test_the_primary_button_goes_to_what_is_missing_first(page: PreparePage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.primary, Qt.MouseButton.LeftButton)
    assert page.editors["customers"].isVisible()
    assert (page.primary.text(), page.primary.property("kind")) == ("Close", "plain")


def test_a_card_opens_by_the_keyboard_and_escape_leads_back(
    page: PreparePage, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.overview.cards["agenda"], Qt.Key.Key_Space)
    assert page.editors["agenda"].isVisible()
    qtbot.keyClick(page.editors["agenda"], Qt.Key.Key_Escape)
    assert page.overview.isVisible()


def test_an_action_is_turned_by_space(
    page: PreparePage, kept: Callable[[], Workshop], qtbot: QtBot
) -> None:
    page.open_card("actions")
    actions = cast("ActionsEditor", page.editors["actions"])
    qtbot.keyClick(actions.list, Qt.Key.Key_Space)
    assert "A01" not in kept().offered_actions
    assert len(kept().offered_actions) == 27
    qtbot.waitUntil(lambda: actions._count.text().startswith("27 of 28"))
    actions.all.click()
    assert kept().offered_actions is None


def test_a_finding_shows_its_command_and_copies_it(page: PreparePage, qtbot: QtBot) -> None:
    page.open_card("room")
    card = page.room.findChild(FindingCard)
    assert card is not None
    card.copy()
    assert QGuiApplication.clipboard().text() == "sudo ufw allow 8437/tcp"
    assert page.room._title.text() == "1 thing to mend, 1 are good"


def test_changes_of_another_workshop_leave_the_page_alone(
    page: PreparePage, desk: Desk, qtbot: QtBot
) -> None:
    page.open_card("team")
    team = cast("TeamEditor", page.editors["team"])
    other = shelf.create(desk, "T1", "Other", date(2026, 3, 13))
    preparing.change_details(desk, other.id, client="Another")
    QCoreApplication.processEvents()
    assert team.client.text() == "Halden Foods"


def test_every_field_of_every_editor_has_a_name(page: PreparePage) -> None:
    kinds = (
        QAbstractButton,
        QAbstractItemView,
        QAbstractSpinBox,
        QComboBox,
        QLineEdit,
        QPlainTextEdit,
    )
    for name in page.editors:
        page.open_card(name)
        fields = [
            field
            for kind in kinds
            for field in page.editors[name].findChildren(kind)
            if field.isVisible() and field.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        inner = [field for field in fields if not isinstance(field.parent(), kinds)]
        unnamed = [
            f"{name}: {field.metaObject().className()}"
            for field in inner
            if not (field.accessibleName() or getattr(field, "text", str)())
        ]
        assert unnamed == []


def test_what_cannot_be_undone_any_more_is_said_in_one_sentence(
    page: PreparePage, desk: Desk, workshop: Workshop, dialogs: AnsweredDialogs, qtbot: QtBot
) -> None:
    preparing.keep_customers(desk, workshop.id, a_full_source())
    segments.choose_segment(desk, workshop.id, "North")
    vote(desk, workshop.id, "rate", [4] * 9)
    qtbot.waitUntil(page.undo.isEnabled)
    qtbot.mouseClick(page.undo, Qt.MouseButton.LeftButton)
    assert "the group stays as it was" in dialogs.told[0]
    assert preparing.workshop(desk, workshop.id).segment == "North"
