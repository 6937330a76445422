"""The question before everything of a client goes for good: its name must be typed."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cxworkshop.ui import sizes, theme
from cxworkshop.ui.buttons import button
from cxworkshop.ui.dialogs import Form
from cxworkshop.ui.text import PlainLabel, field_label, shortened
from cxworkshop.words import say


class DeleteClient(Form):
    """Can be accepted only when the client's name stands in the field, or a long one
    as it is shown."""

    def __init__(self, parent: QWidget | None, client: str, workshops: int) -> None:
        super().__init__(parent)
        self._names = {_folded(client), _folded(shortened(client))}
        client = shortened(client)
        self.setWindowTitle(say("library.delete_client.title", client=client))
        sizes.at_least(self, width=520)
        self.name = QLineEdit()
        self.name.textChanged.connect(self._compare)
        self.delete_button = button(say("library.delete_client.yes"), "danger")
        self.delete_button.clicked.connect(self.accept)
        self._lay_out(client, say("library.delete_client.text", count=workshops, client=client))
        self._compare()

    def accept(self) -> None:
        """Close, if the name was typed."""
        if self._typed():
            super().accept()

    def _typed(self) -> bool:
        return _folded(self.name.text()) in self._names

    def _compare(self) -> None:
        self.delete_button.setEnabled(self._typed())

    def _lay_out(self, client: str, text: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.GAP)
        layout.setSpacing(8)
        layout.addWidget(PlainLabel(self.windowTitle(), "heading", wrap=True))
        layout.addWidget(PlainLabel(text, "body", wrap=True))
        layout.addSpacing(8)
        type_it = field_label(say("library.delete_client.type", client=client), self.name)
        type_it.setWordWrap(True)
        layout.addWidget(type_it)
        layout.addWidget(self.name)
        layout.addSpacing(theme.GAP)
        cancel = button(say("app.cancel"))
        cancel.clicked.connect(self.reject)
        answers = QHBoxLayout()
        answers.setSpacing(8)
        answers.addStretch()
        answers.addWidget(cancel)
        answers.addWidget(self.delete_button)
        layout.addLayout(answers)
        self.name.setFocus()


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
