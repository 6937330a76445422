"""Begins and ends rehearsals: room, phones, stage and run page of their own, on a copy.

While one lasts it stands where the run page stands. When it ends, whatever it was made of goes, and
the copy with it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from cxworkshop.problems import Problem
from cxworkshop.services import rehearsing
from cxworkshop.services.desk import Desk
from cxworkshop.services.rehearsing import Rehearsal
from cxworkshop.settings import Settings
from cxworkshop.ui.background import Background
from cxworkshop.ui.dialogs import Dialogs
from cxworkshop.ui.event_bridge import EventBridge
from cxworkshop.ui.layouts import turn_to
from cxworkshop.ui.phones_process import PhonesProcess
from cxworkshop.ui.rehearsal.page import RehearsalPage
from cxworkshop.ui.room_process import RoomProcess
from cxworkshop.ui.run.page import RunPage
from cxworkshop.ui.screens import Screens
from cxworkshop.ui.stage.chart_shelf import ChartShelf
from cxworkshop.ui.stage.window import StageWindow
from cxworkshop.words import say

PACE_SECONDS = 4.0


class Show(QObject):
    """One rehearsal that goes on: its windows, its room and its phones. `over` says that somebody
    has ended it."""

    over = Signal()

    def __init__(
        self,
        rehearsal: Rehearsal,
        dialogs: Dialogs,
        screens: Screens,
        settings: Settings,
        *,
        alone: bool,
        pace: float,
    ) -> None:
        super().__init__()
        self.rehearsal = rehearsal
        self._pace = pace
        self._background = Background(self)
        self.room = RoomProcess(self)
        self.phones = PhonesProcess(self)
        self.stage = StageWindow(ChartShelf(self._background, self))
        self._bridge = EventBridge(rehearsal.desk.bus, self)
        self.run = RunPage(
            rehearsal.desk, dialogs, self._background, self.room, self.stage, screens, settings,
            rehearsal.folder, rehearsing=True, alone=alone,
        )  # fmt: skip
        mood = say(f"rehearsal.mood.{rehearsal.mood}")
        who = say("rehearsal.who", count=rehearsal.executives, mood=mood.lower())
        self.page = RehearsalPage(self.run, who)
        self._bridge.happened.connect(self.run.happened)
        self.room.said.connect(self._room_said)
        self.run.hand_out_wanted.connect(self._finished)
        self.page.end_asked.connect(self.over)

    def begin(self) -> None:
        """Open the room and show the first picture."""
        self.run.open_workshop(self.rehearsal.workshop_id, start=True)

    def put_away(self) -> None:
        """Let everybody leave and close everything; the copy is nobody's any more."""
        self._bridge.close()
        self.phones.stop()
        self.run.leave()
        self._background.end()
        self.stage.dismiss()
        self.stage.deleteLater()
        self.page.deleteLater()
        self.deleteLater()

    def _room_said(self, said: dict[str, object]) -> None:
        if said.get("event") == "ready" and not self.phones.running:
            rehearsal = self.rehearsal
            if self.run.presenter:
                self.run.presenter.set_simulated(rehearsal.executives)
            self.phones.start(
                self.room.url,
                rehearsal.executives,
                seed=rehearsal.seed,
                pace=self._pace,
                opinions=rehearsal.opinions,
                mood=rehearsal.mood,
            )

    def _finished(self, _workshop_id: str) -> None:
        self.over.emit()


class Rehearsals(QObject):
    """One at a time, in `place`, where the run page stands otherwise. `begun` says that one can be
    seen, `ended` carries the id of the workshop."""

    begun = Signal()
    ended = Signal(str)

    def __init__(
        self,
        desk: Desk,
        dialogs: Dialogs,
        screens: Screens,
        settings: Callable[[], Settings],
        home: Path,
        place: QStackedWidget,
    ) -> None:
        super().__init__(place)
        self._desk, self._dialogs, self._screens = desk, dialogs, screens
        self._settings, self._home, self._place = settings, home, place
        self.pace = PACE_SECONDS
        self.show: Show | None = None

    def begin(self, workshop_id: str, mood: str, *, alone: bool) -> None:
        """Rehearse a workshop; why that is impossible is told."""
        self.end()
        try:
            rehearsal = rehearsing.begin(self._desk, self._home, workshop_id, mood)
        except Problem as problem:
            self._dialogs.tell(problem)
            return
        self.show = Show(
            rehearsal, self._dialogs, self._screens, self._settings(), alone=alone, pace=self.pace
        )
        self.show.over.connect(self.end)
        self._place.addWidget(self.show.page)
        turn_to(self._place, self.show.page)
        self.show.begin()
        self.begun.emit()

    def end(self) -> None:
        """Throw the rehearsal away, if there is one."""
        show, self.show = self.show, None
        if show is None:
            return
        self._place.removeWidget(show.page)
        if live := self._place.widget(0):
            turn_to(self._place, live)
        show.put_away()
        rehearsing.end(self._desk, show.rehearsal)
        self.ended.emit(show.rehearsal.workshop_id)
