"""Answers missing while a vote is open: every other way into it, one row each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from cxworkshop.ui import sizes
from cxworkshop.ui.buttons import icon_button
from cxworkshop.ui.fields import number_field
from cxworkshop.ui.icons import Sign, icon
from cxworkshop.ui.text import PlainLabel, set_tip
from cxworkshop.words import say

ROW = 34
MOST = 2000


class MissingPart(QFrame):
    """The rows under the counts. Signals say what the facilitator asked for."""

    ballots_asked = Signal()
    pass_asked = Signal()
    hands_asked = Signal()
    seats_released = Signal()
    team_size_changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._title = PlainLabel("", "strong")
        self.ballots = _row("print", "ballot")
        self.ballots.clicked.connect(self.ballots_asked)
        self.pass_round = _row("phone", "pass")
        self.pass_round.clicked.connect(self.pass_asked)
        self.hands = _row("table", "hands")
        self.hands.clicked.connect(self.hands_asked)
        self.release = _row("person", "release")
        self.release.clicked.connect(self.seats_released)
        self._own_phones = PlainLabel(
            say("fallbacks.missing.own_phones"), "small", "muted", wrap=True
        )
        self.team = TeamSize()
        self.team.changed.connect(self.team_size_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._title)
        self._without_phones = (self.ballots, self.pass_round, self.hands)
        for row in (*self._without_phones, self._own_phones, self.release, self.team):
            column.addWidget(row)

    def show_vote(self, missing: int, team: int, *, countable: bool, own_phones: bool) -> None:
        """How many answers are missing; `countable` says whether hands can be counted,
        `own_phones` that the vote takes nothing but phones of one person each."""
        self._title.setText(say("run.room.missing", count=missing))
        self._title.setVisible(missing > 0)
        for row in self._without_phones:
            row.setVisible(not own_phones)
        self._own_phones.setVisible(own_phones)
        self.hands.setEnabled(countable)
        tip = say("fallbacks.missing.hands_tip" if countable else "fallbacks.missing.hands_not")
        set_tip(self.hands, tip)
        self.team.show_size(team)


class TeamSize(QWidget):
    """The team's size between a minus and a plus; `changed` carries the new one."""

    changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.field: QSpinBox = number_field(1, MOST)
        self.field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.field.setProperty("kind", "counter")
        self.field.lineEdit().setTextMargins(0, 0, 0, 0)
        sizes.fix(self.field, width=56)
        self.field.setKeyboardTracking(False)
        self.field.setAccessibleName(say("fallbacks.missing.team_size"))
        self.field.valueChanged.connect(self.changed)
        self.fewer = icon_button("remove", say("fallbacks.missing.fewer"))
        self.fewer.clicked.connect(self.field.stepDown)
        self.more = icon_button("add", say("fallbacks.missing.more"))
        self.more.clicked.connect(self.field.stepUp)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 0, 0)
        line.setSpacing(2)
        line.addWidget(Sign("team", "muted", 18))
        line.addSpacing(8)
        line.addWidget(PlainLabel(say("fallbacks.missing.team_size"), wrap=True), 1)
        for widget in (self.fewer, self.field, self.more):
            line.addWidget(widget)

    def show_size(self, size: int) -> None:
        """Show the size as it is kept, but not over what is being typed."""
        typing = self.field.hasFocus() and self.field.lineEdit().isModified()
        if not typing and self.field.value() != size:
            self.field.blockSignals(True)
            self.field.setValue(size)
            self.field.blockSignals(False)


def _row(picture: str, name: str) -> QPushButton:
    """A row as wide as the column: icon, words, and a mark that it leads somewhere."""
    made = _Row(say(f"fallbacks.missing.{name}"))
    made.setProperty("kind", "rowbutton")
    made.setIcon(icon(picture, "muted"))
    sizes.icon_size(made, 18)
    sizes.fix(made, height=ROW)
    made.setAutoDefault(False)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAccessibleName(say(f"fallbacks.missing.{name}"))
    set_tip(made, say(f"fallbacks.missing.{name}_tip"))
    return made


class _Row(QPushButton):
    def __init__(self, words: str) -> None:
        super().__init__(f"  {words}")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 4, 0)
        line.addStretch()
        line.addWidget(Sign("right", "muted", 16))
