"""The rows of the preview: a statement with its numbers, whether it is revealed, when and why."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cxworkshop.method.privacy import Limit
from cxworkshop.results.facts import GapFacts, PairFact
from cxworkshop.results.formats import limited, signed
from cxworkshop.results.limits import gap_text
from cxworkshop.results.reveal_order import suggested
from cxworkshop.ui import sizes
from cxworkshop.ui.buttons import icon_button
from cxworkshop.ui.text import PlainLabel, set_tip
from cxworkshop.ui.widgets.dumbbell import Dumbbell, DumbbellScale
from cxworkshop.words import say

COLUMNS = {
    "reveal": 88,
    "statement": 150,
    "marks": 86,
    "we": 30,
    "predicted": 60,
    "they": 34,
    "gap": 38,
    "blind_spot": 62,
}
"""The columns, and how wide each is at least."""
_WITHOUT = {650: (), 575: ("blind_spot",), 0: ("marks", "predicted", "blind_spot")}
"""What a preview of at least this width leaves to the table behind it."""
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
TALL = 44
"""A row of this height has a second line."""


def columns_for(width: float) -> tuple[str, ...]:
    """The names of the columns that a preview of this width, in px at 100 %, has room for."""
    without = next(names for least, names in _WITHOUT.items() if width >= least)
    return tuple(name for name in COLUMNS if name not in without)


class Head(QFrame):
    """The names of the columns, set like the numbers under them."""

    def __init__(self, customers: str, names: tuple[str, ...]) -> None:
        super().__init__()
        sizes.fix(self, height=30)
        self.setProperty("kind", "row")
        columns = _Columns(self, names)
        for name in COLUMNS:
            if name == "marks":
                columns.put(name, DumbbellScale())
            else:
                columns.put(name, PlainLabel(say(f"run.preview.column.{name}"), "tiny", "muted"))


class Row(QFrame):
    """One statement. `box` is None for those with a scene of their own or nothing to show; those
    that are revealed can be `moved`, which carries the id and -1 for earlier or 1 for later."""

    moved = Signal(str, int)

    def __init__(
        self,
        fact: PairFact,
        facts: GapFacts,
        order: list[str],
        height: int,
        names: tuple[str, ...],
    ) -> None:
        super().__init__()
        sizes.fix(self, height=height)
        self._id, self._order = fact.statement.id, order
        place = order.index(self._id) + 1 if self._id in order else 0
        self.setProperty("kind", "chosenrow" if place else "row")
        self.box: QCheckBox | None = None
        self.earlier: QToolButton | None = None
        self.later: QToolButton | None = None
        columns = _Columns(self, names)
        role, why = _scene(fact, facts), _why(fact, facts)
        if role or fact.team is None:
            columns.put("reveal", PlainLabel(role, "small", "muted"))
        else:
            columns.put("reveal", self._choice(fact.statement.short, place, why))
        columns.put("statement", _name(fact, bool(place or role), height, why))
        set_tip(self, why)
        self._tell_numbers(columns, fact, place)

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
    def _tell_numbers(columns: _Columns, fact: PairFact, place: int) -> None:
        points, heavy = fact.points, "strong" if place else "body"
        columns.put("marks", Dumbbell(points.said, points.predicted, points.customers))
        for column, words, role in (
            ("we", _told(points.said, points.limit), "body"),
            ("predicted", _told(points.predicted), "body"),
            ("they", _told(points.customers), "body"),
            ("gap", gap_text(points), "strong"),
            ("blind_spot", "" if points.blind_spot is None else signed(points.blind_spot), heavy),
        ):
            columns.put(column, PlainLabel(words or "–", role))


def _told(number: int | None, limit: Limit = Limit.EXACT) -> str:
    return "" if number is None else limited(str(number), limit)


class _Columns:
    """One line of the table; what stands in a column that is left out is thrown away."""

    def __init__(self, row: QFrame, names: tuple[str, ...]) -> None:
        self._names = names
        self._grid = QGridLayout(row)
        self._grid.setContentsMargins(12, 0, 12, 0)
        self._grid.setHorizontalSpacing(6)
        for column, name in enumerate(self._names):
            self._grid.setColumnMinimumWidth(column, sizes.px(COLUMNS[name]))
        for name, stretch in (("statement", 3), ("marks", 1)):
            if name in self._names:
                self._grid.setColumnStretch(self._names.index(name), stretch)

    def put(self, name: str, what: QWidget | QLayout) -> None:
        """Put something into a column; words about numbers stand at its right."""
        if name not in self._names:
            return
        column = self._names.index(name)
        if isinstance(what, QLayout):
            self._grid.addLayout(what, 0, column)
            return
        if isinstance(what, PlainLabel) and name not in ("reveal", "statement"):
            what.setAlignment(RIGHT)
        self._grid.addWidget(what, 0, column)


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
