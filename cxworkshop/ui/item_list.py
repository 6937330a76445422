"""Lists whose rows are painted: what their models and their delegates have in common.

A list says what its items are, how one is read aloud and how one is painted; the rest is here: the
same items keep the selection, rows have one height, the chosen row a tint, the focused one a ring.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from cxworkshop.ui import sizes, theme
from cxworkshop.ui.painted import paint_focus

ITEM = Qt.ItemDataRole.UserRole
IN_FULL = Qt.ItemDataRole.UserRole + 20
ROW_HEIGHT = 52
LEAST_WIDTH = 120  # a row is as wide as its list; with less than this it is cut off
_MOSTLY_WORDS = 0.7  # how much of a row its words may take

Index = QModelIndex | QPersistentModelIndex
Item = TypeVar("Item")


class ItemList(QAbstractListModel, Generic[Item]):
    """`ITEM` gives the item of a row; further roles are those of `more`."""

    row_height = ROW_HEIGHT

    def __init__(self) -> None:
        super().__init__()
        self.items: tuple[Item, ...] = ()

    def key(self, item: Item) -> object:
        """What makes an item the same one after it was changed."""
        raise NotImplementedError

    def read_aloud(self, row: int) -> str:
        """A row in words, for screen readers and for typing its first letters."""
        raise NotImplementedError

    def in_full(self, row: int) -> str:
        """What a row may have cut off, for whoever rests the mouse on it."""
        return ""

    def more(self, row: int, role: int) -> Any:
        """What a row has for a role of its own."""
        return None

    def show_items(self, items: Sequence[Item]) -> None:
        """Show these; the same ones in the same order keep the selection."""
        same = [self.key(item) for item in items] == [self.key(item) for item in self.items]
        if same:
            self.items = tuple(items)
            self.show_anew()
            return
        self.beginResetModel()
        self.items = tuple(items)
        self.endResetModel()

    def show_anew(self) -> None:
        """Paint every row once more."""
        if self.items:
            self.dataChanged.emit(self.index(0), self.index(len(self.items) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == ITEM:
            return self.items[index.row()]
        if role == Qt.ItemDataRole.SizeHintRole:
            return sizes.scaled(LEAST_WIDTH, self.row_height)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.read_aloud(index.row())
        if role == IN_FULL:
            return self.in_full(index.row())
        return self.more(index.row(), role)


class RowDelegate(QStyledItemDelegate):
    """Paints ground, line and focus; `paint_row` paints what stands in the row."""

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Paint what stands in a row."""
        raise NotImplementedError

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size: QSize = index.data(Qt.ItemDataRole.SizeHintRole)
        return size

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Tell words that are too long for their row in full."""
        words = str(index.data(IN_FULL) or "")
        wide = sizes.px(QFontMetrics(theme.font(theme.BODY)).horizontalAdvance(words))
        if wide > _MOSTLY_WORDS * option.rect.width():
            QToolTip.showText(event.globalPos(), f"<span>{escape(words)}</span>", view)
            return True
        return super().helpEvent(event, view, option, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tones = theme.colours()
        painter.save()
        rect = sizes.zoomed(painter, option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, QColor(tones.tint if chosen else tones.surface))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(tones.line))
        self.paint_row(painter, rect, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, rect)
        painter.restore()


def dress_list(view: QListView, delegate: QStyledItemDelegate, name: str) -> None:
    """Give a list its delegate, which it keeps, its name, and the look of one inside a card."""
    delegate.setParent(view)
    view.setItemDelegate(delegate)
    view.setProperty("kind", "inside")
    view.setAccessibleName(name)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
