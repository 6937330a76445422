"""One page of the manual: Markdown and our own pictures, and nothing from anywhere else."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QImage,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextBrowser

from cxworkshop.ui import sizes, theme
from cxworkshop.ui.help import manual
from cxworkshop.ui.help.manual import Page
from cxworkshop.words import say

PICTURE_WIDTH = 660
_SMOOTH = Qt.TransformationMode.SmoothTransformation
_PICTURE = "\ufffc"  # a block that is nothing else
_HEADINGS = {1: 24, 2: 18, 3: 16}


class PageView(QTextBrowser):
    """`page_wanted` names a page that a link leads to."""

    page_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "manual")
        self.setAccessibleName(say("help.page"))
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.anchorClicked.connect(self._follow)
        self._page: Page | None = None
        self._shown_at = 0
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show_again)

    def show_page(self, page: Page, heading: str = "") -> None:
        """Show a page from its top, or from a heading on."""
        self._page, self._shown_at = page, self._picture_width()
        self.document().setMarkdown(page.text)
        self._set_type()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        if heading:
            self._go_to(heading)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Only pictures of the manual's own folder."""
        url = QUrl(name)
        if kind != QTextDocument.ResourceType.ImageResource or url.scheme() or url.host():
            return None
        path = manual.folder() / "pictures" / url.fileName()
        picture = QImage(str(path))
        widest = min(self._picture_width(), picture.width())
        return picture.scaledToWidth(widest, _SMOOTH) if not picture.isNull() else None

    def changeEvent(self, event: QEvent) -> None:
        """Take on other colours and sizes: a document keeps those it was made with."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._show_again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures are never wider than the page. The scroll bar comes in the midst of reading a
        page, which can't be read anew at that moment."""
        super().resizeEvent(event)
        if self._picture_width() != self._shown_at:
            self._soon.start()

    def _picture_width(self) -> int:
        margins = 2 * round(self.document().documentMargin())
        return max(1, min(sizes.px(PICTURE_WIDTH), self.viewport().width() - margins))

    def _show_again(self) -> None:
        if self._page is not None:
            at = self.verticalScrollBar().value()
            self.show_page(self._page)
            self.verticalScrollBar().setValue(at)

    def _follow(self, url: QUrl) -> None:
        if not url.scheme() and not url.host():
            self.page_wanted.emit(url.fileName().removesuffix(".md"))

    def _set_type(self) -> None:
        document = self.document()
        document.setDefaultFont(theme.font(sizes.px(theme.BODY)))
        block = document.begin()
        while block.isValid():
            self._set_block(QTextCursor(block), block.blockFormat().headingLevel())
            block = block.next()

    def _set_block(self, cursor: QTextCursor, level: int) -> None:
        shape = QTextBlockFormat()
        tight = level or cursor.block().text() == _PICTURE
        shape.setLineHeight(
            100 if tight else 130, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        shape.setTopMargin(sizes.px({0: 0, 1: 8}.get(level, 16)))
        if cursor.currentTable() is None:
            shape.setBottomMargin(sizes.px(8 if cursor.currentList() is None else 2))
        cursor.mergeBlockFormat(shape)
        self._set_keys(cursor)
        if level:
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            letters = cursor.charFormat()
            letters.setFont(theme.font(sizes.px(_HEADINGS[level]), QFont.Weight.DemiBold))
            letters.clearProperty(letters.Property.FontSizeAdjustment.value)
            cursor.mergeCharFormat(letters)

    def _set_keys(self, cursor: QTextCursor) -> None:
        """Names of keys in our own typeface instead of a typewriter's."""
        place = cursor.block().begin()
        while not place.atEnd():
            part = place.fragment()
            if part.charFormat().fontFixedPitch():
                name = QTextCursor(self.document())
                name.setPosition(part.position())
                name.setPosition(part.position() + part.length(), QTextCursor.MoveMode.KeepAnchor)
                letters = QTextCharFormat()
                letters.setFont(theme.font(sizes.px(theme.BODY), QFont.Weight.DemiBold))
                letters.setFontFixedPitch(False)
                name.mergeCharFormat(letters)
                place = cursor.block().begin()
            else:
                place += 1

    def _go_to(self, heading: str) -> None:
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and block.text() == heading:
                self.setTextCursor(QTextCursor(self.document().lastBlock()))
                self.setTextCursor(QTextCursor(block))
                place = self.document().documentLayout().blockBoundingRect(block)
                self.verticalScrollBar().setValue(int(place.top()))
                return
            block = block.next()
