"""The focus ring is whole wherever the keyboard is, and stays inside what scrolls."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cxworkshop.ui.buttons import button
from cxworkshop.ui.dialogs import Dialogs
from cxworkshop.ui.focus import FocusRing


def ring_of(window: QWidget) -> QWidget:
    return window.findChildren(QWidget, "focusRing")[-1]


def test_the_ring_reaches_over_a_parent_without_margins_and_moves_with_it(
    qtbot: QtBot, qapp: QApplication
) -> None:
    FocusRing(qapp)
    window = QWidget()
    qtbot.addWidget(window)
    tight = QWidget()
    inside = QHBoxLayout(tight)
    inside.setContentsMargins(0, 0, 0, 0)
    go = button("Go on")
    inside.addWidget(go)
    layout = QVBoxLayout(window)
    layout.addWidget(tight)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    go.setFocus(Qt.FocusReason.TabFocusReason)
    ring = ring_of(window)
    assert window.rect().contains(ring.geometry())
    assert ring.size().width() == go.width() + 8
    layout.insertSpacing(0, 60)
    qtbot.waitUntil(lambda: ring.y() == tight.y() + go.y() - 4)


def test_a_ring_in_a_scrolled_area_never_leaves_it(qtbot: QtBot, qapp: QApplication) -> None:
    FocusRing(qapp)
    area = QScrollArea()
    qtbot.addWidget(area)
    inside = QWidget()
    column = QVBoxLayout(inside)
    buttons = [button(str(number)) for number in range(30)]
    for each in buttons:
        column.addWidget(each)
    area.setWidget(inside)
    area.resize(200, 150)
    with qtbot.waitActive(area):
        area.show()
        area.activateWindow()
    buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
    ring = ring_of(area)
    assert ring.parentWidget() is area.viewport()
    before = QRect(ring.geometry())
    area.verticalScrollBar().setValue(40)
    assert ring.geometry() == before.translated(0, -40)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space], ids=["enter", "space"])
def test_a_dialog_answered_by_keyboard_takes_its_ring_along(
    qtbot: QtBot, qapp: QApplication, key: Qt.Key
) -> None:
    FocusRing(qapp)
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()

    def answer() -> None:
        focused = QApplication.focusWidget()
        if focused is None:
            QTimer.singleShot(5, answer)
        else:
            QTest.keyClick(focused, key)

    for _ in range(3):
        QTimer.singleShot(0, answer)
        Dialogs(window).tell("The sentence.")
        gc.collect()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert QApplication.activeModalWidget() is None
