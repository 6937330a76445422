"""The laptop as a voting screen that goes round: one clean screen per person.

It fills the screen and shows nobody's answer to the next person: once an answer is in, its widgets
are gone. Only the facilitator's own button leads back to the console.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from cxworkshop.ui import sizes, theme
from cxworkshop.ui.buttons import button
from cxworkshop.ui.icons import Sign
from cxworkshop.ui.layouts import clear
from cxworkshop.ui.run.entries import Entries
from cxworkshop.ui.run.question_card import QuestionCard
from cxworkshop.ui.scrolling import scrolled
from cxworkshop.ui.text import LiveLabel, PlainLabel
from cxworkshop.words import say

COLUMN = 1000
MESSAGE = 620


class PassAround(QWidget):
    """The votes of one round on the laptop; `ended` says that the facilitator has it back."""

    ended = Signal()

    def __init__(self, parent: QWidget, entries: Entries) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(say("fallbacks.kiosk.title"))
        self._entries = entries
        self._waiting = ""
        self._voted = 0
        self.cards: list[QuestionCard] = []
        self._first = ""
        self._title = PlainLabel("", "headline", wrap=True)
        self._text = PlainLabel("", "lead", wrap=True)
        self._count = PlainLabel("", "small", "muted")
        self._trouble = LiveLabel("smallstrong", wrap=True, at_once=True)
        self.go_button = _large_button("primary", self._go)
        self.end_now_button = _large_button("plain", self._give_back)
        self.send_button = _large_button("primary", self.send)
        self.end_button = button(say("fallbacks.kiosk.end"), "quiet", "close")
        self.end_button.clicked.connect(self.end)
        self._lay_out()
        entries.accepted.connect(self._accepted)
        entries.refused.connect(self._refused)
        entries.closed.connect(self.show_closed)
        self.show_start()
        if entries.is_closed:
            self.show_closed()

    # The screens

    def show_start(self) -> None:
        """Before each person."""
        self._message("start", "start", voted=self._voted)

    def begin(self) -> None:
        """A person begins, on a screen that nobody has used."""
        self._clear_away()
        for number, question in enumerate(self._entries.round.asked, 1):
            card = QuestionCard(number, question)
            card.changed.connect(self._show_progress)
            self.cards.append(card)
            self._column.addWidget(card)
        self._column.addStretch()
        self._area.verticalScrollBar().setValue(0)
        self._show_progress()
        self._pages.setCurrentWidget(self._voting)
        self.cards[0].take_focus()

    def send(self) -> None:
        """The person is done; the screen waits until the answers are on disk."""
        answers = {card.question.id: card.answer for card in self.cards if card.answered}
        if answers and not self._waiting:
            self._waiting = self._entries.ballot("kiosk", answers)
            self._message("sending", "")

    def show_closed(self) -> None:
        """Voting is closed: nothing more is taken."""
        self._clear_away()
        self._message("closed", "end")

    def end(self) -> None:
        """Back to the console. Answers that were not sent are asked about, without showing them."""
        if self._begun() and self._pages.currentWidget() is self._voting:
            self._message("leave", "back", second="end")
        else:
            self._give_back()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
            focused, QPushButton
        ):
            focused.click()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._clear_away()
        self.ended.emit()
        super().closeEvent(event)

    # What happens

    def _accepted(self, entry: str) -> None:
        if entry == self._waiting:
            self._waiting = ""
            self._voted += 1
            self._clear_away()
            self._message("thanks", "next", voted=self._voted)

    def _refused(self, entry: str, sentence: str) -> None:
        if entry == self._waiting:
            self._waiting = ""
            self._trouble.setText(sentence)
            self._trouble.setVisible(True)
            self._pages.setCurrentWidget(self._voting)

    def _begun(self) -> bool:
        return any(card.answered for card in self.cards)

    def _give_back(self) -> None:
        self.close()

    def _back_to_voting(self) -> None:
        self._pages.setCurrentWidget(self._voting)

    def _clear_away(self) -> None:
        self.cards.clear()
        self._trouble.setVisible(False)
        clear(self._column)

    def _show_progress(self) -> None:
        done, count = sum(card.answered for card in self.cards), len(self.cards)
        self.send_button.setEnabled(done > 0)
        words = say("fallbacks.kiosk.send", done=done, count=count)
        self.send_button.setText(words)
        self.send_button.setAccessibleName(words)

    def _message(self, name: str, first: str, *, second: str = "", voted: int = 0) -> None:
        """A screen with a few words and at most two buttons."""
        self._title.setText(say(f"fallbacks.kiosk.{name}.title"))
        self._text.setText(say(f"fallbacks.kiosk.{name}.text"))
        self._count.setText(say("fallbacks.kiosk.voted", count=voted) if voted else "")
        _show_button(self.go_button, first)
        _show_button(self.end_now_button, second)
        self._first = first
        self._pages.setCurrentWidget(self._words)
        if first:
            self.go_button.setFocus()

    def _go(self) -> None:
        actions = {"end": self._give_back, "back": self._back_to_voting}
        actions.get(self._first, self.begin)()

    # How it is made

    def _lay_out(self) -> None:
        self._words = self._words_page()
        self._voting = self._voting_page()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._words)
        self._pages.addWidget(self._voting)
        head = QFrame()
        head.setObjectName("bar")
        line = QHBoxLayout(head)
        line.setContentsMargins(theme.MARGIN, 10, theme.GAP, 10)
        line.setSpacing(10)
        line.addWidget(Sign("lock", "muted", 18))
        line.addWidget(PlainLabel(say("fallbacks.kiosk.promise"), "small", "muted"), 1)
        line.addWidget(self.end_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(self._pages, 1)

    def _words_page(self) -> QWidget:
        inside = QWidget()
        sizes.fix(inside, width=MESSAGE)
        column = QVBoxLayout(inside)
        column.setSpacing(theme.GAP)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addWidget(self._count)
        column.addSpacing(theme.GAP)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.go_button, 1)
        line.addWidget(self.end_now_button, 1)
        column.addLayout(line)
        page = QWidget()
        across = QHBoxLayout()
        across.addStretch()
        across.addWidget(inside)
        across.addStretch()
        middle = QVBoxLayout(page)
        middle.addStretch(2)
        middle.addLayout(across)
        middle.addStretch(3)
        return page

    def _voting_page(self) -> QWidget:
        inside = QWidget()
        sizes.at_most(inside, width=COLUMN)
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(0, theme.MARGIN, 0, theme.MARGIN)
        whole.setSpacing(theme.GAP)
        whole.addWidget(PlainLabel(self._entries.round.title, "title", wrap=True))
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.GAP)
        whole.addLayout(self._column)
        around = QWidget()
        across = QHBoxLayout(around)
        across.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, 0)
        across.addWidget(inside)
        self._area = scrolled(around)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addWidget(self._foot())
        return page

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("kind", "foot")
        inside = QWidget()
        sizes.at_most(inside, width=COLUMN)
        line = QHBoxLayout(inside)
        line.setContentsMargins(0, 12, 0, 12)
        line.addWidget(self._trouble, 1)
        line.addWidget(self.send_button, 1)
        across = QHBoxLayout(foot)
        beside_bar = theme.MARGIN + self._area.verticalScrollBar().sizeHint().width()
        across.setContentsMargins(theme.MARGIN, 0, beside_bar, 0)
        across.addWidget(inside)
        return foot


def _large_button(kind: Literal["primary", "plain"], pressed: Callable[[], None]) -> QPushButton:
    made = button("", kind)
    made.setProperty("extent", "large")
    made.clicked.connect(pressed)
    return made


def _show_button(control: QPushButton, name: str) -> None:
    control.setVisible(bool(name))
    if name:
        control.setText(say(f"fallbacks.kiosk.button.{name}"))
        control.setAccessibleName(control.text())
