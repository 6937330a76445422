"""Whom the executives are asked about: all customers, or one group; fixed once they have voted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from cxworkshop.domain.customers import CustomerSource
from cxworkshop.ui import sizes
from cxworkshop.ui.fields import choice_field
from cxworkshop.ui.prepare.editor import card
from cxworkshop.ui.text import PlainLabel, field_label
from cxworkshop.words import say


class SegmentCard(QFrame):
    """`chosen` carries the name of a group, or None for everybody."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.field = choice_field()
        sizes.at_least(self.field, width=220)
        self.field.activated.connect(self._choose)
        self._note = PlainLabel("", "small", "muted", wrap=True)
        frame, inside = card(say("prepare.segment.title"))
        inside.addWidget(field_label(say("prepare.segment.label"), self.field))
        inside.addWidget(self.field, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addSpacing(4)
        inside.addWidget(self._note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)

    @property
    def note(self) -> str:
        """What follows from the choice, or why it can't be changed."""
        return self._note.text()

    def show_source(self, source: CustomerSource, segment: str | None, *, locked: bool) -> None:
        """Show the groups that a survey tells apart; nothing when it tells none."""
        self.setVisible(bool(source.segments))
        self.field.clear()
        self.field.addItem(say("prepare.segment.all", n=f"{source.rows:,}"), None)
        for name, rows in zip(source.segments, source.segment_rows, strict=True):
            self.field.addItem(say("prepare.segment.one", name=name, n=f"{rows:,}"), name)
        self.field.setCurrentIndex(max(0, self.field.findData(segment)))
        self.field.setEnabled(not locked)
        if locked:
            self._note.setText(say("services.segment.locked"))
        elif segment:
            self._note.setText(say("prepare.segment.named", segment=segment))
        else:
            self._note.setText(say("prepare.segment.everybody"))

    def _choose(self) -> None:
        self.chosen.emit(self.field.currentData())
