"""The rules of the results stand behind "More", and the first vote settles them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cxworkshop.domain.workshop import Workshop
from cxworkshop.problems import Problem
from cxworkshop.services import preparing, shelf, voting
from cxworkshop.services.desk import Desk
from cxworkshop.ui.prepare.preparation import Preparation
from cxworkshop.ui.prepare.team_editor import TeamEditor
from tests.ui.conftest import AnsweredDialogs


@pytest.fixture
def workshop(desk: Desk) -> Workshop:
    return shelf.create(desk, "T1", "Halden Foods", desk.today(), team_size=4)


@pytest.fixture
def told() -> list[Problem]:
    return []


@pytest.fixture
def editor(
    desk: Desk,
    workshop: Workshop,
    told: list[Problem],
    dialogs: AnsweredDialogs,
    qtbot: QtBot,
) -> TeamEditor:
    made = TeamEditor(dialogs)
    qtbot.addWidget(made)
    made.work_on(Preparation(desk, workshop.id, told.append))
    made.resize(1200, 900)
    made.refresh()
    made.show()
    return made


@pytest.fixture
def kept(desk: Desk, workshop: Workshop) -> Callable[[], Workshop]:
    return lambda: preparing.workshop(desk, workshop.id)


def test_they_are_folded_away_until_asked_for(editor: TeamEditor, qtbot: QtBot) -> None:
    assert not editor.rules.threshold.isVisible()
    qtbot.mouseClick(editor.rules.more, Qt.MouseButton.LeftButton)
    assert editor.rules.threshold.isVisible()
    assert editor.rules.threshold.value() == 10
    assert editor.rules.k.value() == 5


def test_what_is_set_is_kept_at_once(
    editor: TeamEditor, kept: Callable[[], Workshop], qtbot: QtBot
) -> None:
    qtbot.mouseClick(editor.rules.more, Qt.MouseButton.LeftButton)
    editor.rules.threshold.setValue(15)
    editor.rules.strict.click()
    editor.rules.open_mode.click()
    found = kept()
    assert (found.threshold, found.strict, found.open_mode) == (0.15, True, True)


def test_counting_openly_is_offered_to_very_small_teams_alone(
    editor: TeamEditor, desk: Desk, workshop: Workshop, qtbot: QtBot
) -> None:
    qtbot.mouseClick(editor.rules.more, Qt.MouseButton.LeftButton)
    assert editor.rules.open_mode.isVisible()
    preparing.set_team(desk, workshop.id, replace(workshop.team, size=9))
    editor.refresh()
    assert not editor.rules.open_mode.isVisible()


def test_once_people_have_voted_they_can_only_be_read(
    editor: TeamEditor,
    desk: Desk,
    workshop: Workshop,
    kept: Callable[[], Workshop],
    told: list[Problem],
    qtbot: QtBot,
) -> None:
    qtbot.mouseClick(editor.rules.more, Qt.MouseButton.LeftButton)
    voting.open_round(desk, workshop.id, "rate")
    editor.rules.threshold.setValue(20)  # before the page has heard of the vote
    assert "it stays" in told[0].message
    editor.refresh()
    assert not editor.rules.threshold.isEnabled()
    assert not editor.rules.strict.isEnabled()
    assert (editor.rules.threshold.value(), kept().threshold) == (10, 0.10)
