"""What can be handed out, with a tick per document and a mark when it has been written."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView

from cxworkshop.services.handing_out import Document
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.icons import paint as paint_icon
from cxworkshop.ui.item_list import ITEM, Index, ItemList, RowDelegate, dress_list
from cxworkshop.ui.painted import paint_tick, write
from cxworkshop.words import say

DOCUMENT = ITEM
CHOSEN = ITEM + 1
WRITTEN = ITEM + 2
_ROW_HEIGHT = 56
_TICK_WIDTH = 48


class DocumentList(ItemList[Document]):
    """`DOCUMENT` gives the document, `CHOSEN` its tick, `WRITTEN` whether it is in the folder."""

    row_height = _ROW_HEIGHT

    def __init__(self) -> None:
        super().__init__()
        self._left_out: set[str] = set()
        self._written: frozenset[str] = frozenset()

    def show(self, documents: Sequence[Document], written: Collection[str]) -> None:
        """Show these documents, all ticked at first; those of the kinds `written` have a mark."""
        self._written = frozenset(written)
        self.show_items(documents)

    def turn(self, row: int) -> None:
        """Tick a document, or no longer."""
        self._left_out ^= {self.items[row].kind}
        self.show_anew()

    def chosen(self) -> list[str]:
        """The kinds that are ticked, in order."""
        return [one.kind for one in self.items if one.kind not in self._left_out]

    def key(self, item: Document) -> object:
        return item.kind

    def read_aloud(self, row: int) -> str:
        document = self.items[row]
        state = say("handout.left_out" if document.kind in self._left_out else "handout.chosen")
        return f"{document.title}, {document.detail}, {document.format}, {state}"

    def more(self, row: int, role: int) -> Any:
        kind = self.items[row].kind
        if role == CHOSEN:
            return kind not in self._left_out
        return kind in self._written if role == WRITTEN else None


class DocumentView(QListView):
    """The list; `turned` carries the row whose tick was clicked or Spaced."""

    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        dress_list(self, DocumentDelegate(), say("handout.documents"))

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


class DocumentDelegate(RowDelegate):
    """Tick, title over what is in it, file type, mark."""

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        tones = theme.colours()
        document: Document = index.data(DOCUMENT)
        left, top = rect.left(), rect.top()
        paint_tick(painter, QRectF(left + 16, top + 18, 18, 18), bool(index.data(CHOSEN)))
        kind_width = 92
        wide = rect.width() - _TICK_WIDTH - 44
        first = QRect(left + _TICK_WIDTH, top + 8, wide - kind_width, 21)
        write(painter, first, document.title, tones.ink, bold=True)
        second = QRect(left + _TICK_WIDTH, top + 29, wide, 19)
        write(painter, second, document.detail, tones.muted, theme.TINY)
        kind = QRect(rect.right() - 44 - kind_width, top + 8, kind_width, 21)
        write(painter, kind, document.format, tones.muted, theme.TINY, right=True)
        name, tone = ("check_circle", "good") if index.data(WRITTEN) else ("circle", "axis")
        paint_icon(painter, name, QRectF(rect.right() - 34, top + 18, 18, 18), tone)
