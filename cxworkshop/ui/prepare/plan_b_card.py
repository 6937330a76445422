"""Plan B on paper: ballots and join cards to print, in case phones or the network fail."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from cxworkshop.problems import Problem
from cxworkshop.services import plan_b
from cxworkshop.ui import sizes
from cxworkshop.ui.background import Background
from cxworkshop.ui.buttons import button
from cxworkshop.ui.dialogs import Dialogs
from cxworkshop.ui.fields import number_field
from cxworkshop.ui.prepare.editor import card
from cxworkshop.ui.prepare.preparation import Preparation
from cxworkshop.ui.text import LiveLabel, PlainLabel, field_label
from cxworkshop.words import say

JoinUrl: TypeAlias = Callable[[Callable[[str], None]], None]

MOST = 2000


class PlanBCard(QFrame):
    """Saves a PDF and opens it, to be printed there. `join_url` opens the room and then tells the
    address that phones will open; `reported` carries what is being done or was saved."""

    reported = Signal(str)

    def __init__(self, dialogs: Dialogs, background: Background, join_url: JoinUrl) -> None:
        super().__init__()
        self._dialogs, self._background, self._join_url = dialogs, background, join_url
        self._preparation: Preparation | None = None
        self._suggested = 0
        self.copies = number_field(1, MOST)
        sizes.fix(self.copies, width=96)
        self.ballots = button(say("fallbacks.plan_b.ballots"), "plain", "print")
        self.ballots.clicked.connect(self.print_ballots)
        self.cards = button(say("fallbacks.plan_b.cards"), "plain", "qr")
        self.cards.clicked.connect(self.print_cards)
        self._own_phones = PlainLabel(say("fallbacks.plan_b.own_phones"), "small", wrap=True)
        self._report = LiveLabel("small", "muted", wrap=True)
        self._report.setVisible(False)
        frame, inside = card(say("fallbacks.plan_b.title"), say("fallbacks.plan_b.text"))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(field_label(say("fallbacks.plan_b.copies"), self.copies))
        line.addWidget(self.copies)
        line.addStretch()
        inside.addLayout(line)
        inside.addSpacing(8)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.ballots)
        buttons.addWidget(self.cards)
        buttons.addStretch()
        inside.addLayout(buttons)
        inside.addWidget(self._own_phones)
        inside.addWidget(self._report)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)

    def work_on(self, preparation: Preparation) -> None:
        """Turn to another workshop."""
        self._preparation = preparation
        self._report.setVisible(False)
        self._suggested = 0
        self.refresh()

    def refresh(self) -> None:
        """As many papers as people, unless another number was typed; no ballots where none would
        be taken."""
        if self._preparation is None:
            return
        workshop = self._preparation.workshop
        refused = plan_b.paper_refused(workshop)
        self._own_phones.setVisible(any(refused))
        self.ballots.setVisible(not refused or not all(refused))
        size = workshop.team.size
        if size != self._suggested:
            self._suggested = size
            self.copies.setValue(size)

    def print_ballots(self) -> None:
        """Ballots for every vote of the agenda."""
        if self._preparation is None:
            return
        desk, workshop_id = self._preparation.desk, self._preparation.workshop_id
        copies = self.copies.value()
        path = self._ask_where(plan_b.ballots_name(desk, workshop_id))
        if path is not None:
            self._write(lambda: [plan_b.print_ballots(desk, workshop_id, path, copies)])

    def print_cards(self) -> None:
        """Join cards for the room, which is opened for that."""
        if self._preparation is None:
            return
        desk, workshop_id = self._preparation.desk, self._preparation.workshop_id
        copies = self.copies.value()
        path = self._ask_where(plan_b.cards_name(desk, workshop_id))
        if path is None:
            return

        def with_url(url: str) -> None:
            self._write(
                lambda: [plan_b.print_join_cards(desk, workshop_id, path, url, copies)], url
            )

        self._say(say("fallbacks.plan_b.opening"))
        self._join_url(with_url)

    def print_everything(self) -> None:
        """Ballots and cards at once, into a folder, one for each of the team."""
        if self._preparation is None:
            return
        desk, workshop_id = self._preparation.desk, self._preparation.workshop_id
        folder = self._dialogs.choose_folder(say("fallbacks.plan_b.folder"))
        if folder is None:
            return
        copies = self.copies.value()

        def with_url(url: str) -> None:
            self._write(
                lambda: plan_b.print_everything(desk, workshop_id, folder, copies, url), url
            )

        self._say(say("fallbacks.plan_b.opening"))
        self._join_url(with_url)

    def _ask_where(self, name: str) -> Path | None:
        return self._dialogs.save_file(say("fallbacks.plan_b.title"), name, say("fallbacks.pdf"))

    def _write(self, write: Callable[[], Sequence[Path]], url: str = "") -> None:
        def written(paths: Sequence[Path]) -> None:
            self._show_writing(writing=False)
            self._say(_report(paths, url))
            for path in paths:
                self._dialogs.open_outside(path)

        self._show_writing(writing=True)
        self._background.run(lambda _task: write(), written, self._failed)

    def _failed(self, error: Exception) -> None:
        self._show_writing(writing=False)
        self._say("")
        if not isinstance(error, Problem):
            raise error
        self._dialogs.tell(error)

    def _show_writing(self, *, writing: bool) -> None:
        self.ballots.setEnabled(not writing)
        self.cards.setEnabled(not writing)
        if writing:
            self._say(say("fallbacks.plan_b.writing"))

    def _say(self, words: str) -> None:
        self._report.setText(words)
        self._report.setVisible(bool(words))
        self.reported.emit(words)


def _report(paths: Sequence[Path], url: str) -> str:
    """What was saved; cards carry an address that holds only on this network."""
    if len(paths) == 1:
        saved = say("fallbacks.plan_b.saved", path=paths[0])
    else:
        saved = say("fallbacks.plan_b.saved_in", path=paths[0].parent)
    if not url:
        return saved
    address = url.partition("/#")[0].removeprefix("http://")
    return f"{saved} {say('fallbacks.plan_b.address', address=address)}"
