"""A QR code as a widget and as something to paint: dark modules on white, in every theme.

Phones read dark on light reliably and the reverse often not, so the code keeps its own white ground
and quiet zone.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxworkshop.charts.qr import qr_matrix
from cxworkshop.ui.aloud import read_as_picture

INK = QColor("#101418")
PAPER = QColor("#FFFFFF")


def paint_code(
    painter: QPainter, matrix: Sequence[Sequence[bool]], area: QRectF, quiet: int = 0
) -> None:
    """Fill `area` with the modules of a code. Modules get whole device pixels where they are large
    enough, so that their edges stay sharp. `quiet` modules around it are left empty (ISO/IEC 18004
    asks for four), unless what lies around is as light as the code's own paper."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    margin = 0 if quiet else 12
    painter.fillRect(area.adjusted(-margin, -margin, margin, margin), PAPER)
    module = area.width() / (len(matrix) + 2 * quiet)
    left, top = area.left() + quiet * module, area.top() + quiet * module
    for row, cells in enumerate(matrix):
        column = 0
        while column < len(cells):
            run = column
            while run < len(cells) and cells[run]:
                run += 1
            if run > column:
                dark = QRectF(
                    left + column * module,
                    top + row * module,
                    (run - column) * module,
                    module,
                )
                painter.fillRect(dark, INK)
            column = run + 1
    painter.restore()


class QrCode(QWidget):
    """A code of a fixed size with a quiet zone around it."""

    def __init__(self, pixels: int, name: str) -> None:
        super().__init__()
        read_as_picture(self)
        self._text = ""
        self._matrix: Sequence[Sequence[bool]] = ()
        self._pixels = pixels
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def show_text(self, text: str) -> None:
        """Show the code of another text; empty clears it."""
        if text != self._text:
            self._text = text
            self._matrix = qr_matrix(text) if text else ()
            self.setAccessibleDescription(text)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._pixels, self._pixels)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(self.rect(), PAPER)
        if self._matrix:
            quiet = 4 * self._pixels / (len(self._matrix) + 8)
            inside = QRectF(self.rect()).adjusted(quiet, quiet, -quiet, -quiet)
            paint_code(painter, self._matrix, inside)
