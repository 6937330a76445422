"""What belongs to the app rather than to a workshop: settings, manual and tour.

Each is read in and made when it is first wanted, so that the start waits for none of them. F1 opens
the manual at what a widget, or one that it stands in, names in its property "help".
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from cxworkshop.settings import Settings
from cxworkshop.ui.background import Background
from cxworkshop.ui.dialogs import Dialogs
from cxworkshop.ui.main_window import MainWindow
from cxworkshop.ui.places import Places

if TYPE_CHECKING:
    from cxworkshop.ui.help.tour import Tour
    from cxworkshop.ui.help.window import HelpWindow
    from cxworkshop.ui.settings.data_card import DataCard
    from cxworkshop.ui.settings.page import SettingsPage

SETTINGS = "settings"


class Asides(QObject):
    """`now` gives the settings, `change` takes some by name and applies them, `keep` only
    remembers them."""

    def __init__(
        self,
        window: MainWindow,
        dialogs: Dialogs,
        background: Background,
        places: Places,
        home: Path,
        now: Callable[[], Settings],
        change: Callable[..., None],
        keep: Callable[..., None],
    ) -> None:
        super().__init__(window)
        self._window, self._dialogs, self._background = window, dialogs, background
        self._places, self._home, self._change, self._keep = places, home, change, keep
        self.settings: SettingsPage | None = None
        self._data: DataCard | None = None
        self.help: HelpWindow | None = None
        self.tour: Tour | None = None
        self._now = now
        window.settings_wanted.connect(self.show_settings)
        window.help_wanted.connect(self.show_help_here)

    def follow(self) -> None:
        """Settings have changed."""
        if self.settings is not None:
            self.settings.show_settings(self._now())

    def show_settings(self) -> None:
        """Show the settings in the place of a workshop."""
        if self.settings is None:
            self.settings = self._make_settings()
            self._window.add_place(SETTINGS, self.settings)
        if self._data is not None:
            self._data.refresh()
        self._window.go(SETTINGS)
        self.settings.take_focus()

    def show_help_here(self) -> None:
        """Open the manual at what one is looking at."""
        self.show_help(topic(self._window))

    def show_help(self, name: str = "", heading: str = "") -> None:
        """Open the manual at a page; without a name at its contents."""
        if self.help is None:
            from cxworkshop.ui.help.window import HelpWindow

            self.help = HelpWindow(self._window)
            self.help.tour_wanted.connect(self.start_tour)
        self.help.show_page(name, heading)
        self.help.show()
        self.help.activateWindow()
        self.help.search.setFocus()

    def offer_tour(self) -> None:
        """Show a newcomer around, once, where the library is open."""
        if not self._now().tour_seen and self._window.place == "library":
            self.start_tour()

    def start_tour(self) -> None:
        """Show the way around, from the library."""
        from cxworkshop.ui.help.tour import Stop, Tour

        if self.tour is not None:
            return
        if self.help is not None:
            self.help.close()
        self._places.go("library")
        rail, library = self._window.rail, self._places.library
        stops = [
            Stop(library.empty.demo_button, "demo"),
            Stop(library.new_button, "new"),
            Stop(rail.item("prepare"), "places"),
            Stop(rail.item("settings"), "settings"),
            Stop(rail.item("help"), "help"),
        ]
        self.tour = Tour(self._window, stops)
        self.tour.ended.connect(self._tour_ended)
        self._window.place_shown.connect(self.tour.end)  # whoever goes on alone needs no guide
        self._keep(tour_seen=True)
        self._window.activateWindow()
        self.tour.start()

    def _tour_ended(self) -> None:
        self.tour = None

    def _make_settings(self) -> SettingsPage:
        from cxworkshop.ui.settings.about_card import AboutCard
        from cxworkshop.ui.settings.data_card import DataCard
        from cxworkshop.ui.settings.page import SettingsPage

        desk, put_away = self._places.desk, self._places.close_workshop
        self._data = DataCard(desk, self._dialogs, self._background, self._home, put_away)
        about = AboutCard()
        about.page_wanted.connect(self.show_help)
        cards = (self._data, about)
        return SettingsPage(self._now(), self._change, self._places.screens, cards)


def topic(window: MainWindow) -> str:
    """The page of the manual for the part that has the keyboard, or else for what is shown."""
    page = window.page(window.place) if window.place else window
    parts = [part for part in page.findChildren(QWidget) if part.property("help")]
    focus = QApplication.focusWidget()
    around = [part for part in parts if focus is not None and part.isAncestorOf(focus)]
    shown = [part for part in parts if part.isVisible()]
    nearest = (*(around or shown)[-1:], page)[0]
    return str(nearest.property("help") or "")
