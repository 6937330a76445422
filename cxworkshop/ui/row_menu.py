"""The menu of a row in a list: what its keys and buttons do, where a right click looks for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu

from cxworkshop.ui.icons import icon
from cxworkshop.ui.text import plain_caption


@dataclass(frozen=True, slots=True)
class RowAct:
    """One thing to do with the row that the keyboard is on; `keys` are shown beside it, and `can`
    says whether it can be done just now."""

    words: str
    picture: str
    keys: str
    act: Callable[[], object]
    can: Callable[[], bool] = lambda: True


def give_row_menu(view: QAbstractItemView, *acts: RowAct) -> None:
    """Open a menu with these by a right click on a row, or by the menu key."""

    def wanted(at: QPoint) -> None:
        if view.indexAt(at).isValid():
            row_menu(view, *acts).popup(view.viewport().mapToGlobal(at))

    view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    view.customContextMenuRequested.connect(wanted)


def row_menu(view: QAbstractItemView, *acts: RowAct) -> QMenu:
    """The menu itself, which goes when it is closed."""
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for one in acts:
        made = menu.addAction(icon(one.picture), plain_caption(one.words))
        made.setShortcut(QKeySequence(one.keys))
        made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # shown; the view has the key
        made.setEnabled(one.can())
        made.triggered.connect(one.act)
    return menu
