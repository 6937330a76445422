"""The manual in a window of its own, so that it can be read beside what it explains.

What is typed into the search field is looked for at once; without it the contents are listed. It
closes with Esc.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cxworkshop.ui import sizes, theme
from cxworkshop.ui.buttons import button
from cxworkshop.ui.help import manual
from cxworkshop.ui.help.manual import CONTENTS, Hit
from cxworkshop.ui.help.page_view import PageView
from cxworkshop.ui.text import LiveLabel
from cxworkshop.words import say

_HIT = Qt.ItemDataRole.UserRole
_SIZE = (1080, 720)


class HelpWindow(QWidget):
    """`tour_wanted` asks for the tour once more."""

    tour_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("page")
        self.setWindowTitle(say("help.title"))
        self.pages = manual.load()
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("help.search"))
        self.search.setAccessibleName(say("help.search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._look_for)
        self.found = QListWidget()
        self.found.setAccessibleName(say("help.contents"))
        self.found.setWordWrap(True)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.itemActivated.connect(self._show_item)
        self.found.itemClicked.connect(self._show_item)
        self.none = LiveLabel("small", "muted", wrap=True)
        self.view = PageView()
        self.view.page_wanted.connect(self.show_page)
        self.tour = button(say("help.tour"), "plain", "flag")
        self.tour.clicked.connect(self.tour_wanted)
        self._lay_out()
        self._bind_keys()
        self._list(self._contents())
        size = parent.screen().availableSize().boundedTo(sizes.scaled(*_SIZE))
        self.resize(size)

    def show_page(self, name: str, heading: str = "") -> None:
        """Show a page of the manual; one that does not exist shows the contents."""
        page = self.pages.get(name, self.pages[CONTENTS])
        self.current = page.name
        self.view.show_page(page, heading)
        self.setWindowTitle(f"{page.title} – {say('help.title')}")
        for row in range(self.found.count()):
            hit: Hit = self.found.item(row).data(_HIT)
            if not self.search.text() and hit.page == page.name:
                self.found.setCurrentRow(row)

    current = ""

    def hits(self) -> list[Hit]:
        """What is listed at the left."""
        return [self.found.item(row).data(_HIT) for row in range(self.found.count())]

    def _contents(self) -> list[Hit]:
        pages = (page for page in self.pages.values() if page.name != CONTENTS)
        return [Hit(page.name, page.title, "", "") for page in pages]

    def _look_for(self, text: str) -> None:
        hits = manual.search(self.pages, text) if text.strip() else self._contents()
        self._list(hits)
        self.none.setText("" if hits else say("help.nothing", text=text.strip()[:60]))
        self.none.setVisible(not hits)
        if hits and text.strip():
            self.found.setCurrentRow(0)
            self.show_page(hits[0].page, hits[0].heading)

    def _list(self, hits: list[Hit]) -> None:
        self.found.clear()
        for hit in hits:
            where = f"{hit.title} › {hit.heading}" if hit.heading else hit.title
            item = QListWidgetItem(f"{where}\n{hit.snippet}" if hit.snippet else where)
            item.setData(_HIT, hit)
            self.found.addItem(item)
        self.none.hide()

    def _show_item(self, item: QListWidgetItem) -> None:
        hit: Hit = item.data(_HIT)
        self.show_page(hit.page, hit.heading)

    def _lay_out(self) -> None:
        left = QFrame()
        left.setProperty("kind", "side")
        sizes.fix(left, width=300)
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.search)
        column.addWidget(self.none)
        column.addWidget(self.found, 1)
        column.addWidget(self.tour)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(left)
        across.addWidget(self.view, 1)
        self.view.setViewportMargins(theme.MARGIN, theme.GAP, theme.MARGIN, theme.GAP)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _bind_keys(self) -> None:
        for key, act in (
            (QKeySequence(QKeySequence.StandardKey.Find), self.search.setFocus),
            (QKeySequence("F1"), self.search.setFocus),
        ):
            shortcut = QShortcut(key, self)
            shortcut.activated.connect(act)
