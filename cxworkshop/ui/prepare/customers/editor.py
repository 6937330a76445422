"""Customers: the invitation or the summary of what is kept; the wizard when a file is read, and the
form for a panel in the room."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cxworkshop.domain.customers import CustomerSource
from cxworkshop.domain.statements import PairedStatement
from cxworkshop.problems import Problem
from cxworkshop.services import collecting, preparing, segments, voices
from cxworkshop.services.collecting import Questionnaire
from cxworkshop.services.panel import Heard, keep_panel
from cxworkshop.ui.background import Background
from cxworkshop.ui.dialogs import Dialogs
from cxworkshop.ui.layouts import turn_to
from cxworkshop.ui.prepare.customers.invitation import Invitation
from cxworkshop.ui.prepare.customers.panel_form import PanelForm
from cxworkshop.ui.prepare.customers.paste_table import PasteTable
from cxworkshop.ui.prepare.customers.purpose import Purpose
from cxworkshop.ui.prepare.customers.summary import Summary
from cxworkshop.ui.prepare.customers.wizard import SurveyWizard
from cxworkshop.ui.prepare.editor import Editor
from cxworkshop.ui.prepare.preparation import Preparation
from cxworkshop.words import say


class CustomersEditor(Editor):
    """`read` starts the wizard with a file, or with several that are one table."""

    name = "customers"
    manual_page = "customers-file"

    def __init__(self, dialogs: Dialogs, background: Background) -> None:
        super().__init__()
        self._dialogs = dialogs
        self._removed: dict[str, CustomerSource] = {}
        self.invitation = Invitation()
        self.summary = Summary()
        for page in (self.invitation, self.summary):
            page.wanted.connect(self._choose_file)
            page.typing_wanted.connect(self.type_numbers)
            page.panel_wanted.connect(self.note_panel)
            page.questionnaire_wanted.connect(self._save_questionnaire)
        self.summary.removed.connect(self._remove)
        self.summary.edited.connect(self._describe)
        self.summary.segment.chosen.connect(self._choose_segment)
        self.summary.unanswered.left_out.connect(self._ask_only_answered)
        self._connect_voices()
        self.wizard = SurveyWizard(background)
        self.wizard.finished.connect(self._keep)
        self.wizard.given_up.connect(self._show_kept)
        self.wizard.wanted.connect(self._choose_file)
        self.wizard.more_wanted.connect(self._add_file)
        self.panel = PanelForm()
        self.panel.kept.connect(self._keep_panel)
        self.panel.given_up.connect(self._show_kept)
        self._stack = QStackedWidget()
        for widget in (self.invitation, self.summary, self.wizard, self.panel):
            self._stack.addWidget(widget)
        turn_to(self._stack, self.invitation)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def refresh(self) -> None:
        preparation = self.preparation
        source = preparation.customers
        if source is not None:
            self.summary.show_source(
                source,
                preparation.workshop,
                locked=segments.is_locked(preparation.desk, preparation.workshop_id),
            )
        if self._stack.currentWidget() in (self.invitation, self.summary):
            self._turn_to(self.summary if source else self.invitation)

    def work_on(self, preparation: Preparation) -> None:
        super().work_on(preparation)
        if self._stack.currentWidget() is self.wizard:
            self.wizard.give_up()
        elif self._stack.currentWidget() is self.panel:
            self._show_kept()

    def take_focus(self) -> None:
        if self._stack.currentWidget() is self.summary:
            self.summary.another.setFocus()
        else:
            self.invitation.choose_button.setFocus()

    @property
    def has_primary(self) -> bool:
        return self._stack.currentWidget() is not self.summary

    def step_back(self) -> bool:
        current = self._stack.currentWidget()
        if current is self.wizard:
            self.wizard.step_back()
        elif current is self.panel:
            self._show_kept()
        return current in (self.wizard, self.panel)

    # ---- ways to customers' answers

    def read(self, *paths: Path) -> None:
        """Read a survey file, or several with the same columns as one."""
        self.wizard.start(paths, self._purpose())
        self._turn_to(self.wizard)

    def type_numbers(self) -> None:
        """Read numbers that are typed or pasted."""
        form = PasteTable(self.window())
        if self._dialogs.fill_in(form):
            self.wizard.start_typed(form.table, self._purpose())
            self._turn_to(self.wizard)

    def note_panel(self) -> None:
        """Note what a few customers in the room answer and say."""
        self.panel.start(self.preparation.workshop, self.preparation.customers)
        self._turn_to(self.panel)
        self.panel.take_focus()

    def _purpose(self) -> Purpose:
        workshop = self.preparation.workshop
        desk, workshop_id = self.preparation.desk, self.preparation.workshop_id
        earlier = preparing.earlier_mappings(desk, workshop_id)
        removed = self._removed.get(workshop_id)
        return Purpose(
            workshop.statements,
            workshop.client,
            workshop.held_on,
            self.preparation.customers,
            [removed.mapping, *earlier] if removed and removed.mapping else earlier,
            removed,
        )

    def _choose_file(self) -> None:
        path = self._dialogs.open_file(say("library.survey_file"), say("library.survey_kinds"))
        if path is not None:
            self.read(path)

    def _add_file(self) -> None:
        path = self._dialogs.open_file(say("survey.more_files"), say("library.survey_kinds"))
        if path is not None:
            self.wizard.add_file(path)

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
        for page in (self.invitation, self.summary):
            page.ask_first.show_saved(kind, written)
        if kind is Questionnaire.PRINT:
            self._dialogs.open_outside(written)

    # ---- what is kept

    def _keep(self, source: CustomerSource, own_pairs: tuple[PairedStatement, ...]) -> None:
        self.preparation.keep_customers(source, own_pairs)
        self._show_kept()

    def _keep_panel(self, people: int, heard: tuple[Heard, ...]) -> None:
        if self.preparation.attempt(lambda desk, name: keep_panel(desk, name, people, heard)):
            self._show_kept()

    def _remove(self) -> None:
        """What was typed about the survey is known again when its file is read once more."""
        source = self.preparation.customers
        if source is not None and not source.panel:
            self._removed[self.preparation.workshop_id] = source
        self.preparation.remove_customers()

    def _describe(self) -> None:
        source = self.preparation.customers
        if source is not None:
            described = self.summary.fields.filled_in(source)
            if described != source:
                self.preparation.keep_customers(described, ())

    def _ask_only_answered(self) -> None:
        self.preparation.attempt(preparing.ask_only_answered)
        self.summary.another.setFocus()  # the button that had it is gone

    def _choose_segment(self, segment: str | None) -> None:
        if segment != self.preparation.workshop.segment:
            self.preparation.attempt(
                lambda desk, name: segments.choose_segment(desk, name, segment)
            )

    def _connect_voices(self) -> None:
        card = self.summary.voices
        for signal, change in (
            (card.approved, voices.approve),
            (card.left_out, voices.leave_out),
            (card.reworded, voices.reword),
            (card.about, voices.about),
        ):
            signal.connect(partial(self._decide, change))
        card.undo_wanted.connect(self._undo)

    def _decide(self, change: voices.Decision, voice_id: str, *decided: object) -> None:
        """Decide about a voice."""
        self.preparation.attempt(lambda desk, name: change(desk, name, voice_id, *decided))

    def _undo(self) -> None:
        self.preparation.attempt(lambda desk, _: desk.history.undo())

    # ---- what is shown

    def _show_kept(self) -> None:
        kept = self.preparation.customers is not None
        self._turn_to(self.summary if kept else self.invitation)
        self.refresh()
        if self.isVisible():
            self.take_focus()  # by itself the focus would go to the first button, which removes

    def _turn_to(self, widget: QWidget) -> None:
        if self._stack.currentWidget() is not widget:
            turn_to(self._stack, widget)
            self.moved.emit()
