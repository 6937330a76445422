"""Pages that are larger than their window scroll instead of being cut off."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from cxworkshop.ui import sizes


def scrolled(inside: QWidget) -> QScrollArea:
    """A scroll area around a page that may be longer, and is as wide as the window gives."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area


def fitted(inside: QWidget, width: int | None = None) -> QScrollArea:
    """A scroll area that is only felt where a window is too small for what it shows, in either
    direction; `width`, given at 100 %, is fixed."""
    area = scrolled(inside)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    if width is not None:
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sizes.fix(area, width=width)
    return area
