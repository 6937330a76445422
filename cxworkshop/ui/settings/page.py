"""Settings: every choice holds at once, everywhere, and is remembered; there is no Save.

A setting's control is made from its declaration in `settings.py`: one of several is a list, yes or
no is a tick. Its words stand under its own name in `settings.toml`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import get_args, get_type_hints

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop import settings
from cxworkshop.settings import Settings
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.beside import PAGE_WIDTH, TWO_COLUMNS, Beside, column_of
from cxworkshop.ui.buttons import button
from cxworkshop.ui.fields import choice_field
from cxworkshop.ui.prepare.editor import card, line
from cxworkshop.ui.screens import Screens, identity, name_in, spoken_name
from cxworkshop.ui.scrolling import scrolled
from cxworkshop.ui.text import LiveLabel, PlainLabel
from cxworkshop.ui.top_bar import TopBar
from cxworkshop.words import say

SECTIONS = {
    "look": ("scheme", "text_scale", "high_contrast", "reduce_motion"),
    "stage": ("stage_scheme", "stage_screen"),
    "papers": ("paper",),
}


class SettingsPage(QWidget):
    """`change` takes settings by name; `cards` are more sections, which look after themselves."""

    def __init__(
        self,
        now: Settings,
        change: Callable[..., None],
        screens: Screens,
        cards: Sequence[QWidget],
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAccessibleName(say("settings.title"))
        self.setProperty("help", "settings")
        self._now, self._change, self._screens = now, change, screens
        self.controls = {name: self._control(name) for part in SECTIONS.values() for name in part}
        self.defaults = button(say("settings.defaults"), "plain", "undo")
        self.defaults.clicked.connect(self._go_back)
        self._said = LiveLabel("small", "muted")
        screens.changed.connect(self._list_screens)
        self._lay_out(cards)
        self.show_settings(now)

    def show_settings(self, now: Settings) -> None:
        """Show what holds now."""
        self._now = now
        self._list_screens()
        for name, control in self.controls.items():
            value = getattr(now, name)
            control.blockSignals(True)
            if isinstance(control, QCheckBox):
                control.setChecked(value)
            else:
                control.setCurrentIndex(max(0, control.findData(value)))
            control.blockSignals(False)

    def take_focus(self) -> None:
        """Put the keyboard on the first choice."""
        self.controls["scheme"].setFocus()

    def _control(self, name: str) -> QComboBox | QCheckBox:
        made: QComboBox | QCheckBox
        hint = get_type_hints(Settings)[name]
        if hint is bool:
            made = QCheckBox(say("settings.on"))
            made.toggled.connect(self._changed)
        else:
            made = choice_field()
            for choice in get_args(hint):
                made.addItem(say(f"settings.{name}.{choice}"), choice)
            sizes.fix(made, width=260)
            made.activated.connect(self._changed)
        made.setObjectName(name)
        made.setAccessibleName(say(f"settings.{name}.label"))
        made.setAccessibleDescription(say(f"settings.{name}.help"))
        return made

    def _list_screens(self) -> None:
        """The screens that are here, and the remembered one even when it is not."""
        control = self.controls["stage_screen"]
        assert isinstance(control, QComboBox)
        found = {"": say("settings.stage_screen.any")}
        for screen in self._screens.all():
            found.setdefault(identity(screen), spoken_name(screen))
        wanted = self._now.stage_screen
        away = say("settings.stage_screen.away", screen=name_in(wanted))
        found.setdefault(wanted, away)
        control.clear()
        for value, words in found.items():
            control.addItem(words, value)
        control.setCurrentIndex(control.findData(wanted))

    def _changed(self) -> None:
        control = self.controls[self.sender().objectName()]
        value = control.isChecked() if isinstance(control, QCheckBox) else control.currentData()
        self._said.setText("")
        self._change(**{control.objectName(): value})

    def _go_back(self) -> None:
        self._change(**settings.defaults(self._now))
        self._said.setText(say("settings.defaults_done"))

    def _lay_out(self, cards: Sequence[QWidget]) -> None:
        inside = QWidget()
        sizes.at_most(inside, width=PAGE_WIDTH)
        foot = QHBoxLayout()
        foot.setSpacing(theme.GAP)
        foot.addWidget(self.defaults)
        foot.addWidget(self._said, 1)
        choices = [self._section(section, names) for section, names in SECTIONS.items()]
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN)
        column.setSpacing(theme.GAP)
        column.addWidget(PlainLabel(say("settings.applied"), "small", "muted"))
        column.addWidget(Beside(column_of(*choices), column_of(*cards), least=TWO_COLUMNS))
        column.addLayout(foot)
        column.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(TopBar(say("settings.title")))
        area = scrolled(inside)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        layout.addWidget(area, 1)

    def _section(self, section: str, names: tuple[str, ...]) -> QWidget:
        frame, column = card(say(f"settings.section.{section}"))
        for place, name in enumerate(names):
            if place:
                column.addWidget(line())
            column.addLayout(setting_row(name, self.controls[name]))
        return frame


def setting_row(name: str, control: QWidget) -> QHBoxLayout:
    """What a setting is, why one would change it, and its control at the right."""
    label = PlainLabel(say(f"settings.{name}.label"), "strong")
    label.setBuddy(control)
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(label)
    words.addWidget(PlainLabel(say(f"settings.{name}.help"), "small", "muted", wrap=True))
    across = QHBoxLayout()
    across.setContentsMargins(0, 6, 0, 6)
    across.setSpacing(theme.MARGIN)
    across.addLayout(words, 1)
    across.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
    return across
