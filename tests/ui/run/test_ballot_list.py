"""The list beside a typed ballot: every statement is read in full, the one being typed is seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cxworkshop.domain.polls import Question, QuestionKind
from cxworkshop.ui.run.ballot_list import BallotList
from tests.support import story

QUESTIONS = [
    Question(f"q{number}", QuestionKind.PREDICTION, pair.executives)
    for number, pair in enumerate(story.STATEMENTS * 2)
]


@pytest.fixture
def ballot(qtbot: QtBot) -> BallotList:
    made = BallotList()
    qtbot.addWidget(made)
    made.resize(made.width(), 300)
    made.show()
    return made


@pytest.mark.parametrize("place", [0, 7, 13])
def test_statements_are_read_in_full_and_the_current_one_is_in_sight(
    ballot: BallotList, place: int, qtbot: QtBot
) -> None:
    ballot.show_answers(QUESTIONS, {"q0": "4"}, place)
    words = QUESTIONS[place].text
    current = [label for label in ballot.findChildren(QLabel) if label.text() == words]
    shown = QRect(0, 0, ballot.width(), ballot.height())

    def in_sight() -> bool:
        places = [QRect(label.mapTo(ballot, label.rect().topLeft()), label.size())
                  for label in current]  # fmt: skip
        return any(shown.contains(where) for where in places)

    qtbot.waitUntil(in_sight)
    for label in ballot.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width()), label.text()
