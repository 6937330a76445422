"""The left column: this step and its time, and the agenda to jump in."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from cxworkshop.ui import icons, sizes, theme
from cxworkshop.ui.buttons import button
from cxworkshop.ui.painted import paint_focus, write
from cxworkshop.ui.run.agenda_clock import AgendaRow, Haste, StepTime
from cxworkshop.ui.run.view import RunView
from cxworkshop.ui.text import PlainLabel
from cxworkshop.ui.widgets.key_button import KeyButton
from cxworkshop.ui.widgets.thin_bar import ThinBar
from cxworkshop.words import say

ROW = Qt.ItemDataRole.UserRole
TONES = {
    Haste.CALM: "accent",
    Haste.SOON: "warning",
    Haste.NOW: "danger",
    Haste.OVER: "danger",
}

Index = QModelIndex | QPersistentModelIndex


class AgendaRows(QAbstractListModel):
    """`ROW` gives the `AgendaRow`."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[AgendaRow, ...] = ()

    def show_rows(self, rows: tuple[AgendaRow, ...]) -> None:
        """Show these rows."""
        if rows == self._rows:
            return
        same = len(rows) == len(self._rows)
        if not same:
            self.beginResetModel()
        self._rows = rows
        if same:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        else:
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            key = "run.agenda.row_skipped" if row.skipped else "run.agenda.row"
            return say(key, number=row.number, at=row.at, title=row.title, minutes=row.minutes)
        return None


class _RowDelegate(QStyledItemDelegate):
    """Number, tick or dash, clock time, title, minutes."""

    height = 42

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return sizes.scaled(200, self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        tones, row, rect = theme.colours(), index.data(ROW), sizes.zoomed(painter, option.rect)
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = tones.tint if row.current else tones.sunken if hover else tones.surface
        painter.fillRect(rect, QColor(ground))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(tones.line))
        left, top, high = rect.left(), rect.top(), rect.height()
        if row.current:
            painter.fillRect(left, top, 3, high, QColor(tones.accent))
        tone = tones.muted if row.done or row.skipped else tones.ink
        if row.done:
            tick = QRectF(left + 16, top + (high - 16) / 2, 16, 16)
            icons.paint(painter, "check", tick, "good")
        else:
            number = QRect(left + 8, top, 24, high)
            sign = "–" if row.skipped else str(row.number)
            write(painter, number, sign, tones.muted, theme.SMALL, right=True)
        write(painter, QRect(left + 42, top, 42, high), row.at, tones.muted, theme.SMALL)
        title = QRect(left + 80, top, rect.width() - 80 - 34, high)
        write(painter, title, row.title, tone, theme.BODY, bold=row.current)
        minutes = QRect(rect.right() - 40, top, 24, high)
        write(painter, minutes, str(row.minutes), tones.muted, theme.SMALL, right=True)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, rect)
        painter.restore()


class AgendaPanel(QFrame):
    """`step_chosen` carries the id of the step that was clicked; `retime_asked` fits the rest,
    `skip_asked` leaves out what is left of a step, `return_asked` undoes a jump."""

    step_chosen = Signal(str)
    retime_asked = Signal()
    skip_asked = Signal()
    return_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "side")
        self._place = PlainLabel("", "small", "muted")
        self._planned = PlainLabel("", "small", "muted")
        self._title = PlainLabel("", "heading", elide=True)
        self._left = PlainLabel("", "numeral")
        self._left_words = PlainLabel("", "body", "muted")
        self._bar = ThinBar()
        self._behind = PlainLabel("", "smallstrong", wrap=True)
        self._ends = PlainLabel("", "small", "muted")
        self._retime = button(say("run.agenda.retime"), "small")
        self._retime.setToolTip(say("run.agenda.retime_tip"))
        self._retime.clicked.connect(self.retime_asked)
        self._skip = KeyButton(say("run.agenda.skip"), "N")
        self._return = KeyButton("", "R")
        self._skip.setToolTip(say("run.shortcuts.skip"))
        self._skip.clicked.connect(self.skip_asked)
        self._return.clicked.connect(self.return_asked)
        for each in (self._skip, self._return):
            each.setProperty("extent", "small")
        self._current = ""
        self._rows = AgendaRows()
        self._delegate = _RowDelegate()
        self.list = self._list()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head())
        line = QFrame()
        line.setProperty("kind", "line")
        layout.addWidget(line)
        layout.addWidget(self.list, 1)

    def add_below(self, other: QWidget, turn: QWidget) -> None:
        """Another list in the agenda's place, and the button that turns from one to the other."""
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.addWidget(other, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 10, 16, 14)
        foot.setSpacing(8)
        jumps = QHBoxLayout()
        jumps.setSpacing(8)
        jumps.addWidget(self._skip, 1)
        jumps.addWidget(self._return, 1)
        foot.addLayout(jumps)
        foot.addWidget(turn)
        column.addLayout(foot)

    def set_compact(self, compact: bool) -> None:
        """Lower rows for a low window."""
        self._delegate.height = 40 if compact else 42
        self.list.scheduleDelayedItemsLayout()

    def show_view(self, view: RunView) -> None:
        row = next(row for row in view.rows if row.current)
        self._place.setText(say("run.agenda.step", number=row.number, total=len(view.rows)))
        self._planned.setText(say("run.agenda.planned", minutes=row.minutes))
        self._title.setText(row.title)
        self._left.setText(view.time.text)
        self._left_words.setText(step_words(view.time))
        self._bar.show_share(view.time.share_used, TONES[view.time.haste])
        self._behind.setText(pace_words(view.time))
        self._ends.setText(say("run.agenda.ends", time=view.time.ends))
        self._retime.setEnabled(view.time.behind != 0)
        self._skip.setEnabled(view.may_skip)
        self._return.setVisible(view.return_to > 0)
        self._return.set_words(say("run.agenda.return", number=view.return_to))
        self._return.setToolTip(say("run.shortcuts.return"))
        self._rows.show_rows(view.rows)
        if row.step_id != self._current:
            self._current = row.step_id
            self.list.setCurrentIndex(self._rows.index(row.number - 1))

    def _head(self) -> QWidget:
        head = QWidget()
        layout = QVBoxLayout(head)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(4)
        layout.addLayout(_ends(self._place, self._planned))
        layout.addWidget(self._title)
        clock = QHBoxLayout()
        clock.setSpacing(8)
        clock.addWidget(self._left)
        clock.addWidget(self._left_words, 0, Qt.AlignmentFlag.AlignBottom)
        clock.addStretch()
        self._left_words.setContentsMargins(0, 0, 0, 8)
        layout.addLayout(clock)
        layout.addWidget(self._bar)
        layout.addSpacing(6)
        pace = QVBoxLayout()
        pace.setSpacing(0)
        pace.addWidget(self._behind)
        pace.addWidget(self._ends)
        foot = QHBoxLayout()
        foot.addLayout(pace, 1)
        foot.addWidget(self._retime)
        layout.addLayout(foot)
        return head

    def _list(self) -> QListView:
        made = QListView()
        made.setProperty("kind", "inside")
        made.setModel(self._rows)
        made.setItemDelegate(self._delegate)
        made.setMouseTracking(True)
        made.setUniformItemSizes(True)
        made.setSelectionMode(QListView.SelectionMode.NoSelection)
        made.setAccessibleName(say("run.agenda.list"))
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.activated.connect(self._choose)
        made.clicked.connect(self._choose)
        return made

    def _choose(self, index: QModelIndex) -> None:
        row: AgendaRow = index.data(ROW)
        self.step_chosen.emit(row.step_id)


def step_words(time: StepTime) -> str:
    """What the number beside it is about: this step alone."""
    return say("run.agenda.over" if time.haste is Haste.OVER else "run.agenda.left")


def pace_words(time: StepTime) -> str:
    """How the whole workshop stands; a step that is over need not make it late."""
    if time.behind > 0:
        return say("run.agenda.behind", count=time.behind)
    if time.behind < 0:
        return say("run.agenda.ahead", count=-time.behind)
    return say("run.agenda.still_on_time" if time.haste is Haste.OVER else "run.agenda.on_time")


def _ends(left: QWidget, right: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.addWidget(left, 1)
    line.addWidget(right)
    return line
