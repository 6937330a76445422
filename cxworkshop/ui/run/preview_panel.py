"""The results before the reveal, seen by the facilitator alone, to choose the blind spots from.

The room still sees that voting is closed. What may not be shown to the room is not shown here
either.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.charts.gap_table import gaps_table
from cxworkshop.results.facts import GapFacts
from cxworkshop.results.gap_pages import GapPage
from cxworkshop.results.reveal_order import suggested
from cxworkshop.results.sentences.gaps import gaps_title
from cxworkshop.ui import sizes
from cxworkshop.ui.buttons import button
from cxworkshop.ui.focus import tab_through
from cxworkshop.ui.icons import Sign
from cxworkshop.ui.layouts import clear
from cxworkshop.ui.run.preview_rows import COLUMNS, TALL, Head, Row, columns_for
from cxworkshop.ui.run.view import RunView
from cxworkshop.ui.scrolling import scrolled
from cxworkshop.ui.text import PlainLabel
from cxworkshop.ui.widgets.dumbbell import MarkSign
from cxworkshop.words import say

MOST = 3
LOW_ROW = 34
PARTS = ("box", "earlier", "later")


class PreviewPanel(QWidget):
    """`chosen` carries the statement ids to reveal, in the order in which they are shown; none
    means those that are suggested. `table_wanted` carries a title and the rows of a table."""

    chosen = Signal(object)
    table_wanted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("help", "charts")
        self._facts: GapFacts | None = None
        self.rows: dict[str, Row] = {}
        self._language = ""
        self._title = PlainLabel("", "strong", elide=True)
        self._advice = PlainLabel("", "small", "muted", elide=True)
        self._legend = QWidget()
        self._marks = QHBoxLayout(self._legend)
        self._marks.setContentsMargins(0, 0, 0, 0)
        self._marks.setSpacing(6)
        self._table = QFrame()
        self._table.setProperty("kind", "card")
        self._table.setAccessibleName(say("run.preview.table"))
        self._height = TALL
        self._columns = tuple(COLUMNS)
        self.suggestion = button(say("run.preview.suggested"), "link")
        self.suggestion.clicked.connect(self._take_suggestion)
        self.as_table = button(say("run.more.table"), "link")
        self.as_table.setToolTip(say("run.more.table_tip"))
        self.as_table.clicked.connect(self._show_table)
        for link in (self.suggestion, self.as_table):
            link.setProperty("extent", "line")
        sign = Sign("lock", "muted", 18)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(sign)
        head.addWidget(self._title, 1)
        head.addWidget(self.as_table)
        second = QHBoxLayout()
        second.addWidget(self._advice, 1)
        second.addWidget(self.suggestion)
        second.addWidget(self._legend)
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
        height = LOW_ROW if compact else TALL
        if height != self._height:
            self._height = height
            if self._facts:
                self._fill(self._facts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = columns_for(sizes.width(self))
        if columns != self._columns:
            self._columns = columns
            self._legend.setVisible("marks" in columns)
            if self._facts:
                self._fill(self._facts)

    def show_view(self, view: RunView) -> None:
        facts = view.now.facts
        if facts is None or facts is self._facts:
            return
        self._facts = facts
        self._language = view.now.workshop.language
        title = _small(gaps_title(facts, self._language))
        self._title.setText(say("run.preview.only_you", title=title))
        self._fill_legend(facts.base.customers_word)
        self._fill(facts)

    def _fill_legend(self, customers: str) -> None:
        clear(self._marks)
        for mark, words in (
            ("said", say("run.preview.we")),
            ("predicted", say("run.preview.predicted")),
            ("customers", say("run.preview.customers", customers=customers)),
        ):
            self._marks.addWidget(MarkSign(mark))
            self._marks.addWidget(PlainLabel(words, "tiny"))
            self._marks.addSpacing(8)

    def _fill(self, facts: GapFacts) -> None:
        held = self._held()
        table = QFrame()
        table.setProperty("kind", "card")
        table.setAccessibleName(say("run.preview.table"))
        lines = QVBoxLayout(table)
        lines.setContentsMargins(1, 1, 1, 1)
        lines.setSpacing(0)
        lines.addWidget(Head(facts.base.customers_word, self._columns))
        self.rows = {}
        for fact in facts.pairs:
            row = Row(fact, facts, self._order(facts), self._height, self._columns)
            row.moved.connect(self._move)
            if row.box:
                row.box.clicked.connect(self._tell)
            self.rows[fact.statement.id] = row
            lines.addWidget(row)
        self._place.replaceWidget(self._table, table)
        self._table.deleteLater()
        self._table = table
        tab_through(self.as_table, self.suggestion, table)
        self.suggestion.setVisible(self._differs())
        self._limit()
        self._hold(held)

    @staticmethod
    def _order(facts: GapFacts) -> list[str]:
        return [fact.statement.id for fact in facts.blind_spots]

    def _tell(self) -> None:
        assert self._facts
        before, ticked = self._order(self._facts), self._ticked()
        kept = [name for name in before if name in ticked]
        self._limit()
        self.chosen.emit([*kept, *(name for name in ticked if name not in kept)])

    def _move(self, statement_id: str, by: int) -> None:
        assert self._facts
        order = self._order(self._facts)
        place = order.index(statement_id)
        order.insert(place + by, order.pop(place))
        self.chosen.emit(order)

    def _take_suggestion(self) -> None:
        self.chosen.emit([])

    def _show_table(self) -> None:
        if self._facts:
            table = gaps_table(self._facts, GapPage(self._facts.pairs), self._language)
            self.table_wanted.emit(gaps_title(self._facts, self._language), table)

    def _ticked(self) -> list[str]:
        return [name for name, row in self.rows.items() if row.box and row.box.isChecked()]

    def _limit(self) -> None:
        full = len(self._ticked()) >= MOST
        for row in self.rows.values():
            if row.box:
                row.box.setEnabled(row.box.isChecked() or not full)
        key = "choose" if not full else "chosen_all" if self._differs() else "chosen_suggested"
        self._advice.setText(say(f"run.preview.{key}"))

    def _differs(self) -> bool:
        """Whether others were chosen, or another order, than is suggested."""
        facts = self._facts
        return facts is not None and tuple(self._order(facts)) != suggested(facts)

    def _held(self) -> tuple[str, str] | None:
        """Which part of which row has the focus, since the rows are about to be made anew."""
        return next(
            (
                (name, part)
                for name, row in self.rows.items()
                for part in PARTS
                if (widget := getattr(row, part)) and widget.hasFocus()
            ),
            None,
        )

    def _hold(self, held: tuple[str, str] | None) -> None:
        row = self.rows.get(held[0]) if held else None
        if row and held:
            parts = [getattr(row, part) for part in (held[1], *PARTS)]
            usable = [part for part in parts if part and part.isEnabled()]
            if usable:
                usable[0].setFocus()


def _small(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
