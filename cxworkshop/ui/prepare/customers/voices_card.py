"""Customers' voices: read, and approved or left out one by one, with the keyboard if one likes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListView, QVBoxLayout

from cxworkshop.domain.customers import CustomerSource, Voice
from cxworkshop.domain.statements import PairedStatement
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.fields import choice_field
from cxworkshop.ui.item_list import dress_list
from cxworkshop.ui.prepare.customers.voice_list import (
    ROW,
    VOICE,
    VoiceDelegate,
    VoiceList,
    wanted,
)
from cxworkshop.ui.prepare.customers.voice_words import VoiceWords
from cxworkshop.ui.prepare.editor import card
from cxworkshop.ui.text import PlainLabel
from cxworkshop.words import say

STATES = ("waiting", "approved", "all")
SHOWN_ROWS = 9


class VoicesCard(QFrame):
    """`approved` carries a voice's id and whether it may be shown, `left_out` its id, `reworded`
    id and words, `about` id and statement; `undo_wanted` takes the last decision back."""

    approved = Signal(str, bool)
    left_out = Signal(str)
    reworded = Signal(str, str)
    about = Signal(str, object)
    undo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._voices: tuple[Voice, ...] = ()
        self._source_id = ""
        self._nothing = PlainLabel("", "body", "muted", wrap=True)
        self._state = PlainLabel("", "small", "muted")
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("voices.search"))
        self.search.setAccessibleName(say("voices.search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.state = choice_field()
        self.state.setAccessibleName(say("voices.which"))
        for state in STATES:
            self.state.addItem(say(f"voices.filter.{state}"), state)
        self.state.activated.connect(self._filter)
        self.model = VoiceList()
        self.list = QListView()
        dress_list(self.list, VoiceDelegate(), say("voices.title"))
        self.list.setModel(self.model)
        self.list.selectionModel().currentChanged.connect(self._show_chosen)
        self.words = VoiceWords()
        self.words.approved.connect(self._approve)
        self.words.left_out.connect(self._leave_out)
        self.words.reworded.connect(self._reword)
        self.words.about.connect(self._say_about)
        self._make_keys()
        self._lay_out()

    @property
    def counts(self) -> str:
        """How many wait, are approved and were left out."""
        return self._state.text()

    def show_source(self, source: CustomerSource, pairs: Sequence[PairedStatement]) -> None:
        """Show the voices of a source; the place in the list stays."""
        if source.id != self._source_id:
            self._source_id = source.id
            waiting = any(not voice.approved for voice in source.voices)
            self.state.setCurrentIndex(STATES.index("waiting" if waiting else "approved"))
        self._voices = source.voices
        approved = sum(voice.approved for voice in source.voices)
        self._state.setText(
            say(
                "voices.counts",
                waiting=len(source.voices) - approved,
                approved=approved,
                out=len(source.left_out),
            )
        )
        self.words.offer(pairs)
        self._filter()

    # ---- what one can do

    def _approve(self) -> None:
        voice = self._chosen()
        if voice is not None:
            self.approved.emit(voice.id, not voice.approved)

    def _leave_out(self) -> None:
        voice = self._chosen()
        if voice is not None:
            self.left_out.emit(voice.id)

    def _reword(self, text: str) -> None:
        voice = self._chosen()
        if voice is not None:
            self.reworded.emit(voice.id, text)

    def _say_about(self, statement_id: str | None) -> None:
        voice = self._chosen()
        if voice is not None:
            self.about.emit(voice.id, statement_id)

    def _make_keys(self) -> None:
        """Letters act in the list alone; in a field they are typed."""
        acts: tuple[tuple[tuple[str, ...], Callable[[], None]], ...] = (
            (("A", "Return"), self._approve),
            (("L", "Delete"), self._leave_out),
            (("U",), self.undo_wanted.emit),
        )
        for keys, act in acts:
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self.list)
                shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
                shortcut.activated.connect(partial(_call, act))

    # ---- what it shows

    def _filter(self) -> None:
        row = max(0, self.list.currentIndex().row())
        chosen = self._chosen()
        found = wanted(self._voices, self.search.text(), self.state.currentData())
        self.model.show_items(found)
        ids = [voice.id for voice in found]
        if chosen is not None and chosen.id in ids:
            row = ids.index(chosen.id)
        self._nothing.setVisible(not found)
        if not found:
            key = "found" if self.search.text().strip() else self.state.currentData()
            self._nothing.setText(say(f"voices.nothing.{key}"))
        row = min(row, len(found) - 1)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))
        self._show_chosen()

    def _show_chosen(self) -> None:
        self.words.show_voice(self._chosen())

    def _chosen(self) -> Voice | None:
        voice = self.list.currentIndex().data(VOICE)
        return voice if isinstance(voice, Voice) else None

    def _lay_out(self) -> None:
        frame, inside = card(say("voices.title"), say("voices.note"))
        sizes.at_least(self.list, height=ROW * SHOWN_ROWS)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.search, 1)
        tools.addWidget(self.state)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(tools)
        left.addWidget(self._nothing)
        left.addWidget(self.list, 1)
        left.addWidget(self._state)
        across = QHBoxLayout()
        across.setSpacing(theme.MARGIN)
        across.addLayout(left, 3)
        across.addWidget(self.words, 2)
        inside.addLayout(across)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)


def _call(act: Callable[[], None]) -> None:
    act()
