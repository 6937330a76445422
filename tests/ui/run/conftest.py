"""The real run page in a window, with its stage and its room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.services import shelf
from cxworkshop.services.desk import Desk
from cxworkshop.settings import Settings
from cxworkshop.ui.background import Background
from cxworkshop.ui.dialogs import Dialogs
from cxworkshop.ui.event_bridge import EventBridge
from cxworkshop.ui.main_window import MainWindow
from cxworkshop.ui.room_process import RoomProcess
from cxworkshop.ui.screens import Screens
from cxworkshop.ui.stage.chart_shelf import ChartShelf
from cxworkshop.ui.stage.window import StageWindow
from tests.support.builders import Clock, open_desk_in
from tests.support.open_vote import Vote
from tests.support.told_run import ToldRun
from tests.support.wired_page import WiredRunPage
from tests.ui.conftest import AnsweredDialogs


@pytest.fixture
def page(
    qtbot: QtBot,
    desk: Desk,
    dialogs: Dialogs,
    background: Background,
    bridge: EventBridge,
    home_of_its_own: Path,
) -> Iterator[WiredRunPage]:
    """On the laptop's screen; no workshop is open yet."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    room, stage = RoomProcess(), StageWindow(ChartShelf(background))
    screens = Screens(app)
    made = WiredRunPage(
        desk, dialogs, background, room, stage, screens, Settings(reduce_motion=True),
        home_of_its_own,
    )  # fmt: skip
    made.room, made.stage = room, stage
    bridge.happened.connect(made.happened)
    window = MainWindow()
    window.add_place("run", made)
    window.go("run")
    window.setGeometry(app.screens()[0].geometry())
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    yield made
    made.leave()
    background.finish()
    stage.dismiss()
    for each in (window, stage, room, screens):
        each.deleteLater()


@pytest.fixture
def vote(page: WiredRunPage, desk: Desk, qtbot: QtBot, dialogs: AnsweredDialogs) -> Vote:
    """The sample, running, with its room; no vote is open yet."""
    made = Vote(page, qtbot, dialogs)
    page.open_workshop(shelf.open_sample(desk, "T1").id, start=True)
    qtbot.waitUntil(lambda: page.room.ready)
    return made


@pytest.fixture
def rating(vote: Vote) -> Vote:
    """The same, with the executives' ratings being asked for."""
    vote.begin("rate")
    return vote


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def run(tmp_path: Path, clock: Clock) -> Iterator[ToldRun]:
    with open_desk_in(tmp_path / "home", clock) as desk:
        yield ToldRun(desk, clock)
