"""A walk past what stands on the desk before and beside a run: a full library, every editor to its
lower end, every step of the customers' wizard with long wordings, settings, forms and menus.

For whoever takes pictures of these in many sizes; nobody votes here, so it is quick.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QMenu, QScrollArea

from cxworkshop.content.sample import load_sample
from cxworkshop.services import preparing, running, shelf
from cxworkshop.services.desk import Desk
from cxworkshop.store import workshops
from cxworkshop.ui.dialogs import Question
from cxworkshop.ui.library.already_there import AlreadyThere
from cxworkshop.ui.library.delete_client import DeleteClient
from cxworkshop.ui.library.new_workshop import NewWorkshopForm
from cxworkshop.ui.prepare.agenda_editor import AgendaEditor
from cxworkshop.ui.prepare.customers.editor import CustomersEditor
from cxworkshop.ui.prepare.customers.paste_table import PasteTable
from cxworkshop.ui.prepare.team_editor import TeamEditor
from tests.support.walk import Walk

HELD = (  # client, template, days from today, what we said and what customers said
    ("Kestrel Water", "T1", -47, 57, 63),
    ("Solvane Telecom", "T1", -12, 89, 30),
    ("Brightwell Energy", "T1", -28, 81, 39),
    ("Ostermark Logistics & Donaudampfschifffahrtsgesellschaft", "T1", -55, 87, 32),
    ("Corvane Insurance", "T1", 7, None, None),
    ("Halden Foods", "T1", 8, None, None),
    ("Norrby Retail", "T1", -49, 72, 37),
    ("Ardent Hotels", "T1", -98, 70, 48),
    ("Pallas Health", "T1", -119, 78, 36),
)
LONG_QUESTION = (
    "When something goes wrong on a journey that I have paid for, whether it is a delay, a missed"
    " connection or a broken lift, I reach somebody at Meridian who listens, who may decide, and"
    " who gets back to me without my having to ask a second time, on whatever channel I chose."
)


class DeskWalk(Walk):
    """Ends before anybody votes."""

    def all(self) -> None:
        """Library, Prepare, settings, forms."""
        self.library()
        self.prepare()
        self.settings()
        self.dialogs()

    def library(self) -> None:
        """Empty, with one workshop, full, as cards, with a menu open, and without a hit."""
        super().library()
        library = self.places.library
        fill_library(self.places.desk)
        library.refresh()
        library.show_workshop(self.workshop_id)
        self._look("library-full")
        self._look_at_menu("library-menu", library.menu())
        library.cards_button.click()
        self._look("library-full-cards")
        library.list_button.click()
        library.search.setText("nobody is called this")
        self._until(lambda: library._nothing.isVisible())
        self._look("library-nothing")
        library.search.clear()

    def prepare(self) -> None:
        """Every editor from its upper to its lower end, and the menus."""
        page = self.places.prepare
        self.places.open(self.workshop_id)
        self._look_down("prepare")
        for name in page.editors:
            page.open_card(name)
            self._until(lambda: not getattr(page.room, "_checking", False))
            self._look_down(f"prepare-{name}")
        self._rules_and_menus()
        with TemporaryDirectory() as folder:
            self.wizard(load_sample().survey_path)
            self._long_wordings(long_survey(Path(folder)))
        self._customers_by_hand()
        page.show_overview()

    def _rules_and_menus(self) -> None:
        page = self.places.prepare
        page.open_card("team")
        team = page.editors["team"]
        assert isinstance(team, TeamEditor)
        team.rules.more.setChecked(True)
        self._look_down("team-rules")
        team.rules.more.setChecked(False)
        agenda = page.editors["agenda"]
        assert isinstance(agenda, AgendaEditor)
        self._look_at_menu("agenda-menu", agenda.menu())
        preparing.change_details(self.places.desk, self.workshop_id, minutes_available=50)
        page.open_card("agenda")
        self._look("agenda-over")
        self._look_at_menu("prepare-past", page.past())
        preparing.change_details(self.places.desk, self.workshop_id, minutes_available=60)

    def wizard(self, survey: Path) -> None:
        """Each step, waiting and confirmed."""
        page = self.places.prepare
        page.import_survey(survey)
        editor = page.editors["customers"]
        assert isinstance(editor, CustomersEditor)
        wizard = editor.wizard
        self._look("customers-file")
        self._until(lambda: wizard.reading is not None)
        self._look_down("customers-read")
        for step in ("ask", "ours"):
            wizard.go_on()
            self._look_down(f"customers-{step}")
        wizard.step_back()
        while wizard.reading is not None and wizard.reading.waiting:
            wizard.ask.panel.yes.click()
        self._look("customers-confirmed")
        wizard.go_on()
        wizard.go_on()
        self._until(lambda: wizard.check.isVisible())
        self._look_down("customers-check")
        wizard.give_up()

    def _long_wordings(self, survey: Path) -> None:
        page = self.places.prepare
        page.import_survey(survey)
        editor = page.editors["customers"]
        assert isinstance(editor, CustomersEditor)
        wizard = editor.wizard
        self._until(lambda: wizard.reading is not None)
        self._look("long-read")
        for step in ("ask", "ours"):
            wizard.go_on()
            self._look(f"long-{step}")
        wizard.give_up()

    def _customers_by_hand(self) -> None:
        page = self.places.prepare
        page.open_card("customers")
        editor = page.editors["customers"]
        assert isinstance(editor, CustomersEditor)
        editor.note_panel()
        self._look_down("customers-panel")
        editor.panel.given_up.emit()
        preparing.remove_customers(self.places.desk, self.workshop_id)
        page.open_card("customers")
        self._look("customers-none")

    def settings(self) -> None:
        """To the lower end."""
        super().settings()
        self._look_down("settings")

    def dialogs(self) -> None:
        """Forms and questions."""
        window, desk = self.app.window, self.places.desk
        workshop = preparing.workshop(desk, self.workshop_id)
        kinds = desk.content.templates
        for name, dialog in (
            ("new-workshop", NewWorkshopForm(window, kinds, desk.today())),
            ("follow-up", NewWorkshopForm(window, kinds, desk.today(), workshop)),
            ("delete-client", DeleteClient(window, workshop.client, 2)),
            ("already-there", AlreadyThere(window, workshop)),
            ("paste-table", PasteTable(window)),
            ("question", Question(window, "Delete?", LONG_QUESTION, "Delete it", danger=True)),
        ):
            self.dialog(name, dialog)

    def _look_down(self, name: str) -> None:
        """A page from its upper end, and from its lower one when it is longer than the window."""
        self._look(name)
        longer = [
            area
            for area in self.app.window.findChildren(QScrollArea)
            if area.isVisible() and area.verticalScrollBar().maximum() > 0
        ]
        for area in longer:
            area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
        if longer:
            self._look(f"{name}-below")
        for area in longer:
            area.verticalScrollBar().setValue(0)

    def _look_at_menu(self, name: str, menu: QMenu) -> None:
        menu.popup(self.app.window.mapToGlobal(self.app.window.rect().topLeft()))
        self._look(name, menu)
        menu.close()
        menu.deleteLater()


def fill_library(desk: Desk) -> None:
    """Workshops of invented clients, in every state."""
    for client, template, days, said, customers in HELD:
        held_on = desk.today() + timedelta(days=days)
        made = shelf.create(desk, template, client, held_on)
        if said is None or customers is None:
            continue
        running.begin(desk, made.id)
        running.finish(desk, made.id)
        with desk.library.writing() as connection:
            workshops.set_headline(
                connection, made.id, said=said, customers=customers, gap=said - customers
            )


def long_survey(folder: Path) -> Path:
    """A survey whose questions are as long as people make them."""
    path = folder / "a-name-of-a-file-that-somebody-exported-in-a-hurry-final-2.csv"
    rows = "".join(
        f"{n},Group {n % 4},{1 + n % 5},{1 + n * 7 % 6},{n % 11}\n" for n in range(1, 61)
    )
    recommend = "How likely are you to recommend us to a friend or a colleague? (0 to 10)"
    path.write_text(
        f'id,Which of these describes your journey best,"{LONG_QUESTION}",'
        f'"{LONG_QUESTION} (1 = very good, 6 = very poor)","{recommend}"\n{rows}',
        encoding="utf-8",
    )
    return path
