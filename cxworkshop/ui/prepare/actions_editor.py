"""Levers and actions: which of the ready-made actions this team is offered."""

from __future__ import annotations

from collections.abc import Sequence
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
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from cxworkshop.domain.catalogue import CatalogueAction
from cxworkshop.domain.plan import Lever
from cxworkshop.ui import theme
from cxworkshop.ui.buttons import button
from cxworkshop.ui.painted import paint_tick, write
from cxworkshop.ui.prepare.editor import Editor, card
from cxworkshop.ui.text import PlainLabel
from cxworkshop.words import say

ACTION = Qt.ItemDataRole.UserRole
OFFERED = Qt.ItemDataRole.UserRole + 1
ROW_HEIGHT = 52

Index = QModelIndex | QPersistentModelIndex


class ActionsEditor(Editor):
    """A list with a tick per action; clicking or Space turns it."""

    name = "actions"

    def __init__(self) -> None:
        super().__init__()
        self._count = PlainLabel("", "heading")
        self._levers = PlainLabel("", "body", "muted")
        self.model = ActionList()
        self.list = ActionView()
        self.list.setModel(self.model)
        self.list.turned.connect(self.turn)
        self.all = button(say("prepare.actions.all"), "small", "check")
        self.all.clicked.connect(self._offer_all)
        self._lay_out()

    def refresh(self) -> None:
        offered = self._offered()
        catalogue = self.preparation.content.catalogue
        self.model.show(catalogue, offered)
        self._count.setText(say("prepare.actions.count", count=len(offered), total=len(catalogue)))
        self._levers.setText(" · ".join(self._per_lever(offered)))
        self.all.setEnabled(len(offered) < len(catalogue))

    def take_focus(self) -> None:
        self.list.setFocus()
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))

    def turn(self, action_id: str) -> None:
        """Offer an action, or no longer."""
        chosen = set(self._offered()) ^ {action_id}
        catalogue = self.preparation.content.catalogue
        kept = tuple(action.id for action in catalogue if action.id in chosen)
        everything = len(kept) == len(catalogue)
        self.preparation.change(offered_actions=None if everything else kept)

    def _offer_all(self) -> None:
        self.preparation.change(offered_actions=None)

    def _offered(self) -> tuple[str, ...]:
        kept = self.preparation.workshop.offered_actions
        every = tuple(action.id for action in self.preparation.content.catalogue)
        return every if kept is None else kept

    def _per_lever(self, offered: Sequence[str]) -> list[str]:
        actions = [one for one in self.preparation.content.catalogue if one.id in offered]
        return [
            say(
                "prepare.actions.lever",
                lever=say(f"prepare.lever.{lever.value}"),
                count=sum(lever in action.levers for action in actions),
            )
            for lever in Lever
        ]

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.GAP)
        head.addWidget(self._count)
        head.addWidget(self._levers, 1)
        head.addWidget(self.all)
        frame, inside = card()
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, theme.MARGIN)
        layout.setSpacing(theme.GAP)
        layout.addLayout(head)
        layout.addWidget(frame, 1)


class ActionList(QAbstractListModel):
    """`ACTION` gives the action, `OFFERED` whether it is ticked."""

    def __init__(self) -> None:
        super().__init__()
        self._actions: tuple[CatalogueAction, ...] = ()
        self._offered: frozenset[str] = frozenset()

    def show(self, actions: Sequence[CatalogueAction], offered: Sequence[str]) -> None:
        """Show the catalogue; the same catalogue keeps the selection."""
        same = self._actions == tuple(actions)
        if not same:
            self.beginResetModel()
        self._actions, self._offered = tuple(actions), frozenset(offered)
        if not same:
            self.endResetModel()
        elif actions:
            self.dataChanged.emit(self.index(0), self.index(len(actions) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._actions)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        action = self._actions[index.row()]
        offered = action.id in self._offered
        if role == ACTION:
            return action
        if role == OFFERED:
            return offered
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(400, ROW_HEIGHT)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            state = say("prepare.actions.offered" if offered else "prepare.actions.left_out")
            return f"{action.title}, {levers_of(action)}, {state}"
        return None


class ActionView(QListView):
    """The list; `turned` carries the id of the action that was clicked or Spaced."""

    turned = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "inside")
        self.setAccessibleName(say("prepare.name.actions"))
        self._delegate = ActionDelegate()
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.turned.emit(self.currentIndex().data(ACTION).id)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.position().x() < 52:
            self.turned.emit(index.data(ACTION).id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.position().x() >= 52:
            self.turned.emit(index.data(ACTION).id)


class ActionDelegate(QStyledItemDelegate):
    """Tick, title over its leading measure, levers and depth at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(400, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tones = theme.colours()
        rect: QRect = option.rect
        state = option.state
        action: CatalogueAction = index.data(ACTION)
        offered = bool(index.data(OFFERED))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = state & QStyle.StateFlag.State_Selected
        painter.fillRect(rect, QColor(tones.tint if chosen else tones.surface))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(tones.line))
        paint_tick(painter, QRectF(rect.left() + 17, rect.top() + 16, 18, 18), offered)
        left, top, wide = rect.left() + 52, rect.top(), rect.width() - 52 - 340
        ink = tones.ink if offered else tones.muted
        write(painter, QRect(left, top + 6, wide, 21), action.title, ink, bold=True)
        measure = say("prepare.actions.measure", measure=action.measure, owner=action.owner_role)
        write(painter, QRect(left, top + 27, wide, 19), measure, tones.muted, theme.TINY)
        right = QRect(rect.right() - 326, top, 310, ROW_HEIGHT)
        words = f"{levers_of(action)} · {say(f'prepare.depth.{action.depth.value}')}"
        write(painter, right, words, tones.muted, theme.SMALL, right=True)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tones.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.restore()


def levers_of(action: CatalogueAction) -> str:
    """The levers of an action in words, in their usual order."""
    return ", ".join(say(f"prepare.lever.{one.value}") for one in Lever if one in action.levers)
