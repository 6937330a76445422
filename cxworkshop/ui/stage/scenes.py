"""Which file draws which scene, and one function that paints any of them at any size."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from cxworkshop.charts.chart import Chart
from cxworkshop.domain.cues import SceneKind
from cxworkshop.ui.logo import logo_image, paint_logo
from cxworkshop.ui.stage import (
    calibration,
    causes,
    closing,
    commitments,
    consensus,
    depth,
    gaps,
    importance,
    join,
    lines,
    method_card,
    minority,
    pair,
    pledges,
    poll,
    ruler,
    timer,
    voice,
    voting,
    what_if,
)
from cxworkshop.ui.stage.sheet import RIGHT, SEMIBOLD, SMALLEST, Sheet
from cxworkshop.ui.stage.state import StageState
from cxworkshop.words import say

LOGO_TOP, LOGO_WIDTH, LOGO_HEIGHT = 26.0, 260.0, 60.0

Painter = Callable[[Sheet, StageState], None]
Builder = Callable[[int, int], Chart]

WRITTEN = "Description"  # as PNG files call it

PAINTED: Mapping[SceneKind, Painter] = {
    SceneKind.LINES: lines.paint,
    SceneKind.JOIN: join.paint,
    SceneKind.VOTE_READY: voting.paint_ready,
    SceneKind.VOTE_OPEN: voting.paint_open,
    SceneKind.VOTE_CLOSED: voting.paint_closed,
    SceneKind.VOICE: voice.paint,
    SceneKind.METHOD: method_card.paint,
    SceneKind.SILENCE: timer.paint,
    SceneKind.PAIRS_TALK: timer.paint,
    SceneKind.DISCUSSION: timer.paint,
    SceneKind.CAUSES: causes.paint,
    SceneKind.COMMITMENTS: commitments.paint,
    SceneKind.PLEDGES: pledges.paint,
    SceneKind.CLOSING: closing.paint,
}
CHARTS: Mapping[SceneKind, Callable[[StageState], Builder | None]] = {
    SceneKind.PAIR: pair.chart,
    SceneKind.RULER: ruler.chart,
    SceneKind.GAPS: gaps.chart,
    SceneKind.DEPTH: depth.chart,
    SceneKind.MAP: consensus.chart,
    SceneKind.IMPORTANCE: importance.chart,
    SceneKind.WHAT_IF: what_if.chart,
    SceneKind.MINORITY: minority.chart,
    SceneKind.CALIBRATION: calibration.chart,
    SceneKind.RESULT: poll.chart,
}


def chart_of(state: StageState) -> Builder | None:
    """What draws the chart of a scene; None when the scene is painted by hand."""
    find = CHARTS.get(state.cue.scene)
    return find(state) if find else None


def paint_scene(painter: QPainter, target: QRectF, state: StageState) -> Sheet:
    """Paint a scene without a chart into `target`; the sheet says what was written."""
    painter.save()
    painter.setClipRect(target)
    sheet = Sheet(painter, target, state.scheme)
    PAINTED.get(state.cue.scene, pair.paint_waiting)(sheet, state)
    _paint_client(sheet, state)
    painter.restore()
    return sheet


def _paint_client(sheet: Sheet, state: StageState) -> None:
    """The client's logo in the corner, on white whatever the ground is."""
    logo = logo_image(state.workshop.brand_logo)
    if logo.isNull():
        return
    place = QRectF(sheet.left, LOGO_TOP, LOGO_WIDTH, LOGO_HEIGHT)
    if state.scheme == "dark":
        size = logo.size().toSizeF().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
        ground = QRectF(place.topLeft(), size).adjusted(-10, -8, 10, 8)
        sheet.painter.fillRect(ground, QColor("white"))
    paint_logo(sheet.painter, logo, place)


def paint_mark(painter: QPainter, target: QRectF, state: StageState) -> None:
    """What every picture of a rehearsal or with made-up colleagues carries in its corner."""
    text = mark_words(state)
    if not text:
        return
    painter.save()
    sheet = Sheet(painter, target, state.scheme, ground=False)
    if state.rehearsal:
        width = sheet.text_width(text, SMALLEST, SEMIBOLD)
        frame = QRectF(sheet.right - width - 20, 20, width + 40, 54)
        sheet.box(frame, sheet.palette.surface, sheet.palette.ink, 3)
        sheet.text(sheet.right, 58, text, SMALLEST, SEMIBOLD, align=RIGHT)
    else:
        sheet.text(sheet.right, 58, text, SMALLEST, colour=sheet.muted, align=RIGHT)
    painter.restore()


def mark_words(state: StageState) -> str:
    """The words of the mark, or ""."""
    language = state.workshop.language
    if state.rehearsal:
        return say("stage.rehearsal", language)
    if state.room.simulated:
        return say("stage.simulated", language, count=state.room.simulated)
    return ""


def _fitted(chart: QImage, size: QSize) -> QImage:
    """The chart at the size wanted; shrinking averages, so that thin strokes survive."""
    if chart.size() == size:
        return chart
    mode = Qt.TransformationMode.SmoothTransformation
    return chart.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, mode)


def picture(state: StageState, size: QSize, chart: QImage | None = None) -> QImage:
    """A scene as an image; `chart` is its drawn chart when it has one. Without one the image
    carries the words on it as its text `WRITTEN`."""
    image = QImage(size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    target = QRectF(0, 0, size.width(), size.height())
    if chart is None:
        sheet = paint_scene(painter, target, state)
        image.setText(WRITTEN, sheet.words)
    else:
        painter.drawImage(0, 0, _fitted(chart, size))
    paint_mark(painter, target, state)
    painter.end()
    return image
