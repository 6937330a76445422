"""Client, team, owners, colour and logo: kept at once, and undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cxworkshop.domain.workshop import RoomMode, Workshop
from cxworkshop.services.desk import Desk
from cxworkshop.ui.logo import logo_image
from cxworkshop.ui.prepare.page import PreparePage
from cxworkshop.ui.prepare.team_editor import TeamEditor
from tests.ui.conftest import AnsweredDialogs


def type_over(field: QWidget, text: str) -> None:
    """Replace a line's text as a person would, and leave the field."""
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


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


def test_enter_goes_on_to_the_next_owner_and_adds_one_after_the_last(
    page: PreparePage, kept: Callable[[], Workshop], desk: Desk, qtbot: QtBot
) -> None:
    page.open_card("team")
    owners = cast("TeamEditor", page.editors["team"]).owners
    qtbot.mouseClick(owners.add_button, Qt.MouseButton.LeftButton)
    for text in ("Ada Lindqvist", "Service", "Bo Marsh", "IT", ""):
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        type_over(field, text)
    assert [(p.name, p.function) for p in kept().team.people] == [
        ("Ada Lindqvist", "Service"),
        ("Bo Marsh", "IT"),
    ]
    assert desk.history.done()[:2] == ["change function of Bo Marsh", "add Bo Marsh"]


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
