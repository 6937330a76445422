"""What can be handed out, with a tick per document and a mark when it has been written."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cxworkshop.services.handing_out import Document
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.icons import paint as paint_icon
from cxworkshop.ui.painted import paint_tick, write
from cxworkshop.words import say

DOCUMENT = Qt.ItemDataRole.UserRole
CHOSEN = Qt.ItemDataRole.UserRole + 1
WRITTEN = Qt.ItemDataRole.UserRole + 2
ROW_HEIGHT = 56
_TICK_WIDTH = 48

Index = QModelIndex | QPersistentModelIndex


class DocumentList(QAbstractListModel):
    """`DOCUMENT` gives the document, `CHOSEN` its tick, `WRITTEN` whether it is in the folder."""

    def __init__(self) -> None:
        super().__init__()
        self._documents: tuple[Document, ...] = ()
        self._left_out: set[str] = set()
        self._written: frozenset[str] = frozenset()

    def show(self, documents: Sequence[Document]) -> None:
        """Show these documents; all are ticked at first."""
        if self._documents != tuple(documents):
            self.beginResetModel()
            self._documents = tuple(documents)
            self.endResetModel()

    def show_written(self, kinds: Collection[str]) -> None:
        """Mark what has been written."""
        self._written = frozenset(kinds)
        self._repaint()

    def turn(self, row: int) -> None:
        """Tick a document, or no longer."""
        self._left_out ^= {self._documents[row].kind}
        self._repaint()

    def chosen(self) -> list[str]:
        """The kinds that are ticked, in order."""
        return [one.kind for one in self._documents if one.kind not in self._left_out]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._documents)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        document = self._documents[index.row()]
        chosen = document.kind not in self._left_out
        if role == DOCUMENT:
            return document
        if role == CHOSEN:
            return chosen
        if role == WRITTEN:
            return document.kind in self._written
        if role == Qt.ItemDataRole.SizeHintRole:
            return sizes.scaled(300, ROW_HEIGHT)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            state = say("handout.chosen" if chosen else "handout.left_out")
            return f"{document.title}, {document.detail}, {document.format}, {state}"
        return None

    def _repaint(self) -> None:
        if self._documents:
            self.dataChanged.emit(self.index(0), self.index(len(self._documents) - 1))


class DocumentView(QListView):
    """The list; `turned` carries the row whose tick was clicked or Spaced."""

    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "inside")
        self.setAccessibleName(say("handout.documents"))
        self._delegate = DocumentDelegate()
        self.setItemDelegate(self._delegate)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.turned.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.position().x() < sizes.px(_TICK_WIDTH):
            self.turned.emit(index.row())


class DocumentDelegate(QStyledItemDelegate):
    """Tick, title over what is in it, file type, mark."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return sizes.scaled(300, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tones = theme.colours()
        painter.save()
        rect = sizes.zoomed(painter, option.rect)
        document: Document = index.data(DOCUMENT)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = option.state & QStyle.StateFlag.State_Selected
        painter.fillRect(rect, QColor(tones.tint if selected else tones.surface))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(tones.line))
        left, top = rect.left(), rect.top()
        paint_tick(painter, QRectF(left + 16, top + 18, 18, 18), bool(index.data(CHOSEN)))
        wide = rect.width() - _TICK_WIDTH - 104
        first = QRect(left + _TICK_WIDTH, top + 8, wide, 21)
        write(painter, first, document.title, tones.ink, bold=True)
        second = QRect(left + _TICK_WIDTH, top + 29, wide, 19)
        write(painter, second, document.detail, tones.muted, theme.TINY)
        kind = QRect(rect.right() - 100, top, 56, ROW_HEIGHT)
        write(painter, kind, document.format, tones.muted, theme.TINY, right=True)
        written = bool(index.data(WRITTEN))
        mark = QRectF(rect.right() - 34, top + 18, 18, 18)
        name, tone = ("check_circle", "good") if written else ("circle", "axis")
        paint_icon(painter, name, mark, tone)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tones.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.restore()
