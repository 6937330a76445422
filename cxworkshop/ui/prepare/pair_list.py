"""The pairs of statements as a list: a short name over the executives' wording."""

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
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cxworkshop.domain.statements import PairedStatement
from cxworkshop.ui import theme
from cxworkshop.ui.icons import paint as paint_icon
from cxworkshop.ui.painted import write
from cxworkshop.words import say

PAIR = Qt.ItemDataRole.UserRole
SCORED = Qt.ItemDataRole.UserRole + 1
ROW_HEIGHT = 52

Index = QModelIndex | QPersistentModelIndex


class PairList(QAbstractListModel):
    """`PAIR` gives the pair, `SCORED` whether customers' answers are there for it."""

    def __init__(self) -> None:
        super().__init__()
        self._pairs: tuple[PairedStatement, ...] = ()
        self._scored: Collection[str] = ()

    def show(self, pairs: Sequence[PairedStatement], scored: Collection[str]) -> None:
        """Show these pairs; the same ids keep the selection."""
        same = [pair.id for pair in pairs] == [pair.id for pair in self._pairs]
        if not same:
            self.beginResetModel()
        self._pairs, self._scored = tuple(pairs), scored
        if not same:
            self.endResetModel()
        elif pairs:
            self.dataChanged.emit(self.index(0), self.index(len(pairs) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._pairs)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        pair = self._pairs[index.row()]
        if role == PAIR:
            return pair
        if role == SCORED:
            return pair.id in self._scored
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(320, ROW_HEIGHT)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{pair.short}: {pair.executives}"
        return None


class PairDelegate(QStyledItemDelegate):
    """A check mark at the right says that customers answered it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(320, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tones = theme.colours()
        rect: QRect = option.rect
        state = option.state
        pair: PairedStatement = index.data(PAIR)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, QColor(tones.tint if chosen else tones.surface))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(tones.line))
        wide = rect.width() - 32 - 150
        first = QRect(rect.left() + 16, rect.top() + 6, wide, 21)
        write(painter, first, pair.short, tones.ink, theme.BODY, bold=True)
        second = QRect(rect.left() + 16, rect.top() + 27, rect.width() - 64, 19)
        write(painter, second, pair.executives, tones.muted, theme.TINY)
        self._paint_marks(painter, rect, pair, bool(index.data(SCORED)))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tones.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.restore()

    def _paint_marks(
        self, painter: QPainter, rect: QRect, pair: PairedStatement, scored: bool
    ) -> None:
        tones = theme.colours()
        key = "headline" if pair.headline else "own" if pair.own else ""
        if key:
            place = QRect(rect.right() - 196, rect.top() + 6, 150, 21)
            words = say(f"prepare.statements.{key}")
            write(painter, place, words, tones.muted, theme.TINY, right=True)
        if scored:
            where = QRectF(rect.right() - 34, rect.top() + 16, 20, 20)
            paint_icon(painter, "check_circle", where, "good")
