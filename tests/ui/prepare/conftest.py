"""Prepare on a workshop of its own, with a room check that always finds the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time

import pytest
from pytestqt.qtbot import QtBot

from cxworkshop.domain.workshop import Workshop
from cxworkshop.services import preparing, shelf
from cxworkshop.services.desk import Desk
from cxworkshop.services.room_check import Finding
from cxworkshop.ui.background import Background
from cxworkshop.ui.event_bridge import EventBridge
from cxworkshop.ui.prepare.page import PreparePage
from tests.ui.conftest import AnsweredDialogs

URL = "http://192.168.1.20:8437/#K7QMPD2A"
FINDINGS = (
    Finding("firewall", False, "Phones may be kept out.", "sudo ufw allow 8437/tcp"),
    Finding("disk", True, "There is room."),
)


@pytest.fixture
def workshop(desk: Desk) -> Workshop:
    return shelf.create(desk, "T1", "Halden Foods", date(2026, 3, 12), time(14, 0), team_size=9)


@pytest.fixture
def page(
    desk: Desk,
    workshop: Workshop,
    dialogs: AnsweredDialogs,
    background: Background,
    bridge: EventBridge,
    qtbot: QtBot,
) -> PreparePage:
    def look() -> Sequence[Finding]:
        return FINDINGS

    made = PreparePage(desk, dialogs, background, lambda: look, lambda tell: tell(URL), lambda: "")
    qtbot.addWidget(made)
    made.resize(1352, 836)
    bridge.happened.connect(made.happened)
    made.show()
    made.open_workshop(workshop.id)
    qtbot.waitUntil(lambda: made.watch.findings is not None)
    return made


@pytest.fixture
def kept(desk: Desk, workshop: Workshop) -> Callable[[], Workshop]:
    """The workshop as it is in the library now, whenever it is called."""
    return lambda: preparing.workshop(desk, workshop.id)
