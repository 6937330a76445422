"""The console's three columns while a workshop runs; a function of the `RunView`."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cxworkshop.ui import sizes, theme
from cxworkshop.ui.buttons import button
from cxworkshop.ui.layouts import turn_to
from cxworkshop.ui.run.agenda_panel import AgendaPanel
from cxworkshop.ui.run.causes_panel import CausesPanel
from cxworkshop.ui.run.gap_list import GapList, gap_rows
from cxworkshop.ui.run.miniatures import Miniatures
from cxworkshop.ui.run.more_panel import MorePanel
from cxworkshop.ui.run.next_bar import NextBar
from cxworkshop.ui.run.notes_panel import NotesPanel
from cxworkshop.ui.run.plan_actions import PlanActions
from cxworkshop.ui.run.plan_panel import PlanPanel
from cxworkshop.ui.run.preview_panel import PreviewPanel
from cxworkshop.ui.run.room_panel import RoomPanel
from cxworkshop.ui.run.view import Middle, RunView
from cxworkshop.ui.scrolling import fitted
from cxworkshop.ui.stage.chart_shelf import ChartShelf
from cxworkshop.words import say

LOW = 800
WIDTHS = {False: (288, 296), True: (280, 272)}
ENOUGH = 420
"""What the middle needs beside the two other columns; with less they stand below it."""
ANY_WIDTH = 4000
SOME_ROWS = 160
"""What the middle keeps of its height when the columns stand below it."""
BESIDE = ((0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1), (0, 3, 1, 1), (0, 4, 1, 1))
BELOW = ((1, 0, 1, 1), (1, 1, 1, 1), (0, 0, 1, 3), (0, 3, 1, 1), (1, 2, 1, 1))
"""Row, column and how many of them, of agenda, line, middle, line and room."""


class Console(QWidget):
    """Left the agenda or the gaps, in the middle what the room sees and what helps now, right the
    room."""

    def __init__(self, shelf: ChartShelf, actions: PlanActions) -> None:
        super().__init__()
        self.agenda = AgendaPanel()
        self.gaps = GapList()
        self.miniatures = Miniatures(shelf)
        self.notes = NotesPanel()
        self.preview = PreviewPanel()
        self.more = MorePanel(shelf)
        self.causes = CausesPanel(actions.new_id)
        self.plan = PlanPanel(actions.new_action, actions.suggestions)
        self.room = RoomPanel()
        self.foot = NextBar()
        self._board = _Board()
        self._compact = False
        self._below: bool | None = None
        self._soon_to_top = QTimer(self, singleShot=True, interval=0)
        self._soon_to_top.timeout.connect(self._to_top)
        self._view: RunView | None = None
        self._panels = {
            Middle.NOTES: self.notes,
            Middle.PREVIEW: self.preview,
            Middle.CAUSES: self.causes,
            Middle.PLAN: self.plan,
            Middle.MORE: self.more,
        }
        self._middle = QStackedWidget()
        for panel in self._panels.values():
            self._middle.addWidget(panel)
        self._agenda_wanted = False
        self._turn = button("", "plain", "list")
        self._turn.clicked.connect(self._turn_list)
        self.gaps.gap_chosen.connect(self.plan.open_gap)
        self.plan.typed.connect(self._mark_gap)
        self._lay_out()

    def show_view(self, view: RunView) -> None:
        entered = self._view is None or self._view.middle is not view.middle
        focus = QApplication.focusWidget()
        was_here = entered and focus is not None and self._middle.isAncestorOf(focus)
        self._view = view
        self.agenda.show_view(view)
        self.miniatures.setVisible(view.middle is not Middle.PLAN)
        self.miniatures.show_view(view)
        now = view.now
        if view.middle is Middle.NOTES:
            self.notes.show_view(view)
        elif view.middle is Middle.PREVIEW:
            self.preview.show_view(view)
        elif view.middle is Middle.MORE:
            self.more.show_view(view)
        elif view.middle is Middle.CAUSES:
            self.causes.show_causes(now.workshop, now.facts, now.plan)
        else:
            self.gaps.show_rows(gap_rows(now.workshop, now.facts, now.plan))
            self.plan.show_plan(now.workshop, now.facts, now.plan)
            if entered:
                self._mark_gap(self.plan.open_action)
        turn_to(self._middle, self._panels[view.middle])
        if entered:
            self._soon_to_top.start()
        if entered and view.middle is Middle.MORE:
            self.more.list.setFocus()
        elif was_here:  # or Qt would give the focus to whatever comes next
            self.foot.primary.setFocus()
        self.room.show_view(view)
        self.foot.show_view(view)
        self._show_left()

    def _mark_gap(self, action: object) -> None:
        self.gaps.mark(getattr(action, "statement_id", None))

    def _turn_list(self) -> None:
        self._agenda_wanted = not self._agenda_wanted
        self._show_left()

    def _to_top(self) -> None:
        """Where columns stand below each other, what is done now is seen first."""
        if self._below:
            self._page.verticalScrollBar().setValue(0)

    def _show_left(self) -> None:
        planning = self._view is not None and self._view.middle is Middle.PLAN
        gaps = planning and not self._agenda_wanted
        self.agenda.list.setVisible(not gaps)
        self.gaps.setVisible(gaps)
        self._turn.setVisible(planning)
        self._turn.setText(say("run.agenda.show_agenda" if gaps else "run.agenda.show_gaps"))

    def hasHeightForWidth(self) -> bool:
        """What is too high scrolls inside; a long notice must not make the page itself higher."""
        return False

    def heightForWidth(self, width: int) -> int:
        return -1

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        compact = self.window().height() <= LOW
        page = sizes.unscaled(self.window().width()) - theme.RAIL_WIDTH
        self._arrange(WIDTHS[compact], below=page - sum(WIDTHS[compact]) < ENOUGH)
        if compact != self._compact:
            self._compact = compact
            for part in (self.agenda, self.notes, self.preview, self.more, self.room):
                part.set_compact(compact)
            self._column.setSpacing(12 if compact else 16)
            if self._view:
                self.room.show_view(self._view)

    def _arrange(self, widths: tuple[int, int], *, below: bool = False) -> None:
        """Three columns, or in very large type the agenda and the room below what is done now."""
        for side, width in zip((self.agenda, self.room), widths, strict=True):
            sizes.at_most(side, width=ANY_WIDTH if below else width)
            sizes.at_least(side, width=width)
        if below != self._below:
            self._below = self._board.below = below
            (self._under if below else self._column).addWidget(self.foot)
            places = BELOW if below else BESIDE
            for part, place in zip(self._parts, places, strict=True):
                self._grid.addWidget(part, *place)
            self._lines[1].setVisible(not below)
            self.miniatures.show_time_and_count(below)
            sizes.at_least(self._middle, height=SOME_ROWS if below else 0)
            self._soon_to_top.start()
            for column in range(5):
                self._grid.setColumnStretch(column, int(column in ((0, 2) if below else (2,))))

    def _lay_out(self) -> None:
        self.agenda.add_below(self.gaps, self._turn)
        middle = QWidget()
        self._column = QVBoxLayout(middle)
        self._column.setContentsMargins(20, 12, 20, 0)
        self._column.setSpacing(16)
        self._column.addWidget(self.miniatures)
        self._column.addWidget(self._middle, 1)
        self._under = QVBoxLayout()
        self._under.setContentsMargins(20, 0, 20, 0)
        self._lines = (_upright(), _upright())
        self._parts = (self.agenda, self._lines[0], middle, self._lines[1], self.room)
        self._grid = QGridLayout(self._board)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._page = fitted(self._board)
        layout.addWidget(self._page, 1)
        layout.addLayout(self._under)
        self._arrange(WIDTHS[self._compact])
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class _Board(QWidget):
    """What the columns stand on. Side by side they scroll by themselves; a page as high as all
    their words would push the next button off a low screen. Below each other the page scrolls, and
    the next button stands under it, always in sight."""

    below = False

    def hasHeightForWidth(self) -> bool:
        return self.below and super().hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        return super().heightForWidth(width) if self.below else -1


def _upright() -> QFrame:
    line = QFrame()
    line.setProperty("kind", "vline")
    return line
