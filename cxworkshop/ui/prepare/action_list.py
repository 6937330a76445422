"""The ready-made actions with a tick each: title over leading measure, levers and depth."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView

from cxworkshop.domain.catalogue import CatalogueAction
from cxworkshop.domain.plan import Lever
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.item_list import ITEM, ROW_HEIGHT, Index, ItemList, RowDelegate, dress_list
from cxworkshop.ui.painted import paint_tick, write
from cxworkshop.words import say

ACTION = ITEM
OFFERED = ITEM + 1
_TICK_WIDTH = 52
_TURNING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ActionList(ItemList[CatalogueAction]):
    """`ACTION` gives the action, `OFFERED` whether it is ticked."""

    def __init__(self) -> None:
        super().__init__()
        self._offered: frozenset[str] = frozenset()

    def show(self, actions: Sequence[CatalogueAction], offered: Sequence[str]) -> None:
        """Show the catalogue; the same catalogue keeps the selection."""
        self._offered = frozenset(offered)
        self.show_items(actions)

    def key(self, item: CatalogueAction) -> object:
        return item.id

    def read_aloud(self, row: int) -> str:
        action = self.items[row]
        state = say(f"prepare.actions.{'offered' if action.id in self._offered else 'left_out'}")
        return f"{action.title}, {levers_of(action)}, {state}"

    def in_full(self, row: int) -> str:
        return self.items[row].title

    def more(self, row: int, role: int) -> Any:
        return self.items[row].id in self._offered if role == OFFERED else None


class ActionView(QListView):
    """The list; `turned` carries the id of the action whose tick was clicked, or that was double
    clicked, or on which Space or Enter was pressed."""

    turned = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        dress_list(self, ActionDelegate(), say("prepare.name.actions"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _TURNING and self.currentIndex().isValid():
            self.turned.emit(self.currentIndex().data(ACTION).id)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.position().x() < sizes.px(_TICK_WIDTH):
            self.turned.emit(index.data(ACTION).id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.position().x() >= sizes.px(_TICK_WIDTH):
            self.turned.emit(index.data(ACTION).id)


class ActionDelegate(RowDelegate):
    """Tick, title over its leading measure, levers and depth at the right."""

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        tones = theme.colours()
        action: CatalogueAction = index.data(ACTION)
        offered = bool(index.data(OFFERED))
        paint_tick(painter, QRectF(rect.left() + 17, rect.top() + 16, 18, 18), offered)
        words = f"{levers_of(action)} · {say(f'prepare.depth.{action.depth.value}')}"
        said = QFontMetrics(theme.font(theme.SMALL)).horizontalAdvance(words) + 4
        left, top = rect.left() + _TICK_WIDTH, rect.top()
        wide = max(60, rect.width() - _TICK_WIDTH - said - 40)
        ink = tones.ink if offered else tones.muted
        write(painter, QRect(left, top + 6, wide, 21), action.title, ink, bold=True)
        measure = say("prepare.actions.measure", measure=action.measure, owner=action.owner_role)
        write(painter, QRect(left, top + 27, wide, 19), measure, tones.muted, theme.TINY)
        right = QRect(rect.right() - 16 - said, top, said, ROW_HEIGHT)
        write(painter, right, words, tones.muted, theme.SMALL, right=True)


def levers_of(action: CatalogueAction) -> str:
    """The levers of an action in words, in their usual order."""
    return ", ".join(say(f"prepare.lever.{one.value}") for one in Lever if one in action.levers)
