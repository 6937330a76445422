"""The two ways to look at the workshops: a list in groups, and cards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle

from cxworkshop.services.shelf import WorkshopRow
from cxworkshop.ui import sizes
from cxworkshop.ui.item_list import dress_list
from cxworkshop.ui.library.workshop_card import WorkshopCardDelegate, cell_size, on_more
from cxworkshop.ui.library.workshop_list import ROW, Group, WorkshopList
from cxworkshop.ui.library.workshop_row import WorkshopRowDelegate, columns
from cxworkshop.words import say


class WorkshopView(QListView):
    """What both have in common. `opened` carries the id of the workshop that Enter or a double
    click meant, `menu_wanted` where a menu is to open, `delete_wanted` nothing."""

    opened = Signal(str)
    menu_wanted = Signal(QPoint)
    delete_wanted = Signal()

    def __init__(self, model: WorkshopList) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setUniformItemSizes(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.menu_wanted)

    def chosen(self) -> WorkshopRow | None:
        """The workshop that the keyboard is on."""
        line = self.currentIndex().data(ROW)
        return line if isinstance(line, WorkshopRow) else None

    def open_chosen(self) -> None:
        """Open what the keyboard is on; on a group, fold it."""
        line = self.currentIndex().data(ROW)
        if isinstance(line, WorkshopRow):
            self.opened.emit(line.id)
        elif isinstance(line, Group):
            self._fold(line)

    def wants_menu(self, at: QPoint) -> bool:
        """Whether a place is where a click opens the menu."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts = {
            Qt.Key.Key_Return: self.open_chosen,
            Qt.Key.Key_Enter: self.open_chosen,
            Qt.Key.Key_Delete: self.delete_wanted.emit,
            Qt.Key.Key_Menu: self._menu_by_key,
        }
        act = acts.get(Qt.Key(event.key()))
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        line = self.indexAt(event.position().toPoint()).data(ROW)
        if isinstance(line, WorkshopRow) and not self.wants_menu(event.position().toPoint()):
            self.opened.emit(line.id)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        line = index.data(ROW)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if isinstance(line, Group):
            self._fold(line)
        elif line is not None and self.wants_menu(at):
            self.setCurrentIndex(index)
            self.menu_wanted.emit(at)

    def _fold(self, group: Group) -> None:
        row = self.currentIndex().row()
        self._model.fold(group.name)
        self.setCurrentIndex(self._model.index(min(row, self._model.rowCount() - 1)))

    def _menu_by_key(self) -> None:
        self.menu_wanted.emit(self.visualRect(self.currentIndex()).center())


class WorkshopTable(WorkshopView):
    """Groups and rows with columns."""

    def __init__(self, model: WorkshopList, today: Callable[[], date]) -> None:
        super().__init__(model)
        dress_list(self, WorkshopRowDelegate(today), say("library.list"))

    def wants_menu(self, at: QPoint) -> bool:
        places = columns(sizes.unscaled(self.viewport().width()))
        return sizes.unscaled(at.x()) >= places["more"].left()


class WorkshopCards(WorkshopView):
    """A card each, side by side as far as there is room."""

    def __init__(self, model: WorkshopList, today: Callable[[], date]) -> None:
        super().__init__(model)
        self._delegate = WorkshopCardDelegate(today)
        dress_list(self, self._delegate, say("library.cards"))
        self.setProperty("kind", "cards")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def wants_menu(self, at: QPoint) -> bool:
        return on_more(at.toPointF(), self.visualRect(self.indexAt(at)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self)
        self._delegate.cell = cell_size(self.maximumViewportSize().width() - bar - 1)
        self.setGridSize(self._delegate.cell)
        super().resizeEvent(event)
