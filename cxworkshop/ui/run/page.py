"""Run: the console for one workshop, wired to its presenter, the room, the stage and the keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cxworkshop.services import preparing, room_sessions, running
from cxworkshop.services.desk import Desk
from cxworkshop.services.events import (
    NoteKept,
    PlanChanged,
    WorkshopChanged,
)
from cxworkshop.services.running import Position
from cxworkshop.settings import Settings
from cxworkshop.ui.background import Background
from cxworkshop.ui.dialogs import Dialogs
from cxworkshop.ui.layouts import turn_to
from cxworkshop.ui.room_process import RoomProcess
from cxworkshop.ui.run import keys
from cxworkshop.ui.run.bar import RunBar
from cxworkshop.ui.run.console import Console
from cxworkshop.ui.run.console_wires import ConsoleWires
from cxworkshop.ui.run.fall_backs import FallBacks
from cxworkshop.ui.run.papers import Papers
from cxworkshop.ui.run.plan_actions import PlanActions
from cxworkshop.ui.run.presenter import RunPresenter
from cxworkshop.ui.run.shortcut_sheet import ShortcutSheet
from cxworkshop.ui.run.spoken import Spoken
from cxworkshop.ui.run.staging import Staging
from cxworkshop.ui.run.start_panel import StartPanel
from cxworkshop.ui.screens import Screens
from cxworkshop.ui.stage.window import StageWindow
from cxworkshop.words import say

TICK_MS = 1000
TOOL_KEYS = ("blank", "freeze", "timer", "join", "method", "more", "swap", "full")


class RunPage(QWidget):
    """`hand_out_wanted` carries the id of a workshop whose hour is over. The room keeps its session
    files under `home`. While `rehearsing`, everything says so; `alone` uses one screen only."""

    hand_out_wanted = Signal(str)

    def __init__(
        self,
        desk: Desk,
        dialogs: Dialogs,
        background: Background,
        room: RoomProcess,
        stage: StageWindow,
        screens: Screens,
        settings: Settings,
        home: Path,
        *,
        rehearsing: bool = False,
        alone: bool = False,
    ) -> None:
        super().__init__()
        self.setProperty("help", "run")
        self.setObjectName("page")
        self.setAccessibleName(say("run.page_name"))
        self._desk = desk
        self._dialogs = dialogs
        self._background = background
        self._room = room
        self._stage = stage
        self._screens = screens
        self._settings = settings
        self._home = home
        self._rehearsing = rehearsing
        self._workshop_id = ""
        self._actions = PlanActions(desk)
        self.presenter: RunPresenter | None = None
        self._papers: Papers | None = None
        self.console = Console(stage.shelf, self._actions)
        self.bar = RunBar()
        self.start_panel = StartPanel()
        self.staging = Staging(stage, screens, self, alone=alone)
        self._spoken = Spoken(self)
        self.fall_backs = FallBacks(self, desk, dialogs, background, room, lambda: self.presenter)
        self._wires = ConsoleWires(
            self, self.console, self._actions, self.fall_backs, dialogs, lambda: self.presenter
        )
        self._lay_out()
        self._connect()
        self._keys = self._bind_keys()
        self.follow(settings)

    # Opening and leaving

    def open_workshop(self, workshop_id: str, *, start: bool = False) -> None:
        """Show a workshop: where its run stands, or what begins with one key. `start` begins."""
        self.open_room(workshop_id)
        if self.presenter:
            self.presenter.reload_workshop()
        else:
            self.start_panel.start.setFocus()
            if start or running.goes_on(self._desk, workshop_id):
                self.start()
        self._refresh()

    def open_room(self, workshop_id: str) -> None:
        """Let phones in, whether or not the run has begun."""
        if workshop_id != self._workshop_id:
            self.leave()
            self._workshop_id = workshop_id
            self._actions.workshop_id = workshop_id
            session = room_sessions.folder(self._home, workshop_id)
            self.fall_backs.work_in(session)
            self._room.start(
                session,
                code=running.join_code(self._desk, workshop_id),
            )

    def follow(self, settings: Settings) -> None:
        """Settings have changed; the stage takes them on at once."""
        self._settings = settings
        self._stage.set_reduce_motion(settings.reduce_motion)
        self._screens.prefer(settings.stage_screen, settings.last_stage)
        if self.presenter:
            self.presenter.state.stage_scheme = settings.stage_scheme
            self._refresh()

    def start(self) -> None:
        """Begin the run, or take it up where it stands."""
        if self.presenter is None and self._workshop_id:
            self._desk.history.turn_to(self._workshop_id)
            self.presenter = RunPresenter(
                self._desk,
                self._workshop_id,
                self._room,
                self._background,
                self._soon.start,
                stage_scheme=self._settings.stage_scheme,
                rehearsing=self._rehearsing,
            )
            self._papers = Papers(
                self._desk,
                self._room,
                self._background,
                room_sessions.folder(self._home, self._workshop_id),
                self.presenter.state,
            )
            self._room.send({"do": "status"})
            if self._room.ready:
                running.keep_join_code(self._desk, self._workshop_id, self._room.code)
            self.staging.begin()
            self._tick.start()
            self._refresh()
            self.console.foot.primary.setFocus()

    def leave(self) -> None:
        """Put the workshop away: the room closes, the stage is hidden, everything is kept; of a run
        that is over the room keeps nothing."""
        self.console.plan.finish_typing()
        self.console.room.note.finish()
        self.fall_backs.put_away()
        self._tick.stop()
        self.presenter = None
        if self._papers:
            self._papers.put_away()
            self._papers = None
        workshop_id, self._workshop_id = self._workshop_id, ""
        self.staging.end()
        self._close_room(workshop_id)

    def _close_room(self, workshop_id: str) -> None:
        if workshop_id and room_sessions.is_over(self._desk, workshop_id):
            self._room.end()
            room_sessions.remove(self._home, workshop_id)
        else:
            self._room.stop()

    def may_leave(self) -> bool:
        """Whether the app may end now; while a vote is open it asks once."""
        if self.presenter is None or not self.presenter.view().voting:
            return True
        return self._dialogs.ask(
            say("run.leave.title"), say("run.leave.text"), say("run.leave.yes"), danger=True
        )

    def happened(self, event: object) -> None:
        """Something changed somewhere; what is shown is read anew when it was about this run."""
        if self.presenter is None or getattr(event, "workshop_id", "") != self._workshop_id:
            return
        changed = isinstance(event, PlanChanged | WorkshopChanged | NoteKept)
        if changed and not self._desk.library.gone:
            self.console.foot.say_saved()
        if isinstance(event, PlanChanged):
            self.presenter.reload_plan()
        elif isinstance(event, NoteKept):
            self.presenter.edits.reload_notes()
        elif isinstance(event, WorkshopChanged) and event.what != "status":
            self.presenter.reload_workshop()

    def refresh_now(self) -> None:
        """Show at once what would be shown in the next turn of the event loop."""
        self._refresh()

    # What the facilitator does

    def next(self) -> None:
        """The one big step forward."""
        if self.presenter is None:
            self.start()
            return
        self.console.plan.finish_typing()
        self.presenter.next()
        if self.presenter.state.finished:
            self.presenter.state.finished = False
            if self._papers:
                self._papers.finish()
            self.hand_out_wanted.emit(self._workshop_id)

    def back(self) -> None:
        """One picture back."""
        if self.presenter:
            self.console.plan.finish_typing()
            self.presenter.back()

    def undo(self, count: int = 1) -> None:
        """Take back the last changes of plan, notes and agenda."""
        self.console.plan.finish_typing()
        self.console.room.note.finish()
        for _ in range(count):
            self._desk.history.undo()
        self._soon.start()

    def redo(self) -> None:
        """Make the change taken back last once more."""
        self._desk.history.redo()
        self._soon.start()

    def skip(self) -> None:
        """Leave out what is left of this step."""
        if self.presenter:
            self.console.plan.finish_typing()
            self.presenter.skip()

    def return_back(self) -> None:
        """To where one was before the last jump."""
        if self.presenter:
            self.console.plan.finish_typing()
            self.presenter.go_back_to_where_one_was()

    def use_tool(self, name: str) -> None:
        """One of the tools of the bar, by its name."""
        if self.presenter is None:
            return
        if name == "swap":
            self._swap()
        elif name == "full":
            self.staging.toggle_here()
        elif name == "more":
            self.console.plan.finish_typing()
            self.presenter.exhibits.turn()
        elif name == "freeze":
            # Drawn before and after: keys come faster than pictures, and the miniature of what is
            # held must not be of a moment that the stage never showed.
            self._refresh()
            self.presenter.tools.use(name)
            self._refresh()
        else:
            self.presenter.tools.use(name)

    def _swap(self) -> None:
        assert self.presenter
        if self.staging.swap():
            self.presenter.dismiss_problem()
        else:
            screen = self.staging.projector_name
            self.presenter.tell(say("run.swap_again", screen=screen))

    def show_keys(self) -> None:
        """The sheet with all keys."""
        self._dialogs.fill_in(ShortcutSheet(self))

    # Showing

    def _refresh(self) -> None:
        self._soon.stop()
        if self.presenter is None:
            turn_to(self._pages, self.start_panel)
            if self._workshop_id:
                workshop = preparing.workshop(self._desk, self._workshop_id)
                self.start_panel.show_workshop(
                    workshop, self.staging.plan, self.staging.projector_name
                )
                self.start_panel.offer_to_go_on(workshop, self._stands_at())
                self.bar.show_waiting(workshop)
            return
        view = replace(
            self.presenter.view(),
            unseen=not self._stage.isVisible(),
            mirrored=self.staging.mirrored,
        )
        turn_to(self._pages, self.console)
        self.bar.show_view(view, self.staging.words, self._desk.now().astimezone())
        self.console.room.show_note(view.now.cue.step_id, self.presenter.edits.note_here())
        self.console.show_view(view)
        self._spoken.follow(view)
        history = self._desk.history
        self.console.foot.past.show_history(history.done(), history.redo_words)
        self._stage.set_blank(view.blank)
        self._stage.set_frozen(view.frozen)
        self._stage.show_state(view.now, play=view.plays)
        self.presenter.state.forward = False
        if self._papers:
            self._papers.follow()

    def _stands_at(self) -> tuple[Position, date] | None:
        """Where a run was left, and the day on which it began."""
        position = running.position(self._desk, self._workshop_id)
        clock = running.step_clock(self._desk, self._workshop_id)
        if position is None or clock is None:
            return None
        return position, clock.run_started_at.astimezone().date()

    def _tell_time(self) -> None:
        if self.presenter:
            self.presenter.tick()

    # Wiring

    def _lay_out(self) -> None:
        self._pages = QStackedWidget()
        self._pages.addWidget(self.start_panel)
        self._pages.addWidget(self.console)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._refresh)
        self._tick = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self._tell_time)
        self._room.said.connect(self._heard)
        self._room.went.connect(self._soon.start)
        self.staging.moved.connect(self._soon.start)
        self.start_panel.start_asked.connect(self.start)
        self.bar.tool_used.connect(self.use_tool)
        self.bar.sheet_asked.connect(self.show_keys)
        self.console.foot.next_asked.connect(self.next)
        self.console.foot.back_asked.connect(self.back)
        self.console.foot.past.undo_asked.connect(self.undo)
        self.console.foot.past.redo_asked.connect(self.redo)
        self.console.agenda.skip_asked.connect(self.skip)
        self.console.agenda.return_asked.connect(self.return_back)

    def _heard(self, event: object) -> None:
        if isinstance(event, dict):
            if event.get("event") == "ready" and self.presenter:
                running.keep_join_code(self._desk, self._workshop_id, self._room.code)
            self.fall_backs.heard(event)
            if self._papers:
                self._papers.heard(event)
            if self.presenter:
                self.presenter.heard(event)
                return
        self._soon.start()

    def _bind_keys(self) -> list[QShortcut]:
        acts: dict[str, Callable[[], None]] = {
            "next": self.next,
            "back": self.back,
            "sheet": self.show_keys,
            "skip": self.skip,
            "return": self.return_back,
            **{name: partial(self.use_tool, name) for name in TOOL_KEYS},
        }
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.activated.connect(self.undo)
        redo = QShortcut(QKeySequence(QKeySequence.StandardKey.Redo), self)
        redo.activated.connect(self.redo)
        return [*keys.bind(self, acts), *keys.bind(self._stage, acts, stage=True), undo, redo]
