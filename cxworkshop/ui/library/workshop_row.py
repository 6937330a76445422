"""How one line of the library is painted: columns, and the headline gap as a small dumbbell."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cxworkshop.domain.workshop import Status
from cxworkshop.services.shelf import WorkshopRow
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.dates import day, distance, short_day
from cxworkshop.ui.icons import paint as paint_icon
from cxworkshop.ui.item_list import Index
from cxworkshop.ui.library.workshop_list import ROW, Group, signed
from cxworkshop.ui.painted import write
from cxworkshop.words import say

EDGE = 16
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WIDTHS = {"held_on": 150, "team": 64, "status": 140, "gap_picture": 240, "gap": 56, "next": 150}
_GROWTH = {"held_on": 0.15, "status": 0.15, "gap_picture": 0.4, "next": 0.15}  # of what is spare
_MORE = 40
_CLIENT, _CLIENT_WIDE, _PICTURE = 190, 360, 160
_DROPPED = ("gap_picture", "team", "next", "status")  # one after the other, as it gets narrower
_ABOVE_GROUP = 8  # all lines have one height, so that Qt need not ask each for its own
_STATUS_ICONS = {
    Status.PREPARING: ("circle", "muted"),
    Status.RUNNING: ("run", "accent"),
    Status.FOLLOWING_UP: ("calendar", "muted"),
    Status.FINISHED: ("check_circle", "good"),
}


def columns(width: int) -> dict[str, QRect]:
    """Where each column stands in a line of this width, for those that there is room for; heights
    are left to the caller."""
    widths = _widths(width)
    places = {"client": QRect(EDGE, 0, max(60, _left_by(widths, width)), 0)}
    x = places["client"].right() + 1 + EDGE
    for name, wide in widths.items():
        places[name] = QRect(x, 0, wide, 0)
        x += wide + EDGE
    places["more"] = QRect(width - _MORE - 8, 0, _MORE, 0)
    return places


def _widths(width: int) -> dict[str, int]:
    """The columns after the client's: all of them grow where there is room to spare, and where
    there is too little the picture shrinks before anything is dropped."""
    widths = dict(_WIDTHS)
    spare = _left_by(widths, width) - _CLIENT_WIDE
    if spare > 0:
        return {name: wide + int(_GROWTH.get(name, 0) * spare) for name, wide in widths.items()}
    widths["gap_picture"] = max(_PICTURE, min(widths["gap_picture"], 240 + spare))
    for name in _DROPPED:
        if _left_by(widths, width) < _CLIENT:
            del widths[name]
    return widths


def _left_by(widths: dict[str, int], width: int) -> int:
    """What these columns leave for the client's."""
    return width - sum(widths.values()) - EDGE * len(widths) - _MORE - 2 * EDGE


class WorkshopRowDelegate(QStyledItemDelegate):
    """Paints groups and rows. `today` makes dates near or far."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size: QSize = index.data(Qt.ItemDataRole.SizeHintRole)
        return size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        rect = sizes.zoomed(painter, option.rect)
        state = option.state
        line = index.data(ROW)
        if isinstance(line, Group):
            self._paint_group(painter, rect, line)
        else:
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            self._paint_row(painter, rect, line, chosen)
        if state & QStyle.StateFlag.State_HasFocus:
            _ring(painter, rect)
        painter.restore()

    def _paint_group(self, painter: QPainter, rect: QRect, group: Group) -> None:
        tones = theme.colours()
        painter.fillRect(rect, QColor(tones.page))
        _underline(painter, rect)
        rect = rect.adjusted(0, _ABOVE_GROUP, 0, 0)
        arrow = QRectF(rect.left() + 12, rect.center().y() - 7, 16, 16)
        paint_icon(painter, "right" if group.folded else "down", arrow, "muted")
        words = say(f"library.group.{group.name}")
        place = rect.adjusted(36, 0, 0, 0)
        write(painter, place, words, tones.ink, theme.BODY, bold=True)
        advance = painter.fontMetrics().horizontalAdvance(words)
        write(painter, place.adjusted(advance + 10, 0, 0, 0), str(group.count), tones.muted, 15)

    def _paint_row(self, painter: QPainter, rect: QRect, row: WorkshopRow, chosen: bool) -> None:
        tones = theme.colours()
        painter.fillRect(rect, QColor(tones.tint if chosen else tones.surface))
        _underline(painter, rect)
        place = {
            name: QRect(rect.left() + spot.left(), rect.top(), spot.width(), rect.height())
            for name, spot in columns(rect.width()).items()
        }
        _two_lines(painter, place["client"], row.client, title_of(row), bold=True)
        _two_lines(painter, place["held_on"], day(row.held_on), how_far(row, self._today()))
        if "team" in place:
            write(painter, place["team"], str(row.team_size), tones.ink, 15, right=True)
        if "status" in place:
            paint_status(painter, place["status"], row)
        _paint_gap(painter, place, row)
        if row.next_date is not None and "next" in place:
            _two_lines(
                painter,
                place["next"],
                short_day(row.next_date),
                say(f"library.next.{row.status.value}"),
            )
        more = QRectF(0, 0, 20, 20)
        more.moveCenter(QPointF(place["more"].center()))
        paint_icon(painter, "more", more, "muted")


def paint_status(painter: QPainter, place: QRect, row: WorkshopRow) -> None:
    """Where a workshop stands in its life: an icon and a word."""
    name, tone = _STATUS_ICONS[row.status]
    paint_icon(painter, name, QRectF(place.left(), place.center().y() - 8, 18, 18), tone)
    words = say(f"library.status.{row.status.value}")
    write(painter, place.adjusted(28, 0, 0, 0), words, theme.colours().ink, 15)


def how_far(row: WorkshopRow, today: date) -> str:
    """How far away the day of a workshop is; nothing for one that was run before its day."""
    early = row.status is not Status.PREPARING and row.held_on > today
    return "" if early else distance(row.held_on, today)


def title_of(row: WorkshopRow) -> str:
    """The title, with a word when nothing in it is real."""
    return say("library.sample", title=row.title) if row.sample else row.title


def _paint_gap(painter: QPainter, place: dict[str, QRect], row: WorkshopRow) -> None:
    tones = theme.colours()
    picture = place.get("gap_picture")
    if row.said is None or row.customers is None or row.gap_points is None:
        if picture is not None:
            write(painter, picture, say("library.not_run"), tones.muted, theme.SMALL)
        return
    if picture is not None:
        paint_dumbbell(painter, QRectF(picture), row.said, row.customers)
    write(painter, place["gap"], signed(row.gap_points), tones.ink, 15, bold=True, right=True)


def paint_dumbbell(painter: QPainter, place: QRectF, said: float, customers: float) -> None:
    """Two marks on 0 to 100: a disc for what we said, a diamond for what customers said."""
    tones = theme.colours()
    left, right, middle = place.left() + 8, place.right() - 8, place.center().y()

    def x(points: float) -> float:
        return left + (right - left) * points / 100

    painter.setPen(QPen(QColor(tones.line), 1))
    for points in (0, 50, 100):
        painter.drawLine(QPointF(x(points), middle - 11), QPointF(x(points), middle + 11))
    painter.setPen(QPen(QColor(tones.axis), 2))
    painter.drawLine(QPointF(x(customers), middle), QPointF(x(said), middle))
    lift = 5.0 if abs(x(said) - x(customers)) < 11 else 0.0
    draw_customers(painter, QPointF(x(customers), middle + lift))
    draw_ourselves(painter, QPointF(x(said), middle - lift))


def draw_ourselves(painter: QPainter, at: QPointF, radius: float = 5.5) -> None:
    """The disc that always means "we said"."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.colours().ourselves))
    painter.drawEllipse(at, radius, radius)


def draw_customers(painter: QPainter, at: QPointF, radius: float = 6.5) -> None:
    """The diamond that always means "customers said"."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.colours().customers))
    corners = [(0, -radius), (radius, 0), (0, radius), (-radius, 0)]
    painter.drawPolygon(QPolygonF([at + QPointF(dx, dy) for dx, dy in corners]))


def _two_lines(
    painter: QPainter, place: QRect, first: str, second: str, *, bold: bool = False
) -> None:
    tones = theme.colours()
    upper = QRect(place.left(), place.top() + 3, place.width(), 21)
    lower = QRect(place.left(), place.top() + 22, place.width(), 18)
    write(painter, upper, first, tones.ink, theme.BODY, bold=bold)
    write(painter, lower, second, tones.muted, theme.TINY)


def _underline(painter: QPainter, rect: QRect) -> None:
    painter.fillRect(
        QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(theme.colours().line)
    )


def _ring(painter: QPainter, rect: QRect) -> None:
    painter.setPen(QPen(QColor(theme.colours().accent), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(1, 1, -1, -1))
