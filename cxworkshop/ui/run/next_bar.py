"""The foot of the console: back, the one big button, and what it will do."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.ui import sizes
from cxworkshop.ui.aloud import announce
from cxworkshop.ui.buttons import icon_button
from cxworkshop.ui.icons import Sign
from cxworkshop.ui.layouts import dress_frame
from cxworkshop.ui.run.past_buttons import PastButtons
from cxworkshop.ui.run.view import RunView
from cxworkshop.ui.text import LiveLabel, PlainLabel
from cxworkshop.ui.widgets.key_button import KeyButton
from cxworkshop.words import say

SAVED_MS = 4000
BACK_WIDTH = 118


class NextBar(QWidget):
    """`primary` never moves and always says what it does next."""

    next_asked = Signal()
    back_asked = Signal()
    problem_read = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.past = PastButtons()
        self._saved = PlainLabel("✓ " + say("app.saved"), "small", "muted")
        self._saved.hide()
        self._saved_for = QTimer(self, singleShot=True, interval=SAVED_MS)
        self._saved_for.timeout.connect(self._saved.hide)
        self.back = KeyButton("", say("run.key.page_up"), "left", large=True)
        sizes.fix(self.back, width=BACK_WIDTH)
        self.back.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.back.setAccessibleName(say("run.shortcuts.back"))
        self.back.clicked.connect(self.back_asked)
        self.primary = KeyButton("", say("run.key.page_down"), kind="primary", large=True)
        self.primary.clicked.connect(self.next_asked)
        self._hint = PlainLabel("", "small", "muted", elide=True)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.back)
        line.addWidget(self.primary, 1)
        self._problem = self._problem_strip()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.setSpacing(6)
        layout.addWidget(self._problem)
        layout.addSpacing(4)
        layout.addLayout(line)
        layout.addLayout(self._under())

    def say_saved(self) -> None:
        """For a moment, quietly."""
        if self._saved.isHidden():
            announce(self, say("app.saved"))
        self._saved.show()
        self._saved_for.start()

    def show_view(self, view: RunView) -> None:
        self.primary.set_words(view.primary)
        self.back.setEnabled(view.may_go_back or view.overlay != "" or view.voting)
        self._hint.setText(view.hint)
        words = view.problem or view.notice
        dress_frame(self._problem, "trouble" if view.problem else "said")
        self._problem.setVisible(bool(words))
        self._sentence.setText(words)
        self._warning.setVisible(bool(view.problem))
        self._news.setVisible(not view.problem)

    def _under(self) -> QHBoxLayout:
        """What has been done stands under the way back, what will happen under the big button."""
        past = QWidget()
        sizes.fix(past, width=BACK_WIDTH)
        beside = QHBoxLayout(past)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.past)
        beside.addStretch()
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(past)
        line.addWidget(self._hint, 1)
        line.addWidget(self._saved)
        return line

    def _problem_strip(self) -> QFrame:
        strip = QFrame()
        self._sentence = LiveLabel("body", wrap=True, at_once=True)
        close = icon_button("close", say("run.problem.dismiss"), "muted")
        close.clicked.connect(self.problem_read)
        line = QHBoxLayout(strip)
        line.setContentsMargins(14, 6, 8, 6)
        line.setSpacing(10)
        self._warning, self._news = Sign("warning", "danger", 20), Sign("info", "ink", 20)
        line.addWidget(self._warning)
        line.addWidget(self._news)
        line.addWidget(self._sentence, 1)
        line.addWidget(close)
        return strip
