"""The library: every workshop, found by typing, seen as a list or as cards, opened by Enter."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cxworkshop.services import shelf
from cxworkshop.services.desk import Desk
from cxworkshop.services.shelf import WorkshopRow
from cxworkshop.settings import Settings
from cxworkshop.ui import theme
from cxworkshop.ui.buttons import button, icon_button, one_of
from cxworkshop.ui.dialogs import Dialogs
from cxworkshop.ui.fields import search_field
from cxworkshop.ui.later import Later
from cxworkshop.ui.layouts import turn_to
from cxworkshop.ui.library.column_names import ColumnNames
from cxworkshop.ui.library.empty import EmptyLibrary, offline_line
from cxworkshop.ui.library.filter_bar import FilterBar
from cxworkshop.ui.library.workshop_actions import WorkshopActions
from cxworkshop.ui.library.workshop_list import WorkshopList
from cxworkshop.ui.library.workshop_pages import WorkshopPages
from cxworkshop.ui.library.workshop_views import WorkshopCards, WorkshopTable, WorkshopView
from cxworkshop.ui.scrolling import scrolled
from cxworkshop.ui.text import PlainLabel, set_tip
from cxworkshop.ui.top_bar import TopBar
from cxworkshop.words import say

SEARCH_WIDTH = 340
RECENT = 8  # ids that are kept; fewer are shown


def _keep_nothing(**_changes: object) -> None:
    """For a library that need not remember how it was looked at."""


class LibraryPage(QWidget):
    """Says which workshop was `opened` (its id), that the `demo` is wanted, that a survey `file`
    was chosen before there was any workshop, and which workshop's export or that an import is
    wanted. `keep` keeps settings by name: the view that was chosen, and what was opened."""

    opened = Signal(str)
    demo = Signal()
    file_chosen = Signal(object)
    export_wanted = Signal(str)
    import_wanted = Signal()

    def __init__(
        self,
        desk: Desk,
        dialogs: Dialogs,
        settings: Settings | None = None,
        keep: Callable[..., None] = _keep_nothing,
    ) -> None:
        super().__init__()
        self.setProperty("help", "library")
        self.setObjectName("page")
        self._desk, self._dialogs, self._keep = desk, dialogs, keep
        settings = settings or Settings()
        self.actions_on = WorkshopActions(desk, dialogs, self)
        self.actions_on.opened.connect(self.opened)
        self.actions_on.export_wanted.connect(self.export_wanted)
        self.actions_on.told.connect(self.announce)
        self._pages = WorkshopPages(desk)
        self._pages.recent = tuple(settings.recent_workshops.split())
        self._make_views()
        self._make_bar()
        self._invitation = Later(self._make_invitation)
        self._lay_out()
        self._make_shortcuts()
        self._filters.offer_clients(shelf.clients(desk))
        self._look_at(settings.library_view)

    # ---- what it shows

    @property
    def view(self) -> WorkshopView:
        """The list or the cards, whichever is looked at."""
        return self.cards if self.cards_button.isChecked() else self.list

    @property
    def model(self) -> WorkshopList:
        """The workshops that are shown, as far as they have been read."""
        return self._cards_model if self.view is self.cards else self._list_model

    @property
    def empty(self) -> EmptyLibrary:
        """What is seen while there is no workshop."""
        return cast("EmptyLibrary", self._invitation().widget())

    def refresh(self) -> None:
        """Read the workshops anew; the chosen one stays chosen."""
        chosen = self.chosen()
        self._filters.offer_clients(shelf.clients(self._desk))
        self.model.refresh()
        self._show_state()
        self._choose(chosen.id if chosen else None)

    def take_focus(self) -> None:
        """Put the keyboard on the workshops, or on the demo while there are none."""
        listed = self._body.currentWidget() is self._list_side
        (self.view if listed else self.empty.demo_button).setFocus()

    def chosen(self) -> WorkshopRow | None:
        """The workshop that the keyboard is on."""
        return self.view.chosen()

    def show_workshop(self, workshop_id: str) -> None:
        """Put the keyboard on a workshop, whatever was searched for."""
        self.search.clear()
        self._filters.clear()
        index = self.model.find(workshop_id)
        if index.isValid():
            self.view.setCurrentIndex(index)

    def remember(self, workshop_id: str) -> None:
        """A workshop was opened: from now on it stands among the recent ones."""
        others = [one for one in self._pages.recent if one != workshop_id]
        self._pages.recent = (workshop_id, *others)[:RECENT]
        self._keep(recent_workshops=" ".join(self._pages.recent))

    def announce(self, text: str) -> None:
        """Say in the foot what has been done, until the list changes."""
        self._foot.setText(text)

    def _show_state(self) -> None:
        """List or invitation, and the figures in the foot."""
        total = shelf.count(self._desk)
        clients = self._filters.client.count() - 1
        found = self.model.found
        self._foot.setText(
            say(
                "library.foot",
                workshops=say("library.workshops", count=total)
                if found == total
                else say("library.some_workshops", found=found, total=total),
                clients=say("library.clients", count=clients),
            )
        )
        turn_to(self._body, self._list_side if total else self._invitation())
        turn_to(self._ways, self._nothing if not found else self._frames[self.view])
        for control in (self.search, self.list_button, self.cards_button, self.new_button):
            control.setVisible(bool(total))

    # ---- what one can do

    def open_chosen(self) -> None:
        """Open what the keyboard is on; on a group, fold it."""
        self.view.open_chosen()

    def new(self) -> str | None:
        """Ask for client, date and team, make the workshop, and open it. Gives its id."""
        return self.actions_on.new()

    def duplicate(self) -> None:
        """Make a copy of the chosen workshop, without its answers."""
        self._on_chosen(self.actions_on.duplicate)

    def delete(self) -> None:
        """Delete the chosen workshop for good, after asking."""
        self._on_chosen(self.actions_on.delete)

    def follow_up(self) -> None:
        """Make the workshop that follows the chosen one."""
        self._on_chosen(self.actions_on.follow_up)

    def choose_file(self) -> None:
        """Choose a survey or a workshop file before there is a workshop."""
        path = self._dialogs.open_file(say("library.empty.choose"), say("library.empty.kinds"))
        if path is not None:
            self.file_chosen.emit(Path(path))

    def menu(self) -> QMenu:
        """What can be done with the chosen workshop."""
        row = self.chosen()
        return self.actions_on.menu(row) if row else QMenu(self)

    def _on_chosen(self, act: Callable[[WorkshopRow], object]) -> None:
        row = self.chosen()
        if row is not None:
            act(row)

    def _show_menu(self, at: QPoint) -> None:
        if self.chosen() is not None:
            self.menu().popup(self.view.viewport().mapToGlobal(at))

    def _filter(self) -> None:
        filters = self._filters.filters(self.search.text())
        for model in (self._list_model, self._cards_model):
            if model is self.model:
                model.show(filters)
        self._show_state()
        self._choose(None)

    def _show_all(self) -> None:
        self.search.clear()
        self._filters.clear()

    def _look_at(self, view: str) -> None:
        (self.cards_button if view == "cards" else self.list_button).setChecked(True)
        self._filter()

    def _turn_view(self) -> None:
        chosen = self._chosen_before_turning()
        self._keep(library_view="cards" if self.view is self.cards else "list")
        self._filter()
        self._choose(chosen)
        self.view.setFocus()

    def _chosen_before_turning(self) -> str | None:
        other = self.list if self.view is self.cards else self.cards
        row = other.chosen()
        return row.id if row else None

    def _choose(self, workshop_id: str | None) -> None:
        index = self.model.index_of(workshop_id) if workshop_id else self.model.first()
        self.view.setCurrentIndex(index if index.isValid() else self.model.first())

    # ---- how it is made

    def _make_views(self) -> None:
        self._list_model = WorkshopList(self._pages)
        self._cards_model = WorkshopList(self._pages, grouped=False)
        self.list = WorkshopTable(self._list_model, self._desk.today)
        self.cards = WorkshopCards(self._cards_model, self._desk.today)
        for view in (self.list, self.cards):
            view.opened.connect(self.opened)
            view.menu_wanted.connect(self._show_menu)
            view.delete_wanted.connect(self.delete)

    def _make_bar(self) -> None:
        self._bar = TopBar(say("app.rail.library"))
        self.search = search_field(say("library.search"), SEARCH_WIDTH)
        set_tip(self.search, say("library.search_keys"))
        self.search.textChanged.connect(self._filter)
        self.list_button = icon_button("list", say("library.as_list"))
        self.cards_button = icon_button("canvas", say("library.as_cards"))
        self._ways_to_look = QButtonGroup(self)
        for way in (self.list_button, self.cards_button):
            way.clicked.connect(self._turn_view)
            one_of(self._ways_to_look, way)
        self._filters = FilterBar(self._desk.today, self.list_button, self.cards_button)
        self._filters.changed.connect(self._filter)
        self.import_button = button(say("library.import.button"), picture="import")
        self.import_button.clicked.connect(self.import_wanted)
        self.new_button = button(say("library.new.button"), "primary", "add")
        self.new_button.clicked.connect(self.new)
        for control in (self.search, self.import_button, self.new_button):
            self._bar.add(control)

    def _make_invitation(self) -> QScrollArea:
        made = EmptyLibrary(self.actions_on.templates)
        made.demo.connect(self.demo)
        made.first.connect(self.new)
        made.file.connect(self.choose_file)
        area = scrolled(made)
        self._body.addWidget(area)
        return area

    def _lay_out(self) -> None:
        self._ways = QStackedWidget()
        self._nothing = self._make_nothing()
        self._frames: dict[WorkshopView, QWidget] = {
            self.list: self._list_card(),
            self.cards: self.cards,
        }
        for way in (self._nothing, *self._frames.values()):
            self._ways.addWidget(way)
        self._foot = PlainLabel("", "small", "muted", elide=True)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 16, 0)
        foot.addWidget(self._foot, 1)
        foot.addWidget(offline_line())
        self._list_side = QWidget()
        column = QVBoxLayout(self._list_side)
        column.setContentsMargins(theme.MARGIN, 12, theme.MARGIN, 12)
        column.setSpacing(12)
        column.addWidget(self._filters)
        column.addWidget(self._ways, 1)
        column.addLayout(foot)
        self._body = QStackedWidget()
        self._body.addWidget(self._list_side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(self._body, 1)

    def _list_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("kind", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        self.names = ColumnNames(self.list)
        inside.addWidget(self.names)
        inside.addWidget(self.list, 1)
        return card

    def _make_nothing(self) -> QWidget:
        made = QWidget()
        show_all = button(say("library.show_all"), "plain")
        show_all.clicked.connect(self._show_all)
        layout = QVBoxLayout(made)
        layout.addStretch(2)
        centre = Qt.AlignmentFlag.AlignHCenter
        layout.addWidget(PlainLabel(say("library.nothing"), "heading"), 0, centre)
        layout.addWidget(PlainLabel(say("library.nothing_text"), "body", "muted"), 0, centre)
        layout.addSpacing(8)
        layout.addWidget(show_all, 0, centre)
        layout.addStretch(3)
        return made

    def _make_shortcuts(self) -> None:
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Find), self.search.setFocus),
            (QKeySequence(QKeySequence.StandardKey.New), self.new),
            (QKeySequence("Ctrl+D"), self.duplicate),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
