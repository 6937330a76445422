"""Cards of one size beside each other, as many in a line as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from cxworkshop.ui import sizes, theme


class Tiles(QWidget):
    """At most `most` in a line, each at least `least` px wide at 100 %. What is hidden takes no
    place."""

    def __init__(
        self, tiles: Sequence[QWidget], least: int, most: int, spacing: int = theme.GAP
    ) -> None:
        super().__init__()
        self._tiles, self._least, self._most = tuple(tiles), least, most
        self._placed: tuple[int, tuple[QWidget, ...]] = (0, ())
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(spacing)
        for tile in self._tiles:
            self._grid.addWidget(tile)
        self._place()

    @property
    def across(self) -> int:
        """How many stand in a line."""
        return self._placed[0]

    def minimumSizeHint(self) -> QSize:
        return QSize(self._widest(), self._grid.totalMinimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return done

    def _place(self) -> None:
        """Put them where they belong, when that is somewhere else than now."""
        shown = tuple(tile for tile in self._tiles if not tile.isHidden())
        spacing = self._grid.spacing()
        room = (self.width() + spacing) // (max(sizes.px(self._least), self._widest()) + spacing)
        across = max(1, min(room, self._most, len(shown)))
        if (across, shown) == self._placed:
            return
        self._placed = across, shown
        for place, tile in enumerate(shown):
            self._grid.addWidget(tile, place // across, place % across)
        for column in range(self._most):
            self._grid.setColumnStretch(column, 1 if column < across else 0)

    def _widest(self) -> int:
        shown = [tile for tile in self._tiles if not tile.isHidden()]
        return max((tile.minimumSizeHint().width() for tile in shown), default=0)
