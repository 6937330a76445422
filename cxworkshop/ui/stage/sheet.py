"""The paper that painted scenes are drawn on: 1080 units high, as wide as the screen needs.

Scenes state sizes in these units whatever the screen is, so text keeps its share of the height
(never under 3 %) and a miniature is the same picture painted small. All text goes through
`QPainter.drawText`, which knows no markup, and is noted in `written`, for the description that a
screen reader gets and for the tests that look for clipped or tiny words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)

from cxworkshop.colours import Scheme, palette
from cxworkshop.typefaces import FALLBACK_FAMILIES, FAMILY
from cxworkshop.ui import icons
from cxworkshop.ui.stage.state import AMBER, RED

HEIGHT = 1080.0
SMALLEST = 33
"""The smallest text on a stage: 3 % of the height, legible from eight metres."""
TITLE = 60
TITLE_BASELINE = 136.0
BASE_BASELINE = 1015.0
MARGIN = 0.05

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignHCenter

REGULAR, SEMIBOLD, BOLD = 400, 600, 700
ELLIPSIS = "…"

_EVEN_UP_TO, _NARROWER = 3, (0.92, 0.84, 0.76, 0.68, 0.6)


@dataclass(frozen=True, slots=True)
class Written:
    """One line of text as it stands on the sheet."""

    text: str
    rect: QRectF
    size: float


def stage_font(size: float, weight: int = REGULAR) -> QFont:
    """The stage's font at a size in sheet units."""
    font = QFont([FAMILY, *FALLBACK_FAMILIES])
    font.setPixelSize(round(size))
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


class Sheet:
    """A stage picture being painted. `target` is where it goes, in the painter's own units."""

    def __init__(
        self, painter: QPainter, target: QRectF, scheme: Scheme, *, ground: bool = True
    ) -> None:
        self.painter = painter
        self.palette = palette(scheme)
        self.paper = self.palette.surface if scheme == "light" else self.palette.page
        self.written: list[Written] = []
        scale = target.height() / HEIGHT
        self.size = QSizeF(target.width() / scale, HEIGHT)
        painter.translate(target.topLeft())
        painter.scale(scale, scale)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing
            | QPainter.RenderHint.TextAntialiasing
            | QPainter.RenderHint.SmoothPixmapTransform
        )
        if ground:
            self.ground(self.paper)

    def ground(self, colour: str) -> None:
        """Fill the whole sheet."""
        self.painter.fillRect(QRectF(QPointF(0, 0), self.size), self.colour(colour))

    @property
    def left(self) -> float:
        return self.size.width() * MARGIN

    @property
    def right(self) -> float:
        return self.size.width() * (1 - MARGIN)

    @property
    def width(self) -> float:
        """Between the margins."""
        return self.right - self.left

    def x(self, share: float) -> float:
        """A place across the sheet: 0 is the left margin, 1 the right one."""
        return self.left + share * self.width

    @staticmethod
    def colour(name: str) -> QColor:
        return QColor(name)

    def text_width(self, text: str, size: float, weight: int = REGULAR) -> float:
        """How wide one line of text runs."""
        return QFontMetricsF(stage_font(size, weight)).horizontalAdvance(text)

    def text(
        self,
        x: float,
        baseline: float,
        text: str,
        size: float,
        weight: int = REGULAR,
        colour: str | None = None,
        align: Qt.AlignmentFlag = LEFT,
    ) -> float:
        """One line at a baseline, `x` its left end, middle or right end. Returns its right end."""
        font = stage_font(size, weight)
        metrics = QFontMetricsF(font)
        run = metrics.horizontalAdvance(text)
        start = x - (run if align == RIGHT else run / 2 if align == CENTRE else 0)
        self.painter.setFont(font)
        self.painter.setPen(self.colour(colour or self.palette.ink))
        self.painter.drawText(QPointF(start, baseline), text)
        rect = QRectF(start, baseline - metrics.ascent(), run, metrics.height())
        self.written.append(Written(text, rect, size))
        return start + run

    @property
    def words(self) -> str:
        """Everything that is written on it, for those who do not see it."""
        return " ".join(line.text for line in self.written)

    def block(
        self,
        x: float,
        baseline: float,
        width: float,
        text: str,
        size: float,
        weight: int = REGULAR,
        colour: str | None = None,
        lines: int = 0,
        leading: float = 1.25,
    ) -> float:
        """Wrapped text; `lines` > 0 shortens what is longer with an ellipsis. Bold text is a
        heading and gets lines of even length. Returns the baseline of its last line."""
        found = wrapped(text, stage_font(size, weight), width, lines)
        if weight != REGULAR:
            found = _even(found, text, stage_font(size, weight), width)
        for index, line in enumerate(found):
            baseline += size * leading if index else 0
            self.text(x, baseline, line, size, weight, colour)
        return baseline

    def fitting(self, text: str, width: float, size: float, weight: int = REGULAR) -> float:
        """The largest size up to `size` at which a line fits, but never under the smallest."""
        run = self.text_width(text, size, weight)
        return max(SMALLEST, min(size, size * width / run)) if run else size

    def title(self, text: str) -> float:
        """The finding at the top, on one or two lines. Returns its last baseline."""
        size = TITLE if self.text_width(text, TITLE, SEMIBOLD) <= self.width else 54
        return self.block(
            self.left, TITLE_BASELINE, self.width, text, size, SEMIBOLD, lines=2, leading=1.15
        )

    def subtitle(self, baseline: float, text: str, lines: int = 2) -> float:
        """The muted line under the title."""
        return self.block(
            self.left, baseline + 66, self.width, text, 40, colour=self.muted, lines=lines
        )

    def base(self, text: str) -> None:
        """The small print at the foot; a second line grows upwards."""
        lines = wrapped(text, stage_font(SMALLEST), self.width, 2)
        top = BASE_BASELINE - (len(lines) - 1) * SMALLEST * 1.25
        for index, line in enumerate(lines):
            self.text(self.left, top + index * SMALLEST * 1.25, line, SMALLEST, colour=self.muted)

    @property
    def muted(self) -> str:
        return self.palette.stage_muted

    def rule(self, y: float, left: float | None = None, right: float | None = None) -> None:
        """A thin line across."""
        self.painter.setPen(QPen(self.colour(self.palette.line), 2))
        start = self.left if left is None else left
        end = self.right if right is None else right
        self.painter.drawLine(QPointF(start, y), QPointF(end, y))

    def disc(self, x: float, y: float, radius: float, filled: bool, colour: str) -> None:
        """A dot, filled or hollow."""
        self._discs([QPointF(x, y)], radius, filled, colour)

    def _discs(self, places: Sequence[QPointF], radius: float, filled: bool, colour: str) -> None:
        self.painter.setPen(
            Qt.PenStyle.NoPen if filled else QPen(self.colour(self.palette.axis), 3)
        )
        self.painter.setBrush(self.colour(colour) if filled else Qt.BrushStyle.NoBrush)
        inner = radius if filled else radius - 1.5
        for place in places:
            self.painter.drawEllipse(place, inner, inner)

    def bar(self, rect: QRectF, share: float, colour: str | None = None) -> None:
        """A progress bar, `share` of it filled."""
        radius = rect.height() / 2
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.colour(self.palette.line))
        self.painter.drawRoundedRect(rect, radius, radius)
        if share > 0:
            done = QRectF(rect.topLeft(), QSizeF(rect.width() * min(1.0, share), rect.height()))
            self.painter.setBrush(self.colour(colour or self.palette.ink))
            self.painter.drawRoundedRect(done, radius, radius)

    def time_bar(self, rect: QRectF, left: float) -> None:
        """What is left of a time, as a share: amber from a fifth, red from a twentieth."""
        tones = self.palette
        colour = tones.danger if left <= RED else tones.warning if left <= AMBER else tones.ink
        self.bar(rect, left, colour)

    def box(self, rect: QRectF, fill: str | None, border: str | None, thickness: float = 2) -> None:
        """A rounded box."""
        self.painter.setPen(QPen(self.colour(border), thickness) if border else Qt.PenStyle.NoPen)
        self.painter.setBrush(self.colour(fill) if fill else Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(rect, 10, 10)

    def icon(self, name: str, rect: QRectF, colour: str) -> None:
        """An icon that ships, in one colour."""
        icons.draw(self.painter, name, rect, colour)

    def dots(self, filled: int, total: int, area: QRectF, radius: float) -> None:
        """`total` dots in even rows that fill `area`, the first `filled` of them solid. They count
        people and never stand for single ones; a crowd gets smaller dots."""
        total = max(total, filled, 1)
        while (per_row := _fitting(area.width(), radius, 2.5)) * _fitting(
            area.height(), radius, 3.0
        ) < total and radius > 2:
            radius *= 0.94
        rows = -(-total // min(per_row, total))
        per_row = -(-total // rows)
        step = min((area.width() - 2 * radius) / max(per_row - 1, 1), radius * 5.5)
        first = area.topLeft() + QPointF(radius, radius)
        places = [
            first + QPointF(index % per_row * step, index // per_row * radius * 3.0)
            for index in range(total)
        ]
        self._discs(places[:filled], radius, True, self.palette.ourselves)
        self._discs(places[filled:], radius, False, self.palette.ourselves)


def _fitting(length: float, radius: float, pitch: float) -> int:
    """How many dots fit into a length."""
    return max(1, int((length - 2 * radius) // (pitch * radius)) + 1)


def shortened(text: str, font: QFont, width: float) -> str:
    """One line of text no wider than `width`, with an ellipsis where it was cut."""
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)


def wrapped(text: str, font: QFont, width: float, lines: int = 0) -> list[str]:
    """`text` in lines no wider than `width`; a word that is too long is broken. With `lines` the
    rest is cut and the last line ends in an ellipsis."""
    found: list[str] = []
    for paragraph in text.split("\n"):
        found.extend(_paragraph(paragraph, font, width) if paragraph.strip() else [""])
    if lines and len(found) > lines:
        rest = " ".join(found[lines - 1 :])
        found = [*found[: lines - 1], shortened(rest, font, width)]
    return found


def _even(found: list[str], text: str, font: QFont, width: float) -> list[str]:
    """The same number of lines, as narrow as they can be; what was cut stays as it is."""
    if not 1 < len(found) <= _EVEN_UP_TO or "".join(found[-1:]).endswith(ELLIPSIS):
        return found
    for share in _NARROWER:
        narrower = wrapped(text, font, width * share)
        if len(narrower) > len(found) or " ".join(narrower) != " ".join(found):
            break
        found = narrower
    return found


def _paragraph(text: str, font: QFont, width: float) -> list[str]:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        lines.append(text[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return lines
