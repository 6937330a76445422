"""Charts on a window: a figure is drawn once, off the GUI thread, and its marks are then blitted.

`draw` does the slow part (laying out text and drawing what stands still, 60–170 ms) and may run in
the worker thread. `ChartView` then only restores that ground and redraws the moving artists, which
takes a few milliseconds a frame, so a reveal runs smoothly at 1080p. This is the one place of the
windows that knows matplotlib.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from matplotlib.backends.backend_agg import FigureCanvasAgg
from PySide6.QtCore import QElapsedTimer, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cxworkshop.charts.chart import Chart

FRAME_MS = 15
SMALL_WIDTH = 960
"""Wide enough for a sharp miniature on a fine screen."""


class Drawing:
    """A chart that has been drawn at one size, with everything that a frame needs."""

    def __init__(self, chart: Chart, width: int, height: int) -> None:
        self.chart = chart
        self.size = QSize(width, height)
        figure = chart.figure
        figure.set_size_inches(width / figure.dpi, height / figure.dpi, forward=False)
        self._canvas = cast(Any, FigureCanvasAgg)(figure)
        self._moving = chart.moving
        for artist in self._moving:
            artist.set_animated(True)
        self._canvas.draw()
        self._ground: Any = self._canvas.copy_from_bbox(figure.bbox)
        self._pixels = self._canvas.buffer_rgba()
        self._turned: float | None = None
        self.show(1.0)
        self._small: QImage | None = self._scaled()

    def turn(self, value: float) -> None:
        """Show a chart that has a dial at another value, 0..1."""
        if self.chart.dial and value != self._turned:
            self._turned = value
            self.chart = self.chart.dial(value)
            self._moving = self.chart.moving
            self.show(1.0)
            self._small = None

    @property
    def small(self) -> QImage:
        """The still picture for miniatures."""
        if self._small is None:
            self._small = self._scaled()
        return self._small

    def _scaled(self) -> QImage:
        width = min(SMALL_WIDTH, self.size.width())
        return self.image().scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)

    @property
    def moves(self) -> bool:
        """Whether there is anything to animate."""
        return bool(self._moving)

    def show(self, t: float) -> None:
        """Draw the frame at `t` in 0..1; 1 is the still picture."""
        self.chart.show(t)
        self._canvas.restore_region(self._ground)
        for artist in self._moving:
            self.chart.figure.draw_artist(artist)

    def image(self) -> QImage:
        """The frame as it stands: a view on the canvas, valid until the next `show`."""
        return QImage(
            self._pixels,
            self.size.width(),
            self.size.height(),
            QImage.Format.Format_RGBA8888,
        )


def draw(build: Callable[[int, int], Chart], width: int, height: int) -> Drawing:
    """Build and draw a chart at a size in device pixels. Slow; meant for the worker thread."""
    return Drawing(build(width, height), width, height)


def eased(t: float) -> float:
    """Slow, fast, slow: the cubic that eyes follow easily."""
    t = min(max(t, 0.0), 1.0)
    return 4 * t**3 if t < 0.5 else 1 - (-2 * t + 2) ** 3 / 2


class ChartView(QWidget):
    """Shows one drawing and plays its motion. `finished` says that the still picture stands."""

    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._drawing: Drawing | None = None
        self._since = QElapsedTimer()
        self._length = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._next_frame)

    @property
    def drawing(self) -> Drawing | None:
        return self._drawing

    @property
    def playing(self) -> bool:
        """Whether marks are moving just now."""
        return self._timer.isActive()

    def show_drawing(self, drawing: Drawing, *, play: bool) -> None:
        """Show a drawing, either at once or by its motion."""
        self._timer.stop()
        self._drawing = drawing
        self._length = drawing.chart.seconds * 1000
        self.setAccessibleDescription(drawing.chart.alt)
        if play and drawing.moves and self._length > 0:
            drawing.show(0.0)
            self._since.start()
            self._timer.start()
        else:
            drawing.show(1.0)
        self.update()

    def stop(self) -> None:
        """Jump to the still picture."""
        if self._timer.isActive():
            self._end()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._drawing is None:
            painter.fillRect(self.rect(), QColor(Qt.GlobalColor.white))
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(self.rect()), self._drawing.image())

    def _next_frame(self) -> None:
        assert self._drawing
        t = self._since.elapsed() / self._length
        if t >= 1:
            self._end()
            return
        self._drawing.show(eased(t))
        self.update()

    def _end(self) -> None:
        self._timer.stop()
        if self._drawing:
            self._drawing.show(1.0)
        self.update()
        self.finished.emit()
