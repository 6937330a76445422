"""Typing in paper ballots: one key per answer, a look at the whole ballot, Enter puts it in.

A ballot can be corrected as long as it is not in. Afterwards it is mixed with all others in the
room's file and nobody, the facilitator included, can find it again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cxworkshop.domain.answers import AnswerRefused
from cxworkshop.domain.polls import Item, Question
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.buttons import button
from cxworkshop.ui.dialogs import Dialogs
from cxworkshop.ui.layouts import clear
from cxworkshop.ui.prepare.editor import card
from cxworkshop.ui.run.ballot_list import BallotList
from cxworkshop.ui.run.entries import Entries
from cxworkshop.ui.run.typed_answers import answer_of, answers_at_once, how_to_type, keys_of, shown
from cxworkshop.ui.scrolling import scrolled
from cxworkshop.ui.text import LiveLabel, PlainLabel
from cxworkshop.words import say

SIZE = (840, 600)


class BallotEntry(QDialog):
    """Paper ballots of one round. `print_asked` asks for blank ones; `team_size` warns when there
    are more papers than people, None for an open hall."""

    print_asked = Signal()

    def __init__(
        self,
        parent: QWidget | None,
        entries: Entries,
        dialogs: Dialogs,
        team_size: int | None = None,
    ) -> None:
        super().__init__(parent)
        self._entries, self._dialogs, self._team_size = entries, dialogs, team_size
        self._questions = entries.round.asked
        self._number = 1
        self._place = 0
        self._sent: dict[str, int] = {}
        self.answers: dict[str, Any] = {}
        self.setWindowTitle(say("fallbacks.paper.title"))
        wanted = sizes.scaled(*SIZE).expandedTo(QSize(*SIZE))
        self.resize(wanted.boundedTo(self.screen().availableSize()))
        self._make()
        self._lay_out()
        entries.accepted.connect(self._accepted)
        entries.refused.connect(self._refused)
        entries.counted.connect(self._show_counts)
        entries.closed.connect(self._closed)
        self._show_counts()
        self._show()
        if entries.is_closed:
            self._closed()

    @property
    def question(self) -> Question | None:
        """The question that is being typed, or None when the ballot is complete."""
        return self._questions[self._place] if self._place < len(self._questions) else None

    # What the facilitator types

    def take_back(self) -> None:
        """Begin this ballot again; nothing of it was sent."""
        self.answers.clear()
        self._go_to(0)

    def reject(self) -> None:
        """Close; a ballot that is only half typed is asked about."""
        question = (
            say("fallbacks.paper.leave.title", number=self._number),
            say("fallbacks.paper.leave.text"),
            say("fallbacks.paper.leave.yes"),
        )
        if not self.answers or self._entries.is_closed or self._dialogs.ask(*question):
            super().reject()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the field that mean something else here: back, on, and correcting."""
        if watched is not self.field or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() != QEvent.Type.KeyPress:
            return False
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key == Qt.Key.Key_Up or (key == Qt.Key.Key_Backspace and not self.field.text()):
            self._go_to(max(0, self._place - 1))
        elif key == Qt.Key.Key_Down:
            self._go_to(min(len(self._questions), self._place + 1))
        else:
            return False
        return True

    def _enter(self) -> None:
        """Take what stands in the field; an empty one leaves the question out, and on a complete
        ballot it puts the ballot in."""
        if self.question is None:
            self._put_in()
        elif self.field.text().strip():
            self._take(self.field.text())
        else:
            self._go_to(self._place + 1)

    def _typed(self, text: str) -> None:
        if self.question and answers_at_once(self.question) and text:
            self._take(text)

    def _choose(self, key: str) -> None:
        self._take(key)
        self.field.setFocus()

    def _take(self, text: str) -> None:
        question = self.question
        if question is None:
            self.field.clear()
            return
        try:
            self.answers[question.id] = answer_of(question, text)
        except AnswerRefused:
            self._warn(say("fallbacks.paper.not_that", typed=text, how=how_to_type(question)))
            self.field.selectAll()
            if answers_at_once(question):
                self.field.clear()
        else:
            self._go_to(self._place + 1)

    def _go_to(self, place: int) -> None:
        self._place = place
        self._warn("")
        self._show()
        self.field.setFocus()

    def _put_in(self) -> None:
        if not self.answers:
            self._warn(say("fallbacks.paper.nothing"))
            return
        entry = self._entries.ballot("paper", self.answers)
        self._sent[entry] = self._number
        self._number += 1
        self.answers = {}
        self._go_to(0)
        self._say(say("fallbacks.paper.sending", number=self._sent[entry]))

    # What the room says

    def _accepted(self, entry: str) -> None:
        if entry in self._sent:
            self._say(say("fallbacks.paper.is_in", number=self._sent.pop(entry)))

    def _refused(self, entry: str, sentence: str) -> None:
        if entry in self._sent:
            number = self._sent.pop(entry)
            self._say(say("fallbacks.paper.not_in", number=number, reason=sentence))

    def _closed(self) -> None:
        self.field.setEnabled(False)
        self._again.setEnabled(False)
        self._heading.setText(say("fallbacks.closed.title"))
        self._lead.setText("")
        self._how.setText(say("fallbacks.closed.text"))
        clear(self._keys)
        self.done_button.setFocus()

    # Showing

    def _show(self) -> None:
        question, count = self.question, len(self._questions)
        self.field.clear()
        self.list.show_answers(self._questions, self._shown(), self._place)
        clear(self._keys)
        clear(self._items)
        if question is None:
            self._progress.setText(say("fallbacks.paper.complete", number=self._number))
            answered = say("fallbacks.paper.answered", count=len(self.answers), total=count)
            self._lead.setText(answered)
            self._heading.setText(say("fallbacks.paper.enter"))
            self._how.setText(say("fallbacks.paper.correct"))
            self.field.setAccessibleName(self._heading.text())
            return
        progress = say(
            "fallbacks.paper.progress", number=self._number, place=self._place + 1, total=count
        )
        self._progress.setText(progress)
        self._lead.setText(question.lead or question.id)
        self._heading.setText(question.text)
        self._how.setText(how_to_type(question))
        self.field.setAccessibleName(f"{progress}. {question.text}")
        self.field.setAccessibleDescription(self._how.text())
        at_once = answers_at_once(question)
        self._show_items(() if at_once else question.items)
        for key, words in keys_of(question):
            self._keys.addWidget(self._key_button(key, words), int(at_once))
        if not at_once:
            self._keys.addStretch()

    def _show_items(self, items: Sequence[Item]) -> None:
        for number, item in enumerate(items, 1):
            self._items.addWidget(PlainLabel(f"{number}  {item.text}", "body", wrap=True))

    def _key_button(self, key: str, words: str) -> QWidget:
        made = button(key, "plain")
        made.setAccessibleName(f"{key}, {words}" if words else key)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(lambda: self._choose(key))
        label = PlainLabel(words, "tiny", "muted", wrap=True)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        sizes.at_least(label, width=64, height=40)
        whole = QWidget()
        whole.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(made)
        column.addWidget(label)
        return whole

    def _shown(self) -> Mapping[str, str]:
        asked = {question.id: question for question in self._questions}
        return {name: shown(asked[name], answer) for name, answer in self.answers.items()}

    def _show_counts(self) -> None:
        answered = self._entries.answered
        words = say("fallbacks.counts.answered", count=answered)
        if self._team_size is not None:
            words = say("fallbacks.counts.of", count=answered, total=self._team_size)
            if answered >= self._team_size:
                words = say("fallbacks.counts.full", count=answered, total=self._team_size)
        self._counts.setText(words)

    def _say(self, words: str) -> None:
        self._report.setText(words)

    def _warn(self, words: str) -> None:
        self._wrong.setText(words)
        self._wrong.setVisible(bool(words))

    # How it is made

    def _make(self) -> None:
        self._progress = PlainLabel("", "strong")
        self._lead = PlainLabel("", "small", "muted", wrap=True)
        self._heading = PlainLabel("", "heading", wrap=True)
        self._how = PlainLabel("", "small", "muted", wrap=True)
        self._wrong = LiveLabel("smallstrong", wrap=True, at_once=True)
        self._report = LiveLabel("smallstrong", wrap=True)
        self._counts = PlainLabel("", "small", "muted")
        self.field = QLineEdit()
        sizes.fix(self.field, width=160)
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._typed)
        self.list = BallotList()
        self.list.chosen.connect(self._go_to)
        self._again = button(say("fallbacks.paper.again"), "quiet", "undo")
        self._again.clicked.connect(self.take_back)
        self._print = button(say("fallbacks.paper.print"), "quiet", "print")
        self._print.clicked.connect(self.print_asked)
        self.done_button = button(say("fallbacks.done"))
        self.done_button.clicked.connect(self.reject)
        self.field.setFocus()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(PlainLabel(say("fallbacks.paper.title"), "heading"), 1)
        head.addWidget(self._progress)
        across = QHBoxLayout()
        across.setSpacing(theme.GAP)
        across.addWidget(scrolled(self._question_card()), 1)
        across.addWidget(self.list)
        foot = QHBoxLayout()
        foot.addWidget(self._counts, 1)
        for widget in (self._print, self._again, self.done_button):
            foot.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.GAP)
        layout.setSpacing(theme.GAP)
        layout.addLayout(head)
        layout.addLayout(across, 1)
        layout.addLayout(foot)

    def _question_card(self) -> QFrame:
        frame, inside = card()
        self._keys = QHBoxLayout()
        self._keys.setSpacing(8)
        self._items = QVBoxLayout()
        self._items.setSpacing(4)
        inside.addWidget(self._lead)
        inside.addWidget(self._heading)
        inside.addSpacing(12)
        inside.addLayout(self._items)
        inside.addLayout(self._keys)
        inside.addSpacing(12)
        inside.addWidget(self.field)
        inside.addWidget(self._how)
        inside.addWidget(self._wrong)
        inside.addStretch()
        inside.addWidget(self._report)
        return frame
