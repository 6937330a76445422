"""A document as it will be printed, page by page."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from cxworkshop.ui import sizes
from cxworkshop.ui.buttons import icon_button
from cxworkshop.ui.prepare.editor import line
from cxworkshop.ui.text import PlainLabel
from cxworkshop.ui.widgets.table_sheet import Table
from cxworkshop.words import say

WIDEST = 880
"""How wide a page is shown at most, at 100 %: on a large screen more of it is seen then."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page as a picture (PNG bytes), with the name of the file it belongs to and the table
    behind it, if there is one."""

    name: str
    picture: bytes
    table: Table = ()


class Preview(QFrame):
    """`turned` carries the number of the page that is shown, `table_wanted` the name and the rows
    of the table behind it."""

    turned = Signal(int)
    table_wanted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._pages: tuple[Page, ...] = ()
        self._number = 0
        self._title = PlainLabel("", "strong")
        self._name = PlainLabel("", "body", "muted", elide=True)
        self._where = PlainLabel("", "small", "muted")
        self.before = icon_button("left", say("handout.page_before"))
        self.after = icon_button("right", say("handout.page_after"))
        self.before.clicked.connect(self._back)
        self.after.clicked.connect(self._forward)
        self.table = icon_button("table", say("handout.as_table"))
        self.table.clicked.connect(self._show_table)
        self._sheet = QLabel()
        self._sheet.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._message = PlainLabel("", "body", "muted", wrap=True)
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()

    def show_message(self, title: str, text: str) -> None:
        """Say why there is no picture, or that it is being made."""
        self._pages = ()
        self._title.setText(title)
        self._message.setText(text)
        self._show()

    def show_pages(self, title: str, pages: tuple[Page, ...]) -> None:
        """Show the first of these pages."""
        self._pages, self._number = pages, 0
        self._title.setText(title)
        self._show()

    def turn_to(self, number: int) -> None:
        """Show a page."""
        if 0 <= number < len(self._pages):
            self._number = number
            self._show()
            self.turned.emit(number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_sheet()

    def _back(self) -> None:
        self.turn_to(self._number - 1)

    def _forward(self) -> None:
        self.turn_to(self._number + 1)

    def _show_table(self) -> None:
        page = self._pages[self._number]
        self.table_wanted.emit(page.name, page.table)

    def _show(self) -> None:
        several = len(self._pages) > 1
        for widget in (self.before, self.after, self._where):
            widget.setVisible(several)
        self.table.setVisible(bool(self._pages and self._pages[self._number].table))
        self.before.setEnabled(self._number > 0)
        self.after.setEnabled(self._number < len(self._pages) - 1)
        self._where.setText(say("handout.page_of", number=self._number + 1, total=len(self._pages)))
        self._scroll.setVisible(bool(self._pages))
        self._message.setVisible(not self._pages)
        self._name.setText(self._pages[self._number].name if self._pages else "")
        self._show_sheet()

    def _show_sheet(self) -> None:
        if not self._pages:
            return
        image = QImage.fromData(self._pages[self._number].picture)
        beside = 48 + self._scroll.verticalScrollBar().sizeHint().width()
        wide = max(200, min(self._scroll.width() - beside, sizes.px(WIDEST)))
        ratio = self.devicePixelRatioF()
        target = QSize(round(wide * ratio), round(wide * ratio * image.height() / image.width()))
        scaled = image.scaled(
            target,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        pixmap = QPixmap.fromImage(scaled)
        pixmap.setDevicePixelRatio(ratio)
        self._sheet.setPixmap(pixmap)
        self._sheet.setAccessibleName(self._name.text())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 12, 8)
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._name, 1)
        head.addWidget(self.table)
        head.addWidget(self.before)
        head.addWidget(self._where)
        head.addWidget(self.after)
        inside = QWidget()
        paper = QVBoxLayout(inside)
        paper.setContentsMargins(24, 24, 24, 24)
        paper.addWidget(self._sheet)
        paper.addStretch()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        self._scroll.setAccessibleName(say("handout.preview"))
        body = QFrame()
        body.setProperty("kind", "sheetground")
        around = QVBoxLayout(body)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._scroll, 1)
        around.addWidget(self._message, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(line())
        layout.addWidget(body, 1)
