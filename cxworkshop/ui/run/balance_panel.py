"""The balance of the plan: which levers it pulls, where customers feel it, how deep it goes."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.domain.plan import Depth, Lever, Plan, Stage
from cxworkshop.domain.workshop import Workshop
from cxworkshop.results.plan_facts import PlanFacts, plan_facts
from cxworkshop.ui.buttons import button
from cxworkshop.ui.icons import Sign
from cxworkshop.ui.text import PlainLabel
from cxworkshop.ui.widgets.thin_bar import ThinBar
from cxworkshop.words import say

AT_ONCE = 2
"""So many warnings are read; the weightiest come first, the others when asked for."""

Counts = Mapping[Lever, int] | Mapping[Stage, int] | Mapping[Depth, int]


class BalancePanel(QWidget):
    """Given a plan, it shows its counts and what is out of balance."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Workshop, Plan] | None = None
        self._inside = QWidget()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._inside)

    def show_plan(self, workshop: Workshop, plan: Plan) -> None:
        """Show this plan's balance."""
        if (workshop, plan) == self._shown:
            return
        self._shown = (workshop, plan)
        inside = _Balance(plan_facts(workshop, plan), plan)
        self._layout.replaceWidget(self._inside, inside)
        self._inside.deleteLater()
        self._inside = inside


class _Balance(QWidget):
    def __init__(self, facts: PlanFacts, plan: Plan) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(8)
        most = max(1, len(plan.actions))
        for title, area, counts in (
            ("levers", "lever", facts.levers),
            ("stages", "stage", facts.stages),
            ("depth", "depth", facts.depths),
        ):
            layout.addWidget(PlainLabel(say(f"run.balance.{title}"), "strong"))
            layout.addLayout(_bars(area, counts, most))
            layout.addSpacing(8)
        unanswered = sum(1 for action in plan.actions if not action.depth_answers)
        if unanswered:
            words = say("run.balance.unanswered", count=unanswered)
            layout.addWidget(PlainLabel(words, "small", "muted"))
        line = QFrame()
        line.setProperty("kind", "line")
        layout.addWidget(line)
        self._add_warnings(layout, facts, plan)
        layout.addStretch()

    def _add_warnings(self, layout: QVBoxLayout, facts: PlanFacts, plan: Plan) -> None:
        if not plan.actions:
            layout.addWidget(PlainLabel(say("run.balance.empty"), "small", "muted", wrap=True))
            return
        layout.addWidget(PlainLabel(say("run.balance.warnings"), "strong"))
        if not facts.warnings:
            layout.addWidget(PlainLabel(say("run.balance.fine"), "small", wrap=True))
        rows = [_warning(words) for words in facts.warnings]
        for row in rows:
            layout.addWidget(row)
        self._others = rows[AT_ONCE:]
        for row in self._others:
            row.setVisible(False)
        self.more = button(say("run.balance.more", count=len(self._others)), "link")
        self.more.clicked.connect(self._show_others)
        layout.addWidget(self.more)
        self.more.setVisible(bool(self._others))

    def _show_others(self) -> None:
        self.more.setVisible(False)
        for row in self._others:
            row.setVisible(True)


def _warning(words: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(Sign("warning", "warning", 18), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(PlainLabel(words, "small", wrap=True), 1)
    return made


def _bars(area: str, counts: Counts, most: int) -> QGridLayout:
    grid = QGridLayout()
    grid.setVerticalSpacing(6)
    grid.setHorizontalSpacing(12)
    grid.setColumnMinimumWidth(0, 88)
    grid.setColumnStretch(1, 1)
    for row, (name, count) in enumerate(counts.items()):
        bar = ThinBar(8, "field_border")
        bar.show_share(count / most)
        number = PlainLabel(str(count), "body")
        number.setAlignment(Qt.AlignmentFlag.AlignRight)
        grid.addWidget(PlainLabel(say(f"run.{area}.{name}"), "body"), row, 0)
        grid.addWidget(bar, row, 1)
        grid.addWidget(number, row, 2)
    return grid
