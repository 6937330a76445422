"""How one workshop is painted as a card: who and when, where it stands, and its headline gap."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cxworkshop.services.shelf import WorkshopRow
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.dates import day
from cxworkshop.ui.icons import paint as paint_icon
from cxworkshop.ui.item_list import Index
from cxworkshop.ui.library.workshop_list import ROW, signed
from cxworkshop.ui.library.workshop_row import how_far, paint_dumbbell, paint_status, title_of
from cxworkshop.ui.painted import write
from cxworkshop.words import say

CARD_WIDTH, CARD_HEIGHT = 320, 176
GAP = 16
MORE = 44  # the corner that opens the menu


class WorkshopCardDelegate(QStyledItemDelegate):
    """Paints a card into its cell of the grid. `today` makes dates near or far."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.cell = sizes.scaled(CARD_WIDTH, CARD_HEIGHT)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self.cell

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell = sizes.zoomed(painter, option.rect)
        card = cell.adjusted(0, 0, -GAP, -GAP)
        row: WorkshopRow = index.data(ROW)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        _paint_ground(painter, card, chosen=chosen, focused=focused)
        inside = card.adjusted(16, 12, -16, -12)
        self._paint_head(painter, inside, row)
        _paint_gap(painter, inside, row)
        _paint_foot(painter, inside, row)
        painter.restore()

    def _paint_head(self, painter: QPainter, inside: QRect, row: WorkshopRow) -> None:
        tones = theme.colours()
        left, top, wide = inside.left(), inside.top(), inside.width()
        first = QRect(left, top, wide - 28, 24)
        write(painter, first, row.client, tones.ink, theme.HEADING, bold=True)
        write(painter, QRect(left, top + 25, wide, 19), title_of(row), tones.muted, theme.SMALL)
        when = " · ".join(filter(None, (day(row.held_on), how_far(row, self._today()))))
        write(painter, QRect(left, top + 47, wide, 20), when, tones.ink, theme.SMALL)
        more = QRectF(inside.right() - 20, top + 2, 20, 20)
        paint_icon(painter, "more", more, "muted")


def _paint_ground(painter: QPainter, card: QRect, *, chosen: bool, focused: bool) -> None:
    tones = theme.colours()
    edge = tones.accent if chosen or focused else tones.line
    painter.setPen(QPen(QColor(edge), 2 if focused else 1))
    painter.setBrush(QColor(tones.tint if chosen else tones.surface))
    painter.drawRoundedRect(QRectF(card).adjusted(1, 1, -1, -1), 8, 8)


def _paint_gap(painter: QPainter, inside: QRect, row: WorkshopRow) -> None:
    tones = theme.colours()
    place = QRect(inside.left(), inside.top() + 76, inside.width(), 32)
    if row.said is None or row.customers is None or row.gap_points is None:
        write(painter, place, say("library.not_run"), tones.muted, theme.SMALL)
        return
    picture = QRectF(place.left() - 8, place.top(), place.width() - 56, place.height())
    paint_dumbbell(painter, picture, row.said, row.customers)
    write(painter, place, signed(row.gap_points), tones.ink, theme.HEADING, bold=True, right=True)


def _paint_foot(painter: QPainter, inside: QRect, row: WorkshopRow) -> None:
    tones = theme.colours()
    line = QRect(inside.left(), inside.bottom() - 24, inside.width(), 24)
    paint_status(painter, line, row)
    team = say("library.executives", count=row.team_size)
    write(painter, line, team, tones.muted, theme.SMALL, right=True)


def on_more(at: QPointF, cell: QRect) -> bool:
    """Whether a place in the list is the corner of a card that opens its menu."""
    reach = sizes.px(MORE)
    right = cell.right() - sizes.px(GAP)
    return right - reach <= at.x() <= right and cell.top() <= at.y() <= cell.top() + reach


def cell_size(width: int) -> QSize:
    """A cell of the grid: as many cards as fit beside each other, all as wide as they can be."""
    least = sizes.px(CARD_WIDTH)
    across = max(1, width // least)
    return QSize(max(least, width // across), sizes.px(CARD_HEIGHT))
