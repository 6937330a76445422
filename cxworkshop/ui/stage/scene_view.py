"""Shows stage states on a widget, on the projector: painted scenes at once, charts by their motion.

A chart that is not drawn yet leaves the old picture standing; the room never sees half of one.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from cxworkshop.ui.stage.chart_shelf import ChartShelf
from cxworkshop.ui.stage.scenes import mark_words, paint_mark, paint_scene
from cxworkshop.ui.stage.state import StageState
from cxworkshop.ui.widgets.chart_view import ChartView


class SceneView(QWidget):
    """One stage picture that fills the widget."""

    def __init__(self, shelf: ChartShelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.reduce_motion = False
        self._shelf = shelf
        self._state: StageState | None = None
        self._shown: StageState | None = None
        self._play = False
        self._chart = ChartView(self)
        self._chart.hide()
        self._mark = _Mark(self)
        shelf.drawn.connect(self._try)

    @property
    def shown(self) -> StageState | None:
        """The state whose picture stands there now."""
        return self._shown

    @property
    def still(self) -> bool:
        """Whether what was asked for stands there and nothing moves."""
        return self._shown is self._state and not self._chart.playing

    def show_state(self, state: StageState, *, play: bool = False) -> None:
        """Show a state; `play` lets its marks travel."""
        self._play = play or (self._play and self._shown is not self._state)
        self._state = state
        self._try()

    def _try(self) -> None:
        state = self._state
        if state is None or state is self._shown:
            return
        if state == self._shown:  # only time went by
            self._shown, self._play = state, False
            return
        if self._shelf.needs_chart(state):
            drawing = self._shelf.find(state)
            if drawing is None:
                return
            if drawing is not self._chart.drawing or self._chart.isHidden():
                play = self._play and not self.reduce_motion
                self._chart.show_drawing(drawing, play=play)
                if self._chart.playing:
                    self._shelf.wait(drawing.chart.seconds)
            self._chart.show()
            self._chart.update()  # it may have been turned
            self._describe(drawing.chart.alt)
        else:
            self._chart.hide()
        self._play = False
        self._shown = state
        self._mark.show_state(state)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._shown is None:
            QPainter(self).fillRect(self.rect(), Qt.GlobalColor.white)
        elif self._chart.isHidden():
            painter = QPainter(self)
            sheet = paint_scene(painter, QRectF(self.rect()), self._shown)
            painter.end()
            self._describe(sheet.words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._chart.resize(self.size())
        self._mark.resize(self.size())
        if self.isVisible():
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        ratio = self.devicePixelRatioF()
        size = QSize(round(self.width() * ratio), round(self.height() * ratio))
        if size != self._shelf.size:
            self._shelf.resize(size)
            if not self._chart.isHidden():
                self._shown = None
            self._try()

    def _describe(self, words: str) -> None:
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)


class _Mark(QWidget):
    """The corner words over painted scenes and charts alike."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._state: StageState | None = None

    def show_state(self, state: StageState) -> None:
        self._state = state
        self.setVisible(bool(mark_words(state)))
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._state:
            painter = QPainter(self)
            paint_mark(painter, QRectF(self.rect()), self._state)
            painter.end()
