"""The two miniatures side by side, with what they are called."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget

from cxworkshop.ui import sizes
from cxworkshop.ui.buttons import icon_button
from cxworkshop.ui.icons import Sign
from cxworkshop.ui.run.miniature import Miniature
from cxworkshop.ui.run.time_and_count import TimeAndCount
from cxworkshop.ui.run.view import RunView
from cxworkshop.ui.stage.chart_shelf import ChartShelf
from cxworkshop.ui.stage.state import StageState
from cxworkshop.ui.text import PlainLabel
from cxworkshop.words import say

GAP, TABLE = 16, 26
HEAD, LINE, SIGN = 30, 26, 18
SHARE = 0.592
"""Of the width without the gap that belongs to what the room sees now."""

TALLEST = {True: 0.29, False: 0.37}
"""Of the window's height that the larger miniature may take, in a low window and in others."""
LOW = 800
SHORT = 150
"""How wide time and count in short are at least, at 100 %."""


def _seen(view: RunView) -> str:
    """What the room sees, where it is not simply the picture now."""
    states = {
        "mirrored": view.mirrored,
        "unseen": view.unseen,
        "dark": view.blank,
        "frozen": view.frozen,
    }
    return next((name for name, so in states.items() if so), "now")


class Miniatures(QWidget):
    """Now on the left, next on the right and smaller. `table_wanted` carries the title and the rows
    of a chart that one of them shows."""

    table_wanted = Signal(str, object)

    def __init__(self, shelf: ChartShelf) -> None:
        super().__init__()
        self._now = Miniature(shelf, say("run.mini.now"))
        self._next = Miniature(shelf, say("run.mini.next"), ahead=True)
        self._labels = [
            PlainLabel(say("run.mini.now"), "strong", elide=True, parent=self),
            PlainLabel("", "small", "muted", elide=True, parent=self),
            PlainLabel(say("run.mini.next"), "strong", parent=self),
            PlainLabel("", "small", "muted", elide=True, parent=self),
        ]
        for picture in (self._now, self._next):
            picture.setParent(self)
        self._sign = Sign("warning", "warning", SIGN)
        self._sign.setParent(self)
        self._held: RunView | None = None
        self._short = TimeAndCount(self)
        self._in_short = False
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

    def show_time_and_count(self, wanted: bool) -> None:
        """Say both in short beside the pictures, where there is room."""
        self._in_short = wanted
        self._arrange()

    def show_view(self, view: RunView) -> None:
        self._short.show_view(view)
        self._held = (self._held or view) if view.frozen else None
        seen = self._held or view
        state = _seen(view)
        self._labels[0].setText(say(f"run.mini.{state}"))
        self._sign.setVisible(state != "now")
        dark = say("run.mini.dark_here")
        warned = state != "now"
        self._now.show_state(seen.now, dark=view.blank, words=dark, warned=warned)
        self._next.show_state(view.following, words=say("run.mini.nothing"))
        self._labels[1].setText(seen.now_words if state in ("now", "frozen") else "")
        self._labels[3].setText(view.following_words)
        self._view = replace(view, now=seen.now, now_words=seen.now_words)
        for table, shown in zip(self.tables, (seen.now, view.following), strict=True):
            table.setVisible(shown is not None and self._shelf.needs_chart(shown))
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
        head, line = sizes.px(HEAD), sizes.px(LINE)
        tallest = self.window().height() * TALLEST[self.window().height() <= LOW]
        wide = round(min(self.width() - GAP, tallest * 16 / 9 / SHARE))
        left = round(wide * SHARE)
        right = wide - left
        heights = round(left * 9 / 16), round(right * 9 / 16)
        self._now.setGeometry(0, head, left, heights[0])
        self._next.setGeometry(left + GAP, head, right, heights[1])
        start = left + GAP + right + 2 * GAP
        free = self.width() - start
        self._short.setVisible(self._in_short and free >= sizes.px(SHORT))
        self._short.setGeometry(start, 0, free, head + heights[0])
        sign = sizes.px(SIGN)
        self._sign.setGeometry(0, (line - sign) // 2, sign, sign)
        after = 0 if self._sign.isHidden() else sign + 8
        self._write_head(0, after, left - after, line)
        self._write_head(1, left + GAP, right, line)
        self.setFixedHeight(head + heights[0])

    def _write_head(self, place: int, start: int, width: int, line: int) -> None:
        """A name, the way to its table right behind it, and at the far end what it shows."""
        name, words = self._labels[2 * place], self._labels[2 * place + 1]
        table, square = self.tables[place], sizes.px(TABLE)
        beside = 0 if table.isHidden() else square + 4
        size = min(name.sizeHint().width() + 8, width - beside)
        name.setGeometry(start, 0, size, line)
        table.setGeometry(start + size, 0, square, square)
        size += beside + 12
        run = min(words.fontMetrics().horizontalAdvance(words.text()) + 2, width - size)
        words.setGeometry(start + width - run, 0, max(0, run), line)
