"""The results before the reveal, seen by the facilitator alone, to choose the blind spots from.

The room still sees that voting is closed. What may not be shown to the room is not shown here
either.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from cxworkshop.method.privacy import Limit
from cxworkshop.results.facts import GapFacts, PairFact
from cxworkshop.results.formats import limited, signed
from cxworkshop.results.limits import gap_text
from cxworkshop.results.sentences.gaps import gaps_title
from cxworkshop.ui import sizes
from cxworkshop.ui.icons import Sign
from cxworkshop.ui.layouts import clear
from cxworkshop.ui.run.view import RunView
from cxworkshop.ui.scrolling import scrolled
from cxworkshop.ui.text import PlainLabel
from cxworkshop.ui.widgets.dumbbell import Dumbbell, DumbbellScale, MarkSign
from cxworkshop.words import say

MOST = 3
COLUMNS = ("reveal", "statement", "", "we", "predicted", "they", "gap", "blind_spot")
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PreviewPanel(QWidget):
    """`chosen` carries the statement ids to reveal, in the order in which they are shown."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._facts: GapFacts | None = None
        self._boxes: dict[str, QCheckBox] = {}
        self._title = PlainLabel("", "strong", elide=True)
        self._advice = PlainLabel("", "small", "muted", elide=True)
        self._legend = QHBoxLayout()
        self._legend.setSpacing(6)
        self._table = QFrame()
        self._table.setProperty("kind", "card")
        self._table.setAccessibleName(say("run.preview.table"))
        self._height = 44
        sign = Sign("lock", "muted", 18)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(sign)
        head.addWidget(self._title, 1)
        second = QHBoxLayout()
        second.addWidget(self._advice, 1)
        second.addLayout(self._legend)
        self._holder = QWidget()
        self._place = QVBoxLayout(self._holder)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.addWidget(self._table)
        self._place.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addLayout(second)
        layout.addWidget(scrolled(self._holder), 1)

    def set_compact(self, compact: bool) -> None:
        """Lower rows, without their second line, for a low window."""
        height = 34 if compact else 44
        if height != self._height:
            self._height = height
            if self._facts:
                self._fill(self._facts)

    def show_view(self, view: RunView) -> None:
        facts = view.now.facts
        if facts is None or facts is self._facts:
            return
        self._facts = facts
        language = view.now.workshop.language
        self._title.setText(say("run.preview.only_you", title=_small(gaps_title(facts, language))))
        self._fill_legend(facts.base.customers_word)
        self._fill(facts)

    def _fill_legend(self, customers: str) -> None:
        clear(self._legend)
        for mark, words in (
            ("said", say("run.preview.we")),
            ("predicted", say("run.preview.predicted")),
            ("customers", say("run.preview.customers", customers=customers)),
        ):
            self._legend.addWidget(MarkSign(mark))
            self._legend.addWidget(PlainLabel(words, "tiny"))
            self._legend.addSpacing(8)

    def _fill(self, facts: GapFacts) -> None:
        self._boxes = {}
        table = QFrame()
        table.setProperty("kind", "card")
        table.setAccessibleName(say("run.preview.table"))
        rows = QVBoxLayout(table)
        rows.setContentsMargins(1, 1, 1, 1)
        rows.setSpacing(0)
        rows.addWidget(_Head(facts.base.customers_word))
        order = [fact.statement.id for fact in facts.blind_spots]
        for fact in facts.pairs:
            row = _Row(fact, facts, order, self._height)
            if row.box:
                row.box.clicked.connect(self._tell)
                self._boxes[fact.statement.id] = row.box
            rows.addWidget(row)
        self._place.replaceWidget(self._table, table)
        self._table.deleteLater()
        self._table = table
        self._limit()

    def _tell(self) -> None:
        assert self._facts
        before = [fact.statement.id for fact in self._facts.blind_spots]
        ticked = [name for name, box in self._boxes.items() if box.isChecked()]
        kept = [name for name in before if name in ticked]
        self._limit()
        self.chosen.emit([*kept, *(name for name in ticked if name not in kept)])

    def _limit(self) -> None:
        full = sum(box.isChecked() for box in self._boxes.values()) >= MOST
        for box in self._boxes.values():
            box.setEnabled(box.isChecked() or not full)
        self._advice.setText(say("run.preview.chosen_all" if full else "run.preview.choose"))


class _Head(QFrame):
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


class _Row(QFrame):
    """One statement. `box` is None for those with a scene of their own or nothing to show."""

    def __init__(self, fact: PairFact, facts: GapFacts, order: list[str], height: int) -> None:
        super().__init__()
        sizes.fix(self, height=height)
        place = order.index(fact.statement.id) + 1 if fact.statement.id in order else 0
        self.setProperty("kind", "chosenrow" if place else "row")
        self.box: QCheckBox | None = None
        grid = _grid(self)
        role = _scene(fact, facts)
        if role or fact.team is None:
            grid.addWidget(PlainLabel(role, "small", "muted"), 0, 0)
        else:
            self.box = QCheckBox(str(place) if place else "")
            self.box.setChecked(bool(place))
            self.box.setAccessibleName(fact.statement.short)
            grid.addWidget(self.box, 0, 0)
        grid.addLayout(_name(fact, bool(place or role), height), 0, 1)
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
    grid.setHorizontalSpacing(8)
    for column, width in enumerate((46, 140, 110, 32, 64, 38, 42, 68)):
        grid.setColumnMinimumWidth(column, width)
    grid.setColumnStretch(1, 6)
    grid.setColumnStretch(2, 4)
    return grid


def _scene(fact: PairFact, facts: GapFacts) -> str:
    if facts.hero is fact:
        return say("run.preview.hero")
    if facts.right is fact:
        return say("run.preview.first")
    return ""


def _name(fact: PairFact, strong: bool, height: int) -> QVBoxLayout:
    lines = QVBoxLayout()
    lines.setSpacing(0)
    lines.addStretch()
    lines.addWidget(PlainLabel(fact.statement.short, "strong" if strong else "body", elide=True))
    note = _note(fact)
    if note and height >= 44:
        lines.addWidget(PlainLabel(note, "tiny", "muted"))
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


def _small(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
