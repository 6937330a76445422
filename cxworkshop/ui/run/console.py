"""The console's three columns while a workshop runs; a function of the `RunView`."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cxworkshop.ui import sizes
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
from cxworkshop.ui.stage.chart_shelf import ChartShelf
from cxworkshop.words import say

LOW = 800
WIDTHS = {False: (288, 296), True: (280, 272)}


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
        self._compact = False
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
        left_more = entered and self.more.has_focus()
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
        if entered and view.middle is Middle.MORE:
            self.more.list.setFocus()
        elif left_more:
            self.foot.primary.setFocus()
        self.room.show_view(view)
        self.foot.show_view(view)
        self._show_left()

    def _mark_gap(self, action: object) -> None:
        self.gaps.mark(getattr(action, "statement_id", None))

    def _turn_list(self) -> None:
        self._agenda_wanted = not self._agenda_wanted
        self._show_left()

    def _show_left(self) -> None:
        planning = self._view is not None and self._view.middle is Middle.PLAN
        gaps = planning and not self._agenda_wanted
        self.agenda.list.setVisible(not gaps)
        self.gaps.setVisible(gaps)
        self._turn.setVisible(planning)
        self._turn.setText(say("run.agenda.show_agenda" if gaps else "run.agenda.show_gaps"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        compact = self.window().height() <= LOW
        left, right = WIDTHS[compact]
        sizes.fix(self.agenda, width=left)
        sizes.fix(self.room, width=right)
        if compact != self._compact:
            self._compact = compact
            for part in (self.agenda, self.notes, self.preview, self.more, self.room):
                part.set_compact(compact)
            self._column.setSpacing(12 if compact else 16)
            if self._view:
                self.room.show_view(self._view)

    def _lay_out(self) -> None:
        self.agenda.add_below(self.gaps, self._turn)
        middle = QWidget()
        self._column = QVBoxLayout(middle)
        self._column.setContentsMargins(20, 12, 20, 0)
        self._column.setSpacing(16)
        self._column.addWidget(self.miniatures)
        self._column.addWidget(self._middle, 1)
        self._column.addWidget(self.foot)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for widget, stretch in (
            (self.agenda, 0),
            (_upright(), 0),
            (middle, 1),
            (_upright(), 0),
            (self.room, 0),
        ):
            line.addWidget(widget, stretch)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def _upright() -> QFrame:
    line = QFrame()
    line.setProperty("kind", "vline")
    return line
