"""What the client looks like: a colour and a logo, for the corner of the stage and for papers."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.domain.workshop import Workshop
from cxworkshop.problems import Problem
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.aloud import read_as_picture
from cxworkshop.ui.buttons import button, icon_button
from cxworkshop.ui.dialogs import Dialogs
from cxworkshop.ui.logo import logo_image, paint_logo, read_logo
from cxworkshop.ui.prepare.editor import card
from cxworkshop.words import say


class BrandCard(QFrame):
    """`coloured` carries "#RRGGBB" or "", `marked` a logo in base64 or ""."""

    coloured = Signal(str)
    marked = Signal(str)

    def __init__(self, dialogs: Dialogs) -> None:
        super().__init__()
        self._dialogs = dialogs
        self._colour = ""
        self.swatch, self.logo = Swatch(), Logo()
        self.choose_colour = button(say("prepare.brand.choose_colour"), "small")
        self.choose_logo = button(say("prepare.brand.choose_logo"), "small")
        self.no_colour = icon_button("close", say("prepare.brand.no_colour"), "muted")
        self.no_logo = icon_button("close", say("prepare.brand.no_logo"), "muted")
        self.choose_colour.clicked.connect(self._ask_colour)
        self.choose_logo.clicked.connect(self._ask_logo)
        self.no_colour.clicked.connect(lambda: self.coloured.emit(""))
        self.no_logo.clicked.connect(lambda: self.marked.emit(""))
        self._lay_out()

    def show_workshop(self, workshop: Workshop) -> None:
        """Show what is kept."""
        self._colour = workshop.brand_colour
        self.swatch.show_colour(workshop.brand_colour)
        self.logo.show_logo(logo_image(workshop.brand_logo))
        self.logo.setVisible(bool(workshop.brand_logo))
        self.no_colour.setVisible(bool(workshop.brand_colour))
        self.no_logo.setVisible(bool(workshop.brand_logo))

    def _ask_colour(self) -> None:
        chosen = self._dialogs.choose_colour(say("prepare.brand.colour"), self._colour)
        if chosen is not None:
            self.coloured.emit(chosen)

    def _ask_logo(self) -> None:
        path = self._dialogs.open_file(say("prepare.brand.logo"), say("prepare.brand.kinds"))
        if path is None:
            return
        try:
            self.marked.emit(read_logo(path))
        except Problem as problem:
            self._dialogs.tell(problem)

    def _lay_out(self) -> None:
        frame, inside = card(say("prepare.brand.title"), say("prepare.brand.note"))
        line = QHBoxLayout()
        line.setSpacing(8)
        for widget in (self.swatch, self.choose_colour, self.no_colour):
            line.addWidget(widget)
        line.addSpacing(theme.GAP)
        line.addWidget(self.logo)
        line.addWidget(self.choose_logo)
        line.addWidget(self.no_logo)
        line.addStretch()
        inside.addLayout(line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)


class Swatch(QWidget):
    """A colour; a dashed frame while there is none."""

    def __init__(self) -> None:
        super().__init__()
        read_as_picture(self)
        self._colour = ""
        sizes.fix(self, width=32, height=32)

    def show_colour(self, colour: str) -> None:
        """Show "#RRGGBB", or nothing."""
        self._colour = colour
        self.setAccessibleName(colour or say("prepare.brand.no_colour"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = sizes.painter_on(self)
        style = Qt.PenStyle.SolidLine if self._colour else Qt.PenStyle.DashLine
        painter.setPen(QPen(QColor(theme.colours().field_border), 1, style))
        painter.setBrush(QColor(self._colour) if self._colour else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(1, 1, 30, 30), 6, 6)


class Logo(QWidget):
    """A logo on white, as the stage shows it."""

    def __init__(self) -> None:
        super().__init__()
        read_as_picture(self)
        self._image = QImage()
        sizes.fix(self, width=96, height=48)

    def show_logo(self, image: QImage) -> None:
        """Show a logo, or nothing."""
        self._image = image
        self.setAccessibleName(say(f"prepare.brand.{'no_logo' if image.isNull() else 'logo'}"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        paint_logo(painter, self._image, QRectF(self.rect()).adjusted(0, 2, 0, -2))
