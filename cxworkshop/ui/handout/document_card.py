"""The documents to tick, and how far writing them is."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from cxworkshop.services.handing_out import PAPERS, Document
from cxworkshop.ui.buttons import button
from cxworkshop.ui.handout.document_list import DOCUMENT, DocumentList, DocumentView
from cxworkshop.ui.prepare.editor import card, line
from cxworkshop.ui.text import PlainLabel
from cxworkshop.words import say


class DocumentCard(QFrame):
    """`looked_at` follows the keyboard from document to document, `ticked` every tick, and
    `cancelled` the button beside the progress."""

    looked_at = Signal()
    ticked = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.model = DocumentList()
        self.list = DocumentView()
        self.list.setModel(self.model)
        self.list.turned.connect(self._turn)
        self.list.selectionModel().currentChanged.connect(self.looked_at)
        self._count, self._chosen = PlainLabel("", "strong"), PlainLabel("", "small", "muted")
        self._now = PlainLabel("", "smallstrong", elide=True)
        self._how_far = PlainLabel("", "small", "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(say("handout.progress"))
        self.cancel_button = button(say("app.cancel"), "small")
        self.cancel_button.clicked.connect(self.cancelled)
        self.progress_box = self._make_progress_box()
        self._lay_out()

    def show_documents(self, documents: Sequence[Document], written: Collection[str]) -> None:
        """Show what there is; the one that was looked at stays, or else the first paper is."""
        self.model.show(documents, written)
        self._count.setText(say("handout.count", count=len(documents)))
        if not self.list.currentIndex().isValid():
            papers = (row for row, one in enumerate(documents) if one.kind in PAPERS)
            self.list.setCurrentIndex(self.model.index(next(papers, -1)))
        self._show_choice()

    def document(self) -> Document | None:
        """The document that the keyboard is on."""
        found: Document | None = self.list.currentIndex().data(DOCUMENT)
        return found

    def begin(self) -> None:
        """Writing begins."""
        self._now.setText(say("handout.starting"))
        self._how_far.setText("")
        self.bar.setRange(0, 0)
        self.progress_box.setVisible(True)
        self.cancel_button.setFocus()

    def progress(self, done: int, of: int, title: str) -> None:
        """So many of so many are written; `title` comes next."""
        self._now.setText(say("handout.writing", title=title) if title else say("handout.done"))
        self._how_far.setText(say("handout.how_far", done=done, total=of))
        self.bar.setRange(0, of)
        self.bar.setValue(done)

    def stopping(self) -> None:
        """Writing has been asked to stop."""
        self._now.setText(say("handout.stopping"))

    def end(self) -> None:
        """Nothing is being written any more."""
        self.progress_box.setVisible(False)

    def _turn(self, row: int) -> None:
        self.model.turn(row)
        self._show_choice()
        self.ticked.emit()

    def _show_choice(self) -> None:
        total, chosen = self.model.rowCount(), len(self.model.chosen())
        self._chosen.setVisible(total > 0)
        self._chosen.setText(
            say("handout.all_chosen")
            if total == chosen
            else say("handout.some_chosen", count=chosen)
        )

    def _lay_out(self) -> None:
        frame, inside = card()
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 14, 16, 14)
        head.addWidget(self._count, 1)
        head.addWidget(self._chosen)
        inside.addLayout(head)
        inside.addWidget(line())
        inside.addWidget(self.list, 1)
        inside.addWidget(self.progress_box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)

    def _make_progress_box(self) -> QWidget:
        made = QWidget()
        box = QVBoxLayout(made)
        box.setContentsMargins(16, 0, 16, 12)
        box.setSpacing(6)
        box.addWidget(line())
        head = QHBoxLayout()
        head.addWidget(self._now, 1)
        head.addWidget(self._how_far)
        box.addLayout(head)
        box.addWidget(self.bar)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.cancel_button)
        box.addLayout(foot)
        made.setVisible(False)
        return made
