"""Old data, said so: customers whose last answer is more than 18 months old on the day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cxworkshop.domain.customers import CustomerSource
from cxworkshop.ui.dates import day
from cxworkshop.ui.icons import Sign
from cxworkshop.ui.text import PlainLabel
from cxworkshop.words import say


class OldBadge(QWidget):
    """A sign and a sentence; nothing at all while the data are not old."""

    def __init__(self) -> None:
        super().__init__()
        self._words = PlainLabel("", "small", wrap=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 8, 0, 0)
        line.setSpacing(8)
        line.addWidget(Sign("warning", "warning", 18), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        self.setVisible(False)

    @property
    def words(self) -> str:
        """The sentence, or nothing."""
        return self._words.text()

    def show_source(self, source: CustomerSource, held_on: date) -> None:
        """Say how old the answers will be on the day of the workshop, if they are old then."""
        latest = source.field_to or source.field_from
        old = latest is not None and source.is_old(held_on)
        self._words.setText(say("prepare.customers.old", day=day(latest)) if old and latest else "")
        self.setVisible(old)
