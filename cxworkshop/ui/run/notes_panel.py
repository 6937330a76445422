"""The middle of the console while the room talks or votes: notes and prompts for this step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.ui.aloud import read_as_group
from cxworkshop.ui.icons import Sign, beside_first_line
from cxworkshop.ui.layouts import clear
from cxworkshop.ui.run.view import RunView
from cxworkshop.ui.scrolling import scrolled
from cxworkshop.ui.text import PlainLabel
from cxworkshop.words import say

LINE = 24
"""How high a line of a prompt is."""


class NotesPanel(QWidget):
    """Only the facilitator sees it."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[str, tuple[str, ...]] = ("", ())
        self._role = "notes"
        self._notes = QVBoxLayout()
        self._notes.setSpacing(10)
        self._prompts = QVBoxLayout()
        self._prompts.setSpacing(0)
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 8, 0)
        lines.setSpacing(8)
        lines.addLayout(self._notes)
        lines.addSpacing(8)
        self._prompts_title = PlainLabel(say("run.notes.prompts"), "strong")
        lines.addWidget(self._prompts_title)
        lines.addLayout(self._prompts)
        lines.addStretch()
        head = QHBoxLayout()
        head.addWidget(PlainLabel(say("run.notes.title"), "strong"))
        head.addStretch()
        head.addWidget(PlainLabel(say("run.notes.private"), "small", "muted"))
        self._area = scrolled(inside, "page")
        self._area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._area.setAccessibleName(say("run.notes.title"))
        read_as_group(self._area)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._area, 1)

    def set_compact(self, compact: bool) -> None:
        """Smaller notes in a low window."""
        self._role = "lead" if compact else "notes"
        self._fill_notes()

    def show_view(self, view: RunView) -> None:
        if self._shown == (view.step_notes, view.prompts):
            return
        self._shown = (view.step_notes, view.prompts)
        self._fill_notes()
        self._area.verticalScrollBar().setValue(0)
        clear(self._prompts)
        self._prompts_title.setVisible(bool(view.prompts))
        for prompt in view.prompts:
            self._prompts.addWidget(_Prompt(prompt))

    def _fill_notes(self) -> None:
        """A paragraph each, closer to the next than an empty line would hold them."""
        clear(self._notes)
        for paragraph in filter(str.strip, self._shown[0].split("\n\n")):
            self._notes.addWidget(PlainLabel(paragraph, self._role, wrap=True))


class _Prompt(QFrame):
    """One sentence to say."""

    def __init__(self, prompt: str) -> None:
        super().__init__()
        sign = Sign("statement", "muted", 18)
        words = prompt if prompt.startswith("“") else say("run.notes.prompt", prompt=prompt)
        line = QHBoxLayout()
        line.setContentsMargins(0, 11, 0, 11)
        line.setSpacing(12)
        line.addWidget(beside_first_line(sign, LINE), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(PlainLabel(words, "lead", wrap=True), 1)
        rule = QFrame()
        rule.setProperty("kind", "line")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(rule)
        layout.addLayout(line)
