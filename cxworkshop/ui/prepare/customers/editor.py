"""Customers: the summary of what is kept and, when a file is read, the wizard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from cxworkshop.ui.background import Background
from cxworkshop.ui.dialogs import Dialogs
from cxworkshop.ui.prepare.customers.summary import Summary
from cxworkshop.ui.prepare.editor import Editor
from cxworkshop.words import say


class CustomersEditor(Editor):
    """`read` starts the wizard with a file."""

    name = "customers"

    def __init__(self, dialogs: Dialogs, background: Background) -> None:
        super().__init__()
        self._dialogs = dialogs
        self.summary = Summary()
        self.summary.wanted.connect(self._choose_file)
        self.summary.removed.connect(self._remove)
        self.summary.edited.connect(self._describe)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.summary)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def refresh(self) -> None:
        self.summary.show_source(self.preparation.customers, self.preparation.workshop.statements)

    def read(self, path: Path) -> None:
        """Read a survey file."""

    def _choose_file(self) -> None:
        path = self._dialogs.open_file(say("library.survey_file"), say("library.survey_kinds"))
        if path is not None:
            self.read(path)

    def _remove(self) -> None:
        self.preparation.remove_customers()

    def _describe(self) -> None:
        source = self.preparation.customers
        if source is not None:
            described = self.summary.fields.filled_in(source)
            if described != source:
                self.preparation.keep_customers(described, ())
