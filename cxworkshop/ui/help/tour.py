"""The tour for whoever opens the app for the first time: a few bubbles beside real controls.

Enter or the button goes on, Esc ends it. It counts as seen as soon as it has been shown, however it
ended; it can be asked for again in the manual.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cxworkshop.ui import sizes, theme
from cxworkshop.ui.buttons import button, dress
from cxworkshop.ui.text import PlainLabel
from cxworkshop.words import say

MOST = 4
_WIDTH, _GAP, _REACH, _EDGE = 340, 14, 4, 8


@dataclass(frozen=True, slots=True)
class Stop:
    """What a bubble stands beside, and the name of its words."""

    anchor: QWidget
    words: str


class Tour(QObject):
    """Shows one bubble after the other; stops whose anchor can't be seen are passed over."""

    ended = Signal()

    def __init__(self, window: QWidget, stops: Sequence[Stop]) -> None:
        super().__init__(window)
        self._window = window
        self._stops = [stop for stop in stops if stop.anchor.isVisible()][:MOST]
        self._number = -1
        self._before = QApplication.focusWidget()
        self._outline = _Outline(window)
        self.bubble = Bubble(window, len(self._stops))
        self.bubble.onward.connect(self._onward)
        self.bubble.skipped.connect(self.end)
        window.installEventFilter(self)

    def start(self) -> None:
        """Show the first bubble."""
        self._onward()

    def end(self) -> None:
        """Take everything away and put the keyboard back where it was."""
        self._window.removeEventFilter(self)
        focus = QApplication.focusWidget()
        had_the_keyboard = focus is not None and self.bubble.isAncestorOf(focus)
        for part in (self.bubble, self._outline):
            part.hide()
            part.deleteLater()
        if had_the_keyboard and self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None
        self.ended.emit()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _onward(self) -> None:
        self._number += 1
        if self._number >= len(self._stops):
            self.end()
            return
        self._bring_into_view(self._stops[self._number].anchor)
        self.bubble.show_words(self._stops[self._number].words, self._number)
        self._place()
        self.bubble.take_focus()

    def _bring_into_view(self, anchor: QWidget) -> None:
        outer = anchor.parentWidget()
        while outer is not None and outer is not self._window:
            if isinstance(outer, QScrollArea):
                outer.ensureWidgetVisible(anchor, _GAP, _GAP)
            outer = outer.parentWidget()

    def _place(self) -> None:
        window, anchor = self._window, self._stops[self._number].anchor
        around = _place_of(anchor, window)
        self._outline.setGeometry(around.adjusted(-_REACH, -_REACH, _REACH, _REACH))
        self._outline.show()
        self._outline.raise_()
        self.bubble.fit()
        in_use = [around, *(_place_of(each, window) for each in _controls(window))]
        self.bubble.move(beside(around, self.bubble.size(), window.rect(), in_use))
        self.bubble.show()
        self.bubble.raise_()


def beside(anchor: QRect, size: QSize, window: QRect, in_use: Sequence[QRect] = ()) -> QPoint:
    """Where a bubble of this size stands: right of its anchor, below or above it, whichever hides
    least of what is `in_use`, and never outside the window."""
    wide, high = size.width(), size.height()
    places = (
        QPoint(anchor.right() + _GAP, anchor.top()),
        QPoint(anchor.left(), anchor.bottom() + _GAP),
        QPoint(anchor.left(), anchor.top() - high - _GAP),
    )
    inside = window.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)

    def within(place: QPoint) -> QRect:
        left = max(inside.left(), min(place.x(), inside.right() - wide))
        top = max(inside.top(), min(place.y(), inside.bottom() - high))
        return QRect(QPoint(left, top), size)

    def hidden(place: QRect) -> int:
        shared = [place & each for each in (anchor, *in_use)]
        return sum(each.width() * each.height() for each in shared if each.isValid())

    return min(map(within, places), key=hidden).topLeft()


def _controls(window: QWidget) -> list[QAbstractButton]:
    """What can be pressed in the window, apart from a bubble's own."""
    return [
        each
        for each in window.findChildren(QAbstractButton)
        if each.isVisible() and not isinstance(each.parentWidget(), Bubble)
    ]


def _place_of(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


class Bubble(QFrame):
    """A few words, how many there are, and the two ways on."""

    onward = Signal()
    skipped = Signal()

    def __init__(self, window: QWidget, count: int) -> None:
        super().__init__(window)
        self.setProperty("kind", "bubble")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sizes.fix(self, width=_WIDTH)
        self._count = count
        self._title = PlainLabel("", "heading", wrap=True)
        self._text = PlainLabel("", "body", wrap=True)
        self._number = PlainLabel("", "small", "muted")
        self.skip = button(say("help.bubble.end"), "quiet")
        self.skip.clicked.connect(self.skipped)
        self.next = button(say("help.bubble.next"), "primary")
        self.next.clicked.connect(self.onward)
        self._lay_out()

    def show_words(self, words: str, number: int) -> None:
        """Show the words of one stop."""
        last = number == self._count - 1
        self._title.setText(say(f"help.bubble.{words}.title"))
        self._text.setText(say(f"help.bubble.{words}.text"))
        self._number.setText(say("help.bubble.of", number=number + 1, count=self._count))
        self.setAccessibleName(self._title.text())
        self.setAccessibleDescription(self._text.text())
        self.next.setText(say("help.bubble.done" if last else "help.bubble.next"))
        self.next.setAccessibleName(self.next.text())
        self.next.setAccessibleDescription(f"{self._title.text()}. {self._text.text()}")
        self.skip.setVisible(not last)
        dress(self.next, "primary")

    def fit(self) -> None:
        """Take the height that the words need."""
        self._column.activate()
        self.setFixedHeight(self._column.totalHeightForWidth(sizes.px(_WIDTH)))
        self.adjustSize()

    def take_focus(self) -> None:
        """Put the keyboard on the way on."""
        self.next.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.skipped.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self._number, 1)
        foot.addWidget(self.skip)
        foot.addWidget(self.next)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(4)
        column.addLayout(foot)


class _Outline(QWidget):
    """A line around what the bubble is about."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.colours().accent), 3))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 9, 9)
