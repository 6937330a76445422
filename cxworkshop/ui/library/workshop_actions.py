"""What can be done with workshops: made, followed up, copied, exported, deleted for good."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from cxworkshop.domain.workshop import Workshop
from cxworkshop.domain.workshop_filter import WorkshopFilter
from cxworkshop.problems import Problem
from cxworkshop.services import preparing, shelf
from cxworkshop.services.desk import Desk
from cxworkshop.services.shelf import WorkshopRow
from cxworkshop.ui.background import Background, Task
from cxworkshop.ui.dialogs import Dialogs
from cxworkshop.ui.icons import icon
from cxworkshop.ui.library.delete_client import DeleteClient
from cxworkshop.ui.library.new_workshop import NewWorkshopForm
from cxworkshop.ui.text import plain_caption, shortened
from cxworkshop.words import say


class WorkshopActions(QObject):
    """Says which workshop is to be `opened` (its id), which one's export is wanted, and with `told`
    how far a deletion has come. Problems are told, and then nothing has changed."""

    opened = Signal(str)
    export_wanted = Signal(str)
    told = Signal(str)

    def __init__(self, desk: Desk, dialogs: Dialogs, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._dialogs, self._page = desk, dialogs, parent
        self._deleting = Background(self)
        self.templates = shelf.templates(desk)

    def end(self) -> None:
        """Wait until everything that was to be deleted is gone."""
        self._deleting.end()

    def new(self) -> str | None:
        """Ask for client, date and team, make the workshop, and open it. Gives its id."""
        clients = shelf.clients(self._desk)
        form = NewWorkshopForm(
            self._page.window(), self.templates, self._desk.today(), clients=clients
        )
        if not self._dialogs.fill_in(form):
            return None
        wanted = form.filled_in()
        return self._made(
            lambda: shelf.create(
                self._desk,
                wanted.template_id,
                wanted.client,
                wanted.held_on,
                starts_at=wanted.starts_at,
                team_size=wanted.team_size,
            )
        )

    def follow_up(self, row: WorkshopRow) -> str | None:
        """Ask for the date of the workshop that follows this one, make it, and open it."""
        earlier = preparing.workshop(self._desk, row.id)
        form = NewWorkshopForm(self._page.window(), self.templates, self._desk.today(), earlier)
        if not self._dialogs.fill_in(form):
            return None
        wanted = form.filled_in()
        return self._made(
            lambda: shelf.follow_up(
                self._desk,
                row.id,
                wanted.template_id,
                wanted.held_on,
                wanted.starts_at,
                wanted.team_size,
                with_customers=wanted.with_customers,
            )
        )

    def duplicate(self, row: WorkshopRow) -> None:
        """Make a copy of a workshop, without its answers."""
        shelf.duplicate(self._desk, row.id)

    def delete(self, row: WorkshopRow) -> None:
        """Delete a workshop for good, after asking."""
        client, named = shortened(row.client, 40), shortened(row.title, 40)
        title = say("library.delete.title", client=client, title=named)
        text, yes = say("library.delete.text"), say("library.delete.yes")
        if self._dialogs.ask(title, text, yes, danger=True):
            self._try(lambda: shelf.delete(self._desk, row.id))

    def delete_client(self, row: WorkshopRow) -> None:
        """Delete everything of a workshop's client for good, after its name was typed."""
        workshops = shelf.count(self._desk, WorkshopFilter(client=row.client))
        form = DeleteClient(self._page.window(), row.client, workshops)
        if not self._dialogs.fill_in(form):
            return
        client = shortened(row.client, 40)

        def work(task: Task) -> object:
            return shelf.delete_client(self._desk, row.client, task.report)

        self._deleting.run(
            work,
            lambda _: self.told.emit(say("library.delete_client.done", client=client)),
            self._failed,
            partial(self._tell_deleting, client),
        )

    def _tell_deleting(self, client: str, done: int, of: int) -> None:
        self.told.emit(say("library.delete_client.doing", client=client, done=done, of=of))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Problem):
            raise error
        self._dialogs.tell(error)

    def menu(self, row: WorkshopRow) -> QMenu:
        """What can be done with a workshop."""
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add = partial(_add, menu)
        add("library.open", "arrow_right", lambda: self.opened.emit(row.id), "Enter")
        earlier = self._earlier(row)
        if earlier is not None:
            add("library.open_earlier", "left", lambda: self.opened.emit(earlier))
        menu.addSeparator()
        add("library.follow_up.menu", "turn", lambda: self.follow_up(row))
        add("library.duplicate", "duplicate", lambda: self.duplicate(row), "Ctrl+D")
        add("library.export.menu", "export", lambda: self.export_wanted.emit(row.id))
        menu.addSeparator()
        add("library.delete.menu", "trash", lambda: self.delete(row), "Del")
        everything = say("library.delete_client.menu", client=shortened(row.client, 40))
        _add_words(menu, everything, "trash", lambda: self.delete_client(row))
        return menu

    def _earlier(self, row: WorkshopRow) -> str | None:
        """The workshop that this one follows, while it is still there."""
        follows = preparing.workshop(self._desk, row.id).follows_id
        return follows if follows and shelf.these(self._desk, [follows]) else None

    def _made(self, make: Callable[[], Workshop]) -> str | None:
        try:
            made = make()
        except Problem as problem:
            self._dialogs.tell(problem)
            return None
        self.opened.emit(made.id)
        return made.id

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except Problem as problem:
            self._dialogs.tell(problem)


def _add(menu: QMenu, key: str, picture: str, act: Callable[[], object], keys: str = "") -> None:
    _add_words(menu, say(key), picture, act, keys)


def _add_words(
    menu: QMenu, words: str, picture: str, act: Callable[[], object], keys: str = ""
) -> None:
    action = QAction(icon(picture, "muted"), plain_caption(words), menu)
    action.setShortcut(QKeySequence(keys))
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # shown; the page has the key
    action.triggered.connect(lambda _checked=False: act())
    menu.addAction(action)
