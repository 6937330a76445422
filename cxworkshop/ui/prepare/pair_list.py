"""The pairs of statements as a list: a short name over the executives' wording."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from cxworkshop.domain.statements import PairedStatement
from cxworkshop.ui import theme
from cxworkshop.ui.icons import paint as paint_icon
from cxworkshop.ui.item_list import ITEM, Index, ItemList, RowDelegate
from cxworkshop.ui.painted import write
from cxworkshop.words import say

PAIR = ITEM
SCORED = ITEM + 1


class PairList(ItemList[PairedStatement]):
    """`PAIR` gives the pair, `SCORED` whether customers' answers are there for it."""

    def __init__(self) -> None:
        super().__init__()
        self._scored: Collection[str] = ()

    def show(self, pairs: Sequence[PairedStatement], scored: Collection[str]) -> None:
        """Show these pairs; the same ids keep the selection."""
        self._scored = scored
        self.show_items(pairs)

    def key(self, item: PairedStatement) -> object:
        return item.id

    def read_aloud(self, row: int) -> str:
        return f"{self.items[row].short}: {self.items[row].executives}"

    def in_full(self, row: int) -> str:
        return self.items[row].executives

    def more(self, row: int, role: int) -> Any:
        return self.items[row].id in self._scored if role == SCORED else None


class PairDelegate(RowDelegate):
    """A check mark at the right says that customers answered it."""

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        tones = theme.colours()
        pair: PairedStatement = index.data(PAIR)
        wide = rect.width() - 32 - 150
        first = QRect(rect.left() + 16, rect.top() + 6, wide, 21)
        write(painter, first, pair.short, tones.ink, theme.BODY, bold=True)
        second = QRect(rect.left() + 16, rect.top() + 27, rect.width() - 64, 19)
        write(painter, second, pair.executives, tones.muted, theme.TINY)
        key = "headline" if pair.headline else "own" if pair.own else ""
        if key:
            place = QRect(rect.right() - 196, rect.top() + 6, 150, 21)
            words = say(f"prepare.statements.{key}")
            write(painter, place, words, tones.muted, theme.TINY, right=True)
        if index.data(SCORED):
            where = QRectF(rect.right() - 34, rect.top() + 16, 20, 20)
            paint_icon(painter, "check_circle", where, "good")
