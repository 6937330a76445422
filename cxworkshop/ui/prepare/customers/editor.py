"""Customers: the summary of what is kept and, when a file is read, the wizard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from cxworkshop.domain.customers import CustomerSource
from cxworkshop.domain.statements import PairedStatement
from cxworkshop.problems import Problem
from cxworkshop.services import collecting
from cxworkshop.services.collecting import Questionnaire
from cxworkshop.ui.background import Background
from cxworkshop.ui.dialogs import Dialogs
from cxworkshop.ui.prepare.customers.paste_table import PasteTable
from cxworkshop.ui.prepare.customers.summary import Summary
from cxworkshop.ui.prepare.customers.wizard import SurveyWizard
from cxworkshop.ui.prepare.editor import Editor
from cxworkshop.ui.prepare.preparation import Preparation
from cxworkshop.words import say


class CustomersEditor(Editor):
    """`read` starts the wizard with a file."""

    name = "customers"

    def __init__(self, dialogs: Dialogs, background: Background) -> None:
        super().__init__()
        self._dialogs = dialogs
        self.summary = Summary()
        self.summary.wanted.connect(self._choose_file)
        self.summary.typing_wanted.connect(self.type_numbers)
        self.summary.removed.connect(self._remove)
        self.summary.edited.connect(self._describe)
        self.summary.questionnaire_wanted.connect(self._save_questionnaire)
        self.wizard = SurveyWizard(background)
        self.wizard.finished.connect(self._keep)
        self.wizard.given_up.connect(self._show_summary)
        self.wizard.wanted.connect(self._choose_file)
        self.wizard.more_wanted.connect(self._add_file)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.summary)
        self._stack.addWidget(self.wizard)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def refresh(self) -> None:
        self.summary.show_source(self.preparation.customers, self.preparation.workshop.statements)

    def work_on(self, preparation: Preparation) -> None:
        super().work_on(preparation)
        if self._stack.currentWidget() is self.wizard:
            self.wizard.give_up()

    def take_focus(self) -> None:
        self.summary.choose_button.setFocus()

    @property
    def has_primary(self) -> bool:
        return self._stack.currentWidget() is self.wizard

    def step_back(self) -> bool:
        if self._stack.currentWidget() is not self.wizard:
            return False
        self.wizard.step_back()
        return True

    def read(self, path: Path) -> None:
        """Read a survey file."""
        workshop = self.preparation.workshop
        before = self.preparation.customers
        self.wizard.start(path, workshop.statements, workshop.client, before)
        self._stack.setCurrentWidget(self.wizard)
        self.moved.emit()

    def type_numbers(self) -> None:
        """Read numbers that are typed or pasted."""
        form = PasteTable(self.window())
        if self._dialogs.fill_in(form):
            workshop, before = self.preparation.workshop, self.preparation.customers
            self.wizard.start_typed(form.table, workshop.statements, workshop.client, before)
            self._stack.setCurrentWidget(self.wizard)
            self.moved.emit()

    def _keep(self, source: CustomerSource, own_pairs: tuple[PairedStatement, ...]) -> None:
        self.preparation.keep_customers(source, own_pairs)
        self._show_summary()

    def _show_summary(self) -> None:
        self._stack.setCurrentWidget(self.summary)
        self.refresh()
        self.moved.emit()

    def _choose_file(self) -> None:
        path = self._dialogs.open_file(say("library.survey_file"), say("library.survey_kinds"))
        if path is not None:
            self.read(path)

    def _add_file(self) -> None:
        path = self._dialogs.open_file(say("survey.more_files"), say("library.survey_kinds"))
        if path is not None:
            self.wizard.add_file(path)

    def _remove(self) -> None:
        self.preparation.remove_customers()

    def _save_questionnaire(self, kind: Questionnaire) -> None:
        """Save the questionnaire for customers; the printed one is opened to be printed."""
        desk, workshop_id = self.preparation.desk, self.preparation.workshop_id
        name = collecting.questionnaire_name(desk, workshop_id, kind)
        kinds = say(f"questionnaire.file.{kind.value}")
        path = self._dialogs.save_file(say(f"prepare.customers.ask.{kind.value}"), name, kinds)
        if path is None:
            return
        try:
            written = collecting.write(desk, workshop_id, kind, path)
        except Problem as problem:
            self._dialogs.tell(problem)
            return
        self.summary.show_saved(kind, written)
        if kind is Questionnaire.PRINT:
            self._dialogs.open_outside(written)

    def _describe(self) -> None:
        source = self.preparation.customers
        if source is not None:
            described = self.summary.fields.filled_in(source)
            if described != source:
                self.preparation.keep_customers(described, ())
