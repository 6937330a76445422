"""The form for numbers that are only on a slide: "statement, %, n", a line each."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from cxworkshop.intake.problems import IntakeProblem
from cxworkshop.intake.typed import typed_table
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.buttons import button
from cxworkshop.ui.dialogs import Form
from cxworkshop.ui.text import LiveLabel, PlainLabel, field_label
from cxworkshop.words import say


class PasteTable(Form):
    """`table` is what was typed, once it was accepted."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("survey.typed.title"))
        sizes.at_least(self, width=640, height=420)
        self.table = ""
        self.text = QPlainTextEdit()
        self.text.setPlaceholderText(say("survey.typed.example"))
        self.text.setTabChangesFocus(True)
        self._wrong = LiveLabel("small", wrap=True, at_once=True)
        go = button(say("survey.typed.read"), "primary")
        go.clicked.connect(self.accept)
        cancel = button(say("app.cancel"))
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._wrong, 1)
        foot.addWidget(cancel)
        foot.addWidget(go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.GAP)
        layout.setSpacing(12)
        layout.addWidget(PlainLabel(say("survey.typed.title"), "heading"))
        layout.addWidget(field_label(say("survey.typed.label"), self.text))
        layout.addWidget(self.text, 1)
        layout.addWidget(PlainLabel(say("survey.typed.note"), "small", "muted", wrap=True))
        layout.addLayout(foot)

    @property
    def wrong(self) -> str:
        """The sentence about a line that can't be understood."""
        return self._wrong.text()

    def accept(self) -> None:
        """Close, unless a line can't be understood: then say which."""
        try:
            self.table = typed_table(self.text.toPlainText())
        except IntakeProblem as problem:
            self._wrong.setText(problem.message)
            self.text.setFocus()
        else:
            super().accept()
