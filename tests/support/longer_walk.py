"""What the walk past every page leaves out: forms, fall-backs, pictures on demand, a rehearsal.

For whoever takes pictures of everything; it takes the phones along, because a vote that nobody
answers shows nothing.
"""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea

from cxworkshop.content.sample import load_sample
from cxworkshop.domain.cues import SceneKind
from cxworkshop.services import preparing
from cxworkshop.ui.library.delete_client import DeleteClient
from cxworkshop.ui.library.new_workshop import NewWorkshopForm
from cxworkshop.ui.prepare.customers.editor import CustomersEditor
from cxworkshop.ui.prepare.customers.paste_table import PasteTable
from cxworkshop.ui.prepare.team_editor import TeamEditor
from cxworkshop.ui.run.ballot_entry import BallotEntry
from cxworkshop.ui.run.hands_entry import HandsEntry
from tests.support.dealt import EXECUTIVES
from tests.support.walk import Walk

OVER_THE_STAGE = ("join", "timer", "method", "blank")
MOST = 60


class LongerWalk(Walk):
    """A walk with every detour."""

    def library(self) -> None:
        """With a search without a hit."""
        super().library()
        library = self.places.library
        library.search.setText("nobody is called this")
        self._until(lambda: library._nothing.isVisible())
        self._look("library-nothing")
        library.search.clear()

    def prepare(self) -> None:
        """The editors, and what opens in them."""
        super().prepare()
        page = self.places.prepare
        page.open_card("team")
        team = page.editors["team"]
        assert isinstance(team, TeamEditor)
        team.rules.more.setChecked(True)
        self._look_down("team-rules")
        team.rules.more.setChecked(False)
        self._customers_by_hand()
        page.show_overview()

    def wizard(self, survey: object) -> None:
        """Step by step, as far as what is kept in the end."""
        super().wizard(load_sample().survey_path)
        page = self.places.prepare
        editor = page.editors["customers"]
        assert isinstance(editor, CustomersEditor)
        page.import_survey(load_sample().survey_path)
        wizard = editor.wizard
        self._until(lambda: wizard.reading is not None)
        wizard.go_on()
        while wizard.reading is not None and wizard.reading.waiting:
            wizard.ask.panel.yes.click()
        self._look("customers-confirmed")
        wizard.go_on()
        wizard.go_on()
        self._until(lambda: wizard.check.isVisible())
        self._look("customers-check")
        wizard.give_up()

    def _look_down(self, name: str) -> None:
        """A page that is longer than the window: its upper and its lower end."""
        self._look(name)
        for area in self.app.window.findChildren(QScrollArea):
            if area.isVisible():
                area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
        self._look(f"{name}-below")

    def _customers_by_hand(self) -> None:
        page = self.places.prepare
        editor = page.editors["customers"]
        assert isinstance(editor, CustomersEditor)
        page.open_card("customers")
        self._look_down("customers-voices")
        editor.note_panel()
        self._look("customers-panel")
        editor.panel.given_up.emit()

    def run(self) -> None:
        """Everything that lies over the stage or opens in the console."""
        self._go_to_run()
        self._rehearsal()
        super().run()
        self._plan_editor()
        self._over_the_stage()
        self._all_scenes()

    def _rehearsal(self) -> None:
        rehearsals = self.places.rehearsals
        rehearsals.begin(self.workshop_id, "proud", alone=False)
        self._until(lambda: rehearsals.show and rehearsals.show.room.joined >= EXECUTIVES)
        self._look("rehearsal")
        rehearsals.end()

    def _go_to_run(self) -> None:
        self.places.open(self.workshop_id)

    def _while_voting(self) -> None:
        fall_backs = self.places.run.fall_backs
        entries = fall_backs._entries_now()
        assert entries is not None
        page = self.places.run
        ballots = BallotEntry(page, entries, self.places._dialogs, EXECUTIVES)
        self.dialog("run-ballots", ballots)
        hands = HandsEntry(page, entries, [], lambda: EXECUTIVES)
        self.dialog("run-hands", hands)
        fall_backs.pass_round()
        assert fall_backs.kiosk is not None
        self._look("run-pass-around", fall_backs.kiosk)
        fall_backs.kiosk.close()

    def _plan_editor(self) -> None:
        self._go_to("commitments")
        panel = self.places.run.console.plan
        panel.add.click()
        self._look("run-plan-new")
        panel.finish_typing()
        panel.editor._more.click()
        self._look("run-plan-details")

    def _over_the_stage(self) -> None:
        run = self.places.run
        self._go_to("blind_spots")
        for tool in OVER_THE_STAGE:
            run.use_tool(tool)
            self._look_at_stage(f"stage-{tool}")
            self._look(f"run-{tool}")
            run.use_tool(tool)
        run.use_tool("more")
        run.refresh_now()
        self._look("run-more")
        assert run.presenter is not None
        for kind in [offer.kind for offer in run.presenter.state.offers]:
            run.presenter.exhibits.show(kind)
            run.refresh_now()
            self._look_at_stage(f"stage-more-{kind}")
        self._look("run-exhibit")
        run.use_tool("more")

    def _all_scenes(self) -> None:
        """The stage at every picture of the agenda."""
        run = self.places.run
        self._go_to("welcome")
        for place in range(MOST):
            assert run.presenter is not None
            cue = run.presenter.state.cue
            stage = f"-{cue.stage}" if cue.stage else ""
            following = run.presenter.state.following()
            if following is None:
                break
            self._look_at_stage(f"scene-{place:02}-{cue.scene}{stage}")
            if following.scene is SceneKind.VOTE_READY:
                run.skip()
            else:
                run.next()
            run.refresh_now()
        self._look("stage-closing", self.places.stage)

    def dialogs(self) -> None:
        """The forms that ask before something is made or deleted."""
        super().dialogs()
        window, desk = self.app.window, self.places.desk
        workshop = preparing.workshop(desk, self.workshop_id)
        templates = desk.content.templates
        for name, dialog in (
            ("new-workshop", NewWorkshopForm(window, templates, desk.today())),
            ("follow-up", NewWorkshopForm(window, templates, desk.today(), workshop)),
            ("delete-client", DeleteClient(window, workshop.client, 2)),
            ("paste-table", PasteTable(window)),
        ):
            self.dialog(name, dialog)
