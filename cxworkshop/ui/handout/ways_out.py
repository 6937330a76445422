"""The ways out of the app: onto phones, onto paper, into a folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.ui import theme
from cxworkshop.ui.buttons import button
from cxworkshop.ui.prepare.editor import card
from cxworkshop.ui.text import LiveLabel, PlainLabel, plain_caption
from cxworkshop.ui.widgets.qr_code import QrCode
from cxworkshop.words import say

WAYS_WIDTH = 264


class WaysOut(QWidget):
    """A card for each. The signals say which button was pressed; `folder_wanted` asks to choose a
    folder or, once something is in it, to open it."""

    offer_wanted = Signal()
    code_wanted = Signal()
    print_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.code = QrCode(160, say("handout.code"))
        self.phones_text = PlainLabel("", "small", "muted", wrap=True)
        self.offer = button(say("handout.offer"), "plain", "phone")
        self.show_code = button(say("handout.show_code"), "plain", "screen")
        self.paper_text = PlainLabel("", "small", "muted", wrap=True)
        self.print = button(say("handout.print"), "plain", "print")
        self._folder_text = PlainLabel("", "small", "muted", wrap=True)
        self.report = LiveLabel("small", wrap=True)
        self.report.setVisible(False)
        self.folder = button("", "plain", "folder")
        for control, signal in (
            (self.offer, self.offer_wanted),
            (self.show_code, self.code_wanted),
            (self.print, self.print_wanted),
            (self.folder, self.folder_wanted),
        ):
            control.clicked.connect(signal)
        self._lay_out()

    def show_room(self, url: str, *, documents: bool) -> None:
        """Whether phones can fetch `documents` now; `url` is "" while no room is open."""
        self.code.setVisible(bool(url))
        self.code.show_text(url)
        self.offer.setEnabled(bool(url) and documents)
        self.show_code.setVisible(bool(url) and documents)
        self.phones_text.setText(say("handout.phones" if url else "handout.no_room"))

    def show_papers(self, titles: str) -> None:
        """Which ticked documents can be printed, in words; "" when none can."""
        self.print.setEnabled(bool(titles))
        self.paper_text.setText(titles or say("handout.no_papers"))

    def show_folder(self, folder: Path | None, *, filled: bool) -> None:
        """Where documents went; `filled` once some are there from this workshop. Before, there is
        nothing to say that the page's own button does not say."""
        words = say("handout.open_folder" if filled else "handout.choose_folder")
        self._folder_card.setVisible(filled or not self.report.isHidden())
        self.folder.setText(f" {plain_caption(words)}")
        self.folder.setAccessibleName(words)
        self._folder_text.setText(str(folder) if folder and filled else say("handout.folder_text"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        phones, inside = card(say("handout.to_phones"))
        inside.addWidget(self.phones_text)
        inside.addWidget(self.code, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(self.offer)
        inside.addWidget(self.show_code)
        paper, sheet = card(say("handout.to_paper"))
        sheet.addWidget(self.paper_text)
        sheet.addWidget(self.print)
        self._folder_card, about = card(say("handout.to_folder"))
        about.addWidget(self._folder_text)
        about.addWidget(self.report)
        about.addWidget(self.folder)
        for frame in (phones, paper, self._folder_card):
            column.addWidget(frame)
        column.addStretch()
