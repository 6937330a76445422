"""A walk past every page of the app in the states that look different, real windows throughout.

Whoever walks is told at each stop which window to look at: a test inspects its widgets, a tool
takes its picture. The answers of the executives are dealt as the simulated ones deal them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QDialog, QWidget

from cxworkshop.content.sample import load_sample
from cxworkshop.domain.cues import RevealStage, SceneKind
from cxworkshop.services import demo_story, shelf
from cxworkshop.services.desk import Desk
from cxworkshop.ui.dialogs import Question
from cxworkshop.ui.places import Places
from cxworkshop.ui.prepare.customers.editor import CustomersEditor
from cxworkshop.ui.prepare.customers.wizard import SurveyWizard
from cxworkshop.ui.run.shortcut_sheet import ShortcutSheet
from cxworkshop.ui.shell import App
from cxworkshop.words import say
from tests.support.dealt import EXECUTIVES, keep_dealt

LAYERS = 8  # a layout inside a layout is arranged one turn later
PACE = 10.0  # long enough for a picture between the last answers on a busy machine

Visit = Callable[[str, QWidget], None]
Until = Callable[[Callable[[], Any]], None]


class Walk:
    """`visit` is told the name of a stop and its window; `until` waits for a condition. `prepare`
    may change the sample workshop before anybody looks at it; with `phones` simulated executives
    are really there."""

    def __init__(
        self,
        app: App,
        visit: Visit,
        until: Until,
        prepare: Callable[[Desk, str], None] = lambda desk, workshop_id: None,
        *,
        phones: bool = False,
    ) -> None:
        self._phones = phones
        self.app, self._visit, self._change = app, visit, prepare
        self._until: Until = lambda condition: until(lambda: bool(condition()))
        self.workshop_id = ""

    @property
    def places(self) -> Places:
        assert self.app.places is not None
        return self.app.places

    def all(self) -> None:
        """Everywhere, in the order of a workshop's life."""
        self.library()
        self.prepare()
        self.run()
        self.hand_out()
        self.settings()
        self.help()
        self.dialogs()

    def library(self) -> None:
        """Without a workshop, with the tour, and as list and cards."""
        self._look("library-empty")
        self.tour()
        sample = shelf.open_sample(self.places.desk, "T1")
        self.workshop_id = sample.id
        self._change(self.places.desk, sample.id)
        self.places.go("library")
        self._look("library")
        self.places.library.cards_button.click()
        self._look("library-cards")
        self.places.library.list_button.click()

    def tour(self) -> None:
        """Every bubble."""
        asides = self.app.asides
        assert asides is not None
        asides.start_tour()
        number = 0
        while asides.tour is not None:
            number += 1
            self._look(f"tour-{number}")
            asides.tour.bubble.next.click()

    def prepare(self) -> None:
        """The six cards, and the editor behind each."""
        page = self.places.prepare
        self.places.open(self.workshop_id)
        self._look("prepare")
        for name in page.editors:
            page.open_card(name)
            self._until(lambda: not getattr(page.room, "_checking", False))
            self._look(f"prepare-{name}")
        self.wizard(load_sample().survey_path)
        page.show_overview()

    def wizard(self, survey: Path) -> None:
        """The customers' file, step by step."""
        page = self.places.prepare
        page.import_survey(survey)
        editor = page.editors["customers"]
        assert isinstance(editor, CustomersEditor)
        wizard = editor.wizard
        self._until(lambda: wizard.reading is not None)
        self._look("customers-read")
        for step in ("ask", "ours"):
            wizard.go_on()
            self._look(f"customers-{step}")
        self._leave(wizard)

    def _leave(self, wizard: SurveyWizard) -> None:
        wizard.give_up()

    def run(self) -> None:
        """From the button that begins to the closing picture, with a vote that is open."""
        places = self.places
        places.go("run")
        self._look("run-start")
        self._until(lambda: places.room.ready)
        places.run.next()
        self._look("run-welcome")
        self._vote()
        self._go_to("hero")
        self._forward_to(SceneKind.PAIR, RevealStage.GAP)
        self._look_at_stage("stage-hero")
        self._look("run-reveal")
        self._go_to("blind_spots")
        self._forward_to(SceneKind.GAPS)
        self._look_at_stage("stage-gaps")
        self._go_to("causes")
        self._look("run-causes")
        demo_story.apply(places.desk, self.workshop_id)
        for step in ("causes", "commitments", "pledges", "readback"):
            self._go_to(step)
            self._look(f"run-{step}-filled")

    def _vote(self) -> None:
        """Both votes; without phones they are answered beside the window."""
        if self._phones:
            self._let_in()
            self._open_vote("predict")
            self._wait_for_answers(EXECUTIVES)
            self._close_vote()
        else:
            keep_dealt(self.places.desk, self.workshop_id, "predict")
        self._open_vote("rate")
        self._wait_for_answers(EXECUTIVES - 3)
        self._look("run-voting")
        self._until(self._counts_down)
        self._look("run-closing")
        self.places.run.back()
        self._while_voting()
        if self._phones:
            self._wait_for_answers(EXECUTIVES)
            self._close_vote()
        else:
            self._keep_beside("rate")
        self._look("run-preview")

    def _open_vote(self, step_id: str) -> None:
        self._go_to(step_id)
        self._forward_to(SceneKind.VOTE_OPEN)

    def _counts_down(self) -> bool:
        """Pressed again while the vote was only just opened."""
        run = self.places.run
        assert run.presenter
        if run.presenter.view().now.closing_in is None:
            run.next()
        return run.presenter.view().now.closing_in is not None

    def _close_vote(self) -> None:
        """Nobody is missing, so it closes at once."""
        run = self.places.run
        run.next()
        self._until(lambda: run.presenter and not run.presenter.keeping)
        run.refresh_now()
        self._until(lambda: run.console.miniatures.up_to_date)

    def _keep_beside(self, step_id: str) -> None:
        places = self.places
        places.run.next()
        keep_dealt(places.desk, self.workshop_id, step_id)
        places.run.leave()
        places.run.open_workshop(self.workshop_id, start=True)
        self._until(lambda: places.room.ready)
        self._go_to(step_id)
        self._forward_to(SceneKind.VOTE_CLOSED)

    def _while_voting(self) -> None:
        """What else there is to see before the vote is closed."""

    def _let_in(self) -> None:
        """Everybody's phone joins."""
        places = self.places
        presenter = places.run.presenter
        assert presenter is not None
        presenter.set_simulated(EXECUTIVES)
        leanings = load_sample().opinions_path
        places.colleagues.start(places.room.url, EXECUTIVES, seed=1, pace=PACE, opinions=leanings)
        self._until(lambda: places.room.joined >= EXECUTIVES)

    def _wait_for_answers(self, answers: int) -> None:
        """So many have answered."""
        if self._phones:
            presenter = self.places.run.presenter
            assert presenter is not None
            self._until(lambda: presenter.view().now.room.answered >= answers)

    def hand_out(self) -> None:
        """The documents with a preview."""
        self.places.go("hand_out")
        preview = self.places.hand_out.preview
        self._until(lambda: preview._message.text() != say("handout.drawing") or preview._pages)
        self._look("hand-out")

    def settings(self) -> None:
        """The page of choices."""
        asides = self.app.asides
        assert asides is not None
        asides.show_settings()
        self._look("settings")

    def help(self) -> None:
        """Every page of the manual, and a search without a hit."""
        asides = self.app.asides
        assert asides is not None
        asides.show_help()
        assert asides.help is not None
        for name in asides.help.pages:
            asides.help.show_page(name)
            self._look(f"help-{name}", asides.help)
        asides.help.search.setText("nothing holds <b>this</b>")
        self._look("help-nothing", asides.help)
        asides.help.close()

    def dialogs(self) -> None:
        """The question, and the sheet of keys."""
        window = self.app.window
        for name, dialog in (
            ("question", Question(window, "R&D <b>?</b>", "<img src=x> & more", "Yes")),
            ("keys", ShortcutSheet(window)),
        ):
            self.dialog(name, dialog)

    def dialog(self, name: str, dialog: QDialog) -> None:
        """One dialog, which is thrown away afterwards."""
        dialog.show()
        self._look(name, dialog)
        dialog.close()
        dialog.deleteLater()

    def _go_to(self, step_id: str) -> None:
        presenter = self.places.run.presenter
        assert presenter is not None
        presenter.go_to(step_id)
        self.places.run.refresh_now()

    def _forward_to(self, scene: SceneKind, stage: RevealStage | None = None) -> None:
        run = self.places.run
        for _ in range(8):
            assert run.presenter is not None
            cue = run.presenter.state.cue
            if cue.scene is scene and (stage is None or cue.stage is stage):
                break
            run.next()
            self._until(lambda: run.presenter and not run.presenter.keeping)
        run.refresh_now()

    def _look_at_stage(self, name: str) -> None:
        scene = self.places.stage.scene
        self._until(lambda: self.places.run.console.miniatures.up_to_date and scene.still)
        self._look(name, self.places.stage)

    def _look(self, name: str, window: QWidget | None = None) -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        for _ in range(LAYERS):
            QCoreApplication.processEvents()
        self._visit(name, window or self.app.window)
