"""The library: every workshop in one list, found by typing, opened by Enter."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cxworkshop.problems import Problem
from cxworkshop.services import shelf
from cxworkshop.services.desk import Desk
from cxworkshop.services.shelf import WorkshopRow
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.buttons import button
from cxworkshop.ui.dialogs import Dialogs
from cxworkshop.ui.fields import choice_field
from cxworkshop.ui.icons import icon
from cxworkshop.ui.library.column_names import ColumnNames
from cxworkshop.ui.library.empty import EmptyLibrary, offline_line
from cxworkshop.ui.library.new_workshop import NewWorkshopForm
from cxworkshop.ui.library.workshop_list import ROW, Group, WorkshopList
from cxworkshop.ui.library.workshop_row import WorkshopRowDelegate, columns
from cxworkshop.ui.text import PlainLabel
from cxworkshop.ui.top_bar import TopBar
from cxworkshop.words import say

TOUR = "tour"


class LibraryPage(QWidget):
    """Says which workshop was `opened` (its id), that the `demo` is wanted, that a survey `file`
    was chosen before there was any workshop, and which workshop's export or that an import is
    wanted."""

    opened = Signal(str)
    demo = Signal()
    file_chosen = Signal(object)
    export_wanted = Signal(str)
    import_wanted = Signal()

    def __init__(self, desk: Desk, dialogs: Dialogs) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self._dialogs = dialogs
        self._templates = tuple(kind for kind in desk.content.templates if kind.id != TOUR)
        self._make_bar()
        self._make_list()
        self._make_empty()
        self._lay_out()
        self._make_shortcuts()
        self.refresh()

    # ---- what it shows

    def refresh(self) -> None:
        """Read the list anew; the chosen workshop stays chosen."""
        chosen = self.chosen()
        rows = shelf.rows(self._desk)
        self.model.show(rows)
        self._offer_clients(rows)
        clients = len({row.client for row in rows})
        self._foot.setText(
            say(
                "library.foot",
                workshops=say("library.workshops", count=len(rows)),
                clients=say("library.clients", count=clients),
            )
        )
        self._body.setCurrentWidget(self._list_side if rows else self.empty)
        for control in (self.search, self.client, self.new_button):
            control.setVisible(bool(rows))
        self._choose(chosen.id if chosen else None)

    def take_focus(self) -> None:
        """Put the keyboard on the list, or on the demo while there is none."""
        empty = self._body.currentWidget() is self.empty
        (self.empty.demo_button if empty else self.list).setFocus()

    def chosen(self) -> WorkshopRow | None:
        """The workshop that the keyboard is on."""
        line = self.list.currentIndex().data(ROW)
        return line if isinstance(line, WorkshopRow) else None

    def show_workshop(self, workshop_id: str) -> None:
        """Put the keyboard on a workshop, whatever was searched for."""
        self.search.clear()
        self.client.setCurrentIndex(0)
        self._filter(0)
        self._choose(workshop_id)

    def announce(self, text: str) -> None:
        """Say in the foot what has been done, until the list changes."""
        self._foot.setText(text)

    # ---- what one can do

    def open_chosen(self) -> None:
        """Open what the keyboard is on; on a group, fold it."""
        line = self.list.currentIndex().data(ROW)
        if isinstance(line, WorkshopRow):
            self.opened.emit(line.id)
        elif isinstance(line, Group):
            self.model.fold(line.status)

    def new(self) -> str | None:
        """Ask for client, date and team, make the workshop, and open it. Gives its id."""
        form = NewWorkshopForm(self.window(), self._templates, self._desk.today())
        if not self._dialogs.fill_in(form):
            return None
        wanted = form.filled_in()
        try:
            made = shelf.create(
                self._desk,
                wanted.template_id,
                wanted.client,
                wanted.held_on,
                starts_at=wanted.starts_at,
                team_size=wanted.team_size,
            )
        except Problem as problem:
            self._dialogs.tell(problem)
            return None
        self.opened.emit(made.id)
        return made.id

    def duplicate(self) -> None:
        """Make a copy of the chosen workshop, without its answers."""
        row = self.chosen()
        if row is not None:
            shelf.duplicate(self._desk, row.id)

    def delete(self) -> None:
        """Delete the chosen workshop for good, after asking."""
        row = self.chosen()
        if row is None:
            return
        title = say("library.delete.title", client=row.client, title=row.title)
        if self._dialogs.ask(
            title, say("library.delete.text"), say("library.delete.yes"), danger=True
        ):
            shelf.delete(self._desk, row.id)

    def export(self) -> None:
        """Ask for the chosen workshop as a file."""
        row = self.chosen()
        if row is not None:
            self.export_wanted.emit(row.id)

    def choose_file(self) -> None:
        """Choose a survey or a workshop file before there is a workshop."""
        path = self._dialogs.open_file(say("library.empty.choose"), say("library.empty.kinds"))
        if path is not None:
            self.file_chosen.emit(Path(path))

    def menu(self) -> QMenu:
        """What can be done with the chosen workshop."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, picture, act in (
            ("open", "arrow_right", self.open_chosen),
            ("duplicate", "duplicate", self.duplicate),
            ("export.menu", "export", self.export),
            ("delete.menu", "trash", self.delete),
        ):
            action = QAction(icon(picture, "muted"), say(f"library.{key}"), menu)
            action.triggered.connect(act)
            menu.addAction(action)
        return menu

    # ---- how it is made

    def _make_bar(self) -> None:
        self._bar = TopBar(say("app.rail.library"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("library.search"))
        self.search.setAccessibleName(say("library.search"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        sizes.fix(self.search, width=300)
        self.client = choice_field()
        self.client.setAccessibleName(say("library.by_client"))
        sizes.at_least(self.client, width=160)
        sizes.at_most(self.client, width=220)
        self.import_button = button(say("library.import.button"), picture="import")
        self.import_button.clicked.connect(self.import_wanted)
        self.new_button = button(say("library.new.button"), "primary", "add")
        self.new_button.clicked.connect(self.new)
        for control in (self.search, self.client, self.import_button, self.new_button):
            self._bar.add(control)

    def _make_list(self) -> None:
        self.model = WorkshopList()
        self.list = QListView()
        self.list.setProperty("kind", "inside")
        self.list.setAccessibleName(say("library.list"))
        self.list.setModel(self.model)
        self._delegate = WorkshopRowDelegate(self._desk.today)
        self.list.setItemDelegate(self._delegate)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.list.viewport().installEventFilter(self)
        self.list.installEventFilter(self)
        self.search.textChanged.connect(self.model.search)
        self.client.activated.connect(self._filter)

    def _make_empty(self) -> None:
        self.empty = EmptyLibrary(self._templates)
        self.empty.demo.connect(self.demo)
        self.empty.first.connect(self.new)
        self.empty.file.connect(self.choose_file)

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("kind", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        self.names = ColumnNames()
        inside.addWidget(self.names)
        inside.addWidget(self.list, 1)
        self._foot = PlainLabel("", "small", "muted", elide=True)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 16, 0)
        foot.addWidget(self._foot, 1)
        foot.addWidget(offline_line())
        self._list_side = QWidget()
        column = QVBoxLayout(self._list_side)
        column.setContentsMargins(theme.MARGIN, 12, theme.MARGIN, 12)
        column.setSpacing(10)
        column.addWidget(card, 1)
        column.addLayout(foot)
        self._body = QStackedWidget()
        self._body.addWidget(self._list_side)
        self._body.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(self._body, 1)

    def _make_shortcuts(self) -> None:
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Find), self.search.setFocus),
            (QKeySequence(QKeySequence.StandardKey.New), self.new),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # ---- what the list hears

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return watched is self.list and self._key(event)
        if isinstance(event, QMouseEvent) and watched is self.list.viewport():
            return self._mouse(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        acts = {
            Qt.Key.Key_Return: self.open_chosen,
            Qt.Key.Key_Enter: self.open_chosen,
            Qt.Key.Key_Delete: self.delete,
        }
        act = acts.get(Qt.Key(event.key()))
        if act is not None:
            act()
        return act is not None

    def _mouse(self, event: QMouseEvent) -> bool:
        index = self.list.indexAt(event.position().toPoint())
        line = index.data(ROW)
        if event.type() == QEvent.Type.MouseButtonDblClick and isinstance(line, WorkshopRow):
            self.opened.emit(line.id)
            return True
        if event.type() != QEvent.Type.MouseButtonRelease:
            return False
        if isinstance(line, Group):
            self.model.fold(line.status)
            return True
        at = sizes.unscaled(event.position().x())
        if line and at >= columns(sizes.width(self.list.viewport()))["more"].left():
            self.list.setCurrentIndex(index)
            self._show_menu(event.position().toPoint())
            return True
        return False

    def _show_menu(self, at: QPoint) -> None:
        if self.chosen() is not None:
            self.menu().popup(self.list.viewport().mapToGlobal(at))

    def _filter(self, number: int) -> None:
        self.model.of_client(self.client.itemData(number))

    def _offer_clients(self, rows: list[WorkshopRow]) -> None:
        before = self.client.currentData()
        self.client.clear()
        self.client.addItem(say("library.all_clients"), None)
        for client in sorted({row.client for row in rows}, key=str.casefold):
            self.client.addItem(client, client)
        found = max(0, self.client.findData(before))
        self.client.setCurrentIndex(found)
        self._filter(found)

    def _choose(self, workshop_id: str | None) -> None:
        index = self.model.index_of(workshop_id) if workshop_id else self.model.index(1)
        if not index.isValid():
            index = self.model.index(1)
        self.list.setCurrentIndex(index)
