"""The right column: how many are there and have answered, the hint before a reveal, and notes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cxworkshop.results.hints import outcome_hint
from cxworkshop.ui import sizes
from cxworkshop.ui.buttons import button
from cxworkshop.ui.icons import Sign
from cxworkshop.ui.layouts import clear
from cxworkshop.ui.prepare.note_field import NoteField
from cxworkshop.ui.run.balance_panel import BalancePanel
from cxworkshop.ui.run.missing_part import MissingPart
from cxworkshop.ui.run.phones_choice import PhonesChoice
from cxworkshop.ui.run.time_and_count import head_count, head_numeral, is_about_a_vote
from cxworkshop.ui.run.view import Middle, RunView
from cxworkshop.ui.scrolling import scrolled
from cxworkshop.ui.text import PlainLabel
from cxworkshop.ui.widgets.count_dots import CountDots
from cxworkshop.ui.widgets.qr_code import QrCode
from cxworkshop.words import say


class RoomPanel(QFrame):
    """Counts only, never who. Signals say what the facilitator asked for; `noted` carries the step
    and the text."""

    address_asked = Signal()
    release_asked = Signal()
    vote_again_asked = Signal()
    noted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "side")
        self._step_id = ""
        self._compact = False
        self.missing = MissingPart()
        self._room = self._room_part()
        self._hint = _HintPart()
        self._late = _LatePart()
        self._speak = _speaking_order()
        self.vote_again = button(say("run.room.vote_again"), "link")
        self.vote_again.setToolTip(say("run.room.vote_again_text"))
        self.vote_again.clicked.connect(self.vote_again_asked)
        self.address = button(say("fallbacks.address.other"), "link")
        self.address.clicked.connect(self.address_asked)
        self.address.setVisible(False)
        self.phones = PhonesChoice()
        self.release = button(say("run.room.release"), "small")
        self.release.clicked.connect(self.release_asked)
        self._release_text = PlainLabel(say("run.room.release_text"), "small", "muted", wrap=True)
        self.note = NoteField(4)
        self.note.setPlaceholderText(say("run.notes.note_hint"))
        self.note.setAccessibleName(say("run.notes.note"))
        sizes.free_height(self.note)
        sizes.at_least(self.note, height=72)
        self.note.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.note.settled.connect(self._noted)
        self.balance = BalancePanel()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._usual())
        self._stack.addWidget(scrolled(self.balance, "surface"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def set_compact(self, compact: bool) -> None:
        """Leave the late-comers' code and the speaking order away in a low window."""
        self._compact = compact

    def show_note(self, step_id: str, text: str) -> None:
        """Show the note of a step; the one being typed in is left alone, and kept first when the
        run has moved on."""
        if step_id != self._step_id:
            self.note.finish()
            self._step_id = step_id
            self.note.setPlainText(text)
        elif text != self.note.toPlainText().strip() and not self.note.hasFocus():
            self.note.setPlainText(text)

    def _noted(self, text: str) -> None:
        self.noted.emit(self._step_id, text)

    def show_view(self, view: RunView) -> None:
        self._stack.setCurrentIndex(1 if view.middle is Middle.PLAN else 0)
        if view.middle is Middle.PLAN:
            self.balance.show_plan(view.now.workshop, view.now.plan)
            return
        self._show_counts(view)
        preview = view.middle is Middle.PREVIEW
        self._hint.setVisible(preview)
        if preview:
            self._hint.show_view(view)
        self.missing.setVisible(view.voting and view.now.room.counted)
        self.phones.show_choice(view.phones_offered, view.phones)
        self._late.setVisible(not self._compact and not preview)
        self._late.show_room(view)
        self._speak.setVisible(not self._compact and not view.voting)
        self.vote_again.setVisible(view.may_vote_again)
        offer = view.may_release or view.released
        self.release.setVisible(offer)
        self._release_text.setVisible(offer)
        self.release.setText(say("run.room.take_back" if view.released else "run.room.release"))

    def _show_counts(self, view: RunView) -> None:
        room, team = view.now.room, view.now.workshop.team.size
        number, total, words = head_count(view)
        self._number.setText(head_numeral(view))
        self._of.setText(words)
        self._dots.show_count(number, total, f"{head_numeral(view)} {words}")
        self._joined.setText(
            say("run.room.joined", count=room.joined) if is_about_a_vote(view) else ""
        )
        self._watching.setText(
            say("run.room.watching", count=room.watching) if room.watching else ""
        )
        for label in (self._joined, self._watching):
            label.setVisible(bool(label.text()))
        self._counts.setText(view.ways or say("run.room.counts"))
        self._away.setVisible(not view.room_ready)
        self._away.show_room(opening=view.room_opening)
        self._simulated.setVisible(bool(room.simulated))
        self._simulated.setText(say("run.room.simulated", count=room.simulated))
        missing = max(0, total - room.answered)
        self.missing.show_vote(
            missing, team, countable=view.now.asks == "rating", own_phones=view.own_phones
        )

    def _usual(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._room)
        column.addWidget(self._hint)
        column.addWidget(self._late)
        more = QVBoxLayout()
        more.setContentsMargins(16, 12, 16, 12)
        more.setSpacing(8)
        for widget in (
            self.phones,
            self.address,
            self.release,
            self._release_text,
            self.vote_again,
            self._speak,
        ):
            more.addWidget(widget)
        column.addLayout(more)
        note = QVBoxLayout()
        note.setContentsMargins(16, 4, 16, 16)
        note.setSpacing(8)
        title = PlainLabel(say("run.notes.note"), "strong")
        title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        note.addWidget(title)
        note.addWidget(self.note, 1)
        column.addLayout(note, 1)
        return scrolled(inside, "surface")

    def _room_part(self) -> QWidget:
        self._counts = PlainLabel(say("run.room.counts"), "small", "muted", elide=True)
        self._counts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._number = PlainLabel("0", "numeral")
        self._of = PlainLabel("", "body", "muted")
        self._of.setContentsMargins(0, 0, 0, 8)
        self._dots = CountDots()
        self._joined = PlainLabel("", "small", wrap=True)
        self._watching = PlainLabel("", "small", "muted", wrap=True)
        self._simulated = PlainLabel("", "small", "muted", wrap=True)
        self._away = _AwayPart()
        part, column = _part()
        head = QHBoxLayout()
        head.addWidget(PlainLabel(say("run.room.title"), "strong"))
        head.addWidget(self._counts, 1)
        column.addLayout(head)
        number = QHBoxLayout()
        number.setSpacing(8)
        number.addWidget(self._number)
        number.addWidget(self._of, 0, Qt.AlignmentFlag.AlignBottom)
        number.addStretch()
        column.addLayout(number)
        column.addWidget(self._dots)
        column.addSpacing(4)
        column.addLayout(_ends(self._joined, self._watching))
        column.addWidget(self._simulated)
        column.addWidget(self._away)
        column.addWidget(self.missing)
        return part


class _HintPart(QFrame):
    """What to say first, given how it came out."""

    def __init__(self) -> None:
        super().__init__()
        self._facts: object = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 14)
        self._column.setSpacing(10)

    def show_view(self, view: RunView) -> None:
        facts = view.now.facts
        if facts is None or facts is self._facts:
            return
        self._facts = facts
        clear(self._column)
        hint = outcome_hint(facts, view.now.workshop.language)
        self._column.addWidget(PlainLabel(say("run.preview.hint"), "small", "muted", wrap=True))
        self._column.addWidget(PlainLabel(hint.title, "heading", wrap=True))
        for paragraph in hint.paragraphs:
            self._column.addWidget(PlainLabel(paragraph, "body", wrap=True))
        line = QFrame()
        line.setProperty("kind", "line")
        self._column.addWidget(line)


class _LatePart(QWidget):
    """The join code on the console, so that the stage stays as it is."""

    def __init__(self) -> None:
        super().__init__()
        self._code = QrCode(96, say("run.room.late_code"))
        self._typed = PlainLabel("", "smallstrong")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch()
        words.addWidget(PlainLabel(say("run.room.late"), "strong", wrap=True))
        words.addWidget(PlainLabel(say("run.room.late_text"), "small", "muted", wrap=True))
        words.addWidget(self._typed)
        words.addStretch()
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self._code)
        line.addLayout(words, 1)
        part, column = _part()
        column.addLayout(line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(part)

    def show_room(self, view: RunView) -> None:
        self._code.show_text(view.now.room.url)
        self._typed.setText(view.now.room.spaced_code)


class _AwayPart(QWidget):
    """Said while the room is being started, or started again."""

    def __init__(self) -> None:
        super().__init__()
        self._title = PlainLabel("", "strong")
        self._text = PlainLabel("", "small", "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addWidget(self._text)

    def show_room(self, *, opening: bool) -> None:
        state = "opening" if opening else "away"
        self._title.setText(say(f"run.room.{state}"))
        self._text.setText(say(f"run.room.{state}_text"))


def _speaking_order() -> QWidget:
    sign = Sign("speaker", "muted", 18)
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(10)
    line.addWidget(sign)
    line.addWidget(PlainLabel(say("run.room.speak"), "small", wrap=True), 1)
    return made


def _part() -> tuple[QWidget, QVBoxLayout]:
    """A section with its rule below."""
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    inside = QVBoxLayout()
    inside.setContentsMargins(16, 14, 16, 14)
    inside.setSpacing(4)
    line = QFrame()
    line.setProperty("kind", "line")
    column.addLayout(inside)
    column.addWidget(line)
    return part, inside


def _ends(left: QWidget, right: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.addWidget(left)
    line.addStretch()
    line.addWidget(right)
    return line
