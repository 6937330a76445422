"""The four places of the app, and how they are tied to each other.

The library is there at once; each of the others is made when it is first wanted (`place_pages.py`),
and what they need is read in beside the library as soon as that can be used.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from cxworkshop.problems import Problem
from cxworkshop.services import preparing, rehearsing, room_sessions, shelf
from cxworkshop.services.desk import Desk
from cxworkshop.services.events import WorkshopsChanged
from cxworkshop.settings import Settings
from cxworkshop.ui.background import Background
from cxworkshop.ui.coming_back import FOR_ALL, OPENS_AT, place_to_return_to
from cxworkshop.ui.dialogs import Dialogs
from cxworkshop.ui.dropped_files import DroppedFiles
from cxworkshop.ui.event_bridge import EventBridge
from cxworkshop.ui.later import Later
from cxworkshop.ui.library.page import LibraryPage
from cxworkshop.ui.library.workshop_files import WorkshopFiles
from cxworkshop.ui.library_watch import LibraryWatch
from cxworkshop.ui.main_window import PLACES, MainWindow
from cxworkshop.ui.place_pages import PlacePages, Surroundings
from cxworkshop.ui.reading_in import read_in
from cxworkshop.ui.room_process import RoomProcess
from cxworkshop.ui.screens import Screens
from cxworkshop.words import say

if TYPE_CHECKING:
    from cxworkshop.ui.colleagues import Colleagues
    from cxworkshop.ui.handout.page import HandOutPage
    from cxworkshop.ui.prepare.page import PreparePage
    from cxworkshop.ui.rehearsal.rehearsals import Rehearsals
    from cxworkshop.ui.run.page import RunPage
    from cxworkshop.ui.stage.window import StageWindow


class Places(QObject):
    """Library, Prepare, Run and Hand out of one window. `keep` keeps settings by name."""

    def __init__(
        self,
        window: MainWindow,
        dialogs: Dialogs,
        background: Background,
        desk: Desk,
        settings: Settings,
        home: Path,
        keep: Callable[..., None],
    ) -> None:
        super().__init__()
        self.desk = desk
        self._window, self._dialogs, self._home, self._keep = window, dialogs, home, keep
        self._settings = settings
        self._workshop_id = ""
        self._url_wanted: Callable[[str], None] | None = None
        self.room = RoomProcess(self)
        self._colleagues = Later(self._make_colleagues)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.screens = Screens(app, self)
        self.library = LibraryPage(desk, dialogs, settings, keep)
        self.files = WorkshopFiles(desk, dialogs, background, self._may_replace, self)
        self._dropped = DroppedFiles(dialogs, self)
        self._reading = Background(self)  # so that a preview never waits for a long import
        around = Surroundings(
            window, dialogs, background, self._reading, desk, home, self.room, self.screens,
            lambda: self._settings, keep,
        )  # fmt: skip
        self._pages = PlacePages(around, self._with_join_url, self)
        self._bridge = EventBridge(desk.bus, self)
        self.watch = LibraryWatch(desk.library, self)
        self._connect()
        window.add_place("library", self.library)
        rehearsing.sweep(home)
        room_sessions.remove_orphans(desk, home)
        window.go("library")
        self.library.take_focus()
        self._come_back(settings.open_workshop)

    # ---- the places that are made when they are first wanted

    @property
    def prepare(self) -> PreparePage:
        return self._pages.prepare()

    @property
    def run(self) -> RunPage:
        return self._pages.run()

    @property
    def stage(self) -> StageWindow:
        return self._pages.stage()

    @property
    def rehearsals(self) -> Rehearsals:
        return self._pages.rehearsals()

    @property
    def hand_out(self) -> HandOutPage:
        return self._pages.hand_out()

    @property
    def colleagues(self) -> Colleagues:
        """The simulated ones, who join the demo."""
        return self._colleagues()

    def read_ahead(self) -> None:
        """Read in, in the worker thread, what the places that are not made yet will need."""
        self._reading.run(lambda _task: read_in(FOR_ALL), lambda _: None, _fail)

    # ---- going somewhere

    def open(self, workshop_id: str) -> None:
        """Open a workshop at the place where it stands in its life."""
        try:
            workshop = preparing.workshop(self.desk, workshop_id)
        except Problem as problem:
            self._dialogs.tell(problem)
            return
        self._take(workshop_id)
        self.go(OPENS_AT[workshop.status])

    def go(self, place: str) -> None:
        """Show a place; Run opens the room for the workshop."""
        if place == "library":
            self.library.refresh()
        elif place == "prepare":
            self._pages.prepare()
        elif place == "run":
            self._enter_run()
        elif place == "hand_out":
            self._pages.hand_out()
        self._window.go(place)
        if place == "library":
            self.library.take_focus()
        elif place == "run":
            self._window.activateWindow()

    def open_demo(self) -> None:
        """The first two minutes: the sample, running, with simulated colleagues who join."""
        try:
            workshop = shelf.open_sample(self.desk, shelf.TOUR)
        except Problem as problem:
            self._dialogs.tell(problem)
            return
        self._take(workshop.id)
        self.run.open_workshop(workshop.id, start=True)
        self.go("run")
        if self.room.ready:
            self._send_colleagues()

    def import_file(self, path: Path) -> None:
        """A file was chosen: a workshop, or a survey for the one that is open or for a new one."""
        self._dropped.take((path,))

    def follow(self, settings: Settings) -> None:
        """Settings have changed; what is on the stage changes at once."""
        self._settings = settings
        if self._pages.run.made:
            self._pages.run.made.follow(settings)

    def close_workshop(self) -> bool:
        """Close the workshop that is open; False when its run may not be left."""
        return not self._workshop_id or self._may_replace(self._workshop_id)

    # ---- ending

    def may_close(self) -> bool:
        """Whether the app may end now."""
        return self._pages.run.made is None or self._pages.run.made.may_leave()

    def close(self) -> None:
        """End room and phones, close windows and library."""
        self._bridge.close()
        self.watch.stop()
        self._reading.end()
        self.library.actions_on.end()
        self._leave_run()
        if self._pages.stage.made:
            self._pages.stage.made.deleteLater()
        self.desk.close()

    # ---- how it hangs together

    def _connect(self) -> None:
        self._window.place_chosen.connect(self.go)
        self._window.files_dropped.connect(self._dropped.take)
        self._dropped.workshop.connect(self.files.import_file)
        self._dropped.survey.connect(self._import_survey)
        self.library.opened.connect(self.open)
        self.library.demo.connect(self.open_demo)
        self.library.import_wanted.connect(self.files.choose_import)
        self.library.export_wanted.connect(self.files.export)
        self.library.file_chosen.connect(self.import_file)
        self.files.imported.connect(self._show_imported)
        self.files.exported.connect(self._say_exported)
        self._pages.wanted.connect(self.go)
        self._pages.workshop_wanted.connect(self.open)
        self._pages.rehearsal_wanted.connect(self._rehearse)
        self._pages.rehearsed.connect(self._rehearsed)
        self.screens.used.connect(self._remember_stage)
        self.room.said.connect(self._room_said)
        self.watch.lost.connect(self._window.crash_notice.tell_problem)
        self.watch.found.connect(self._window.crash_notice.hide)
        self._bridge.happened.connect(self._happened)

    def _make_colleagues(self) -> Colleagues:
        from cxworkshop.ui.colleagues import Colleagues

        return Colleagues(self)

    def _remember_stage(self, screen: str) -> None:
        self._keep(last_stage=screen)

    def _import_survey(self, paths: tuple[Path, ...]) -> None:
        if self._workshop_id or self.library.new() is not None:
            self.go("prepare")
            self.prepare.import_survey(*paths)

    @property
    def _rehearsing(self) -> bool:
        made = self._pages.rehearsals.made
        return made is not None and made.show is not None

    def _rehearse(self, mood: str, alone: bool) -> None:
        """The room of the workshop itself gives way, so that phones find the rehearsal's."""
        self.run.leave()
        self.rehearsals.begin(self._workshop_id, mood, alone=alone)

    def _rehearsed(self, workshop_id: str) -> None:
        if workshop_id == self._workshop_id:
            self.go("prepare")

    def _take(self, workshop_id: str) -> None:
        if workshop_id == self._workshop_id:
            return
        if self._workshop_id:
            self._leave_run()
        self._workshop_id = workshop_id
        self._keep(open_workshop=workshop_id)
        self.library.remember(workshop_id)
        self._window.rail.open_places(frozenset(PLACES))
        self._pages.open_workshop(workshop_id)

    def _enter_run(self) -> None:
        """Open the room of the workshop, unless a rehearsal stands there."""
        page = self.run
        if self._workshop_id and not self._rehearsing:
            page.open_workshop(self._workshop_id)

    def _leave_run(self) -> None:
        """Nobody is in the room any more."""
        if self._colleagues.made:
            self._colleagues.made.stop()
        if self._pages.rehearsals.made:
            self._pages.rehearsals.made.end()
        if self._pages.run.made:
            self._pages.run.made.leave()

    def _show_imported(self, workshop_id: str) -> None:
        self.go("library")
        self.library.show_workshop(workshop_id)

    def _say_exported(self, path: Path) -> None:
        self.library.announce(say("library.export.done", path=path))

    def _may_replace(self, workshop_id: str) -> bool:
        """Whether a workshop may be replaced; one that is open is closed first."""
        if workshop_id != self._workshop_id:
            return True
        if not self.may_close():
            return False
        self._put_away()
        return True

    def _put_away(self) -> None:
        """The workshop that was open is gone, or about to be replaced."""
        self._leave_run()
        self._pages.put_away()
        self._workshop_id = ""
        self._keep(open_workshop="")
        self._window.rail.open_places(frozenset({"library"}))
        self.go("library")

    def _come_back(self, workshop_id: str) -> None:
        place = place_to_return_to(self.desk, workshop_id)
        if not place:
            return
        self._take(workshop_id)
        if place == "hand_out":
            self.run.open_room(workshop_id)
        if place != "library":
            self.go(place)
        if place == "run" and self.run.presenter:
            self.run.presenter.welcome_back()

    def _happened(self, event: object) -> None:
        if isinstance(event, WorkshopsChanged):
            room_sessions.remove_orphans(self.desk, self._home, besides=self._workshop_id)
            if self._workshop_id and not shelf.statuses(self.desk, [self._workshop_id]):
                self._put_away()
            elif self.library.isVisible():
                self.library.refresh()
        self._pages.happened(event)

    def _room_said(self, said: Any) -> None:
        if said.get("event") == "ready":
            if self._pages.hand_out.made:
                self._pages.hand_out.made.show_room()
            self._tell_join_url()
            workshop = preparing.workshop(self.desk, self._workshop_id)
            if workshop.template_id == shelf.TOUR:
                self._send_colleagues()

    def _send_colleagues(self) -> None:
        session = room_sessions.folder(self._home, self._workshop_id)
        self.colleagues.join(self.run.presenter, self.room.url, session)

    def _with_join_url(self, tell: Callable[[str], None]) -> None:
        """Open the room of the workshop, if it is not open, and tell where phones find it."""
        self._url_wanted = tell
        self.run.open_room(self._workshop_id)
        if self.room.ready:
            self._tell_join_url()

    def _tell_join_url(self) -> None:
        tell, self._url_wanted = self._url_wanted, None
        if tell is not None:
            tell(self.room.url)


def _fail(error: Exception) -> None:
    raise error
