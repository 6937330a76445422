"""A run that was interrupted: what is said, and when nothing is shown before somebody says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cxworkshop.services import running, shelf
from cxworkshop.services.desk import Desk
from cxworkshop.services.running import Position
from cxworkshop.ui.run.interruption import WakeUp
from tests.support.wired_page import WiredRunPage

NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "minutes"), [(1, 0), (45, 0), (90, 2), (14 * 60, 14), (-3600, 0)]
)
def test_a_clock_that_jumped_shows_that_the_machine_slept(seconds: int, minutes: int) -> None:
    wake_up = WakeUp(NOON)
    now = NOON + timedelta(seconds=seconds)
    assert wake_up.slept(now) == minutes
    assert wake_up.slept(now + timedelta(seconds=1)) == 0


def left(desk: Desk, hours: float) -> str:
    """The sample, which was left at its fifth step so many hours ago."""
    workshop = shelf.open_sample(desk, "T1")
    earlier = replace(desk, now=lambda: datetime.now(UTC) - timedelta(hours=hours))
    running.begin(earlier, workshop.id)
    running.move(earlier, workshop.id, Position("right"))
    return workshop.id


def test_a_run_that_was_left_yesterday_shows_nothing_before_somebody_goes_on(
    page: WiredRunPage, desk: Desk, qtbot: QtBot
) -> None:
    page.open_workshop(left(desk, hours=20))
    assert page.presenter is None
    assert not page.stage.isVisible()
    assert page.start_panel.start.accessibleName().startswith("Go on: step 5 of 11")
    qtbot.mouseClick(page.start_panel.start, Qt.MouseButton.LeftButton)
    assert page.presenter is not None
    assert page.presenter.state.cue.step_id == "right"
    qtbot.waitUntil(page.stage.isVisible)


def test_a_run_that_was_left_a_moment_ago_goes_on_at_once(page: WiredRunPage, desk: Desk) -> None:
    page.open_workshop(left(desk, hours=1))
    assert page.presenter is not None
    page.presenter.welcome_back()
    page.refresh_now()
    assert "back at step 5 of 11" in page.console.foot._sentence.text()
    page.presenter.dismiss_problem()
    page.refresh_now()
    assert not page.console.foot._problem.isVisible()
