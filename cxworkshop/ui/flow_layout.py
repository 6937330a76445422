"""Controls beside each other, in as many lines as the width asks for.

Qt has no such layout of its own; a row of buttons in a box asks for the room of all its words, and
in large type or a long language it pushes its page to the side.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem


class FlowLayout(QLayout):
    """Like words in a paragraph: each item as wide as it asks to be, `spacing` px apart both ways,
    in the middle of its line. With `right` the lines end at the right edge."""

    def __init__(self, spacing: int = 8, *, right: bool = False) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._right = right
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        return sum(map(_high, lines)) + self.spacing() * max(0, len(lines) - 1)

    def sizeHint(self) -> QSize:
        shown = self._shown()
        wide = sum(item.sizeHint().width() for item in shown)
        return QSize(wide + self.spacing() * max(0, len(shown) - 1), _high(shown))

    def minimumSize(self) -> QSize:
        shown = self._shown()
        widest = max((item.minimumSize().width() for item in shown), default=0)
        return QSize(widest, _high(shown))

    def setGeometry(self, place: QRect) -> None:
        super().setGeometry(place)
        top = place.top()
        for line in self._lines(place.width()):
            self._set_line(line, QRect(place.left(), top, place.width(), _high(line)))
            top += _high(line) + self.spacing()

    def _set_line(self, line: list[QLayoutItem], place: QRect) -> None:
        widths = [min(item.sizeHint().width(), place.width()) for item in line]
        free = place.width() - sum(widths) - self.spacing() * (len(line) - 1)
        left = place.left() + (free if self._right else 0)
        for item, wide in zip(line, widths, strict=True):
            high = item.sizeHint().height()
            corner = QPoint(left, place.top() + (place.height() - high) // 2)
            item.setGeometry(QRect(corner, QSize(wide, high)))
            left += wide + self.spacing()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """The items that are shown, line by line."""
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown():
            wide = item.sizeHint().width()
            if lines and used + self.spacing() + wide <= width:
                lines[-1].append(item)
                used += self.spacing() + wide
            else:
                lines.append([item])
                used = wide
        return lines

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]


def _high(items: list[QLayoutItem]) -> int:
    return max((item.sizeHint().height() for item in items), default=0)
