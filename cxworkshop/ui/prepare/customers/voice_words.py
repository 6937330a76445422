"""One voice in full: its words, what in them may tell who somebody is, and what is decided."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from cxworkshop.domain.customers import Voice
from cxworkshop.domain.statements import PairedStatement
from cxworkshop.intake.personal import Telling, telling_parts, without
from cxworkshop.ui import theme
from cxworkshop.ui.buttons import button
from cxworkshop.ui.fields import choice_field
from cxworkshop.ui.icons import Sign
from cxworkshop.ui.prepare.note_field import NoteField
from cxworkshop.ui.text import PlainLabel, field_label
from cxworkshop.words import say

LINES = 5


class VoiceWords(QWidget):
    """`approved` and `left_out` say what was decided about the voice that is shown, `reworded`
    carries its new words, `about` the statement it is about."""

    approved = Signal()
    left_out = Signal()
    reworded = Signal(str)
    about = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._voice: Voice | None = None
        self.text = NoteField(LINES)
        self.text.setAccessibleName(say("voices.words"))
        self.text.settled.connect(self._reword)
        self.text.textChanged.connect(self._mark)
        self._tells = PlainLabel("", "small", wrap=True)
        self.hide_button = button(say("voices.hide"), "small")
        self.hide_button.clicked.connect(self._hide_parts)
        self.statement = choice_field()
        self.statement.activated.connect(self._say_about)
        self.out = button(say("voices.leave_out"), "plain", "close")
        self.out.clicked.connect(self.left_out)
        self.approve = button(say("voices.approve"), "plain", "check")
        self.approve.clicked.connect(self.approved)
        self._lay_out()

    @property
    def said_of_tells(self) -> str:
        """What is said about parts that may tell who somebody is, or nothing."""
        return self._tells.text()

    def offer(self, pairs: Sequence[PairedStatement]) -> None:
        """The statements that a voice can be about."""
        chosen = self.statement.currentData()
        self.statement.clear()
        self.statement.addItem(say("voices.about_all"), None)
        for pair in pairs:
            self.statement.addItem(pair.short, pair.id)
        self.statement.setCurrentIndex(max(0, self.statement.findData(chosen)))

    def show_voice(self, voice: Voice | None) -> None:
        """Show a voice, or that there is none to show."""
        other = (voice.id if voice else None) != (self._voice.id if self._voice else None)
        if other:
            self.text.finish()
        self._voice = voice
        self.setEnabled(voice is not None)
        if other or not self.text.hasFocus():
            self.text.blockSignals(True)
            self.text.setPlainText(voice.text if voice else "")
            self.text.blockSignals(False)
        place = self.statement.findData(voice.statement_id) if voice else 0
        self.statement.setCurrentIndex(max(0, place))
        done = voice is not None and voice.approved
        self.approve.setText(" " + say("voices.take_back" if done else "voices.approve"))
        self._mark()

    # ---- what one can do

    def _reword(self, text: str) -> None:
        words = " ".join(text.split())
        if self._voice is not None and words and words != self._voice.text:
            self.reworded.emit(words)

    def _hide_parts(self) -> None:
        text = self.text.toPlainText()
        self.text.setPlainText(without(text, telling_parts(text)))
        self._reword(self.text.toPlainText())

    def _say_about(self) -> None:
        self.about.emit(self.statement.currentData())

    # ---- what it shows

    def _mark(self) -> None:
        parts = telling_parts(self.text.toPlainText())
        kinds = list(dict.fromkeys(say(f"voices.tells.{part.tells}") for part in parts))
        self._tells.setText(say("voices.looks_like", kinds=", ".join(kinds)) if kinds else "")
        self._tells_line.setVisible(bool(parts))
        self.text.setExtraSelections([self._selection(part) for part in parts])

    def _selection(self, part: Telling) -> QTextEdit.ExtraSelection:
        text = self.text.toPlainText()
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(_utf16(text[: part.start]))
        cursor.setPosition(_utf16(text[: part.end]), QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setBackground(QColor(theme.colours().tint))
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        found = QTextEdit.ExtraSelection()
        found.cursor = cursor
        found.format = look
        return found

    def _lay_out(self) -> None:
        self._tells_line = QWidget()
        told = QHBoxLayout(self._tells_line)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(8)
        told.addWidget(Sign("person", "warning", 18))
        told.addWidget(self._tells, 1)
        told.addWidget(self.hide_button)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.out)
        foot.addWidget(self.approve)
        foot.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.text)
        layout.addWidget(self._tells_line)
        layout.addWidget(field_label(say("voices.about"), self.statement))
        layout.addWidget(self.statement)
        layout.addSpacing(8)
        layout.addLayout(foot)
        layout.addWidget(PlainLabel(say("voices.keys"), "tiny", "muted", wrap=True))
        layout.addStretch()


def _utf16(text: str) -> int:
    """How long a text is as Qt counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
