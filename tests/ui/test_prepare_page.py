"""Prepare: six cards, an editor behind each, everything kept at once and undone step by step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cxworkshop.domain.statements import Form, Scale
from cxworkshop.domain.workshop import RoomMode, Workshop
from cxworkshop.services import preparing, segments, shelf
from cxworkshop.services.desk import Desk
from cxworkshop.services.room_check import Finding
from cxworkshop.ui.background import Background
from cxworkshop.ui.event_bridge import EventBridge
from cxworkshop.ui.logo import logo_image
from cxworkshop.ui.prepare.actions_editor import ActionsEditor
from cxworkshop.ui.prepare.agenda_editor import AgendaEditor
from cxworkshop.ui.prepare.agenda_list import OVER, STARTS
from cxworkshop.ui.prepare.page import PreparePage
from cxworkshop.ui.prepare.room_editor import FindingCard
from cxworkshop.ui.prepare.statements_editor import StatementsEditor
from cxworkshop.ui.prepare.team_editor import TeamEditor
from tests.support.builders import a_full_source, vote
from tests.ui.conftest import AnsweredDialogs

URL = "http://192.168.1.20:8437/#K7QMPD2A"
FINDINGS = (
    Finding("firewall", False, "Phones may be kept out.", "sudo ufw allow 8437/tcp"),
    Finding("disk", True, "There is room."),
)


@pytest.fixture
def workshop(desk: Desk) -> Workshop:
    return shelf.create(desk, "T1", "Halden Foods", date(2026, 3, 12), time(14, 0), team_size=9)


@pytest.fixture
def page(
    desk: Desk,
    workshop: Workshop,
    dialogs: AnsweredDialogs,
    background: Background,
    bridge: EventBridge,
    qtbot: QtBot,
) -> PreparePage:
    def look() -> Sequence[Finding]:
        return FINDINGS

    made = PreparePage(desk, dialogs, background, lambda: look, lambda tell: tell(URL), lambda: "")
    qtbot.addWidget(made)
    made.resize(1352, 836)
    bridge.happened.connect(made.happened)
    made.show()
    made.open_workshop(workshop.id)
    qtbot.waitUntil(lambda: made.room.findings is not None)
    return made


@pytest.fixture
def kept(desk: Desk, workshop: Workshop) -> Callable[[], Workshop]:
    """The workshop as it is in the library now, whenever it is called."""
    return lambda: preparing.workshop(desk, workshop.id)


def type_over(field: QWidget, text: str) -> None:
    """Replace a line's text as a person would, and leave the field."""
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


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


def test_what_is_typed_is_kept_when_the_field_is_left_and_can_be_undone(
    page: PreparePage, kept: Callable[[], Workshop], qtbot: QtBot
) -> None:
    page.open_card("team")
    team = cast("TeamEditor", page.editors["team"])
    type_over(team.client, "Halden & <i>Sons</i>")
    assert kept().client == "Halden & <i>Sons</i>"
    qtbot.waitUntil(page.undo.isEnabled)
    qtbot.mouseClick(page.undo, Qt.MouseButton.LeftButton)
    assert kept().client == "Halden Foods"
    qtbot.waitUntil(lambda: team.client.text() == "Halden Foods")
    qtbot.mouseClick(page.redo, Qt.MouseButton.LeftButton)
    assert kept().client == "Halden & <i>Sons</i>"


def test_an_empty_client_is_not_kept(page: PreparePage, kept: Callable[[], Workshop]) -> None:
    page.open_card("team")
    team = cast("TeamEditor", page.editors["team"])
    type_over(team.client, " ")
    assert kept().client == "Halden Foods"
    assert team.client.text() == "Halden Foods"


def test_each_room_mode_says_its_consequence(
    page: PreparePage, kept: Callable[[], Workshop], qtbot: QtBot
) -> None:
    page.open_card("team")
    team = cast("TeamEditor", page.editors["team"])
    said = set()
    for mode, choice in team.modes.items():
        choice.click()
        assert kept().team.mode is mode
        qtbot.waitUntil(lambda mode=mode: team.population.isVisible() == (mode == "sample"))
        said.add(team._consequence.text())
    assert len(said) == len(RoomMode)


def test_owners_are_added_and_removed(
    page: PreparePage, kept: Callable[[], Workshop], qtbot: QtBot
) -> None:
    page.open_card("team")
    owners = cast("TeamEditor", page.editors["team"]).owners
    for name in ("Ada Lindqvist", "Bo Marsh"):
        qtbot.mouseClick(owners.add_button, Qt.MouseButton.LeftButton)
        type_over(owners.rows[-1].name, name)
    assert [person.name for person in kept().team.people] == ["Ada Lindqvist", "Bo Marsh"]
    owners.rows[0].removed.emit(owners.rows[0])
    assert [person.name for person in kept().team.people] == ["Bo Marsh"]


def test_minutes_change_the_clock_of_every_later_step(
    page: PreparePage, kept: Callable[[], Workshop], qtbot: QtBot
) -> None:
    page.open_card("agenda")
    agenda = cast("AgendaEditor", page.editors["agenda"])
    second = agenda.model.index(1)
    assert second.data(STARTS) == "14:04"
    agenda.minutes.setValue(9)
    assert kept().steps[0].minutes == 9
    qtbot.waitUntil(lambda: second.data(STARTS) == "14:09")
    assert "5 minutes too long" in agenda.frame.ends
    last = agenda.model.index(agenda.model.rowCount() - 1)
    assert last.data(OVER)
    assert "ends after" in last.data(Qt.ItemDataRole.AccessibleTextRole)


def test_an_agenda_that_is_too_long_says_what_to_do(
    page: PreparePage, kept: Callable[[], Workshop], qtbot: QtBot
) -> None:
    page.open_card("agenda")
    agenda = cast("AgendaEditor", page.editors["agenda"])
    assert not agenda.frame.fit.isVisible()
    agenda.minutes.setValue(34)
    qtbot.waitUntil(agenda.frame.fit.isVisible)
    qtbot.mouseClick(agenda.frame.fit, Qt.MouseButton.LeftButton)
    assert sum(step.minutes for step in kept().steps) == 60
    assert kept().steps[0].minutes > 10
    qtbot.keyClick(agenda.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(agenda.frame.more.isVisible)
    qtbot.mouseClick(agenda.frame.more, Qt.MouseButton.LeftButton)
    assert kept().minutes_available == 90


def test_minutes_are_set_in_the_row_by_typing(
    page: PreparePage, kept: Callable[[], Workshop], qtbot: QtBot
) -> None:
    page.open_card("agenda")
    agenda = cast("AgendaEditor", page.editors["agenda"])
    agenda.choose(2)
    row = agenda.list.visualRect(agenda.model.index(2))
    assert row.contains(agenda.minutes.geometry())
    agenda.list.setFocus()
    QTest.keyClicks(agenda.list, "1")
    QTest.keyClicks(agenda.minutes, "2")
    QTest.keyClick(agenda.minutes, Qt.Key.Key_Return)
    qtbot.waitUntil(agenda.list.hasFocus)
    assert kept().steps[2].minutes == 12
    QTest.keyClick(agenda.list, Qt.Key.Key_Minus)
    assert kept().steps[2].minutes == 11


def test_a_step_is_dragged_to_another_place(
    page: PreparePage, kept: Callable[[], Workshop], qtbot: QtBot
) -> None:
    page.open_card("agenda")
    agenda = cast("AgendaEditor", page.editors["agenda"])
    before = [step.id for step in kept().steps]
    agenda.choose(0)
    mime = agenda.model.mimeData([agenda.model.index(0)])
    third = agenda.list.visualRect(agenda.model.index(2))
    drop = QDropEvent(
        QPointF(third.center().x(), third.bottom() - 4),
        Qt.DropAction.MoveAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    agenda.list.dropEvent(drop)
    assert [step.id for step in kept().steps][:3] == [before[1], before[2], before[0]]
    assert agenda.row() == 2
    qtbot.waitUntil(lambda: "move step" in page.undo.toolTip())


def test_steps_are_added_from_templates_put_in_twice_and_removed(
    page: PreparePage, kept: Callable[[], Workshop], qtbot: QtBot
) -> None:
    page.open_card("agenda")
    agenda = cast("AgendaEditor", page.editors["agenda"])
    before = kept().steps
    menu = agenda.menu()
    titles = [action.text() for action in menu.actions()]
    assert "Break, 15 min" in titles
    template = next(action.menu() for action in menu.actions() if action.menu())
    template.actions()[0].trigger()
    assert kept().steps[1].title == template.actions()[0].text().rpartition(",")[0]
    assert agenda.row() == 1
    menu.deleteLater()
    qtbot.keyClick(agenda.list, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert len(kept().steps) == len(before) + 2
    assert len({step.id for step in kept().steps}) == len(before) + 2
    for _ in range(2):
        qtbot.keyClick(agenda.list, Qt.Key.Key_Delete)
    assert len(kept().steps) == len(before)


def test_dots_are_a_step_to_add_and_a_guess_may_ask_for_its_range(
    page: PreparePage, kept: Callable[[], Workshop], qtbot: QtBot
) -> None:
    page.open_card("agenda")
    agenda = cast("AgendaEditor", page.editors["agenda"])
    menu = agenda.menu()
    next(action for action in menu.actions() if "dots" in action.text()).trigger()
    menu.deleteLater()
    assert kept().steps[1].content == {"asks": "importance"}
    row = next(row for row, step in enumerate(kept().steps) if step.id == "predict")
    agenda.choose(row)
    box = agenda.step_card.range
    assert box.isVisible()
    box.click()
    assert kept().step("predict").content == {"asks": "prediction", "range": True}
    box.click()
    assert kept().step("predict").content == {"asks": "prediction"}
    agenda.choose(row + 1)
    assert not box.isVisible()


def test_thirty_changes_are_undone_with_words_for_each(
    page: PreparePage, kept: Callable[[], Workshop], desk: Desk, qtbot: QtBot
) -> None:
    page.open_card("agenda")
    agenda = cast("AgendaEditor", page.editors["agenda"])
    before = kept()
    for number in range(34):
        agenda.minutes.setValue(10 + number)
    assert desk.history.done() == ["change minutes"] * 34
    menu = page.past()
    assert len(menu.actions()) == 30
    menu.actions()[29].trigger()
    menu.deleteLater()
    assert kept().steps[0].minutes == 13
    qtbot.waitUntil(page.undo.isEnabled)
    for _ in range(4):
        page.undo.click()
    assert kept() == before
    qtbot.waitUntil(lambda: not page.undo.isEnabled())


def test_a_step_moves_with_alt_and_the_arrow_and_back_by_undo(
    page: PreparePage, kept: Callable[[], Workshop], qtbot: QtBot
) -> None:
    page.open_card("agenda")
    agenda = cast("AgendaEditor", page.editors["agenda"])
    before = [step.id for step in kept().steps]
    agenda.choose(2)
    qtbot.keyClick(agenda.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [step.id for step in kept().steps][:3] == [before[0], before[2], before[1]]
    assert agenda.row() == 1
    qtbot.keyClick(agenda.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [step.id for step in kept().steps] == before


def test_notes_are_kept_for_the_step_they_were_typed_in(
    page: PreparePage, kept: Callable[[], Workshop], qtbot: QtBot
) -> None:
    page.open_card("agenda")
    agenda = cast("AgendaEditor", page.editors["agenda"])
    notes = agenda.step_card.notes
    notes.setFocus()
    notes.selectAll()
    QTest.keyClicks(notes, "Wait.")
    agenda.list.setFocus()
    agenda.choose(1)
    assert kept().steps[0].notes == "Wait."
    assert notes.toPlainText() == kept().steps[1].notes
    assert kept().steps[1].notes != "Wait."


def test_forms_replace_the_pairs_and_leave_the_headline(
    page: PreparePage, kept: Callable[[], Workshop], qtbot: QtBot
) -> None:
    page.open_card("statements")
    statements = cast("StatementsEditor", page.editors["statements"])
    statements.forms[Form.SHORT].click()
    assert len(kept().statements) == 13
    assert kept().statements[0].headline
    assert statements.forms[Form.SHORT].isChecked()


def test_both_wordings_of_a_pair_are_edited(
    page: PreparePage, kept: Callable[[], Workshop], qtbot: QtBot
) -> None:
    page.open_card("statements")
    statements = cast("StatementsEditor", page.editors["statements"])
    statements.choose(1)
    for field, words in ((statements.executives, "We keep it."), (statements.customers, "Kept.")):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, words)
    statements.list.setFocus()
    pair = kept().statements[1]
    assert (pair.executives, pair.customers) == ("We keep it.", "Kept.")


def test_a_pair_of_ones_own_is_added_and_left_out_again(
    page: PreparePage, kept: Callable[[], Workshop], qtbot: QtBot
) -> None:
    page.open_card("statements")
    statements = cast("StatementsEditor", page.editors["statements"])
    statements.add()
    assert kept().statements[-1].own
    assert statements.row() == len(kept().statements) - 1
    statements.remove()
    assert not any(pair.own for pair in kept().statements)


def test_a_scale_is_chosen_for_one_pair_and_then_for_all(
    page: PreparePage, kept: Callable[[], Workshop], qtbot: QtBot
) -> None:
    page.open_card("statements")
    statements = cast("StatementsEditor", page.editors["statements"])
    statements.choose(1)
    before = kept().statements[0].scale
    statements.scale.setFocus()
    QTest.keyClick(statements.scale, Qt.Key.Key_End)
    assert [pair.scale for pair in kept().statements[:2]] == [before, Scale(0, 10)]
    qtbot.waitUntil(statements.for_all.isVisible)
    assert page.undo.toolTip() == "<span>Undo: change scale</span>"
    qtbot.mouseClick(statements.for_all, Qt.MouseButton.LeftButton)
    assert {pair.scale for pair in kept().statements} == {Scale(0, 10)}


def test_colour_and_logo_are_kept_and_undone(
    page: PreparePage,
    kept: Callable[[], Workshop],
    dialogs: AnsweredDialogs,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    page.open_card("team")
    brand = cast("TeamEditor", page.editors["team"]).brand
    dialogs.colour = "#B4003C"
    qtbot.mouseClick(brand.choose_colour, Qt.MouseButton.LeftButton)
    assert kept().brand_colour == "#B4003C"
    drawn = QImage(1200, 300, QImage.Format.Format_ARGB32)
    drawn.fill(QColor("#B4003C"))
    dialogs.path = tmp_path / "logo.png"
    assert drawn.save(str(dialogs.path))
    qtbot.mouseClick(brand.choose_logo, Qt.MouseButton.LeftButton)
    logo = logo_image(kept().brand_logo)
    assert logo.width() == 4 * logo.height() == 420
    qtbot.waitUntil(brand.no_logo.isVisible)
    qtbot.mouseClick(brand.no_logo, Qt.MouseButton.LeftButton)
    assert kept().brand_logo == ""
    page.undo.click()
    assert kept().brand_logo != ""


def test_what_is_no_picture_is_refused_in_words(
    page: PreparePage, kept: Callable[[], Workshop], dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    page.open_card("team")
    dialogs.path = tmp_path / "logo.png"
    dialogs.path.write_text("no picture", encoding="utf-8")
    cast("TeamEditor", page.editors["team"]).brand.choose_logo.click()
    assert "logo.png is no picture" in dialogs.told[0]
    assert kept().brand_logo == ""


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
