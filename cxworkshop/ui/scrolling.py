"""Pages that are larger than their window scroll instead of being cut off."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from cxworkshop.ui import sizes

AIR = QSize(48, 40)
CHANGES = {QEvent.Type.LayoutRequest, QEvent.Type.Show, QEvent.Type.StyleChange}


def scrolled(inside: QWidget, ground: str = "") -> QScrollArea:
    """A scroll area around a page that may be longer, and is as wide as the window gives. Its bar
    stands in the right margin of the page, so that the page keeps its edge. With a `ground`, a
    colour of the palette, what goes on below fades into it, where it would be cut through a line
    of text."""
    area = _Scrolled()
    area.setWidget(inside)
    if ground:
        from cxworkshop.ui.fade import Fade  # gradients are slow to load, and no first page has one

        Fade(area, ground)
    return area


def fitted(
    inside: QWidget, width: int | None = None, within: QStackedWidget | None = None
) -> QScrollArea:
    """A scroll area that is only felt where a window is too small for what it shows, in either
    direction. With a `width`, given at 100 %, it is as wide as that or as its words need. What is
    put into an area that stands `within` its window already is dressed once, not twice."""
    area = _Fitted(width)
    if within is not None:
        within.addWidget(area)
    area.setWidget(inside)
    return area


class _Scrolled(QScrollArea):
    """Gives its bar a part of the page's margin, when there is one."""

    def __init__(self) -> None:
        super().__init__()
        self._margin = 0
        self.setViewport(_opening())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().rangeChanged.connect(self._make_room)

    def setWidget(self, inside: QWidget) -> None:
        layout = inside.layout()
        self._margin = layout.contentsMargins().right() if layout else 0
        super().setWidget(inside)

    def _make_room(self, _first: int, last: int) -> None:
        inside = self.widget()
        layout = inside.layout() if inside is not None else None
        if layout is not None and self._margin:
            bar = self.verticalScrollBar().sizeHint().width() if last > 0 else 0
            margins = layout.contentsMargins()
            margins.setRight(max(0, self._margin - bar))
            layout.setContentsMargins(margins)


class _Fitted(QScrollArea):
    """A page gives way a little before anything scrolls: what it asks for has some air in it."""

    def __init__(self, width: int | None) -> None:
        super().__init__()
        self._width = width
        self.setViewport(_opening())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def setWidget(self, inside: QWidget) -> None:
        super().setWidget(inside)
        self._fit(inside)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in CHANGES and isinstance(watched, QWidget):
            self._fit(watched)
        return super().eventFilter(watched, event)

    def _fit(self, inside: QWidget) -> None:
        hint = inside.minimumSizeHint()
        inside.setMinimumSize((hint - AIR).expandedTo(QSize(1, 1)))
        if self._width is not None:
            bar = self.verticalScrollBar()
            beside = bar.sizeHint().width() if bar.maximum() > 0 else 0
            self.setFixedWidth(max(sizes.px(self._width), hint.width()) + beside)


def _opening() -> QWidget:
    """What a page is seen through. It is like the one that Qt makes; that one PySide would not
    know when first asked for it, and would prepare every kind of widget to find out what it is."""
    opening = QWidget()
    opening.setAutoFillBackground(True)
    return opening
