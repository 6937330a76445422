"""Why a gap exists: one cause after another, each with how well it is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cxworkshop.domain.plan import Cause, Evidence, Plan
from cxworkshop.domain.workshop import Workshop
from cxworkshop.results.facts import GapFacts
from cxworkshop.results.limits import gap_text
from cxworkshop.ui.buttons import button, icon_button, one_of
from cxworkshop.ui.fields import choice_field
from cxworkshop.ui.flow_layout import FlowLayout
from cxworkshop.ui.focus import tab_through
from cxworkshop.ui.layouts import clear
from cxworkshop.ui.run.keys import WritingPlace
from cxworkshop.ui.scrolling import scrolled
from cxworkshop.ui.text import PlainLabel, field_label
from cxworkshop.words import say


class EvidenceChips(QWidget):
    """Exactly one of the four levels; `chosen` carries it when a person changes it."""

    chosen = Signal(object)

    def __init__(self, evidence: Evidence = Evidence.HUNCH, *, right: bool = False) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._chips: dict[Evidence, QPushButton] = {}
        line = FlowLayout(6, right=right)
        self.setLayout(line)
        for level in Evidence:
            chip = button(say(f"run.evidence.{level}"), "small")
            chip.setProperty("kind", "chip")
            chip.clicked.connect(self._tell)
            one_of(self._group, chip)
            self._chips[level] = chip
            line.addWidget(chip)
        self.show_evidence(evidence)

    @property
    def evidence(self) -> Evidence:
        return next(level for level, chip in self._chips.items() if chip.isChecked())

    def show_evidence(self, evidence: Evidence) -> None:
        self._chips[evidence].setChecked(True)

    def _tell(self) -> None:
        self.chosen.emit(self.evidence)


class CausesPanel(WritingPlace):
    """`added`, `changed`, `removed` carry causes. `new_id` names a new one."""

    added = Signal(object)
    changed = Signal(object)
    removed = Signal(object)

    def __init__(self, new_id: Callable[[], str]) -> None:
        super().__init__(say("run.scene.causes"))
        self.setProperty("help", "plan")
        self._new_id = new_id
        self._shown: tuple[Workshop, GapFacts | None, Plan] | None = None
        self._title = PlainLabel("", "heading")
        self.gap = choice_field()
        self.text = QLineEdit()
        self.text.setPlaceholderText(say("run.causes.because_hint"))
        self.text.setMaxLength(500)
        self.text.returnPressed.connect(self._add)
        self.evidence = EvidenceChips()
        self.add = button(say("run.causes.add"), "plain", "add")
        self.add.clicked.connect(self._add)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._lay_out()

    def show_causes(self, workshop: Workshop, facts: GapFacts | None, plan: Plan) -> None:
        """Show the causes as they are kept."""
        if self._shown == (workshop, facts, plan):
            return
        self._shown = (workshop, facts, plan)
        self._fill_gaps(workshop, facts)
        count = len(plan.causes)
        title = say("run.causes.title", count=count) if count else say("run.causes.title_none")
        self._title.setText(title)
        clear(self._list)
        rows: list[_CauseRow] = []
        for cause in plan.causes:
            row = _CauseRow(cause, workshop.statement(cause.statement_id).short)
            row.changed.connect(self.changed)
            row.removed.connect(self.removed)
            self._list.addWidget(row)
            rows.append(row)
        tab_through(self.add, *rows)

    def _lay_out(self) -> None:
        form = QFrame()
        form.setProperty("kind", "opencard")
        box = QVBoxLayout(form)
        box.setContentsMargins(16, 12, 16, 14)
        box.setSpacing(6)
        about = QGridLayout()
        about.setHorizontalSpacing(16)
        about.setVerticalSpacing(6)
        about.addWidget(field_label(say("run.causes.gap"), self.gap), 0, 0)
        about.addWidget(self.gap, 1, 0)
        about.addWidget(PlainLabel(say("run.causes.evidence"), "small", "muted"), 0, 1)
        about.addWidget(self.evidence, 1, 1)
        about.setColumnStretch(0, 1)
        about.setColumnStretch(1, 1)
        box.addLayout(about)
        box.addWidget(field_label(say("run.causes.because"), self.text))
        last = QHBoxLayout()
        last.setSpacing(12)
        last.addWidget(self.text, 1)
        last.addWidget(self.add)
        box.addLayout(last)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        column.addWidget(form)
        column.addWidget(PlainLabel(say("run.causes.ask_again"), "small", "muted", wrap=True))
        column.addLayout(self._list)
        column.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self._title)
        layout.addWidget(scrolled(inside, "page"), 1)

    def _fill_gaps(self, workshop: Workshop, facts: GapFacts | None) -> None:
        chosen = self.gap.currentData()
        self.gap.clear()
        if facts:
            order = [*facts.blind_spots]
            order += [fact for fact in facts.pairs if fact not in order]
            for fact in order:
                points = gap_text(fact.points)
                name = f"{fact.statement.short}  {points}" if points else fact.statement.short
                self.gap.addItem(name, fact.statement.id)
        else:
            for pair in workshop.statements:
                self.gap.addItem(pair.short, pair.id)
        self.gap.setCurrentIndex(max(0, self.gap.findData(chosen)))

    def _add(self) -> None:
        text = self.text.text().strip()
        if text:
            statement_id = str(self.gap.currentData())
            self.text.clear()
            self.added.emit(Cause(self._new_id(), statement_id, text, self.evidence.evidence))
        self.text.setFocus()


class _CauseRow(QFrame):
    """One cause that can still be changed."""

    changed = Signal(object)
    removed = Signal(object)

    def __init__(self, cause: Cause, short: str) -> None:
        super().__init__()
        self._cause = cause
        self.setProperty("kind", "card")
        self._text = QLineEdit(cause.text)
        self._text.setMaxLength(500)
        self._text.setAccessibleName(say("run.causes.because"))
        self._text.setCursorPosition(0)
        self._text.editingFinished.connect(self._edited)
        chips = EvidenceChips(cause.evidence, right=True)
        chips.chosen.connect(self._rated)
        remove = icon_button("trash", say("run.causes.remove"), "muted")
        remove.clicked.connect(self._remove)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(PlainLabel(say("run.causes.because"), "small", "muted"))
        first.addWidget(self._text, 1)
        first.addWidget(remove)
        second = QHBoxLayout()
        second.addWidget(PlainLabel(short, "small", "muted", elide=True), 1)
        second.addWidget(chips, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 12, 10)
        layout.setSpacing(6)
        layout.addLayout(first)
        layout.addLayout(second)

    def _edited(self) -> None:
        text = self._text.text().strip()
        if text and text != self._cause.text:
            self.changed.emit(replace(self._cause, text=text))

    def _rated(self, evidence: Evidence) -> None:
        if evidence is not self._cause.evidence:
            self.changed.emit(replace(self._cause, evidence=evidence))

    def _remove(self) -> None:
        self.removed.emit(self._cause)
