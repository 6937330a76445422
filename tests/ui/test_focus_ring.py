"""The focus ring is whole wherever the keyboard is, and stays inside what scrolls."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cxworkshop.ui.buttons import button
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
