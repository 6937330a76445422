"""Naming an owner by a few letters."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.domain.workshop import Person
from cxworkshop.ui.run.owner_field import OwnerField

PEOPLE = (Person("1", "Joanna Berg"), Person("2", "Tom Anders"))


@pytest.fixture
def field(styled: QApplication, qtbot: QtBot) -> OwnerField:
    made = OwnerField("Nobody")
    qtbot.addWidget(made)
    made.show_people(PEOPLE, None)
    made.show()
    made.activateWindow()
    made.lineEdit().setFocus()
    return made


@pytest.mark.parametrize(("typed", "chosen"), [("jo", "1"), ("and", "2")])
def test_enter_takes_the_first_who_is_called_like_that(
    field: OwnerField, qtbot: QtBot, typed: str, chosen: str
) -> None:
    qtbot.keyClicks(field.lineEdit(), typed)
    popup = field.lineEdit().completer().popup()
    qtbot.waitUntil(lambda: popup.currentIndex().isValid())
    assert field.lineEdit().text() == typed  # marked in the list, not written into the field
    with qtbot.waitSignal(field.person_chosen) as signal:
        qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert signal.args == [chosen]


def test_letters_inside_a_name_leave_a_new_person_new(field: OwnerField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.lineEdit(), "ann")  # as in Joanna
    popup = field.lineEdit().completer().popup()
    qtbot.waitUntil(lambda: popup.model().rowCount() == 1)
    QCoreApplication.processEvents()
    assert not popup.currentIndex().isValid()
