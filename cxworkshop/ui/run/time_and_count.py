"""The two numbers of a run in short, for a console whose columns stand below in very large type."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.domain.cues import SceneKind
from cxworkshop.ui.run.agenda_panel import step_words
from cxworkshop.ui.run.view import RunView
from cxworkshop.ui.text import PlainLabel
from cxworkshop.words import say


class TimeAndCount(QWidget):
    """How long this step still lasts, and how many have joined or answered."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._left = PlainLabel("", "headline")
        self._left_words = PlainLabel("", "body", "muted", wrap=True)
        self._number = PlainLabel("", "headline")
        self._of = PlainLabel("", "body", "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._left)
        column.addWidget(self._left_words)
        column.addSpacing(8)
        column.addWidget(self._number)
        column.addWidget(self._of)
        column.addStretch()

    def show_view(self, view: RunView) -> None:
        _, _, words = head_count(view)
        self._left.setText(view.time.text)
        self._left_words.setText(step_words(view.time))
        self._number.setText(head_numeral(view))
        self._of.setText(words)


def head_count(view: RunView) -> tuple[int, int, str]:
    """How many have answered or joined, of how many, and the words after the number."""
    room = view.now.room
    total = max(view.now.workshop.team.size, room.joined)
    voting = is_about_a_vote(view)
    words = say("run.room.of" if voting else "run.room.of_joined", total=total)
    return room.answered if voting else room.joined, total, words


def head_numeral(view: RunView) -> str:
    """The number as it is shown, "…" while only a room that is not there yet knows it."""
    number, _, _ = head_count(view)
    unknown = view.room_opening or (is_about_a_vote(view) and not view.now.room.counted)
    return "…" if unknown else str(number)


def is_about_a_vote(view: RunView) -> bool:
    """Whether answers are counted, not phones."""
    return view.voting or view.now.cue.scene is SceneKind.VOTE_CLOSED
