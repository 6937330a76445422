"""Before the first key: which workshop this is and how long it takes. Nothing has begun yet."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.domain.workshop import Status, Workshop
from cxworkshop.services.running import Position
from cxworkshop.ui import sizes
from cxworkshop.ui.dates import day
from cxworkshop.ui.rehearsal.card import RehearseCard
from cxworkshop.ui.text import PlainLabel, shortened
from cxworkshop.ui.widgets.key_button import KeyButton
from cxworkshop.words import say


class StartPanel(QWidget):
    """`start_asked` begins the run and its clock; below, the same may be rehearsed first."""

    start_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rehearse = RehearseCard()
        sizes.fix(self.rehearse, width=520)
        card = QFrame()
        card.setProperty("kind", "card")
        sizes.fix(card, width=520)
        self._title = PlainLabel("", "title", elide=True)
        self._facts = PlainLabel("", "body", "muted", wrap=True)
        self._stage = PlainLabel("", "body", wrap=True)
        self.start = KeyButton("", say("run.key.page_down"), kind="primary", large=True)
        self.start.clicked.connect(self.start_asked)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(20, 18, 20, 18)
        inside.setSpacing(10)
        for widget in (self._title, self._facts, self._stage):
            inside.addWidget(widget)
        inside.addSpacing(12)
        inside.addWidget(self.start)
        self._text = PlainLabel(say("run.start.text"), "small", "muted", wrap=True)
        inside.addWidget(self._text)
        layout = QVBoxLayout(self)
        layout.setSpacing(16)
        layout.addStretch()
        layout.addLayout(_in_the_middle(card))
        layout.addLayout(_in_the_middle(self.rehearse))
        layout.addStretch()

    def show_workshop(self, workshop: Workshop, stage: str, projector: str) -> None:
        """Show what is about to begin; `projector` names the second screen, "" without one."""
        minutes = sum(step.minutes for step in workshop.steps)
        self._title.setText(workshop.title)
        self._facts.setText(
            say(
                "run.start.facts",
                client=shortened(workshop.client),
                count=len(workshop.steps),
                minutes=minutes,
                team=workshop.team.size,
            )
        )
        self._stage.setText(stage)
        self.start.set_words(say("run.start.button"))
        self._text.setText(say("run.start.text"))
        running = workshop.status is Status.RUNNING
        self.rehearse.show_choice(workshop.team.size, projector, running=running)

    def offer_to_go_on(self, workshop: Workshop, left_at: tuple[Position, date] | None) -> None:
        """A run that was left for long is taken up where it was left, when somebody says so."""
        ids = [step.id for step in workshop.steps]
        if left_at is None or left_at[0].step_id not in ids:
            return
        position, began = left_at
        number = ids.index(position.step_id) + 1
        self.start.set_words(say("interrupted.go_on", number=number, count=len(ids)))
        title = workshop.step(position.step_id).title
        self._text.setText(say("interrupted.go_on_text", day=day(began), title=title))


def _in_the_middle(widget: QWidget) -> QHBoxLayout:
    """An aligned card would not grow with the lines of a long name."""
    across = QHBoxLayout()
    across.addStretch()
    across.addWidget(widget)
    across.addStretch()
    return across
