"""The two miniatures side by side, with what they are called."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget

from cxworkshop.ui import sizes
from cxworkshop.ui.buttons import icon_button
from cxworkshop.ui.run.miniature import Miniature
from cxworkshop.ui.run.view import RunView
from cxworkshop.ui.stage.chart_shelf import ChartShelf
from cxworkshop.ui.stage.state import StageState
from cxworkshop.ui.text import PlainLabel
from cxworkshop.words import say

GAP, TABLE = 16, 26
HEAD = 28
SHARE = 0.592
"""Of the width without the gap that belongs to what the room sees now."""

TALLEST = 0.285
"""Of the window's height that the larger miniature may take."""


class Miniatures(QWidget):
    """Now on the left, next on the right and smaller. `table_wanted` carries the title and the rows
    of a chart that one of them shows."""

    table_wanted = Signal(str, object)

    def __init__(self, shelf: ChartShelf) -> None:
        super().__init__()
        self._now = Miniature(shelf, say("run.mini.now"))
        self._next = Miniature(shelf, say("run.mini.next"))
        self._labels = [
            PlainLabel(say("run.mini.now"), "strong", parent=self),
            PlainLabel("", "small", "muted", elide=True, parent=self),
            PlainLabel(say("run.mini.next"), "strong", parent=self),
            PlainLabel("", "small", "muted", elide=True, parent=self),
        ]
        for picture in (self._now, self._next):
            picture.setParent(self)
        self._shelf = shelf
        self._view: RunView | None = None
        self.tables = [
            self._table_button(say(f"run.mini.{name}_table")) for name in ("now", "next")
        ]
        self.tables[0].clicked.connect(self._show_table_of_now)
        self.tables[1].clicked.connect(self._show_table_of_next)

    @property
    def up_to_date(self) -> bool:
        """Whether both pictures are those of the newest view."""
        return self._now.up_to_date and self._next.up_to_date

    def show_view(self, view: RunView) -> None:
        words = say("run.mini.unseen") if view.unseen else ""
        if view.frozen:
            words = say("run.mini.frozen")
        if view.blank:
            words = say("run.mini.dark")
        self._now.show_state(view.now, dark=view.blank, words=words)
        end = "" if view.following else say("run.mini.nothing")
        self._next.show_state(view.following, words=end)
        self._labels[1].setText(view.now_words)
        self._labels[3].setText(view.following_words)
        self._view = view
        for table, state in zip(self.tables, (view.now, view.following), strict=True):
            table.setVisible(state is not None and self._shelf.needs_chart(state))
        self._arrange()

    def _table_button(self, name: str) -> QToolButton:
        made = icon_button("table", name, "muted")
        made.setParent(self)
        made.setProperty("extent", "tiny")
        sizes.icon_size(made, 18)
        return made

    def _show_table_of_now(self) -> None:
        if self._view:
            self._show_table(self._view.now, self._view.now_words)

    def _show_table_of_next(self) -> None:
        if self._view and self._view.following:
            self._show_table(self._view.following, self._view.following_words)

    def _show_table(self, state: StageState, title: str) -> None:
        drawing = self._shelf.find(state)
        if drawing:
            self.table_wanted.emit(title, drawing.chart.table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        head, line = sizes.px(HEAD), sizes.px(22)
        tallest = self.window().height() * TALLEST
        wide = round(min(self.width() - GAP, tallest * 16 / 9 / SHARE))
        left = round(wide * SHARE)
        right = wide - left
        heights = round(left * 9 / 16), round(right * 9 / 16)
        self._now.setGeometry(0, head, left, heights[0])
        self._next.setGeometry(left + GAP, head, right, heights[1])
        for start, width, name, words, table in (
            (0, left, self._labels[0], self._labels[1], self.tables[0]),
            (left + GAP, right, self._labels[2], self._labels[3], self.tables[1]),
        ):
            size = name.sizeHint().width() + 8
            name.setGeometry(start, 0, size, line)
            table.setGeometry(start + size, (line - TABLE) // 2, TABLE, TABLE)
            size += TABLE + 12
            run = min(words.fontMetrics().horizontalAdvance(words.text()) + 2, width - size)
            words.setGeometry(start + width - run, 0, run, line)
        self.setFixedHeight(head + heights[0])
