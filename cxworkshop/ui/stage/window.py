"""The window that the projector shows: without a frame, over the whole screen, hard to close.

It can be made dark and it can be frozen while the console goes on; what arrives meanwhile is shown
afterwards. Alt+F4 or a click on a task bar does not end a workshop.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QHideEvent,
    QResizeEvent,
    QScreen,
)
from PySide6.QtWidgets import QWidget

from cxworkshop.ui.stage.chart_shelf import ChartShelf
from cxworkshop.ui.stage.scene_view import SceneView
from cxworkshop.ui.stage.state import StageState
from cxworkshop.words import say

LOOK_MS = 250
LOOKS = 12
SLACK = 8  # pixels by which a scaled screen and its window may differ


class StageWindow(QWidget):
    """`shelf` draws the charts ahead for this window and for the miniatures."""

    def __init__(self, shelf: ChartShelf) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("stage")
        self.setWindowTitle(say("stage.window"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.shelf = shelf
        self.scene = SceneView(shelf, self)
        self._dark = QWidget(self)
        self._dark.setAutoFillBackground(True)
        self._dark.setStyleSheet("background: #000000")
        self._dark.setAccessibleName(say("stage.blank"))
        self._dark.hide()
        self._frozen = False
        self._waiting: StageState | None = None
        self._screen: QScreen | None = None
        self._looks_left = 0
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._look_where_it_is)

    def set_reduce_motion(self, reduce: bool) -> None:
        """Whether marks jump instead of travelling."""
        self.scene.reduce_motion = reduce

    def show_state(self, state: StageState, *, play: bool = False) -> None:
        """Show a state, unless the stage is frozen; then it is shown when that ends."""
        if self._frozen:
            self._waiting = state
        else:
            self.scene.show_state(state, play=play)

    @property
    def blank(self) -> bool:
        return not self._dark.isHidden()

    def set_blank(self, on: bool) -> None:
        """Make the stage dark, or light again."""
        self._dark.setVisible(on)
        self._dark.raise_()

    @property
    def frozen(self) -> bool:
        return self._frozen

    def set_frozen(self, on: bool) -> None:
        """Hold the picture, or let it follow the console again."""
        self._frozen = on
        if not on and self._waiting:
            self.scene.show_state(self._waiting)
            self._waiting = None

    def place_on(self, screen: QScreen) -> None:
        """Fill a screen; a window manager that is slow, or knows better, is asked again."""
        self._screen, self._looks_left = screen, LOOKS
        self._fill(screen)
        self._look.start()

    def _fill(self, screen: QScreen) -> None:
        if self.windowHandle() is None:
            self.winId()
        self.windowHandle().setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        if QGuiApplication.platformName() != "offscreen":  # which can not, and says so
            self.raise_()

    def _look_where_it_is(self) -> None:
        self._looks_left -= 1
        screen = self._screen
        if screen is None or screen not in QGuiApplication.screens() or not self._looks_left:
            self._look.stop()
        elif not self._fills(screen):
            self.showNormal()  # a window that is full screen already is not moved by some
            self._fill(screen)

    def _fills(self, screen: QScreen) -> bool:
        """Where Wayland keeps the position of a window to itself, its screen has to do."""
        there = screen.geometry().adjusted(SLACK, SLACK, -SLACK, -SLACK)
        if QGuiApplication.platformName().startswith("wayland"):
            return self.screen() is screen and self.width() >= there.width()
        return self.geometry().contains(there)

    def dismiss(self) -> None:
        """Really close, at the end of the app."""
        self._dismissed = True
        self.close()

    _dismissed = False

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._dismissed:
            event.accept()
        else:
            event.ignore()

    def hideEvent(self, event: QHideEvent) -> None:
        self._look.stop()

    def changeEvent(self, event: QEvent) -> None:
        """Nobody minimises a stage on purpose."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange and self.isMinimized():
            QTimer.singleShot(0, self, self.showFullScreen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.scene.setGeometry(self.rect())
        self._dark.setGeometry(self.rect())
