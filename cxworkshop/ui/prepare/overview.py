"""Prepare at a glance: how many of the six cards are ready, and the cards."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.domain.workshop import Step
from cxworkshop.services.readiness import Readiness
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.prepare.agenda_strip import ThinStrip
from cxworkshop.ui.prepare.before_the_day import BeforeTheDay
from cxworkshop.ui.prepare.card import ICONS, PrepareCard
from cxworkshop.ui.scrolling import scrolled
from cxworkshop.ui.text import PlainLabel
from cxworkshop.ui.tiles import Tiles
from cxworkshop.words import say

CARD_WIDTH = 300


class Overview(QWidget):
    """`opened` names the card that was chosen."""

    opened = Signal(str)

    def __init__(self, before: BeforeTheDay) -> None:
        super().__init__()
        self.before = before
        self._title = PlainLabel("", "title")
        self._text = PlainLabel("", "body", "muted", wrap=True)
        self._segments = Segments()
        self._strip = ThinStrip()
        pictures = {"agenda": self._strip}
        self.cards = {
            name: PrepareCard(n, name, pictures.get(name)) for n, name in enumerate(ICONS, 1)
        }
        for card in self.cards.values():
            card.opened.connect(self.opened)
        self._lay_out()

    def show_readiness(self, readiness: Readiness, steps: Sequence[Step], when: str) -> None:
        """`steps` are those of the agenda; `when` is how far away the workshop is ("in 2 days")."""
        self._strip.show_steps(steps)
        self._title.setText(say("prepare.ready_to_run", ready=readiness.ready, total=readiness.of))
        missing = [card.title for card in readiness.missing]
        if missing:
            text = say("prepare.left", cards=", ".join(missing), when=when)
        else:
            text = say("prepare.nothing_left", when=when)
        self._text.setText(text)
        self._segments.show_parts(readiness.ready, readiness.of)
        for card in readiness.cards:
            self.cards[card.name].show_state(card)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._title)
        words.addWidget(self._text)
        head = QHBoxLayout()
        head.setSpacing(theme.GAP)
        head.addLayout(words, 1)
        head.addWidget(self._segments, 0, Qt.AlignmentFlag.AlignBottom)
        inside = QWidget()
        column_layout = QVBoxLayout(inside)
        column_layout.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN)
        column_layout.setSpacing(theme.GAP)
        column_layout.addLayout(head)
        column_layout.addWidget(Tiles(tuple(self.cards.values()), CARD_WIDTH, 3))
        column_layout.addWidget(self.before)
        column_layout.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(inside))


class Segments(QWidget):
    """A short bar per card: filled when the card is ready. The title says the same in words."""

    def __init__(self) -> None:
        super().__init__()
        self._filled = 0
        self._of = 6

    def show_parts(self, filled: int, of: int) -> None:
        """Fill so many of so many."""
        self._filled, self._of = filled, of
        self.update()

    def sizeHint(self) -> QSize:
        return sizes.scaled(296, 12)

    def minimumSizeHint(self) -> QSize:
        return sizes.scaled(96, 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = sizes.painter_on(self)
        tones = theme.colours()
        wide = (sizes.width(self) - 4 * (self._of - 1)) / self._of
        for number in range(self._of):
            filled = number < self._filled
            painter.setPen(QColor(tones.good if filled else tones.axis))
            painter.setBrush(QColor(tones.good if filled else tones.surface))
            painter.drawRoundedRect(QRectF(number * (wide + 4) + 0.5, 2.5, wide - 1, 7), 3, 3)
