"""Whatever ends the program, it ends in order: nothing typed is lost, and no window holds it up."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtGui import QSessionManager
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.services import running
from cxworkshop.ui.endings import SIGNALS, Signals
from cxworkshop.ui.shell import App
from tests.support.patience import PATIENCE
from tests.ui.conftest import AnsweredDialogs

NOTE = "they went quiet"


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


def voting(app: App, qtbot: QtBot) -> str:
    """The demo runs, its vote is open, and in its note somebody is typing."""
    assert app.places
    app.places.open_demo()
    qtbot.waitUntil(lambda: app.places is not None and app.places.room.ready)
    presenter = app.places.run.presenter
    assert presenter
    presenter.go_to("predict")
    presenter.next()
    assert presenter.view().voting
    app.places.run.refresh_now()
    field = app.places.run.console.room.note
    with qtbot.waitActive(app.window):
        app.window.activateWindow()
    field.setFocus()
    QTest.keyClicks(field, NOTE)
    return presenter.state.workshop.id


class Session:
    """The end of a session as the system puts it: Qt alone can make a real one."""

    def __init__(self, *, asks: bool) -> None:
        self._asks = asks
        self.answer = ""

    def allowsInteraction(self) -> bool:
        return self._asks

    def release(self) -> None:
        self.answer = "released"

    def cancel(self) -> None:
        self.answer = "cancelled"


@pytest.mark.skipif(sys.platform == "win32", reason="sends signals")
@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_is_heard_in_the_window_and_the_next_one_would_end_at_once(
    number: signal.Signals, qtbot: QtBot
) -> None:
    before = signal.signal(number, signal.default_int_handler)  # a suite may be run by nohup
    signals = Signals()
    with qtbot.waitSignal(signals.came):
        os.kill(os.getpid(), number)
    assert signal.getsignal(number) is signal.SIG_DFL
    signals.close()
    assert signal.signal(number, before) is signal.default_int_handler
    signals.deleteLater()


@pytest.mark.skipif(sys.platform == "win32", reason="sends signals")
def test_a_closed_terminal_ends_nothing_that_was_started_with_nohup(qtbot: QtBot) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signals = Signals()
    try:
        os.kill(os.getpid(), signal.SIGHUP)
        with qtbot.waitSignal(signals.came):
            os.kill(os.getpid(), signal.SIGTERM)
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signals.close()
        signal.signal(signal.SIGHUP, before)
    signals.deleteLater()


def test_a_process_that_is_told_to_end_asks_nothing_and_keeps_what_was_being_typed(
    app: App, dialogs: AnsweredDialogs, qtbot: QtBot
) -> None:
    workshop_id = voting(app, qtbot)
    with qtbot.waitSignal(app.ended):
        app.end_now()
    assert app.places
    assert running.notes(app.places.desk, workshop_id)["predict"] == NOTE
    assert dialogs.asked == []


def test_logging_out_during_a_vote_asks_once_and_can_be_called_off(
    app: App, dialogs: AnsweredDialogs, qtbot: QtBot
) -> None:
    workshop_id = voting(app, qtbot)
    dialogs.yes = False
    refused, agreed = Session(asks=True), Session(asks=True)
    app._session_ends(cast("QSessionManager", refused))
    assert refused.answer == "cancelled"
    assert app.places
    assert running.notes(app.places.desk, workshop_id)["predict"] == NOTE
    dialogs.yes = True
    app._session_ends(cast("QSessionManager", agreed))
    assert agreed.answer == "released"
    with qtbot.waitSignal(app.ended):
        app.window.close()
    assert dialogs.asked == ["Voting is still open"] * 2


PROGRAM = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from cxworkshop import app
from cxworkshop.ui.places import Places
from cxworkshop.ui.shell import App

def end():
    if sys.argv[2] == "quit":
        QCoreApplication.quit()
    else:
        os.kill(os.getpid(), getattr(signal, sys.argv[2]))

def when_ready(self, *arguments, **named):
    made(self, *arguments, **named)
    self.ready.connect(lambda: self.places.room.said.connect(
        lambda said: self.places.stage.isVisible() and end()))

made, App.__init__ = App.__init__, when_ready
code = app.run(Path(sys.argv[1]), demo=True)
print("ended", code)
"""


@pytest.mark.parametrize("way", ["quit", "SIGTERM"])
def test_the_program_ends_in_order_although_its_stage_cannot_be_closed(
    tmp_path: Path, way: str
) -> None:
    if way != "quit" and sys.platform == "win32":
        pytest.skip("sends signals")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path), way],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.stdout.split() == ["ended", "0"], done.stderr
    assert not list(tmp_path.glob("*.db-wal"))
    assert not list(tmp_path.glob("logs/crash-*"))
    log = (tmp_path / "logs" / "app.log").read_text()
    assert log.splitlines()[-1].endswith("CX Workshop ends")
    assert ("Told to end by signal" in log) == (way != "quit")
