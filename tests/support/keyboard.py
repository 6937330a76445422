"""A person without a mouse, at the real windows of the app."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cxworkshop.ui.places import Places
from cxworkshop.ui.shell import App

TABS = 120  # more than any page has fields


class Keyboard:
    """Somebody without a mouse: whatever is pressed has been reached by Tab before."""

    def __init__(self, qtbot: QtBot, app: App) -> None:
        self.qtbot, self.app = qtbot, app

    @property
    def places(self) -> Places:
        assert self.app.places
        return self.app.places

    @property
    def focus(self) -> QWidget:
        """Where the keyboard is."""
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        found = QApplication.focusWidget()
        assert found is not None
        return found

    @property
    def target(self) -> QWidget:
        """What gets the next key: a list that is open under a field before the field itself."""
        return QApplication.activePopupWidget() or self.focus

    def key(self, *keys: Qt.Key, control: bool = False, alt: bool = False) -> None:
        modifiers = Qt.KeyboardModifier.NoModifier
        if control:
            modifiers |= Qt.KeyboardModifier.ControlModifier
        if alt:
            modifiers |= Qt.KeyboardModifier.AltModifier
        for one in keys:
            QTest.keyClick(self.target, one, modifiers)

    def type(self, text: str) -> None:
        """Replace what stands in the field that the keyboard is on."""
        self.key(Qt.Key.Key_A, control=True)
        for letter in text:
            QTest.keyClicks(self.target, letter)

    def reach(self, wanted: QWidget) -> None:
        """Tab until the keyboard is on a widget."""
        self.qtbot.waitUntil(lambda: wanted.isVisible() and wanted.isEnabled())
        for _ in range(TABS):
            if self.focus is wanted or wanted.isAncestorOf(self.focus):
                return
            QTest.keyClick(self.target, Qt.Key.Key_Tab)
        pytest.fail(f"Tab never reaches {wanted.accessibleName() or wanted}")

    def press(self, wanted: QWidget) -> None:
        """Reach a button and press it."""
        self.reach(wanted)
        self.key(Qt.Key.Key_Space)

    def press_and_answer(self, wanted: QWidget, answer: Callable[[Any], None]) -> None:
        """Press what opens a dialog, and work in it."""
        self.reach(wanted)
        self.answer_after(lambda: self.key(Qt.Key.Key_Space), answer)

    def answer_after(self, act: Callable[[], None], answer: Callable[[Any], None]) -> None:
        """Do what opens a dialog, and work in it."""
        answered: list[QWidget] = []
        wrong: list[BaseException] = []

        def look() -> None:
            dialog, focus = QApplication.activeModalWidget(), QApplication.focusWidget()
            if dialog is None or answered or focus is None or not dialog.isAncestorOf(focus):
                return
            answered.append(dialog)
            try:
                answer(dialog)
            except BaseException as error:  # a dialog that stays open would hold the test
                wrong.append(error)
                dialog.close()

        timer = QTimer()
        timer.timeout.connect(look)
        timer.start(20)
        act()
        self.qtbot.waitUntil(lambda: bool(answered) and QApplication.activeModalWidget() is None)
        timer.stop()
        if wrong:
            raise wrong[0]
        with self.qtbot.waitActive(self.app.window):  # what a window manager does by itself
            self.app.window.activateWindow()

    def name_path(self, path: Path, dialog: QDialog) -> None:
        """Answer the dialog that asks for a file or a folder."""
        assert isinstance(dialog, QFileDialog)
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert field is not None
        self.reach(field)
        self.type(str(path))
        self.key(Qt.Key.Key_Return)
