"""A walk past a run and what comes after it: the console at every kind of step, the stage, its
notices, Hand out, the tour and the manual.

For whoever takes pictures of these in many sizes. Cables are really pulled, and the desk's clock is
set forward where time has to pass.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from cxworkshop.domain.cues import SceneKind
from cxworkshop.services import shelf
from cxworkshop.ui.run.shortcut_sheet import ShortcutSheet
from tests.support.cables import Cables
from tests.support.longer_walk import MOST, LongerWalk

REPORT = Path("/home/facilitator/.local/share/CX Workshop/logs/crash-2026-03-12.txt")
PROJECTOR = "Projector"
OVER_TIME = timedelta(minutes=9)
CONSOLE_TOO = {SceneKind.VOTE_READY, SceneKind.PAIR, SceneKind.GAPS, SceneKind.DEPTH,
               SceneKind.SILENCE, SceneKind.RULER, SceneKind.METHOD}  # fmt: skip


class RunWalk(LongerWalk):
    """Begins where the workshop is prepared."""

    def all(self) -> None:
        """Tour, run, Hand out, manual, sheet of keys."""
        self._look("library-empty")
        self.tour()
        self.workshop_id = shelf.open_sample(self.places.desk, "T1").id
        self.run()
        self.hand_out()
        self.help()
        self.dialogs()

    def run(self) -> None:
        """And what interrupts it."""
        super().run()
        self._interruptions()
        self._screens()

    def dialogs(self) -> None:
        """Those of a run."""
        self.dialog("keys", ShortcutSheet(self.app.window))

    def hand_out(self) -> None:
        """And once documents were written."""
        super().hand_out()
        page = self.places.hand_out
        page.documents.begin()
        page.documents.progress(2, 7, "Team plan")
        self._look("hand-out-writing")
        page.documents.end()

    def _while_voting(self) -> None:
        super()._while_voting()
        run = self.places.run
        assert run.presenter is not None
        run.back()
        run.refresh_now()
        self._look("run-problem")
        run.presenter.dismiss_problem()
        run.fall_backs.pass_round()
        kiosk = run.fall_backs.kiosk
        assert kiosk is not None
        kiosk.begin()
        self._look("run-pass-around-voting", kiosk)
        kiosk.close()

    def _all_scenes(self) -> None:
        """With the console beside those that have a character of their own."""
        run = self.places.run
        self._go_to("welcome")
        for place in range(MOST):
            assert run.presenter is not None
            cue, following = run.presenter.state.cue, run.presenter.state.following()
            if following is None:
                break
            name = f"{place:02}-{cue.scene}{f'-{cue.stage}' if cue.stage else ''}"
            self._look_at_stage(f"scene-{name}")
            if cue.scene in CONSOLE_TOO and place < 26:
                self._look(f"console-{name}")
            run.skip() if following.scene is SceneKind.VOTE_READY else run.next()
            run.refresh_now()
        self._look("stage-closing", self.places.stage)

    def _interruptions(self) -> None:
        """Out of time, asleep, an error, a picture that is held."""
        run, desk = self.places.run, self.places.desk
        self._go_to("right")
        assert run.presenter is not None
        self._until(lambda: run.console.miniatures.up_to_date)
        run.use_tool("freeze")
        run.refresh_now()
        run.next()
        run.refresh_now()
        self._until(lambda: run.console.miniatures.up_to_date)
        self._look("run-frozen")
        run.use_tool("freeze")
        run.presenter.welcome_back()
        run.refresh_now()
        self._look("run-back")
        run.presenter.dismiss_problem()
        really = desk.now
        object.__setattr__(desk, "now", lambda: really() + OVER_TIME)
        run.presenter.tick()
        run.refresh_now()
        self._look("run-slept-over-time")
        object.__setattr__(desk, "now", really)
        run.presenter.dismiss_problem()
        self.app.window.crash_notice.tell(REPORT)
        self._look("run-crash")
        self.app.window.crash_notice.hide()

    def _screens(self) -> None:
        """The projector is pulled out, there never was one, it shows what the laptop shows."""
        run, cables = self.places.run, Cables()
        cables.unplug(PROJECTOR)
        run.refresh_now()
        self._look("run-unplugged")
        run.staging._had_projector = False
        run.refresh_now()
        self._look("run-one-screen")
        cables.plug_in(PROJECTOR, x=0, y=0)
        run.refresh_now()
        self._look("run-mirrored")
        cables.restore()
