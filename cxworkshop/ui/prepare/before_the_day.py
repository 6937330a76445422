"""What can be done before the day, each in one click: rehearse, papers for plan B, the sponsor's
brief, and a look at the workshop that this one follows."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cxworkshop.problems import Problem
from cxworkshop.services import shelf, sponsor_brief
from cxworkshop.ui.background import Background
from cxworkshop.ui.buttons import button
from cxworkshop.ui.dates import day
from cxworkshop.ui.dialogs import Dialogs
from cxworkshop.ui.icons import Sign
from cxworkshop.ui.prepare.preparation import Preparation
from cxworkshop.ui.text import LiveLabel, PlainLabel
from cxworkshop.ui.tiles import Tiles
from cxworkshop.words import say

OFFER_WIDTH = 270


class BeforeTheDay(QWidget):
    """`earlier_wanted` carries the id of the workshop that this one follows, `rehearsal_wanted`
    asks for the place where one rehearses, `papers_wanted` for every paper of plan B."""

    earlier_wanted = Signal(str)
    rehearsal_wanted = Signal()
    papers_wanted = Signal()

    def __init__(self, dialogs: Dialogs, background: Background) -> None:
        super().__init__()
        self._dialogs, self._background = dialogs, background
        self._preparation: Preparation | None = None
        self._earlier = ""
        self.rehearse = _Offer("rehearse", "team")
        self.plan_b = _Offer("plan_b", "print")
        self.brief = _Offer("brief", "person")
        self.earlier = _Offer("earlier", "left")
        self._report = LiveLabel("small", "muted", wrap=True)
        self.rehearse.button.clicked.connect(self.rehearsal_wanted)
        self.plan_b.button.clicked.connect(self.papers_wanted)
        self.brief.button.clicked.connect(self.write_brief)
        self.earlier.button.clicked.connect(self._open_earlier)
        self._lay_out()

    def work_on(self, preparation: Preparation) -> None:
        """Turn to another workshop."""
        self._preparation = preparation
        self.tell("")
        self._show_earlier(preparation)

    def write_brief(self) -> None:
        """Ask where to, write the sponsor's brief, and open it."""
        if self._preparation is None:
            return
        desk, workshop_id = self._preparation.desk, self._preparation.workshop_id
        name = sponsor_brief.brief_name(desk, workshop_id)
        path = self._dialogs.save_file(say("prepare.before.brief.title"), name, say("app.pdf"))
        if path is None:
            return
        self._show_writing(writing=True)
        self._background.run(
            lambda _task: sponsor_brief.write_brief(desk, workshop_id, path),
            self._written,
            self._failed,
        )

    def tell(self, words: str) -> None:
        """Say what is being done or was saved, in sight; "" takes it away."""
        self._report.setText(words)
        self._report.setVisible(bool(words))
        if words:
            QTimer.singleShot(0, self, self._bring_into_view)

    def _bring_into_view(self) -> None:
        page = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        if page is not None:
            page.ensureWidgetVisible(self._report)

    def _show_earlier(self, preparation: Preparation) -> None:
        follows = preparation.workshop.follows_id
        self._earlier = ""
        for row in shelf.these(preparation.desk, [follows] if follows else []):
            self._earlier = row.id
            self.earlier.say(f"{row.title}, {day(row.held_on)}")
        self.earlier.setVisible(bool(self._earlier))

    def _open_earlier(self) -> None:
        if self._earlier:
            self.earlier_wanted.emit(self._earlier)

    def _written(self, path: Path) -> None:
        self._show_writing(writing=False)
        self.tell(say("prepare.before.saved", path=path))
        self._dialogs.open_outside(path)

    def _failed(self, error: Exception) -> None:
        self._show_writing(writing=False)
        if not isinstance(error, Problem):
            raise error
        self._dialogs.tell(error)

    def _show_writing(self, *, writing: bool) -> None:
        """A button that is disabled loses the focus to whatever comes next, and gets it back."""
        self.brief.button.setEnabled(not writing)
        if not writing:
            self.brief.button.setFocus()

    def _lay_out(self) -> None:
        frame = QFrame()
        frame.setProperty("kind", "card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(8, 0, 8, 0)
        offers = (self.rehearse, self.plan_b, self.brief, self.earlier)
        inside.addWidget(Tiles(offers, OFFER_WIDTH, len(offers), spacing=0))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(PlainLabel(say("prepare.before.title"), "strong"))
        layout.addWidget(frame)
        layout.addWidget(self._report)


class _Offer(QWidget):
    """One thing to do: its name over a line about it, and a button."""

    def __init__(self, name: str, picture: str) -> None:
        super().__init__()
        title = say(f"prepare.before.{name}.title")
        self._about = PlainLabel(say(f"prepare.before.{name}.text"), "tiny", "muted", elide=True)
        self.button: QPushButton = button(say(f"prepare.before.{name}.do"), "small")
        self.button.setAccessibleName(f"{self.button.text()}: {title}")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel(title, "strong", elide=True))
        words.addWidget(self._about)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 14, 12, 14)
        line.setSpacing(12)
        line.addWidget(Sign(picture))
        line.addLayout(words, 1)
        line.addWidget(self.button)

    def say(self, about: str) -> None:
        """Say something else about it."""
        self._about.setText(about)
