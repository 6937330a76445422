"""The columns of a survey file with what becomes of each."""

from __future__ import annotations

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
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cxworkshop.intake.columns import Column, Kind
from cxworkshop.ui import theme
from cxworkshop.ui.icons import paint as paint_icon
from cxworkshop.ui.painted import write
from cxworkshop.ui.prepare.customers.reading import Reading
from cxworkshop.words import say

COLUMN = Qt.ItemDataRole.UserRole
FATE = Qt.ItemDataRole.UserRole + 1
ROW_HEIGHT = 52

Index = QModelIndex | QPersistentModelIndex

_KIND_FATES = {
    Kind.ID: ("id", "close", "muted"),
    Kind.DATE: ("date", "calendar", "muted"),
    Kind.SEGMENT: ("segment", "filter", "muted"),
    Kind.WEIGHT: ("weight", "settings", "muted"),
    Kind.TEXT: ("text", "statement", "muted"),
    Kind.RECOMMEND: ("recommend", "close", "muted"),
    Kind.OTHER: ("other", "close", "muted"),
    Kind.RATING: ("other", "close", "muted"),
}


def fate(column: Column, reading: Reading) -> tuple[str, str, str]:
    """What becomes of a column: the words, the icon and its tone."""
    if column.personal:
        return say("survey.fate.personal"), "close", "muted"
    question = reading.questions.get(column.name)
    if question is None:
        key, picture, tone = _KIND_FATES[column.kind]
        return say(f"survey.fate.{key}"), picture, tone
    if question.problem:
        return say("survey.fate.problem"), "warning", "warning"
    if not question.use:
        return say("survey.fate.left_out"), "remove", "muted"
    if question.confirmed and question.share is not None:
        share = say("survey.fate.agree", number=round(question.share * 100))
        return share, "check_circle", "good"
    if question.confirmed:
        return say("survey.fate.confirmed"), "check_circle", "good"
    if column.suspicion:
        return say("survey.fate.suspicious"), "warning", "warning"
    return say("survey.fate.to_confirm"), "circle", "muted"


class ColumnList(QAbstractListModel):
    """`COLUMN` gives the column, `FATE` what becomes of it."""

    def __init__(self) -> None:
        super().__init__()
        self._reading: Reading | None = None

    def show(self, reading: Reading) -> None:
        """Show the columns of a survey; the same survey keeps the selection."""
        if reading is not self._reading:
            self.beginResetModel()
            self._reading = reading
            self.endResetModel()
        elif reading.survey.columns:
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def row_of(self, name: str) -> int:
        """Where a column stands."""
        assert self._reading is not None
        names = [column.name for column in self._reading.survey.columns]
        return names.index(name)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        if parent.isValid() or self._reading is None:
            return 0
        return len(self._reading.survey.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        assert self._reading is not None
        column = self._reading.survey.columns[index.row()]
        if role == COLUMN:
            return column
        if role == FATE:
            return fate(column, self._reading)
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(300, ROW_HEIGHT)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{column.letter} {column.name}, {fate(column, self._reading)[0]}"
        return None


class ColumnDelegate(QStyledItemDelegate):
    """Letter, name over wording, what becomes of it, mark."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(300, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tones = theme.colours()
        rect: QRect = option.rect
        column: Column = index.data(COLUMN)
        words, picture, tone = index.data(FATE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = option.state & QStyle.StateFlag.State_Selected
        painter.fillRect(rect, QColor(tones.tint if chosen else tones.surface))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(tones.line))
        left, top = rect.left(), rect.top()
        write(painter, QRect(left + 8, top, 24, ROW_HEIGHT), column.letter, tones.muted, right=True)
        text = rect.width() - 44 - 44
        said = QFontMetrics(theme.font(theme.TINY)).horizontalAdvance(words)
        wide = max(60, text - said - 12)
        write(painter, QRect(left + 44, top + 6, wide, 21), column.name, tones.ink, bold=True)
        place = QRect(left + 44 + wide, top + 6, text - wide, 21)
        write(painter, place, words, tones.muted, theme.TINY, right=True)
        below = column.label if column.label != column.name else ", ".join(column.examples)
        second = QRect(left + 44, top + 27, text, 19)
        write(painter, second, below, tones.muted, theme.TINY)
        mark = QRectF(rect.right() - 32, top + (ROW_HEIGHT - 18) / 2, 18, 18)
        paint_icon(painter, picture, mark, tone)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tones.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.restore()
