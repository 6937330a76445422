"""The steps of an agenda as a list with running clock times, and how one row is painted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
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

from cxworkshop.domain.workshop import Step, StepKind
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.icons import paint as paint_icon
from cxworkshop.ui.painted import write
from cxworkshop.words import say

STEP = Qt.ItemDataRole.UserRole
STARTS = Qt.ItemDataRole.UserRole + 1
ROW_HEIGHT = 52
KIND_ICONS = {
    StepKind.PAGE: "page",
    StepKind.POLL: "phone",
    StepKind.CANVAS: "canvas",
    StepKind.PLAN: "flag",
}

Index = QModelIndex | QPersistentModelIndex


def picture_of(step: Step) -> str:
    """The icon of a step; a page that reveals has an eye."""
    shows = step.content.get("show", ())
    reveals = step.kind is StepKind.PAGE and any(part not in ("join", "closing") for part in shows)
    return "eye" if reveals else KIND_ICONS[step.kind]


def kind_words(step: Step) -> str:
    """The second line of a row: what kind of step it is and what it does."""
    if step.kind is StepKind.POLL:
        return say(f"prepare.step.{step.content.get('asks', 'rating')}")
    if step.kind is StepKind.PLAN:
        return say(f"prepare.step.{step.content.get('part', 'commitments')}")
    if step.kind is StepKind.CANVAS:
        return say("prepare.step.causes")
    parts = [say(f"prepare.shows.{part}") for part in step.content.get("show", ())]
    kind = say("prepare.step.reveal" if picture_of(step) == "eye" else "prepare.step.page")
    return f"{kind} · {', '.join(parts)}" if parts else kind


def clock_times(steps: Sequence[Step], starts_at: time) -> list[time]:
    """When each step starts, and last when the whole ends."""
    moment = datetime.combine(date(2000, 1, 1), starts_at)
    moments = [moment]
    for step in steps:
        moment += timedelta(minutes=step.minutes)
        moments.append(moment)
    return [found.time() for found in moments]


class AgendaList(QAbstractListModel):
    """`STEP` gives the step, `STARTS` its clock time."""

    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[Step, ...] = ()
        self._times: list[time] = []

    def show(self, steps: Sequence[Step], starts_at: time) -> None:
        """Show these steps; the same number of them keeps the selection."""
        same = [step.id for step in steps] == [step.id for step in self._steps]
        if not same:
            self.beginResetModel()
        self._steps = tuple(steps)
        self._times = clock_times(steps, starts_at)
        if same:
            self.dataChanged.emit(self.index(0), self.index(len(self._steps) - 1))
        else:
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._steps)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        step, starts = self._steps[index.row()], self._times[index.row()]
        if role == STEP:
            return step
        if role == STARTS:
            return f"{starts:%H:%M}"
        if role == Qt.ItemDataRole.SizeHintRole:
            return sizes.scaled(400, ROW_HEIGHT)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            minutes = say("prepare.minutes", count=step.minutes)
            return f"{starts:%H:%M}, {step.title}, {minutes}, {kind_words(step)}"
        return None


class StepDelegate(QStyledItemDelegate):
    """Start, kind, title over what it does, minutes."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return sizes.scaled(400, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tones = theme.colours()
        painter.save()
        rect = sizes.zoomed(painter, option.rect)
        state = option.state
        step: Step = index.data(STEP)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, QColor(tones.tint if chosen else tones.surface))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(tones.line))
        left, top = rect.left(), rect.top()
        write(painter, QRect(left + 16, top, 52, ROW_HEIGHT), index.data(STARTS), tones.muted, 15)
        icon_place = QRectF(left + 80, top + (ROW_HEIGHT - 20) / 2, 20, 20)
        paint_icon(painter, picture_of(step), icon_place, "muted")
        wide = rect.width() - 116 - 96
        write(painter, QRect(left + 116, top + 6, wide, 21), step.title, tones.ink, 15, bold=True)
        second = QRect(left + 116, top + 26, wide, 19)
        write(painter, second, kind_words(step), tones.muted, theme.TINY)
        minutes = QRect(rect.right() - 80, top, 48, ROW_HEIGHT)
        write(painter, minutes, str(step.minutes), tones.ink, 15, bold=True, right=True)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tones.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.restore()
