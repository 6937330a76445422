"""The frame: a rail on the left, the places beside it. It owns no rules.

The frame can be painted before any place exists; places are added when they have been loaded.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cxworkshop.ui import theme
from cxworkshop.ui.icons import icon
from cxworkshop.ui.text import PlainLabel
from cxworkshop.ui.top_bar import TopBar
from cxworkshop.words import say

PLACES = ("library", "prepare", "run", "hand_out")
USUAL_SIZE = QSize(1440, 900)
TITLE_BAR = 40
SCHEMES = ("system", "light", "dark")


class Rail(QFrame):
    """The places, one under the other; `chosen` names the one that was clicked."""

    chosen = Signal(str)
    scheme_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setFixedWidth(theme.RAIL_WIDTH)
        self._items = {name: self._item(name) for name in PLACES}
        group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(4)
        for name, item in self._items.items():
            group.addButton(item)
            layout.addWidget(item)
            if name == "library":
                layout.addWidget(_rail_line())
        layout.addStretch()
        layout.addWidget(self._scheme_item())
        self._items["library"].setChecked(True)
        self.open_places(frozenset({"library"}))

    def mark(self, name: str) -> None:
        """Show which place is open."""
        self._items[name].setChecked(True)

    def open_places(self, names: frozenset[str]) -> None:
        """Let these places be chosen; the others say why they can't be."""
        for name, item in self._items.items():
            item.setEnabled(name in names)
            item.setToolTip("" if name in names else say("app.rail.closed"))

    def _item(self, name: str) -> QToolButton:
        item = _rail_button(name, say(f"app.rail.{name}"))
        item.setCheckable(True)
        item.setShortcut(f"Ctrl+{PLACES.index(name) + 1}")
        item.clicked.connect(self._pass_on)
        item.setObjectName(name)
        return item

    def _scheme_item(self) -> QToolButton:
        item = _rail_button("moon", say("app.rail.scheme"))
        item.setToolTip(say("app.rail.scheme_tip"))
        item.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(item)
        self._schemes = QActionGroup(menu)
        for scheme in SCHEMES:
            action = QAction(say(f"app.scheme.{scheme}"), menu)
            action.setData(scheme)
            action.setCheckable(True)
            self._schemes.addAction(action)
            menu.addAction(action)
        self._schemes.triggered.connect(self._choose_scheme)
        item.setMenu(menu)
        return item

    def mark_scheme(self, scheme: str) -> None:
        """Tick the colours that are chosen."""
        for action in self._schemes.actions():
            action.setChecked(action.data() == scheme)

    def _choose_scheme(self, action: QAction) -> None:
        self.scheme_chosen.emit(action.data())

    def _pass_on(self) -> None:
        self.chosen.emit(self.sender().objectName())


class MainWindow(QMainWindow):
    """Rail and places. `painted` is emitted once, when the first picture is on the screen;
    `file_dropped` carries a path, or None when it was not one file of this computer."""

    painted = Signal()
    place_chosen = Signal(str)
    scheme_chosen = Signal(str)
    file_dropped = Signal(object)
    closing = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(say("app.name"))
        self.setMinimumSize(1024, 640)
        self.resize(USUAL_SIZE)
        if not _has_room(self.screen().availableSize()):
            self.setWindowState(Qt.WindowState.WindowMaximized)
        self.setAcceptDrops(True)
        self.rail = Rail()
        self.rail.chosen.connect(self.place_chosen)
        self.rail.scheme_chosen.connect(self.scheme_chosen)
        self._pages = QStackedWidget()
        self._pages.setObjectName("pages")
        self._pages.addWidget(_Opening())
        self._by_name: dict[str, QWidget] = {}
        self._painted = False
        middle = QWidget()
        layout = QHBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addWidget(self._pages, 1)
        self.setCentralWidget(middle)

    def add_place(self, name: str, page: QWidget) -> None:
        """Give a place its page."""
        self._by_name[name] = page
        self._pages.addWidget(page)

    def go(self, name: str) -> None:
        """Show a place."""
        self.rail.mark(name)
        self._pages.setCurrentWidget(self._by_name[name])

    @property
    def place(self) -> str:
        """The place that is shown, or "" while the app is still loading."""
        current = self._pages.currentWidget()
        return next((name for name, page in self._by_name.items() if page is current), "")

    def page(self, name: str) -> QWidget:
        """The page of a place."""
        return self._by_name[name]

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        # Later: a dialog that opened now would hold the program that the file comes from.
        QTimer.singleShot(0, partial(self.file_dropped.emit, _dropped_file(event)))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit(event)


class _Opening(QWidget):
    """What is seen for the moment in which the places are loaded."""

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(TopBar(say("app.rail.library")))
        layout.addStretch()
        word = PlainLabel(say("app.opening"), "small", "muted")
        layout.addWidget(word, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch()


def _has_room(screen: QSize) -> bool:
    """Whether the usual size fits with its title bar; a smaller screen is filled."""
    return (
        screen.width() > USUAL_SIZE.width() and screen.height() >= USUAL_SIZE.height() + TITLE_BAR
    )


def _dropped_file(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())


def _rail_button(picture: str, text: str) -> QToolButton:
    item = QToolButton()
    item.setText(text)
    item.setAccessibleName(text)
    item.setIcon(icon(picture, "muted"))
    item.setIconSize(QSize(24, 24))
    item.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
    item.setFixedSize(72, 64)
    item.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return item


def _rail_line() -> QFrame:
    line = QFrame()
    line.setObjectName("railLine")
    return line
