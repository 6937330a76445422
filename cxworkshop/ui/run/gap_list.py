"""The gaps as a list to choose from, the largest first, with how many actions close each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cxworkshop.domain.plan import Plan
from cxworkshop.domain.workshop import Workshop
from cxworkshop.results.facts import GapFacts
from cxworkshop.results.formats import signed
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.painted import write
from cxworkshop.words import say

ROW = Qt.ItemDataRole.UserRole
HEIGHT = 48

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class GapRow:
    """One statement; `points` is the gap, None when it is not known."""

    statement_id: str
    name: str
    points: int | None
    actions: int


def gap_rows(workshop: Workshop, facts: GapFacts | None, plan: Plan) -> tuple[GapRow, ...]:
    """The statements by the size of their gap; before the reveal as the workshop has them."""
    counts: dict[str | None, int] = {}
    for action in plan.actions:
        counts[action.statement_id] = counts.get(action.statement_id, 0) + 1
    if facts is None:
        return tuple(
            GapRow(pair.id, pair.short, None, counts.get(pair.id, 0))
            for pair in workshop.statements
        )
    known = sorted(facts.pairs, key=lambda fact: -(fact.points.gap or 0))
    return tuple(
        GapRow(
            fact.statement.id,
            fact.statement.short,
            fact.points.gap,
            counts.get(fact.statement.id, 0),
        )
        for fact in known
    )


class _Rows(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[GapRow, ...] = ()

    def show_rows(self, rows: tuple[GapRow, ...]) -> None:
        if len(rows) == len(self.rows):
            self.rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            points = "" if row.points is None else signed(row.points)
            return f"{row.name}, {points}, {_actions(row)}"
        return None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return sizes.scaled(200, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        tones, row, rect = theme.colours(), index.data(ROW), sizes.zoomed(painter, option.rect)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, QColor(tones.tint if chosen else tones.surface))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(tones.line))
        left, top, width = rect.left() + 16, rect.top(), rect.width() - 16 - 72
        name = QRect(left, top + 4, width, 22)
        write(painter, name, row.name, tones.ink, theme.BODY, bold=chosen)
        second = QRect(left, top + 25, width, 18)
        write(painter, second, _actions(row), tones.muted, theme.TINY)
        points = "–" if row.points is None else signed(row.points)
        place = QRect(rect.right() - 72, top, 56, HEIGHT)
        write(painter, place, points, tones.ink, theme.BODY, bold=True, right=True)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tones.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.restore()


class GapList(QListView):
    """`gap_chosen` carries the statement id."""

    gap_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "inside")
        self._rows = _Rows()
        self._delegate = _Delegate()
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setAccessibleName(say("run.agenda.gaps"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    def show_rows(self, rows: tuple[GapRow, ...]) -> None:
        """Show these gaps; the chosen one stays chosen."""
        if rows != self._rows.rows:
            self._rows.show_rows(rows)

    def mark(self, statement_id: str | None) -> None:
        """Show which gap is worked on, without telling anybody."""
        for number, row in enumerate(self._rows.rows):
            if row.statement_id == statement_id:
                self.setCurrentIndex(self._rows.index(number))
                return
        self.clearSelection()

    def _choose(self, index: QModelIndex) -> None:
        row: GapRow = index.data(ROW)
        self.gap_chosen.emit(row.statement_id)


def _actions(row: GapRow) -> str:
    if not row.actions:
        return say("run.agenda.no_action")
    return say("run.agenda.actions", count=row.actions)
