"""Buttons answer to the keyboard as people expect."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QHBoxLayout
from pytestqt.qtbot import QtBot

from cxworkshop.ui.buttons import button


def test_enter_presses_the_button_that_has_the_focus_not_the_default_one(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    pressed: list[str] = []
    layout = QHBoxLayout(dialog)
    for name in ("Keep", "Delete"):
        each = button(name)
        each.clicked.connect(lambda _=False, name=name: pressed.append(name))
        each.setDefault(name == "Delete")
        layout.addWidget(each)
    keep = layout.itemAt(0).widget()
    dialog.show()
    keep.setFocus()

    QTest.keyClick(keep, Qt.Key.Key_Return)
    QTest.keyClick(keep, Qt.Key.Key_Enter)

    assert pressed == ["Keep", "Keep"]
