"""Prepare: the overview of six cards, and the editor behind each of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from cxworkshop.domain.workshop import Workshop
from cxworkshop.services.desk import Desk
from cxworkshop.services.events import WorkshopChanged
from cxworkshop.services.readiness import Readiness, readiness
from cxworkshop.store.problems import LibraryProblem
from cxworkshop.ui import sizes
from cxworkshop.ui.aloud import announce
from cxworkshop.ui.background import Background
from cxworkshop.ui.buttons import button, dress, icon_button
from cxworkshop.ui.dates import day, distance
from cxworkshop.ui.dialogs import Dialogs
from cxworkshop.ui.icons import Sign
from cxworkshop.ui.later import Later
from cxworkshop.ui.layouts import turn_to
from cxworkshop.ui.prepare.before_the_day import BeforeTheDay
from cxworkshop.ui.prepare.card_editors import card_editors
from cxworkshop.ui.prepare.editor import Editor
from cxworkshop.ui.prepare.overview import Overview
from cxworkshop.ui.prepare.preparation import Preparation
from cxworkshop.ui.prepare.room_watch import Look, RoomWatch
from cxworkshop.ui.text import PlainLabel, plain_caption, set_tip
from cxworkshop.ui.top_bar import TopBar
from cxworkshop.words import say

if TYPE_CHECKING:
    from cxworkshop.ui.prepare.plan_b_card import JoinUrl
    from cxworkshop.ui.prepare.room_editor import RoomEditor

_SAVED_SECONDS = 4
_PAST = 30  # changes in the menu; more can be undone


class PreparePage(QWidget):
    """`run_wanted` carries the id of a workshop that is to be run now, `rehearse_wanted` a mood and
    whether there is one screen only, `earlier_wanted` the id of the workshop that this one follows;
    `projector` names the other screen. `prepare_look`
    gives what looks around this machine; that may take a moment and runs beside the window.
    `join_url` opens the room and then tells the address that phones will open."""

    run_wanted = Signal(str)
    rehearse_wanted = Signal(str, bool)
    earlier_wanted = Signal(str)

    def __init__(
        self,
        desk: Desk,
        dialogs: Dialogs,
        background: Background,
        prepare_look: Callable[[], Look],
        join_url: JoinUrl,
        projector: Callable[[], str],
    ) -> None:
        super().__init__()
        self.setProperty("help", "prepare")
        self.setObjectName("page")
        self._desk = desk
        self._dialogs = dialogs
        self._preparation: Preparation | None = None
        self._readiness: Readiness | None = None
        self.watch = RoomWatch(background, prepare_look, self)
        self.watch.looked.connect(self._refresh_overview)
        self._look_soon = QTimer(self, singleShot=True)
        self._look_soon.timeout.connect(self.watch.look)
        makers = card_editors(dialogs, background)
        self._editors = {name: self._later(make) for name, make in makers.items()}
        make_room = partial(self._make_room, dialogs, background, join_url, projector)
        self._editors["room"] = self._later(make_room)
        before = BeforeTheDay(dialogs, background)
        before.earlier_wanted.connect(self.earlier_wanted)
        before.rehearsal_wanted.connect(self._go_rehearse)
        before.papers_wanted.connect(self._print_papers)
        self.overview = Overview(before)
        self.overview.opened.connect(self.open_card)
        self._make_bar()
        self._lay_out()

    def open_workshop(self, workshop_id: str) -> None:
        """Show a workshop's six cards."""
        self._preparation = Preparation(self._desk, workshop_id, self._dialogs.tell)
        for editor in self._made().values():
            editor.work_on(self._preparation)
        self.overview.before.work_on(self._preparation)
        self.show_overview()
        self._look_soon.start()  # once the cards have been painted

    @property
    def room(self) -> RoomEditor:
        """The editor behind the card of the room."""
        return cast("RoomEditor", self._editors["room"]())

    @property
    def editors(self) -> Mapping[str, Editor]:
        """The editors by the names of their cards, all of them made."""
        return {name: editor() for name, editor in self._editors.items()}

    def put_away(self) -> None:
        """Forget the workshop; it has been deleted."""
        self._preparation = None

    def import_survey(self, *paths: Path) -> None:
        """Start the customers' wizard with a file that was dropped on the window, or with several
        that are one survey."""
        from cxworkshop.ui.prepare.customers.editor import CustomersEditor

        self.open_card("customers")
        editor = self._editors["customers"]()
        assert isinstance(editor, CustomersEditor)
        editor.read(*paths)

    def open_card(self, name: str) -> None:
        """Show the editor behind a card."""
        editor = self._editors[name]()
        editor.refresh()
        turn_to(self._stack, editor)
        self._show_bar()
        editor.take_focus()

    def show_overview(self) -> None:
        """Back to the six cards."""
        left = self._stack.currentWidget()
        turn_to(self._stack, self.overview)
        self._refresh_overview()
        names = {editor: name for name, editor in self._made().items()}
        card = self.overview.cards[names.get(left, "team")] if isinstance(left, Editor) else None
        (card or self.overview.cards["team"]).setFocus()

    def happened(self, event: object) -> None:
        """Something changed; what is shown is read anew when it was about this workshop."""
        ours = self._preparation.workshop_id if self._preparation else None
        if not isinstance(event, WorkshopChanged) or event.workshop_id != ours:
            return
        current = self._stack.currentWidget()
        if isinstance(current, Editor):
            current.refresh()
            self._show_bar()
        else:
            self._refresh_overview()
        if not self._desk.library.gone:
            self._say_saved()

    # ---- the bar

    def _say_saved(self) -> None:
        if self._saved.isHidden():
            announce(self, say("app.saved"))
        self._saved.setVisible(True)
        self._saved_for.start()

    def _make_bar(self) -> None:
        self._bar = TopBar(say("app.rail.prepare"))
        self._saved = _saved_sign()
        self._saved.setVisible(False)
        self._saved_for = QTimer(self, singleShot=True, interval=_SAVED_SECONDS * 1000)
        self._saved_for.timeout.connect(self._saved.hide)
        self.undo = icon_button("undo", say("prepare.undo"))
        self.redo = icon_button("redo", say("prepare.redo"))
        self.undo.clicked.connect(self._undo)
        self.redo.clicked.connect(self._redo)
        self.primary = button("", "primary")
        self.primary.clicked.connect(self._go_on)
        self.past_button = icon_button("down", say("prepare.past"), "muted")
        self.past_button.clicked.connect(self._show_past)
        self.past_button.setProperty("extent", "tiny")
        sizes.icon_size(self.past_button, 14)
        changes = QWidget()
        line = QHBoxLayout(changes)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for control in (self.undo, self.past_button):  # the arrow belongs to what it opens
            line.addWidget(control)
        line.addSpacing(6)
        line.addWidget(self.redo)
        for widget in (self._saved, changes, self.primary):
            self._bar.add(widget)
        for keys, act in (
            (QKeySequence.StandardKey.Undo, self._undo),
            (QKeySequence.StandardKey.Redo, self._redo),
            (QKeySequence(Qt.Key.Key_Escape), self._step_back),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _show_bar(self) -> None:
        if self._preparation is not None:
            self._describe(self._preparation.workshop)

    def _describe(self, workshop: Workshop) -> None:
        detail = " · ".join(
            (
                workshop.client,
                workshop.title,
                f"{day(workshop.held_on)}, {workshop.starts_at:%H:%M}",
            )
        )
        current = self._stack.currentWidget()
        if isinstance(current, Editor):
            self._bar.describe(say(f"prepare.name.{current.name}"), detail, say("app.rail.prepare"))
        else:
            self._bar.describe(say("app.rail.prepare"), detail)
        has_primary = isinstance(current, Editor) and current.has_primary
        dress(self.primary, "plain" if has_primary else "primary")
        self.primary.setText(plain_caption(self._primary_words()))
        self.primary.setAccessibleName(self._primary_words())
        history = self._desk.history
        self.past_button.setEnabled(history.undo_words is not None)
        for control, words, key in (
            (self.undo, history.undo_words, "prepare.undo"),
            (self.redo, history.redo_words, "prepare.redo"),
        ):
            control.setEnabled(words is not None)
            set_tip(control, words or say(key))
            control.setAccessibleName(words or say(key))

    def _primary_words(self) -> str:
        current = self._stack.currentWidget()
        if isinstance(current, Editor):
            return say("app.close" if current.has_primary else "prepare.done")
        missing = self._readiness.missing if self._readiness else ()
        if missing:
            return say(f"prepare.next.{missing[0].name}")
        return say("prepare.run")

    def _go_on(self) -> None:
        if isinstance(self._stack.currentWidget(), Editor):
            self.show_overview()
        elif self._readiness and self._readiness.missing:
            self.open_card(self._readiness.missing[0].name)
        elif self._preparation:
            self.run_wanted.emit(self._preparation.workshop_id)

    def _step_back(self) -> None:
        current = self._stack.currentWidget()
        if isinstance(current, Editor) and not current.step_back():
            self.show_overview()

    def past(self) -> QMenu:
        """The changes that can be undone, the last one first; each takes the later ones along."""
        menu = QMenu(self)
        for number, what in enumerate(self._desk.history.done()[:_PAST], 1):
            action = menu.addAction(
                plain_caption(say("prepare.past_line", number=number, what=what))
            )
            action.triggered.connect(partial(self._undo_several, number))
        return menu

    def _show_past(self) -> None:
        menu = self.past()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.past_button.mapToGlobal(self.past_button.rect().bottomLeft()))

    def _undo_several(self, count: int, _checked: bool = False) -> None:
        """What can't be taken back any more, because people have voted, is told and ends it."""
        if self._preparation is not None:
            for _ in range(count):
                if not self._preparation.attempt(lambda desk, _: desk.history.undo()):
                    break
        self._show_bar()

    def _undo(self) -> None:
        self._undo_several(1)

    def _redo(self) -> None:
        if self._preparation is not None:
            self._preparation.attempt(lambda desk, _: desk.history.redo())
        self._show_bar()

    def _go_rehearse(self) -> None:
        self.open_card("room")
        self.room.rehearse.begin.setFocus()

    def _print_papers(self) -> None:
        self.room.plan_b.print_everything()

    # ---- the rest

    def _later(self, make: Callable[[], Editor]) -> Later[Editor]:
        """An editor that is made when its card is opened for the first time."""

        def made() -> Editor:
            editor = make()
            if self._preparation is not None:
                editor.work_on(self._preparation)
            editor.moved.connect(self._show_bar)
            self._stack.addWidget(editor)
            return editor

        return Later(made)

    def _make_room(
        self,
        dialogs: Dialogs,
        background: Background,
        join_url: JoinUrl,
        projector: Callable[[], str],
    ) -> RoomEditor:
        from cxworkshop.ui.prepare.plan_b_card import PlanBCard
        from cxworkshop.ui.prepare.room_editor import RoomEditor

        plan_b = PlanBCard(dialogs, background, join_url)
        plan_b.reported.connect(self.overview.before.tell)
        room = RoomEditor(self.watch, plan_b, projector)
        room.rehearse.asked.connect(self.rehearse_wanted)
        return room

    def _made(self) -> dict[str, Editor]:
        return {name: later.made for name, later in self._editors.items() if later.made}

    def _refresh_overview(self) -> None:
        if self._preparation is None:
            return
        try:
            self._readiness = readiness(
                self._desk, self._preparation.workshop_id, self.watch.findings
            )
        except LibraryProblem:  # deleted a moment ago; the event that says so is on its way
            self.put_away()
            return
        workshop = self._readiness.workshop
        when = distance(workshop.held_on, self._desk.today())
        self.overview.show_readiness(self._readiness, workshop.steps, when)
        self._describe(workshop)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.overview)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(self._stack, 1)


def _saved_sign() -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    line.addWidget(Sign("check", "muted", 16))
    line.addWidget(PlainLabel(say("app.saved"), "small", "muted"))
    return made
