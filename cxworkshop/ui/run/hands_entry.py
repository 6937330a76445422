"""Counted hands, or one table's tally: how many people there are per point of the scale.

All questions of one group are one tally, because they are the same people; each question that is
counted sends the tally anew under the same id. Another table is another tally.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from cxworkshop.domain.polls import COUNTABLE, Question, QuestionKind
from cxworkshop.domain.rounds import Round
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.buttons import button
from cxworkshop.ui.fields import number_field
from cxworkshop.ui.layouts import clear
from cxworkshop.ui.prepare.editor import card
from cxworkshop.ui.run.ballot_list import BallotList
from cxworkshop.ui.run.counted_groups import Group
from cxworkshop.ui.run.entries import Entries
from cxworkshop.ui.scrolling import scrolled
from cxworkshop.ui.text import LiveLabel, PlainLabel, field_label
from cxworkshop.words import say

SIZE = (880, 640)
MOST = 2000


def countable(round_: Round) -> tuple[Question, ...]:
    """The questions for which hands can be counted."""
    return tuple(question for question in round_.asked if question.kind in COUNTABLE)


class HandsEntry(QDialog):
    """Counts for one round. `groups` are those counted so far, kept by the caller so that the last
    one can be gone on with; `team_size` says how many people there are now, None for an open
    hall. `counted` says that the groups are others."""

    counted = Signal()

    def __init__(
        self,
        parent: QWidget | None,
        entries: Entries,
        groups: list[Group],
        team_size: Callable[[], int | None],
    ) -> None:
        super().__init__(parent)
        self._entries, self._groups, self._team_size = entries, groups, team_size
        self._questions = countable(entries.round)
        self._place = 0
        self._awaited: dict[str, int] = {}
        self.fields: list[QSpinBox] = []
        if not groups:
            groups.append(Group(1))
        self.setWindowTitle(say("fallbacks.hands.title"))
        self.resize(sizes.scaled(*SIZE).boundedTo(self.screen().availableSize()))
        self._make()
        self._lay_out()
        entries.accepted.connect(self._accepted)
        entries.refused.connect(self._refused)
        entries.closed.connect(self._closed)
        self._go_to(0)
        if entries.is_closed:
            self._closed()

    @property
    def group(self) -> Group:
        """The group being counted."""
        return self._groups[-1]

    @property
    def question(self) -> Question:
        """The question being counted."""
        return self._questions[self._place]

    # What the facilitator does

    def count(self) -> None:
        """Take the counts of this question and send the tally."""
        *counts, unsure = [one.value() for one in self.fields]
        trouble = self._trouble(sum(counts) + unsure)
        if trouble:
            self._say(trouble)
            return
        self.group.counts[self.question.id] = counts
        self.group.cant_judge[self.question.id] = unsure
        self._awaited[self.group.id] = self.group.people
        self._entries.tally(self.group.id, self.group.counts, self.group.cant_judge)
        self.counted.emit()
        last = self._place == len(self._questions) - 1
        self._go_to(self._place if last else self._place + 1)
        if last:
            self._next_group.setFocus()

    def begin_group(self) -> None:
        """Count another table; the one before stays as it was sent."""
        if self.group.counts:
            self._groups.append(Group(self.group.number + 1))
        self._go_to(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes to the next field, and from the last one it counts the question."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        here = next(n for n, one in enumerate(self.fields) if one is watched)
        if here + 1 < len(self.fields):
            self.fields[here + 1].setFocus()
            self.fields[here + 1].selectAll()
        else:
            self.fields[here].interpretText()
            self.count()
        return True

    def _trouble(self, total: int) -> str:
        """Why these counts can't be right, or ""."""
        if total == 0:
            return say("fallbacks.hands.none")
        team = self._team_size()
        if team is None:
            return ""
        others = self._entries.answered - self.group.sent
        if total > team - others:
            key = "too_many" if others else "more_than_team"
            return say(f"fallbacks.hands.{key}", count=total, team=team, others=others)
        return ""

    # What the room says

    def _accepted(self, entry: str) -> None:
        people = self._awaited.pop(entry, None)
        for group in self._groups:
            if group.id == entry and people is not None:
                group.sent = people
                self.counted.emit()
                self._say(say("fallbacks.hands.is_in", count=people, number=group.number))
        self._show_counts()

    def _refused(self, entry: str, sentence: str) -> None:
        if self._awaited.pop(entry, None) is not None:
            self._say(say("fallbacks.hands.not_in", reason=sentence))

    def _closed(self) -> None:
        for control in (*self.fields, self.count_button, self._next_group):
            control.setEnabled(False)
        self._heading.setText(say("fallbacks.closed.title"))
        self._say(say("fallbacks.closed.text"))
        self.done_button.setFocus()

    # Showing

    def _go_to(self, place: int) -> None:
        self._place = place
        question, group = self.question, self.group
        shown = {
            one.id: str(group.total(one.id)) for one in self._questions if one.id in group.counts
        }
        self.list.show_answers(self._questions, shown, place)
        self._group_words.setText(say("fallbacks.hands.group", number=group.number))
        self._heading.setText(question.text)
        self._make_fields(question)
        self._show_sum()
        self._show_counts()
        self._next_group.setEnabled(bool(group.counts) and not self._entries.is_closed)

    def _make_fields(self, question: Question) -> None:
        clear(self._grid)
        kept = self.group.counts.get(question.id)
        values = [*kept, self.group.cant_judge[question.id]] if kept else []
        self.fields = []
        for row, words in enumerate([*_points(question), say("fallbacks.cant_judge")]):
            one = number_field(0, MOST, values[row] if values else 0)
            sizes.fix(one, width=110)
            one.installEventFilter(self)
            one.valueChanged.connect(self._show_sum)
            label = field_label(words, one)
            one.setAccessibleName(f"{question.text}: {words}")
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(one, row, 1)
            self.fields.append(one)
        self.fields[0].setFocus()
        self.fields[0].selectAll()

    def _show_sum(self) -> None:
        total = sum(one.value() for one in self.fields)
        team = self._team_size()
        words = say("fallbacks.hands.sum", count=total)
        if team is not None:
            words = say("fallbacks.hands.sum_of", count=total, team=team)
        self._sum.setText(words)
        trouble = self._trouble(total) if total else ""
        words = trouble or self._differs(total)
        self._warning.setVisible(bool(words))
        self._warning.setText(words)
        self.count_button.setEnabled(bool(total) and not trouble and not self._entries.is_closed)

    def _differs(self, total: int) -> str:
        """A word when another question of this group had other hands."""
        for number, question in enumerate(self._questions, 1):
            other = self.group.total(question.id)
            if total and other not in (None, total) and question.id != self.question.id:
                return say("fallbacks.hands.differs", number=number, count=other)
        return ""

    def _show_counts(self) -> None:
        self._counts.setText(say("fallbacks.counts.answered", count=self._entries.answered))

    def _say(self, words: str) -> None:
        self._report.setVisible(bool(words))
        self._report.setText(words)

    # How it is made

    def _make(self) -> None:
        self._group_words = PlainLabel("", "strong")
        self._heading = PlainLabel("", "heading", wrap=True)
        self._sum = PlainLabel("", "strong")
        self._warning = LiveLabel("small", wrap=True, at_once=True)
        self._report = LiveLabel("smallstrong", wrap=True)
        self._report.hide()
        self._counts = PlainLabel("", "small", "muted")
        self.list = BallotList()
        self.list.setAccessibleName(say("fallbacks.hands.list"))
        self.list.chosen.connect(self._go_to)
        self.count_button = button(say("fallbacks.hands.count"), "primary")
        self.count_button.clicked.connect(self.count)
        self._next_group = button(say("fallbacks.hands.next_group"), "quiet", "add")
        self._next_group.clicked.connect(self.begin_group)
        self.done_button = button(say("fallbacks.done"))
        self.done_button.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(PlainLabel(say("fallbacks.hands.title"), "heading"), 1)
        head.addWidget(self._group_words)
        across = QHBoxLayout()
        across.setSpacing(theme.GAP)
        across.addWidget(scrolled(self._question_card()), 1)
        across.addWidget(self.list)
        foot = QHBoxLayout()
        foot.addWidget(self._counts, 1)
        foot.addWidget(self._next_group)
        foot.addWidget(self.done_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.GAP)
        layout.setSpacing(theme.GAP)
        layout.addLayout(head)
        layout.addWidget(PlainLabel(say("fallbacks.hands.text"), "small", "muted", wrap=True))
        layout.addLayout(across, 1)
        layout.addLayout(foot)

    def _question_card(self) -> QFrame:
        frame, inside = card()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.GAP)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(2, 1)
        line = QHBoxLayout()
        line.addWidget(self._sum, 1)
        line.addWidget(self.count_button)
        inside.addWidget(self._heading)
        inside.addSpacing(8)
        inside.addLayout(self._grid)
        inside.addSpacing(8)
        inside.addLayout(line)
        inside.addWidget(self._warning)
        inside.addStretch()
        inside.addWidget(self._report)
        return frame


def _points(question: Question) -> list[str]:
    """The names of what hands are raised for, worst first."""
    if question.kind is QuestionKind.CHOICE:
        return [item.text for item in question.items]
    assert question.scale
    points = zip(question.scale.marks, question.scale.words, strict=True)
    return [f"{mark}  {words}".strip() for mark, words in points]
