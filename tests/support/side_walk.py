"""The walk with everything that stands beside the straight way: forms, questions, the ways into a
vote without a phone, pictures on demand, a rehearsal, and what is done with backups.

Each is opened as the program opens it. Whoever walks hands in dialogs that show what they are given
through `show`, and say no.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QDialog, QMenu

from cxworkshop.problems import Problem
from cxworkshop.services import preparing
from cxworkshop.services.desk import Desk
from cxworkshop.ui.dialogs import Dialogs, Question
from cxworkshop.ui.library.already_there import AlreadyThere
from cxworkshop.ui.prepare.customers.editor import CustomersEditor
from cxworkshop.ui.prepare.customers.wizard import CHECK, SurveyWizard
from cxworkshop.ui.shell import App
from tests.support.walk import Until, Visit, Walk

Show = Callable[[str, QDialog], None]


class ShownDialogs(Dialogs):
    """Shows every dialog to whoever walks past, under the name given before, and then says no."""

    def __init__(self) -> None:
        super().__init__()
        self.name = ""
        self.show: Show = lambda name, dialog: None
        self.shown: list[str] = []

    def ask(self, title: str, text: str, yes: str, *, danger: bool = False) -> bool:
        return self.fill_in(Question(self.parent, title, text, yes, danger=danger))

    def tell(self, problem: Problem | str) -> None:
        raise AssertionError(problem)

    def fill_in(self, dialog: QDialog) -> bool:
        self.shown.append(self.name)
        self.show(self.name, dialog)
        return False


class SideWalk(Walk):
    """Takes the app's dialogs over for the walk."""

    def __init__(
        self,
        app: App,
        dialogs: ShownDialogs,
        visit: Visit,
        until: Until,
        prepare: Callable[[Desk, str], None],
    ) -> None:
        super().__init__(app, visit, until, prepare)
        self._dialogs = dialogs
        dialogs.parent = app.window
        dialogs.show = self.dialog

    def library(self) -> None:
        """And every form and question of it."""
        super().library()
        page, desk = self.places.library, self.places.desk
        page.show_workshop(self.workshop_id)
        row = page.chosen()
        assert row is not None
        acts = page.actions_on
        self._opens("new-workshop", acts.new)
        self._opens("follow-up", acts.follow_up, row)
        self._opens("delete", acts.delete, row)
        self._opens("delete-client", acts.delete_client, row)
        there = AlreadyThere(self.app.window, preparing.workshop(desk, row.id))
        self._opens("already-there", self._dialogs.fill_in, there)
        self._look_at_menu("library-menu", page.menu())

    def prepare(self) -> None:
        """And the panel in the room, typed numbers, what can be undone, and a rehearsal."""
        super().prepare()
        page = self.places.prepare
        page.open_card("customers")
        editor = page.editors["customers"]
        assert isinstance(editor, CustomersEditor)
        self._opens("customers-typed", editor.type_numbers)
        editor.note_panel()
        self._look("customers-panel")
        editor.step_back()
        self._look_at_menu("prepare-past", page.past())
        page.show_overview()
        self.rehearsal()

    def _leave(self, wizard: SurveyWizard) -> None:
        """Confirm everything and come to the last check first."""
        wizard.step_back()
        assert wizard.reading is not None
        while wizard.reading.waiting:
            wizard.ask.panel.yes.click()
        for _ in range(2):
            wizard.go_on()
        self._until(lambda: wizard._stack.currentIndex() == CHECK)
        self._look("customers-check")
        super()._leave(wizard)

    def run(self) -> None:
        """And pictures on demand, with one as a table."""
        super().run()
        run = self.places.run
        assert run.presenter is not None
        run.use_tool("more")
        run.refresh_now()
        self._look("run-more")
        offers = run.presenter.state.offers
        for offer in offers:
            run.console.more.wanted.emit(str(offer.kind))
            run.refresh_now()
            self._look(f"run-more-{offer.kind}")
        self._until(lambda: not run.console.more.table.isVisible() or self._drawn())
        self._opens("table", run.console.preview._show_table)
        run.use_tool("more")
        self._opens("keys", run.show_keys)

    def _drawn(self) -> bool:
        run = self.places.run
        return run.console.miniatures.up_to_date

    def _while_voting(self) -> None:
        """Look at every way into the open vote without a phone."""
        ways = self.places.run.fall_backs
        self._opens("ballots", ways.type_ballots)
        self._opens("hands", ways.count_hands)
        self._opens("address", ways.change_address)
        ways.pass_round()
        kiosk = ways.kiosk
        assert kiosk is not None
        self._look("pass-round", kiosk)
        kiosk.begin()
        self._look("pass-round-voting", kiosk)
        kiosk.close()

    def rehearsal(self) -> None:
        """Its page, under the strip that says so."""
        rehearsals = self.places.rehearsals
        rehearsals.begin(self.workshop_id, "split", alone=True)
        assert rehearsals.show is not None
        show = rehearsals.show
        self._until(lambda: show.room.ready)
        self._look("rehearsal")
        rehearsals.end()

    def settings(self) -> None:
        """And a backup that was made, and the question before going back to it."""
        super().settings()
        asides = self.app.asides
        assert asides is not None
        assert asides._data is not None
        card = asides._data
        card.back_up()
        self._until(card.restore_button.isEnabled)
        self._look("settings-backup")
        self._opens("restore", card.restore)

    def _opens(self, name: str, act: Callable[..., Any], *given: Any) -> None:
        """Do something that opens a dialog; it is looked at under this name."""
        self._dialogs.name = name
        before = len(self._dialogs.shown)
        act(*given)
        assert len(self._dialogs.shown) == before + 1, f"{name} did not open"

    def _look_at_menu(self, name: str, menu: QMenu) -> None:
        menu.popup(self.app.window.mapToGlobal(self.app.window.rect().center()))
        self._look(name, menu)
        menu.close()
        menu.deleteLater()
