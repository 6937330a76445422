"""An error that nobody caught is said in the console's window: once, quietly, with its report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from cxworkshop import logs
from cxworkshop.ui.crash_notice import QUIET_SECONDS, Crashes, CrashNotice
from cxworkshop.ui.shell import App
from tests.ui.conftest import AnsweredDialogs


@pytest.fixture
def app(
    home_of_its_own: Path, dialogs: AnsweredDialogs, qapp: QApplication, qtbot: QtBot
) -> Iterator[App]:
    home_of_its_own.mkdir(parents=True, exist_ok=True)
    made = App(qapp, home_of_its_own)
    made.dialogs = dialogs
    with qtbot.waitSignal(made.ready):
        made.show()
    yield made
    made.window.close()
    made.close()
    made.window.deleteLater()


@pytest.fixture
def broken(app: App) -> QPushButton:
    """A button of the window whose slot has a fault."""

    def fail() -> None:
        raise RuntimeError("what somebody typed")

    made = QPushButton("Broken", app.window)
    made.clicked.connect(fail)
    made.show()
    return made


def test_a_fault_behind_a_button_is_said_in_the_window_and_its_report_can_be_opened(
    app: App, broken: QPushButton, dialogs: AnsweredDialogs, qtbot: QtBot
) -> None:
    notice = app.window.crash_notice
    assert not notice.isVisible()
    with qtbot.captureExceptions() as raised:
        crashes = Crashes()
        crashes.reported.connect(app.tell_crash)
        stop = logs.start(app.home, crashed=crashes.reported.emit)
        try:
            qtbot.mouseClick(broken, Qt.MouseButton.LeftButton)
            qtbot.waitUntil(notice.isVisible)
        finally:
            stop()
    assert [kind for kind, *_ in raised] == [RuntimeError]
    (report,) = (app.home / "logs").glob("crash-*.txt")
    said = notice.words.text()
    assert "Nothing that was kept is lost" in said
    assert str(report) in said
    assert "what somebody typed" not in said
    qtbot.mouseClick(notice.open_button, Qt.MouseButton.LeftButton)
    assert dialogs.opened == [report]
    qtbot.mouseClick(notice.close_button, Qt.MouseButton.LeftButton)
    assert not notice.isVisible()


def test_errors_that_follow_each_other_are_said_once(
    styled: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    clock = [100.0]
    notice = CrashNotice(lambda: clock[0])
    qtbot.addWidget(notice)
    notice.tell(tmp_path / "crash-1.txt")
    assert notice.isVisible()
    notice.hide()
    clock[0] += QUIET_SECONDS / 2
    notice.tell(tmp_path / "crash-2.txt")
    assert not notice.isVisible()
    clock[0] += QUIET_SECONDS
    notice.tell(tmp_path / "crash-3.txt")
    assert notice.isVisible()
    assert "crash-3" in notice.words.text()
