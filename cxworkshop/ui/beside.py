"""Parts of a page side by side, or one below the other where the window is too narrow for them.

A window is narrow on a small laptop and in large type alike; then a page gets longer instead of
being pushed to and fro.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from cxworkshop.ui import sizes, theme

TWO_COLUMNS, PAGE_WIDTH = 960, 2290  # from where on two; the second fills 1920 px at 80 %
LEAST_HIGH = 260  # of a list that fills what is left of its page
_WAY = QBoxLayout.Direction


class Beside(QWidget):
    """`least` is how wide it must be, at 100 %, for its parts to stand side by side; `shares` says
    how the width is then shared, and `widths` which parts are exactly so wide there."""

    def __init__(
        self,
        *parts: QWidget,
        least: int,
        shares: Sequence[int] = (),
        widths: Mapping[QWidget, int] | None = None,
        spacing: int = theme.GAP,
    ) -> None:
        super().__init__()
        self._parts, self._least, self._widths = parts, least, dict(widths or {})
        self._line = QBoxLayout(_WAY.TopToBottom, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(spacing)
        for part, share in zip(parts, shares or [1] * len(parts), strict=True):
            self._line.addWidget(part, share)
        self._stack()

    @property
    def stacked(self) -> bool:
        """Whether the parts stand one below the other."""
        return self._line.direction() is _WAY.TopToBottom

    def minimumSizeHint(self) -> QSize:
        hint = self._line.totalMinimumSize()
        return QSize(max(map(_narrowest, self._shown()), default=0), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._decide()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._decide()
        return done

    def _decide(self) -> None:
        shown = self._shown()
        needed = sum(self._least_of(part) for part in shown)
        needed += self._line.spacing() * (len(shown) - 1)
        wide = self.width() >= max(sizes.px(self._least), needed)
        if wide == self.stacked:
            self._stand() if wide else self._stack()

    def _stand(self) -> None:
        for part, width in self._widths.items():
            sizes.fix(part, width=width)
        self._line.setDirection(_WAY.LeftToRight)

    def _stack(self) -> None:
        for part in self._widths:
            sizes.free_width(part)
        self._line.setDirection(_WAY.TopToBottom)

    def _shown(self) -> list[QWidget]:
        return [part for part in self._parts if not part.isHidden()]

    def _least_of(self, part: QWidget) -> int:
        return sizes.px(self._widths[part]) if part in self._widths else _narrowest(part)


def column_of(*cards: QWidget) -> QWidget:
    """Cards one below the other, as one part of a page."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.GAP)
    for card in cards:
        column.addWidget(card)
    column.addStretch()
    return made


def _narrowest(part: QWidget) -> int:
    return max(part.minimumSizeHint().width(), part.minimumWidth())
