"""The four places of the app, and how they are tied to each other.

The library is there at once; each of the others is made when it is first wanted. What they need is
heavy (charts, papers) and is read in beside the library as soon as that can be used.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QStackedWidget

from cxworkshop.content.sample import load_sample
from cxworkshop.domain.workshop import Status
from cxworkshop.problems import Problem
from cxworkshop.room.addresses import candidates
from cxworkshop.services import preparing, rehearsing, room_check, room_sessions, running, shelf
from cxworkshop.services.desk import Desk
from cxworkshop.services.events import WorkshopsChanged
from cxworkshop.services.room_check import Finding, Screen
from cxworkshop.settings import Settings
from cxworkshop.ui.background import Background
from cxworkshop.ui.dialogs import Dialogs
from cxworkshop.ui.event_bridge import EventBridge
from cxworkshop.ui.later import Later
from cxworkshop.ui.library.page import LibraryPage
from cxworkshop.ui.library.workshop_files import WorkshopFiles
from cxworkshop.ui.main_window import PLACES, MainWindow
from cxworkshop.ui.phones_process import PhonesProcess
from cxworkshop.ui.room_process import RoomProcess
from cxworkshop.ui.screens import Screens, spoken_name
from cxworkshop.words import say

if TYPE_CHECKING:
    from cxworkshop.ui.handout.page import HandOutPage
    from cxworkshop.ui.prepare.page import PreparePage
    from cxworkshop.ui.prepare.room_editor import Look
    from cxworkshop.ui.rehearsal.rehearsals import Rehearsals
    from cxworkshop.ui.run.page import RunPage
    from cxworkshop.ui.stage.window import StageWindow

FOR_THE_RUN = ("cxworkshop.ui.run.page", "cxworkshop.ui.rehearsal.rehearsals")
FOR_ALL = ("cxworkshop.ui.prepare.page", *FOR_THE_RUN, "cxworkshop.ui.handout.page")

COLLEAGUES = 8
PACE_SECONDS = 6.0
USUAL_PORT = 8437
SEATS = "colleagues.json"
SURVEY_FILES = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods"})
OPENS_AT = {
    Status.PREPARING: "prepare",
    Status.RUNNING: "run",
    Status.FOLLOWING_UP: "hand_out",
    Status.FINISHED: "hand_out",
}


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
        self._background, self._settings = background, settings
        self._workshop_id = ""
        self._url_wanted: Callable[[str], None] | None = None
        self.room = RoomProcess(self)
        self.colleagues = PhonesProcess(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._screens = Screens(app, self)
        self.library = LibraryPage(desk, dialogs, settings, keep)
        self.files = WorkshopFiles(desk, dialogs, background, self._may_replace, self)
        self._reading = Background(self)  # so that a preview never waits for a long import
        self._stage = Later(self._make_stage)
        self._prepare = Later(self._make_prepare)
        self._run = Later(self._make_run)
        self._rehearsals = Later(self._make_rehearsals)
        self._hand_out = Later(self._make_hand_out)
        self._run_place = Later(self._make_run_place)
        self._bridge = EventBridge(desk.bus, self)
        self._connect()
        window.add_place("library", self.library)
        rehearsing.sweep(home)
        room_sessions.remove_orphans(desk, home)
        self.go("library")
        self._come_back(settings.open_workshop)

    # ---- the places that are made when they are first wanted

    @property
    def prepare(self) -> PreparePage:
        return self._prepare()

    @property
    def run(self) -> RunPage:
        return self._run()

    @property
    def stage(self) -> StageWindow:
        return self._stage()

    @property
    def rehearsals(self) -> Rehearsals:
        return self._rehearsals()

    @property
    def hand_out(self) -> HandOutPage:
        return self._hand_out()

    def read_ahead(self) -> None:
        """Read in, in the worker thread, what the places that are not made yet will need."""
        self._reading.run(lambda _task: read_in(FOR_ALL), lambda _: None, _fail)

    def _make_prepare(self) -> PreparePage:
        from cxworkshop.ui.prepare.page import PreparePage

        page = PreparePage(
            self.desk,
            self._dialogs,
            self._reading,
            self._prepare_look,
            self._with_join_url,
            lambda: self.run.staging.projector_name,
        )
        page.run_wanted.connect(self._go_run)
        page.earlier_wanted.connect(self.open)
        page.rehearse_wanted.connect(self._rehearse)
        self._window.add_place("prepare", page)
        if self._workshop_id:
            page.open_workshop(self._workshop_id)
        return page

    def _make_stage(self) -> StageWindow:
        from cxworkshop.ui.stage.chart_shelf import ChartShelf
        from cxworkshop.ui.stage.window import StageWindow

        return StageWindow(ChartShelf(self._background, self))

    def _make_run_place(self) -> QStackedWidget:
        place = QStackedWidget()
        self._window.add_place("run", place)
        return place

    def _make_run(self) -> RunPage:
        from cxworkshop.ui.run.page import RunPage

        page = RunPage(
            self.desk,
            self._dialogs,
            self._background,
            self.room,
            self.stage,
            self._screens,
            self._settings,
            self._home,
        )
        page.start_panel.rehearse.asked.connect(self._rehearse)
        page.hand_out_wanted.connect(self._go_hand_out)
        self._run_place().addWidget(page)
        return page

    def _make_rehearsals(self) -> Rehearsals:
        from cxworkshop.ui.rehearsal.rehearsals import Rehearsals

        made = Rehearsals(
            self.desk,
            self._dialogs,
            self._screens,
            lambda: self._settings,
            self._home,
            self._run_place(),
        )
        made.begun.connect(partial(self.go, "run"))
        made.ended.connect(self._rehearsed)
        return made

    def _make_hand_out(self) -> HandOutPage:
        from cxworkshop.ui.handout.page import HandOutPage

        kept = self._settings.hand_out_folder
        page = HandOutPage(
            self.desk,
            self._dialogs,
            self._background,
            self.room,
            self._home,
            self._remember_folder,
            Path(kept) if kept else None,
        )
        page.code_wanted.connect(self._show_code)
        self._window.add_place("hand_out", page)
        if self._workshop_id:
            page.open_workshop(self._workshop_id)
        return page

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
            self._prepare()
        elif place == "run":
            self._enter_run()
        elif place == "hand_out":
            self._hand_out()
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
        self.import_files((path,))

    def import_files(self, paths: tuple[Path, ...]) -> None:
        """The same for files that were dropped; several are one survey, if that is meant."""
        kinds = {path.suffix.lower() for path in paths}
        if len(paths) == 1 and kinds == {shelf.FILE_SUFFIX}:
            self.files.import_file(paths[0])
            return
        if not paths or not kinds <= SURVEY_FILES:
            self._dialogs.tell(say("app.drop.text"))
            return
        if len(paths) > 1 and not self._are_one_survey(paths):
            return
        if not self._workshop_id and self.library.new() is None:
            return
        self.go("prepare")
        self.prepare.import_survey(*paths)

    def _are_one_survey(self, paths: tuple[Path, ...]) -> bool:
        names = ", ".join(path.name for path in paths)
        title = say("app.drop.join", count=len(paths))
        return self._dialogs.ask(
            title, say("app.drop.join_text", names=names), say("app.drop.join_yes")
        )

    def follow(self, settings: Settings) -> None:
        """Settings have changed; what is on the stage changes at once."""
        self._settings = settings
        if self._run.made:
            self._run.made.follow(settings)

    @property
    def screens(self) -> Screens:
        """The screens that there are."""
        return self._screens

    def close_workshop(self) -> bool:
        """Close the workshop that is open; False when its run may not be left."""
        return not self._workshop_id or self._may_replace(self._workshop_id)

    @property
    def _rehearsing(self) -> bool:
        return self._rehearsals.made is not None and self._rehearsals.made.show is not None

    # ---- ending

    def may_close(self) -> bool:
        """Whether the app may end now."""
        return self._run.made is None or self._run.made.may_leave()

    def close(self) -> None:
        """End room and phones, close windows and library."""
        self._bridge.close()
        self._reading.end()
        self._leave_run()
        if self._stage.made:
            self._stage.made.deleteLater()
        self.desk.close()

    # ---- how it hangs together

    def _connect(self) -> None:
        self._window.place_chosen.connect(self.go)
        self._window.files_dropped.connect(self.import_files)
        self.library.opened.connect(self.open)
        self.library.demo.connect(self.open_demo)
        self.library.import_wanted.connect(self.files.choose_import)
        self.library.export_wanted.connect(self.files.export)
        self.files.imported.connect(self._show_imported)
        self.files.exported.connect(self._say_exported)
        self.library.file_chosen.connect(self.import_file)
        self.room.said.connect(self._room_said)
        self._bridge.happened.connect(self._happened)

    def _go_run(self, _workshop_id: str) -> None:
        self.go("run")

    def _rehearse(self, mood: str, alone: bool) -> None:
        """The room of the workshop itself gives way, so that phones find the rehearsal's."""
        self.run.leave()
        self.rehearsals.begin(self._workshop_id, mood, alone=alone)

    def _rehearsed(self, workshop_id: str) -> None:
        if workshop_id == self._workshop_id:
            self.go("prepare")

    def _go_hand_out(self, _workshop_id: str) -> None:
        self.go("hand_out")

    def _show_code(self) -> None:
        """The join code on the stage, where everybody can scan it, or away again."""
        self.run.use_tool("join")

    def _take(self, workshop_id: str) -> None:
        if workshop_id == self._workshop_id:
            return
        if self._workshop_id:
            self._leave_run()
        self._workshop_id = workshop_id
        self._keep(open_workshop=workshop_id)
        self.library.remember(workshop_id)
        self._window.rail.open_places(frozenset(PLACES))
        for page in (self._prepare.made, self._hand_out.made):
            if page is not None:
                page.open_workshop(workshop_id)

    def _enter_run(self) -> None:
        """Open the room of the workshop, unless a rehearsal stands there."""
        page = self._run()
        if self._workshop_id and not self._rehearsing:
            page.open_workshop(self._workshop_id)

    def _leave_run(self) -> None:
        """Nobody is in the room any more."""
        self.colleagues.stop()
        if self._rehearsals.made:
            self._rehearsals.made.end()
        if self._run.made:
            self._run.made.leave()

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
        for page in (self._prepare.made, self._hand_out.made):
            if page is not None:
                page.put_away()
        self._workshop_id = ""
        self._keep(open_workshop="")
        self._window.rail.open_places(frozenset({"library"}))
        self.go("library")

    def _come_back(self, workshop_id: str) -> None:
        """After a crash or a kill in the middle of an hour: back to the same picture; when it was
        over today, back to handing out, with the room open under the same code."""
        found = shelf.statuses(self.desk, [workshop_id])
        if workshop_id in found:
            self._take(workshop_id)
            if found[workshop_id] is Status.RUNNING:
                self.go("run")
            elif running.ended_on(self.desk, workshop_id) == self.desk.today():
                self.run.open_room(workshop_id)
                self.go("hand_out")

    def _happened(self, event: object) -> None:
        if isinstance(event, WorkshopsChanged):
            room_sessions.remove_orphans(self.desk, self._home, besides=self._workshop_id)
            if self._workshop_id and not shelf.statuses(self.desk, [self._workshop_id]):
                self._put_away()
            elif self.library.isVisible():
                self.library.refresh()
        for page in (self._prepare.made, self._run.made, self._hand_out.made):
            if page is not None:
                page.happened(event)

    def _room_said(self, said: Any) -> None:
        if said.get("event") == "ready":
            if self._hand_out.made:
                self._hand_out.made.show_room()
            self._tell_join_url()
            workshop = preparing.workshop(self.desk, self._workshop_id)
            if workshop.template_id == shelf.TOUR:
                self._send_colleagues()

    def _send_colleagues(self) -> None:
        if self.colleagues.running or self.run.presenter is None:
            return
        opinions = load_sample().opinions_path
        self.run.presenter.set_simulated(COLLEAGUES)
        self.colleagues.start(
            self.room.url,
            COLLEAGUES,
            pace=PACE_SECONDS,
            opinions=opinions,
            seats=self._home / "sessions" / self._workshop_id / SEATS,
        )

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

    def _remember_folder(self, folder: Path) -> None:
        self._keep(hand_out_folder=str(folder))

    def _prepare_look(self) -> Look:
        """What is known here in the GUI thread, and the look around that takes a moment."""
        screens = [
            Screen(spoken_name(screen), screen.size().width(), screen.size().height())
            for screen in self._screens.all()
        ]
        joined = self.room.joined if self.room.ready else None
        return partial(_look, self._home, screens, self.room.port or USUAL_PORT, joined)


def needed_at_once(desk: Desk, workshop_id: str) -> Sequence[str]:
    """What has to be read in to come back to the workshop that was open."""
    running = shelf.statuses(desk, [workshop_id]).get(workshop_id) is Status.RUNNING
    return FOR_THE_RUN if running else ()


def read_in(names: Sequence[str]) -> None:
    """Import these modules."""
    for name in names:
        import_module(name)


def _fail(error: Exception) -> None:
    raise error


def _look(
    home: Path, screens: Sequence[Screen], port: int, joined: int | None
) -> Sequence[Finding]:
    addresses = [found.address for found in candidates()]
    return room_check.check(room_check.look_around(home, addresses, screens, port, joined))
