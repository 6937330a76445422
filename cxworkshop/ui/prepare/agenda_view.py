"""The agenda's list as one works in it: steps are dragged, and the chosen one's minutes are set in
its row."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from cxworkshop.ui import sizes
from cxworkshop.ui.fields import number_field
from cxworkshop.ui.item_list import Index, dress_list
from cxworkshop.ui.prepare.agenda_list import MINUTES_WIDTH, AgendaList, StepDelegate
from cxworkshop.words import say

LONGEST_STEP = 240
_TO_THE_OTHERS = 14


class AgendaView(QListView):
    """`moved` carries the row of a step and the row where it is to stand. Typing a number in the
    list sets the minutes, + and − change them by one; `removed` and `repeated` follow Delete and
    Ctrl+D."""

    moved = Signal(int, int)
    removed = Signal()
    repeated = Signal()

    def __init__(self, model: AgendaList) -> None:
        super().__init__()
        dress_list(self, StepDelegate(), say("prepare.name.agenda"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.minutes = number_field(1, LONGEST_STEP)
        self.minutes.setParent(self.viewport())
        self.minutes.setAlignment(Qt.AlignmentFlag.AlignRight)  # below the others of its column
        self.minutes.setAccessibleName(say("prepare.agenda.minutes"))
        sizes.fix(self.minutes, width=MINUTES_WIDTH)
        self.minutes.hide()
        self.setModel(model)
        self.verticalScrollBar().valueChanged.connect(self._place_minutes)
        model.modelReset.connect(self._place_minutes)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._place_minutes()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_minutes()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts = {
            Qt.Key.Key_Delete: self.removed.emit,
            Qt.Key.Key_Return: self._turn_to_minutes,
            Qt.Key.Key_Enter: self._turn_to_minutes,
            Qt.Key.Key_Plus: self.minutes.stepUp,
            Qt.Key.Key_Minus: self.minutes.stepDown,
        }
        act = acts.get(Qt.Key(event.key()))
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        if event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.repeated.emit()
        elif act is not None and plain:
            act()
        elif plain and event.text().isdigit():
            self._to_minutes()
            QCoreApplication.sendEvent(self.minutes, event)
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        source = self.currentIndex().row()
        at = event.position().toPoint()
        index = self.indexAt(at)
        target = index.row() if index.isValid() else self.model().rowCount()
        if index.isValid() and at.y() > self.visualRect(index).center().y():
            target += 1
        event.setDropAction(Qt.DropAction.CopyAction)  # the rows are put in order by the workshop
        event.accept()
        self.moved.emit(source, target - 1 if target > source else target)

    def _turn_to_minutes(self) -> None:
        """Into the field, or back: the field passes on Enter, too."""
        if self.minutes.hasFocus():
            self.setFocus()
        else:
            self._to_minutes()

    def _to_minutes(self) -> None:
        self.minutes.setFocus()
        self.minutes.selectAll()

    def _place_minutes(self) -> None:
        row = self.visualRect(self.currentIndex())
        self.minutes.setVisible(row.isValid())
        high = self.minutes.sizeHint().height()
        self.minutes.lineEdit().setTextMargins(0, 0, sizes.px(_TO_THE_OTHERS), 0)
        left = row.right() - self.minutes.width() - sizes.px(16)
        self.minutes.move(left, row.center().y() - high // 2)
