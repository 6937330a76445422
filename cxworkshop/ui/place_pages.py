"""The pages of Prepare, Run and Hand out, each made when it is first wanted.

What they need is heavy (charts, papers). `Places` says what is read in when, and where one goes;
here each page is given what it needs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from cxworkshop.services.desk import Desk
from cxworkshop.settings import Settings
from cxworkshop.ui.background import Background
from cxworkshop.ui.dialogs import Dialogs
from cxworkshop.ui.later import Later
from cxworkshop.ui.layouts import turn_to
from cxworkshop.ui.main_window import MainWindow
from cxworkshop.ui.room_process import RoomProcess
from cxworkshop.ui.screens import Screens

if TYPE_CHECKING:
    from cxworkshop.services.room_check import Finding
    from cxworkshop.ui.handout.page import HandOutPage
    from cxworkshop.ui.prepare.page import PreparePage
    from cxworkshop.ui.rehearsal.rehearsals import Rehearsals
    from cxworkshop.ui.run.page import RunPage
    from cxworkshop.ui.stage.window import StageWindow


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the pages work with. `background` does the long work, `reading` what must not wait for
    it; `settings` gives the newest ones, `keep` keeps some by name."""

    window: MainWindow
    dialogs: Dialogs
    background: Background
    reading: Background
    desk: Desk
    home: Path
    room: RoomProcess
    screens: Screens
    settings: Callable[[], Settings]
    keep: Callable[..., None]


class PlacePages(QObject):
    """`wanted` names a place, `workshop_wanted` a workshop; `rehearsal_wanted` carries a mood and
    whether one screen must do, `rehearsed` the id of a workshop. `with_join_url` tells where phones
    find the room."""

    wanted = Signal(str)
    workshop_wanted = Signal(str)
    rehearsal_wanted = Signal(str, bool)
    rehearsed = Signal(str)

    def __init__(
        self,
        around: Surroundings,
        with_join_url: Callable[[Callable[[str], None]], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._around, self._with_join_url = around, with_join_url
        self._workshop_id = ""
        self.stage = Later(self._make_stage)
        self.prepare = Later(self._make_prepare)
        self.run = Later(self._make_run)
        self.rehearsals = Later(self._make_rehearsals)
        self.hand_out = Later(self._make_hand_out)
        self._run_place = Later(self._make_run_place)

    def open_workshop(self, workshop_id: str) -> None:
        """Show another workshop in Prepare and Hand out, now or when they are made."""
        self._workshop_id = workshop_id
        for page in (self.prepare.made, self.hand_out.made):
            if page is not None:
                page.open_workshop(workshop_id)

    def put_away(self) -> None:
        """The workshop that was open is gone."""
        self._workshop_id = ""
        for page in (self.prepare.made, self.hand_out.made):
            if page is not None:
                page.put_away()

    def happened(self, event: object) -> None:
        """Something changed somewhere."""
        for page in (self.prepare.made, self.run.made, self.hand_out.made):
            if page is not None:
                page.happened(event)

    def _make_prepare(self) -> PreparePage:
        from cxworkshop.ui.prepare.page import PreparePage

        around = self._around
        page = PreparePage(
            around.desk,
            around.dialogs,
            around.reading,
            self._prepare_look,
            self._with_join_url,
            lambda: self.run().staging.projector_name,
        )
        page.run_wanted.connect(self._want_run)
        page.earlier_wanted.connect(self.workshop_wanted)
        page.rehearse_wanted.connect(self.rehearsal_wanted)
        around.window.add_place("prepare", page)
        if self._workshop_id:
            page.open_workshop(self._workshop_id)
        return page

    def _prepare_look(self) -> Callable[[], Sequence[Finding]]:
        from cxworkshop.ui.looking_around import prepare_look

        return prepare_look(self._around.home, self._around.screens, self._around.room)

    def _make_stage(self) -> StageWindow:
        from cxworkshop.ui.stage.chart_shelf import ChartShelf
        from cxworkshop.ui.stage.window import StageWindow

        return StageWindow(ChartShelf(self._around.background, self))

    def _make_run_place(self) -> QStackedWidget:
        place = QStackedWidget()
        self._around.window.add_place("run", place)
        return place

    def _make_run(self) -> RunPage:
        from cxworkshop.ui.run.page import RunPage

        around = self._around
        page = RunPage(
            around.desk,
            around.dialogs,
            around.background,
            around.room,
            self.stage(),
            around.screens,
            around.settings(),
            around.home,
        )
        page.start_panel.rehearse.asked.connect(self.rehearsal_wanted)
        page.hand_out_wanted.connect(self._want_hand_out)
        place = self._run_place()
        place.addWidget(page)
        if shown := place.currentWidget():  # a rehearsal may be there already
            turn_to(place, shown)
        return page

    def _make_rehearsals(self) -> Rehearsals:
        from cxworkshop.ui.rehearsal.rehearsals import Rehearsals

        around = self._around
        made = Rehearsals(
            around.desk,
            around.dialogs,
            around.screens,
            around.settings,
            around.home,
            self._run_place(),
        )
        made.begun.connect(self._want_run)
        made.ended.connect(self.rehearsed)
        return made

    def _make_hand_out(self) -> HandOutPage:
        from cxworkshop.ui.handout.page import HandOutPage

        around, kept = self._around, self._around.settings().hand_out_folder
        page = HandOutPage(
            around.desk,
            around.dialogs,
            around.background,
            around.room,
            around.home,
            self._remember_folder,
            Path(kept) if kept else None,
        )
        page.code_wanted.connect(self._show_code)
        around.window.add_place("hand_out", page)
        if self._workshop_id:
            page.open_workshop(self._workshop_id)
        return page

    def _want_run(self, _workshop_id: str = "") -> None:
        self.wanted.emit("run")

    def _want_hand_out(self, _workshop_id: str) -> None:
        self.wanted.emit("hand_out")

    def _show_code(self) -> None:
        """The join code on the stage, where everybody can scan it, or away again."""
        self.run().use_tool("join")

    def _remember_folder(self, folder: Path) -> None:
        self._around.keep(hand_out_folder=str(folder))
