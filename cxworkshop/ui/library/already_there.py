"""The question when a file holds a workshop that the library has: keep both, or take the file's."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.domain.workshop import Workshop
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.buttons import button
from cxworkshop.ui.dialogs import Form
from cxworkshop.ui.text import PlainLabel, shortened
from cxworkshop.words import say


class AlreadyThere(Form):
    """Accepted for a copy, or with `in_place` set for replacing what the library has."""

    def __init__(self, parent: QWidget | None, workshop: Workshop) -> None:
        super().__init__(parent)
        self.in_place = False
        self.setWindowTitle(say("library.import.there"))
        sizes.at_least(self, width=520)
        self.replace_button = button(say("library.import.replace"), "danger")
        self.copy_button = button(say("library.import.copy"), "primary")
        cancel = button(say("app.cancel"))
        names = {"title": shortened(workshop.title), "client": shortened(workshop.client)}
        text = say("library.import.there_text", **names)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.GAP)
        layout.setSpacing(8)
        layout.addWidget(PlainLabel(say("library.import.there"), "heading", wrap=True))
        layout.addWidget(PlainLabel(text, "body", wrap=True))
        layout.addSpacing(theme.GAP)
        answers = QHBoxLayout()
        answers.setSpacing(8)
        answers.addStretch()
        for answer, act in (
            (cancel, self.reject),
            (self.replace_button, self._replace),
            (self.copy_button, self.accept),
        ):
            answer.clicked.connect(act)
            answers.addWidget(answer)
        layout.addLayout(answers)
        self.copy_button.setDefault(True)
        self.copy_button.setFocus()

    def _replace(self) -> None:
        self.in_place = True
        self.accept()
