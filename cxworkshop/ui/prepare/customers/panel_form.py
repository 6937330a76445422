"""A panel of customers in the room: their answers per statement as counts, and what they said."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from cxworkshop.domain.customers import CustomerSource
from cxworkshop.domain.statements import PairedStatement, are_marks
from cxworkshop.domain.workshop import Workshop
from cxworkshop.services.panel import FEWEST, MOST, Heard, panel
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.beside import Beside
from cxworkshop.ui.buttons import button
from cxworkshop.ui.fields import number_field
from cxworkshop.ui.focus import tab_through
from cxworkshop.ui.foot_label import FootLabel
from cxworkshop.ui.prepare.editor import card
from cxworkshop.ui.prepare.note_field import NoteField
from cxworkshop.ui.scrolling import scrolled
from cxworkshop.ui.text import PlainLabel, field_label, set_tip
from cxworkshop.words import say

USUAL = 6


class PanelForm(QWidget):
    """`kept` carries how many people and a tuple of `Heard`; `given_up` that it was left."""

    kept = Signal(int, object)
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.people = number_field(FEWEST, MOST, USUAL)
        sizes.fix(self.people, width=110)
        self.people.valueChanged.connect(self._check)
        self._replaces = PlainLabel("", "small", wrap=True)
        self._wrong = FootLabel(at_once=True)
        self.back = button(say("survey.leave"), "plain", "left")
        self.back.clicked.connect(self.given_up)
        self.keep = button(say("prepare.panel.keep"), "primary")
        self.keep.clicked.connect(self._keep)
        self.rows: dict[str, PanelRow] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.GAP)
        self._lay_out()

    def start(self, workshop: Workshop, before: CustomerSource | None) -> None:
        """Begin with what the panel said before, or with nothing."""
        known = panel(before) if before and before.panel else {}
        self.people.setValue(before.rows if before and before.panel else USUAL)
        replaces = before is not None and not before.panel
        self._replaces.setText(say("prepare.panel.replaces") if replaces else "")
        self._replaces.setVisible(replaces)
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        self.rows = {pair.id: PanelRow(pair, known.get(pair.id)) for pair in workshop.statements}
        for row in self.rows.values():
            row.changed.connect(self._check)
            self._column.addWidget(row)
        tab_through(self.people, *self.rows.values(), self.back, self.keep)
        self._check()

    def take_focus(self) -> None:
        """Begin with the first statement's counts."""
        first = next(iter(self.rows.values()), None)
        (first.points[0] if first else self.people).setFocus()

    @property
    def wrong(self) -> str:
        """Why it can't be kept yet, or nothing."""
        return self._wrong.text()

    def _check(self) -> None:
        people = self.people.value()
        for row in self.rows.values():
            row.show_total(people)
        over = next((row for row in self.rows.values() if row.answered > people), None)
        said = any(row.answered or row.quotes for row in self.rows.values())
        if over is not None:
            self._wrong.setText(
                say(
                    "services.panel.too_many",
                    statement=over.pair.short,
                    answered=over.answered,
                    people=people,
                )
            )
        else:
            self._wrong.setText("" if said else say("prepare.panel.empty"))
        self.keep.setEnabled(over is None and said)

    def _keep(self) -> None:
        self.kept.emit(self.people.value(), tuple(row.heard for row in self.rows.values()))

    def _lay_out(self) -> None:
        about, inside = card(say("prepare.panel.title"), say("prepare.panel.note"))
        inside.addWidget(field_label(say("prepare.panel.people"), self.people))
        inside.addWidget(self.people, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self._replaces)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN)
        column.setSpacing(theme.GAP)
        column.addWidget(about)
        column.addLayout(self._column)
        column.addStretch()
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, theme.GAP)
        foot.setSpacing(theme.GAP)
        foot.addWidget(self.back)
        foot.addWidget(self._wrong, 1)
        foot.addWidget(self.keep)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(scrolled(inner), 1)
        layout.addLayout(foot)


class PanelRow(QFrame):
    """One statement: how many chose each point, how many can't judge, and quotes, a line each."""

    changed = Signal()

    def __init__(self, pair: PairedStatement, heard: Heard | None) -> None:
        super().__init__()
        self.pair = pair
        known = heard.counts if heard and len(heard.counts) == pair.scale.points else ()
        counts = known or (0,) * pair.scale.points
        self.points = [self._count_field(count) for count in counts]
        self.cant_judge = self._count_field(heard.cant_judge if heard else 0)
        self._total = PlainLabel("", "small", "muted")
        self._quotes = NoteField(2)
        self._quotes.setPlainText("\n".join(heard.quotes if heard else ()))
        self._quotes.textChanged.connect(self.changed)
        self._lay_out()

    @property
    def answered(self) -> int:
        """How many people stand in the row."""
        return sum(field.value() for field in (*self.points, self.cant_judge))

    @property
    def quotes(self) -> tuple[str, ...]:
        """The quotes, a line each."""
        lines = self._quotes.toPlainText().splitlines()
        return tuple(line.strip().strip('“”"') for line in lines if line.strip())

    @property
    def heard(self) -> Heard:
        """What the panel said on this statement."""
        counts = tuple(field.value() for field in self.points)
        return Heard(self.pair.id, counts, self.cant_judge.value(), self.quotes)

    def show_total(self, people: int) -> None:
        """Say how many of the people stand in the row."""
        self._total.setText(say("prepare.panel.total", answered=self.answered, people=people))

    def _count_field(self, count: int) -> QSpinBox:
        field = number_field(0, MOST, count)
        field.setProperty("kind", "count")
        field.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        field.lineEdit().setTextMargins(0, 0, 0, 0)
        sizes.fix(field, width=52)
        field.valueChanged.connect(self.changed)
        return field

    def _lay_out(self) -> None:
        frame, inside = card()
        inside.addWidget(PlainLabel(self.pair.short, "strong"))
        inside.addWidget(PlainLabel(self.pair.customers, "small", "muted", wrap=True))
        inside.addSpacing(6)
        counts, said = QWidget(), QWidget()
        counts.setLayout(self._counts())
        said.setLayout(self._said())
        inside.addWidget(Beside(counts, said, least=760, shares=(0, 1), spacing=theme.MARGIN))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)

    def _counts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(2)
        scale = self.pair.scale
        marks = scale.labels if are_marks(scale.labels) else ()
        middle = Qt.AlignmentFlag.AlignHCenter
        for place, field in enumerate(self.points):
            point = marks[place] if marks else str(scale.lowest + place)
            label = scale.labels[place] if scale.labels and not marks else ""
            field.setAccessibleName(f"{self.pair.short}, {point} {label}".strip())
            set_tip(field, label)
            grid.addWidget(PlainLabel(point, "small", "muted"), 0, place, middle)
            grid.addWidget(field, 1, place)
        last = len(self.points)
        self.cant_judge.setAccessibleName(f"{self.pair.short}, {say('prepare.panel.cant_judge')}")
        words = PlainLabel(say("prepare.panel.cant_judge"), "small", "muted")
        grid.addWidget(words, 0, last, middle)
        grid.addWidget(self.cant_judge, 1, last, middle)
        grid.addWidget(self._total, 2, 0, 1, last + 1)
        grid.setRowStretch(3, 1)
        grid.setColumnStretch(last + 1, 1)
        return grid

    def _said(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        label = field_label(say("prepare.panel.quotes"), self._quotes)
        self._quotes.setAccessibleName(f"{self.pair.short}, {say('prepare.panel.quotes')}")
        column.addWidget(label)
        column.addWidget(self._quotes)
        column.addStretch()
        return column
