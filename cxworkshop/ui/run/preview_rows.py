"""The rows of the preview: a statement with its numbers, whether it is revealed, when and why."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QToolButton, QVBoxLayout

from cxworkshop.method.privacy import Limit
from cxworkshop.results.facts import GapFacts, PairFact
from cxworkshop.results.formats import limited, signed
from cxworkshop.results.limits import gap_text
from cxworkshop.results.reveal_order import suggested
from cxworkshop.ui import sizes
from cxworkshop.ui.buttons import icon_button
from cxworkshop.ui.text import PlainLabel, plain_tooltip
from cxworkshop.ui.widgets.dumbbell import Dumbbell, DumbbellScale
from cxworkshop.words import say

COLUMNS = ("reveal", "statement", "", "we", "predicted", "they", "gap", "blind_spot")
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
TALL = 44
"""A row of this height has a second line."""


class Head(QFrame):
    """The names of the columns, set like the numbers under them."""

    def __init__(self, customers: str) -> None:
        super().__init__()
        sizes.fix(self, height=30)
        self.setProperty("kind", "row")
        grid = _grid(self)
        for column, name in enumerate(COLUMNS):
            if name:
                label = PlainLabel(say(f"run.preview.column.{name}"), "tiny", "muted")
                if column > 2:
                    label.setAlignment(RIGHT)
                grid.addWidget(label, 0, column)
        grid.addWidget(DumbbellScale(), 0, COLUMNS.index(""))


class Row(QFrame):
    """One statement. `box` is None for those with a scene of their own or nothing to show; those
    that are revealed can be `moved`, which carries the id and -1 for earlier or 1 for later."""

    moved = Signal(str, int)

    def __init__(self, fact: PairFact, facts: GapFacts, order: list[str], height: int) -> None:
        super().__init__()
        sizes.fix(self, height=height)
        self._id, self._order = fact.statement.id, order
        place = order.index(self._id) + 1 if self._id in order else 0
        self.setProperty("kind", "chosenrow" if place else "row")
        self.box: QCheckBox | None = None
        self.earlier: QToolButton | None = None
        self.later: QToolButton | None = None
        grid = _grid(self)
        role, why = _scene(fact, facts), _why(fact, facts)
        if role or fact.team is None:
            grid.addWidget(PlainLabel(role, "small", "muted"), 0, 0)
        else:
            grid.addLayout(self._choice(fact.statement.short, place, why), 0, 0)
        grid.addLayout(_name(fact, bool(place or role), height, why), 0, 1)
        self.setToolTip(plain_tooltip(why))
        self._tell_numbers(grid, fact, place)

    def _choice(self, short: str, place: int, why: str) -> QHBoxLayout:
        """A tick with its place in the reveal, and how to change that."""
        self.box = QCheckBox(str(place) if place else "")
        self.box.setChecked(bool(place))
        self.box.setAccessibleName(say("run.preview.reveal", short=short))
        self.box.setAccessibleDescription(why)
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(self.box)
        line.addStretch()
        if place and len(self._order) > 1:
            self.earlier = self._mover("up", "earlier", short, place > 1)
            self.later = self._mover("down", "later", short, place < len(self._order))
            self.earlier.clicked.connect(self._move_earlier)
            self.later.clicked.connect(self._move_later)
            line.addWidget(self.earlier)
            line.addWidget(self.later)
        return line

    def _mover(self, picture: str, word: str, short: str, possible: bool) -> QToolButton:
        made = icon_button(picture, say(f"run.preview.{word}", short=short))
        made.setProperty("extent", "tiny")
        sizes.icon_size(made, 16)
        sizes.fix(made, width=24, height=26)
        made.setEnabled(possible)
        return made

    def _move_earlier(self) -> None:
        self.moved.emit(self._id, -1)

    def _move_later(self) -> None:
        self.moved.emit(self._id, 1)

    @staticmethod
    def _tell_numbers(grid: QGridLayout, fact: PairFact, place: int) -> None:
        points, heavy = fact.points, "strong" if place else "body"
        grid.addWidget(Dumbbell(points.said, points.predicted, points.customers), 0, 2)
        for column, words, role in (
            (3, _told(points.said, points.limit), "body"),
            (4, _told(points.predicted), "body"),
            (5, _told(points.customers), "body"),
            (6, gap_text(points), "strong"),
            (7, "" if points.blind_spot is None else signed(points.blind_spot), heavy),
        ):
            label = PlainLabel(words or "–", role)
            label.setAlignment(RIGHT)
            grid.addWidget(label, 0, column)


def _told(number: int | None, limit: Limit = Limit.EXACT) -> str:
    return "" if number is None else limited(str(number), limit)


def _grid(row: QFrame) -> QGridLayout:
    grid = QGridLayout(row)
    grid.setContentsMargins(12, 0, 12, 0)
    grid.setHorizontalSpacing(6)
    for column, width in enumerate((92, 150, 86, 32, 64, 38, 42, 68)):
        grid.setColumnMinimumWidth(column, width)
    grid.setColumnStretch(1, 7)
    grid.setColumnStretch(2, 4)
    return grid


def _scene(fact: PairFact, facts: GapFacts) -> str:
    if facts.hero is fact:
        return say("run.preview.hero")
    if facts.right is fact:
        return say("run.preview.first")
    return ""


def _why(fact: PairFact, facts: GapFacts) -> str:
    """Why a statement is suggested, or has a scene of its own; "" for all others."""
    if role := "hero" if facts.hero is fact else "first" if facts.right is fact else "":
        return say(f"run.preview.why.{role}", customers=facts.base.customers_word)
    ranks = suggested(facts)
    if fact.statement.id not in ranks:
        return ""
    kind = "blind_spot" if fact.belief else "gap"
    return say(f"run.preview.why.{kind}{ranks.index(fact.statement.id) + 1}")


def _name(fact: PairFact, strong: bool, height: int, why: str) -> QVBoxLayout:
    lines = QVBoxLayout()
    lines.setSpacing(0)
    lines.addStretch()
    lines.addWidget(PlainLabel(fact.statement.short, "strong" if strong else "body", elide=True))
    note = " · ".join(filter(None, (_note(fact), why)))
    if note and height >= TALL:
        lines.addWidget(PlainLabel(note, "tiny", "muted", elide=True))
    lines.addStretch()
    return lines


def _note(fact: PairFact) -> str:
    if fact.too_few:
        return say("run.preview.too_few")
    if fact.team and fact.team.split:
        return say("run.preview.split")
    if fact.team and fact.team.cant_judge:
        return say("run.preview.cant_judge", count=fact.team.cant_judge)
    return ""
