"""The focus ring: 2 px wide with a 2 px gap, around whatever the keyboard is on.

A style sheet can't paint outside a widget, so the ring is a widget of its own beside the focused
one. Clicking does not show it; the keyboard does.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from shiboken6 import isValid

from cxworkshop.ui import theme

_REACH = 4
_WIDTH = 2


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


def _wants_ring(widget: QWidget) -> bool:
    inside_parent = widget.parentWidget() is not None and not widget.isWindow()
    return inside_parent and not isinstance(widget, QAbstractItemView)


class _Ring(QWidget):
    """The ring itself, a sibling of what it surrounds."""

    def __init__(self, around: QWidget) -> None:
        super().__init__(around.parentWidget())
        self.setObjectName("focusRing")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._around = around
        around.installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show):
            self._fit()
        elif event.type() == QEvent.Type.Hide:
            self.hide()
        return False

    def retire(self) -> None:
        """Go away at once."""
        if isValid(self._around):
            self._around.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def _fit(self) -> None:
        self.setGeometry(self._around.geometry().adjusted(-_REACH, -_REACH, _REACH, _REACH))
        self.raise_()
        self.setVisible(self._around.isVisible())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.colours().accent), _WIDTH))
        half = _WIDTH / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 11, 11)
