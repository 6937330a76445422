"""What the library shows when it is empty: two invitations and a place to drop a file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.content.templates import Template
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.aloud import read_as_picture
from cxworkshop.ui.beside import Beside
from cxworkshop.ui.buttons import button
from cxworkshop.ui.icons import Sign
from cxworkshop.ui.library.workshop_row import draw_customers, draw_ourselves
from cxworkshop.ui.text import PlainLabel
from cxworkshop.words import say

_CARD_WIDTHS = (360, 460)


class EmptyLibrary(QWidget):
    """Emits what was chosen; `demo`, `first` and `file` carry nothing."""

    demo = Signal()
    first = Signal()
    file = Signal()

    def __init__(self, templates: Sequence[Template]) -> None:
        super().__init__()
        demo, first = self._demo_card(), self._first_card(templates)
        cards = Beside(demo, first, least=2 * _CARD_WIDTHS[0], spacing=theme.MARGIN)
        middle = QWidget()
        sizes.at_most(middle, width=2 * _CARD_WIDTHS[1] + theme.MARGIN)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(_head())
        column.addWidget(cards)
        column.addWidget(self._drop_card())
        column.addWidget(offline_line(), 0, Qt.AlignmentFlag.AlignHCenter)
        across = QHBoxLayout()
        across.addStretch()
        across.addWidget(middle, 1)
        across.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, theme.GAP)
        layout.addStretch(2)
        layout.addLayout(across)
        layout.addStretch(3)

    def _demo_card(self) -> QFrame:
        card, inside = _card()
        inside.addWidget(PlainLabel(say("library.empty.demo"), "heading"))
        inside.addWidget(PlainLabel(say("library.empty.demo_text"), "body", "muted", wrap=True))
        inside.addWidget(_DemoPicture(), 1)
        inside.addWidget(PlainLabel(say("library.empty.demo_base"), "small", "muted", wrap=True))
        inside.addSpacing(8)
        self.demo_button = button(say("library.empty.demo"), "primary", "run")
        self.demo_button.clicked.connect(self.demo)
        inside.addWidget(self.demo_button)
        return card

    def _first_card(self, templates: Sequence[Template]) -> QFrame:
        card, inside = _card()
        inside.addWidget(PlainLabel(say("library.empty.first"), "heading"))
        inside.addWidget(PlainLabel(say("library.empty.first_text"), "body", "muted", wrap=True))
        for template in templates:
            inside.addWidget(_line())
            inside.addLayout(_template_line(template))
        inside.addWidget(_line())
        if len(templates) == 1:
            inside.addLayout(_steps(templates[0]))
        inside.addStretch()
        self.first_button = button(say("library.empty.first"), "plain", "add")
        self.first_button.clicked.connect(self.first)
        inside.addWidget(self.first_button)
        return card

    def _drop_card(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("kind", "drop")
        line = QHBoxLayout(frame)
        line.setContentsMargins(theme.MARGIN, 10, theme.MARGIN, 10)
        line.setSpacing(theme.GAP)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(PlainLabel(say("library.empty.drop"), "strong"))
        words.addWidget(PlainLabel(say("library.empty.drop_text"), "small", "muted", wrap=True))
        choose = button(say("library.empty.choose"))
        choose.clicked.connect(self.file)
        line.addWidget(Sign("import", "muted", 24))
        line.addLayout(words, 1)
        line.addWidget(choose)
        return frame


class _DemoPicture(QWidget):
    """The demo's own three numbers as a picture of the idea; their base stands below."""

    _NUMBERS = (("customers", 34), ("predicted", 61), ("said", 83))

    def __init__(self) -> None:
        super().__init__()
        sizes.at_least(self, height=150)
        read_as_picture(self)
        self.setAccessibleName(say("library.empty.demo_picture"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = sizes.painter_on(self)
        tones = theme.colours()
        middle = sizes.height(self) / 2 + 8
        painter.setPen(QPen(QColor(tones.line), 1))
        for points in (0, 25, 50, 75, 100):
            x = self._x(points)
            painter.drawLine(int(x), int(middle - 34), int(x), int(middle + 34))
        painter.setPen(QPen(QColor(tones.axis), 3))
        painter.drawLine(int(self._x(34)), int(middle), int(self._x(83)), int(middle))
        self._name_ends(painter, middle)
        for key, points in self._NUMBERS:
            self._mark(painter, key, points, middle)

    def _name_ends(self, painter: QPainter, middle: float) -> None:
        painter.setPen(QColor(theme.colours().muted))
        painter.setFont(theme.font(theme.SMALL))
        for points, side in ((0, Qt.AlignmentFlag.AlignLeft), (100, Qt.AlignmentFlag.AlignRight)):
            left = 8 if points == 0 else self._x(points) - 40
            place = QRectF(left, middle + 36, 40, 24)
            painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter), str(points))

    def _x(self, points: float) -> float:
        return 8 + (sizes.width(self) - 16) * points / 100

    def _mark(self, painter: QPainter, key: str, points: int, middle: float) -> None:
        tones = theme.colours()
        place = QRectF(self._x(points) - 60, 0, 120, 0)
        centre = place.center()
        centre.setY(middle)
        if key == "customers":
            draw_customers(painter, centre, 13)
        elif key == "said":
            draw_ourselves(painter, centre, 11)
        else:
            painter.setPen(QPen(QColor(tones.ourselves), 3))
            painter.setBrush(QColor(tones.surface))
            painter.drawEllipse(centre, 9.5, 9.5)
        painter.setPen(QColor(tones.ink))
        painter.setFont(theme.font(30, theme.WEIGHT_BOLD))
        place.setRect(place.left(), middle - 76, place.width(), 40)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), str(points))
        painter.setPen(QColor(tones.muted))
        painter.setFont(theme.font(theme.SMALL))
        place.setRect(place.left(), middle + 36, place.width(), 24)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), say(f"library.legend.{key}"))


def offline_line() -> QWidget:
    """The promise in the foot: nothing leaves this laptop."""
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    line.addWidget(Sign("offline", "muted", 16))
    line.addWidget(PlainLabel(say("library.offline"), "small", "muted"))
    return made


def _head() -> QVBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(4)
    words.addWidget(PlainLabel(say("library.empty.title"), "headline"))
    words.addWidget(PlainLabel(say("library.empty.text"), "lead", "muted", wrap=True))
    return words


def _card() -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    card.setProperty("kind", "card")
    sizes.at_least(card, width=_CARD_WIDTHS[0], height=400)
    inside = QVBoxLayout(card)
    inside.setContentsMargins(theme.MARGIN, 18, theme.MARGIN, 18)
    inside.setSpacing(8)
    return card, inside


def _template_line(template: Template) -> QHBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(PlainLabel(template.title, "strong"))
    words.addWidget(PlainLabel(template.summary, "small", "muted", wrap=True))
    line = QHBoxLayout()
    line.addLayout(words, 1)
    line.addWidget(PlainLabel(say("library.minutes", count=template.minutes), "small", "muted"))
    return line


def _steps(template: Template) -> QGridLayout:
    """What happens when, in small: shown while there is only one template to choose."""
    grid = QGridLayout()
    grid.setVerticalSpacing(1)
    for row, step in enumerate(template.steps):
        grid.addWidget(PlainLabel(step.title, "tiny", "muted"), row, 0)
        minutes = PlainLabel(str(step.minutes), "tiny", "muted")
        grid.addWidget(minutes, row, 1, Qt.AlignmentFlag.AlignRight)
    return grid


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("kind", "line")
    return line
