"""What is said to those who do not see: what a painted widget is, and words that appear."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QButtonGroup, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cxworkshop.ui.aloud import read_as_picture, tell_roles
from cxworkshop.ui.buttons import CardButton, button, icon_button, one_of
from cxworkshop.ui.text import LiveLabel, PlainLabel

Heard = list[tuple[str, bool]]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    """What Qt is given to be read out, and whether it is urgent."""
    said: Heard = []

    def listen(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            urgent = event.politeness() is QAccessible.AnnouncementPoliteness.Assertive
            said.append((event.message(), urgent))

    monkeypatch.setattr(QAccessible, "updateAccessibility", listen)
    return said


@pytest.fixture
def shown(styled: QApplication, qtbot: QtBot) -> Callable[..., None]:
    """Puts widgets into a window that is seen."""
    window = QWidget()
    qtbot.addWidget(window)

    def show(*widgets: QWidget) -> None:
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        with qtbot.waitExposed(window):
            window.show()

    return show


def role(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def described(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Description)


def test_a_painted_widget_is_a_picture_with_its_name(shown: Callable[..., None]) -> None:
    tell_roles()
    painted, plain = QWidget(), QWidget()
    read_as_picture(painted)
    painted.setAccessibleName("3 of 12 joined")
    shown(painted, plain)
    assert role(painted) is QAccessible.Role.Graphic
    said = QAccessible.queryAccessibleInterface(painted).text(QAccessible.Text.Name)
    assert said == "3 of 12 joined"
    assert role(plain) is not QAccessible.Role.Graphic


def test_one_of_several_is_told_from_a_box_to_tick(shown: Callable[..., None]) -> None:
    group, chips, box = QButtonGroup(), [button("Proud"), button("Humble")], button("More")
    for chip in chips:
        one_of(group, chip)
    box.setCheckable(True)
    shown(*chips, box)
    assert {role(chip) for chip in chips} == {QAccessible.Role.RadioButton}
    assert role(box) is QAccessible.Role.CheckBox
    chips[1].click()
    assert [chip.isChecked() for chip in chips] == [False, True]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_card_that_opens_something_is_a_button(shown: Callable[..., None], key: Qt.Key) -> None:
    card = CardButton()
    QVBoxLayout(card).addWidget(PlainLabel("Team"))
    pressed: list[bool] = []
    card.clicked.connect(lambda: pressed.append(True))
    shown(card)
    assert role(card) is QAccessible.Role.Button
    QTest.keyClick(card, key)
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert len(pressed) == 2


def test_a_tooltip_is_read_as_it_was_typed(shown: Callable[..., None]) -> None:
    made = icon_button("close", "R&D <b>")
    shown(made)
    assert made.toolTip() == "<span>R&amp;D &lt;b&gt;</span>"
    assert described(made) == "R&D <b>"


def test_words_that_appear_are_read_once_and_errors_at_once(
    shown: Callable[..., None], heard: Heard
) -> None:
    news, wrong = LiveLabel(), LiveLabel(at_once=True)
    wrong.hide()
    shown(news, wrong)
    wrong.hide()
    news.setText("Reading the file")
    news.setText("Reading the file")
    wrong.setText("Press 1 to 5.")
    assert heard == [("Reading the file", False)]
    wrong.show()
    assert heard[1:] == [("Press 1 to 5.", True)]
    wrong.setText("")
    wrong.setText("Press 1 to 5.")
    assert heard[2:] == [("Press 1 to 5.", True)]
