"""The frame: a rail on the left, the places beside it. It owns no rules.

The frame can be painted before any place exists; places are added when they have been loaded.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cxworkshop.ui import sizes, theme
from cxworkshop.ui.buttons import one_of
from cxworkshop.ui.crash_notice import CrashNotice
from cxworkshop.ui.icons import icon
from cxworkshop.ui.scrolling import fitted
from cxworkshop.ui.text import PlainLabel
from cxworkshop.ui.top_bar import TopBar
from cxworkshop.words import say

PLACES = ("library", "prepare", "run", "hand_out")
ASIDES = ("help", "settings")
USUAL_SIZE = QSize(1440, 900)
TITLE_BAR = 40


class Rail(QFrame):
    """The places, one under the other, and at the foot what belongs to the app; `chosen` names what
    was clicked."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self._items = {name: self._item(name) for name in (*PLACES, *ASIDES)}
        group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(4)
        for name, item in self._items.items():
            if name != "help":
                one_of(group, item)
            if name == ASIDES[0]:
                layout.addStretch()
            layout.addWidget(item)
            if name == "library":
                layout.addWidget(_rail_line())
        self._items["library"].setChecked(True)
        self.open_places(frozenset({"library"}))

    def item(self, name: str) -> QToolButton:
        """The button of a place, of help or of the settings."""
        return self._items[name]

    def mark(self, name: str) -> None:
        """Show which place is open."""
        self._items[name].setChecked(True)

    def open_places(self, names: frozenset[str]) -> None:
        """Let these places be chosen; the others say why they can't be."""
        for name in PLACES:
            self._items[name].setEnabled(name in names)
            self._items[name].setToolTip("" if name in names else say("app.rail.closed"))

    def _item(self, name: str) -> QToolButton:
        item = _rail_button(name, say(f"app.rail.{name}"))
        if name in PLACES:
            item.setShortcut(f"Ctrl+{PLACES.index(name) + 1}")
        else:
            item.setToolTip(say(f"app.rail.{name}_tip"))
        item.clicked.connect(self._pass_on)
        item.setObjectName(name)
        return item

    def _pass_on(self) -> None:
        self.chosen.emit(self.sender().objectName())


class MainWindow(QMainWindow):
    """Rail and places. `painted` is emitted once, when the first picture is on the screen;
    `place_shown` when a place has been gone to; `files_dropped` carries paths, none when something
    is not a file of this computer."""

    painted = Signal()
    place_chosen = Signal(str)
    place_shown = Signal()
    settings_wanted = Signal()
    help_wanted = Signal()
    files_dropped = Signal(object)
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
        self.rail.chosen.connect(self._pass_on)
        for keys, wanted in (("Ctrl+,", self.settings_wanted), ("F1", self.help_wanted)):
            QShortcut(QKeySequence(keys), self).activated.connect(wanted)
        self._pages = QStackedWidget()
        self._pages.setObjectName("pages")
        self._pages.addWidget(_Opening())
        self._by_name: dict[str, QWidget] = {}
        self._areas: dict[str, QWidget] = {}
        self._painted = False
        middle = QWidget()
        layout = QHBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(fitted(self.rail, theme.RAIL_WIDTH))
        layout.addWidget(self._pages, 1)
        self.crash_notice = CrashNotice()
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(middle, 1)
        column.addWidget(self.crash_notice)
        self.setCentralWidget(whole)

    def add_place(self, name: str, page: QWidget) -> None:
        """Give a place its page."""
        self._by_name[name] = page
        self._areas[name] = fitted(page, within=self._pages)

    def go(self, name: str) -> None:
        """Show a place."""
        self.rail.mark(name)
        self._pages.setCurrentWidget(self._areas[name])
        self.place_shown.emit()

    @property
    def place(self) -> str:
        """The place that is shown, or "" while the app is still loading."""
        current = self._pages.currentWidget()
        return next((name for name, area in self._areas.items() if area is current), "")

    def page(self, name: str) -> QWidget:
        """The page of a place."""
        return self._by_name[name]

    def _pass_on(self, name: str) -> None:
        aside = {"help": self.help_wanted, "settings": self.settings_wanted}.get(name)
        if aside is not None:
            aside.emit()
        else:
            self.place_chosen.emit(name)

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
        QTimer.singleShot(0, partial(self.files_dropped.emit, _dropped_files(event)))

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


def _dropped_files(event: QDropEvent) -> tuple[Path, ...]:
    urls = event.mimeData().urls()
    if not all(url.isLocalFile() for url in urls):
        return ()
    return tuple(Path(url.toLocalFile()) for url in urls)


def _rail_button(picture: str, text: str) -> QToolButton:
    item = QToolButton()
    item.setText(text)
    item.setAccessibleName(text)
    item.setIcon(icon(picture, "muted"))
    sizes.icon_size(item, 24)
    item.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
    sizes.fix(item, height=64)
    item.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    item.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return item


def _rail_line() -> QFrame:
    line = QFrame()
    line.setObjectName("railLine")
    return line
