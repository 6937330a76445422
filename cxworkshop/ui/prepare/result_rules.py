"""How results may be shown: the smallest gap that counts, the smallest group, and two modes for
rooms in which a number could give somebody away.

Kept behind "More", because a first workshop needs none of it. The first vote settles them all.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QVBoxLayout, QWidget

from cxworkshop.domain.workshop import Workshop
from cxworkshop.method.privacy import SMALLEST_K, is_open_team
from cxworkshop.method.rounding import nearest
from cxworkshop.ui.buttons import button
from cxworkshop.ui.fields import number_field
from cxworkshop.ui.prepare.preparation import Preparation
from cxworkshop.ui.text import PlainLabel, field_label
from cxworkshop.words import say

LARGEST_K = 20
LARGEST_THRESHOLD = 50


class ResultRules(QWidget):
    """Folded away until asked for. `open_mode` is there for teams of three or four alone."""

    def __init__(self) -> None:
        super().__init__()
        self._preparation: Preparation | None = None
        self.more = button(say("prepare.rules.more"), "link")
        self.more.setCheckable(True)
        self.threshold = number_field(1, LARGEST_THRESHOLD)
        self.k = number_field(SMALLEST_K, LARGEST_K)
        self.strict = QCheckBox(say("prepare.rules.strict"))
        self.open_mode = QCheckBox(say("prepare.rules.open_mode"))
        self._open_note = PlainLabel("", "tiny", "muted", wrap=True)
        self._settled = PlainLabel(say("prepare.rules.settled"), "small", "muted", wrap=True)
        self._lay_out()
        self.more.toggled.connect(self._inside.setVisible)
        self.threshold.valueChanged.connect(self._keep)
        self.k.valueChanged.connect(self._keep)
        self.strict.clicked.connect(self._keep)
        self.open_mode.clicked.connect(self._keep)

    def work_on(self, preparation: Preparation) -> None:
        """Turn to another workshop."""
        self._preparation = preparation
        self.more.setChecked(False)

    def show_workshop(self, workshop: Workshop, *, settled: bool) -> None:
        """Show its rules; once `settled` they can be read but not changed."""
        fields = (self.threshold, self.k)
        for field in fields:
            field.blockSignals(True)
        self.threshold.setValue(nearest(workshop.threshold * 100))
        self.k.setValue(workshop.k)
        for field in fields:
            field.blockSignals(False)
        self.strict.setChecked(workshop.strict)
        self.open_mode.setChecked(workshop.open_mode)
        small = is_open_team(workshop.team.size, workshop.k)
        self.open_mode.setVisible(small)
        self._open_note.setVisible(small)
        self._open_note.setText(say("prepare.rules.open_mode_note", count=workshop.team.size))
        self._settled.setVisible(settled)
        for part in (*fields, self.strict, self.open_mode):
            part.setEnabled(not settled)

    def _keep(self) -> None:
        assert self._preparation is not None
        self._preparation.change(
            threshold=self.threshold.value() / 100,
            k=self.k.value(),
            strict=self.strict.isChecked(),
            open_mode=self.open_mode.isChecked(),
        )

    def _lay_out(self) -> None:
        self._inside = QFrame()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._settled)
        column.addLayout(self._numbers())
        for box, note in (
            (self.strict, PlainLabel(say("prepare.rules.strict_note"), "tiny", "muted", wrap=True)),
            (self.open_mode, self._open_note),
        ):
            box.setAccessibleName(box.text())
            column.addWidget(box)
            column.addWidget(note)
        self._inside.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._inside)

    def _numbers(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for column, (field, key) in enumerate(((self.threshold, "threshold"), (self.k, "k"))):
            grid.setColumnStretch(column, 1)
            grid.addWidget(field_label(say(f"prepare.rules.{key}"), field), 0, column)
            grid.addWidget(field, 1, column)
            note = PlainLabel(say(f"prepare.rules.{key}_note"), "tiny", "muted", wrap=True)
            grid.addWidget(note, 2, column)
        return grid
