"""The steps of an agenda as a list with running clock times, and how one row is painted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from cxworkshop.domain.agenda import clock_times
from cxworkshop.domain.workshop import Step, StepKind
from cxworkshop.ui import theme
from cxworkshop.ui.icons import paint as paint_icon
from cxworkshop.ui.item_list import ITEM, ROW_HEIGHT, Index, ItemList, RowDelegate
from cxworkshop.ui.painted import write
from cxworkshop.words import say

STEP = ITEM
STARTS = ITEM + 1
OVER = ITEM + 2
MINUTES_WIDTH = 112
KIND_ICONS = {
    StepKind.PAGE: "page",
    StepKind.POLL: "phone",
    StepKind.CANVAS: "canvas",
    StepKind.PLAN: "flag",
}


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


class AgendaList(ItemList[Step]):
    """`STEP` gives the step, `STARTS` its clock time, `OVER` whether it ends too late. Steps can be
    dragged to another place."""

    def __init__(self) -> None:
        super().__init__()
        self._times: list[time] = []
        self._ends: list[int] = []
        self._available = 0

    def show(self, steps: Sequence[Step], starts_at: time, available: int) -> None:
        """Show these steps; `available` minutes are what the room is booked for."""
        self._times = clock_times(steps, starts_at)
        self._ends = [sum(one.minutes for one in steps[: n + 1]) for n in range(len(steps))]
        self._available = available
        self.show_items(steps)

    def key(self, item: Step) -> object:
        return item.id

    def read_aloud(self, row: int) -> str:
        step = self.items[row]
        minutes = say("prepare.minutes", count=step.minutes)
        words = f"{self._times[row]:%H:%M}, {step.title}, {minutes}, {kind_words(step)}"
        return f"{words}, {say('prepare.agenda.too_late')}" if self._is_over(row) else words

    def in_full(self, row: int) -> str:
        return self.items[row].title

    def more(self, row: int, role: int) -> Any:
        if role == STARTS:
            return f"{self._times[row]:%H:%M}"
        return self._is_over(row) if role == OVER else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Steps are picked up; they are put down between steps, not on one."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """A list that moves its own rows refuses every drag which may only copy."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def _is_over(self, row: int) -> bool:
        return self._ends[row] > self._available


class StepDelegate(RowDelegate):
    """A handle, start, kind, title over what it does, minutes."""

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        tones = theme.colours()
        step: Step = index.data(STEP)
        left, top = rect.left(), rect.top()
        handle = QRectF(left + 8, top + (ROW_HEIGHT - 18) / 2, 18, 18)
        paint_icon(painter, "drag", handle, "axis")
        over = bool(index.data(OVER))
        write(painter, starts_place(rect), index.data(STARTS), tones.muted, right=True)
        icon_place = QRectF(left + 98, top + (ROW_HEIGHT - 20) / 2, 20, 20)
        picture, tone = ("warning", "warning") if over else (picture_of(step), "muted")
        paint_icon(painter, picture, icon_place, tone)
        left = words_left(rect)
        wide = rect.right() - left - MINUTES_WIDTH - 24
        write(painter, QRect(left, top + 6, wide, 21), step.title, tones.ink, bold=True)
        second = say("prepare.agenda.too_late_kind", kind=kind_words(step))
        words = second if over else kind_words(step)
        write(painter, QRect(left, top + 26, wide, 19), words, tones.muted, theme.TINY)
        minutes = str(step.minutes)
        write(painter, minutes_place(rect), minutes, tones.ink, bold=True, right=True)


def starts_place(row: QRect) -> QRect:
    """Where a row has its clock time, at 100 %."""
    return QRect(row.left() + 22, row.top(), 60, row.height())


def words_left(row: QRect) -> int:
    """Where the words of a row begin."""
    return row.left() + 134


def minutes_place(row: QRect) -> QRect:
    """Where a row has its minutes."""
    return QRect(row.right() - 60 - 72, row.top(), 72, row.height())
