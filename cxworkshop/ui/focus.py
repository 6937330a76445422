"""The focus ring: 2 px wide with a 2 px gap, around whatever the keyboard is on.

A style sheet can't paint outside a widget, so the ring is a widget of its own, over the window or
the scrolled area that the focused one stands in. Clicking does not show it; the keyboard does.
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QItemDelegate,
    QScrollArea,
    QStyledItemDelegate,
    QWidget,
)
from shiboken6 import isValid

from cxworkshop.ui import theme

_REACH, _REACH_AROUND_WORDS = 4, 8
_WIDTH = 2
_FITS = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.ZOrderChange}


class FocusRing(QObject):
    """Keeps one ring around the focused widget of an application."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: _Ring | None = None
        app.focusChanged.connect(self._move)

    def _move(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._ring is not None and isValid(self._ring):
            self._ring.retire()
        self._ring = None
        by_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if new is not None and not by_mouse and _wants_ring(new):
            self._ring = _Ring(new)


def tab_through(*parts: QWidget) -> None:
    """Let the Tab key go through what stands in these parts, one after the other. Parts that are
    made later would come last in their window, wherever they stand."""
    controls = [
        control
        for part in parts
        for control in (part, *part.findChildren(QWidget))
        if control.focusPolicy() & Qt.FocusPolicy.TabFocus
        and control.focusProxy() is None
        and control.window() is parts[0].window()  # a choice's list is a window of its own
    ]
    for before, after in pairwise(controls):
        QWidget.setTabOrder(before, after)


def _wants_ring(widget: QWidget) -> bool:
    """Rows that we paint show by themselves where the keyboard is."""
    if isinstance(widget, QAbstractItemView):
        return type(widget.itemDelegate()) in (QStyledItemDelegate, QItemDelegate)
    return widget.parentWidget() is not None and not widget.isWindow()


def _way_out(widget: QWidget) -> list[QWidget]:
    """The widget, what it stands in, and so on to where a ring may be painted: the window, or what
    a scroll area shows of its inside."""
    way = [widget]
    while (outer := way[-1].parentWidget()) is not None:
        way.append(outer)
        if outer.isWindow() or isinstance(outer.parentWidget(), QAbstractScrollArea):
            break
    return way


class _Ring(QWidget):
    """The ring itself. It follows whatever stands between its ground and what it surrounds, and
    holds no reference to those: the last one would take its window along into its own end."""

    def __init__(self, around: QWidget) -> None:
        *followed, ground = _way_out(around)
        super().__init__(ground)
        self.setObjectName("focusRing")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._around = around
        self._retired = False
        for each in followed:
            each.installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._retired:
            return False
        if event.type() in _FITS:
            self._fit()
        elif event.type() == QEvent.Type.Hide:
            self.hide()
        return False

    def retire(self) -> None:
        """Go away at once."""
        self._retired = True
        self.hide()
        self.deleteLater()

    def _fit(self) -> None:
        ground = self.parentWidget()
        if ground is None or not ground.isAncestorOf(self._around):
            self.hide()
            return
        place = QRect(self._around.mapTo(ground, QPoint(0, 0)), self._around.size())
        reach = _REACH_AROUND_WORDS if isinstance(self._around, QScrollArea) else _REACH
        self.setGeometry(place.adjusted(-reach, -reach, reach, reach) & self._limits(ground))
        self.raise_()
        self.setVisible(self._around.isVisible())

    def _limits(self, ground: QWidget) -> QRect:
        """Where a ring is seen whole: what a scrolled page shows across, and all of it in length.
        Beside an edge the ring gives its gap up."""
        area = ground.parentWidget()
        inside = area.widget() if isinstance(area, QScrollArea) else None
        if inside is None:
            return ground.rect()
        page = inside.geometry()
        return QRect(0, page.y(), ground.width(), page.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.colours().accent), _WIDTH))
        half = _WIDTH / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 11, 11)
