"""How every window looks: the bundled typeface, the two palettes and one style sheet.

`apply` dresses the whole application; it may be called again at any time to change between light
and dark. What is painted by hand asks `colours()` while painting, so that it follows.
"""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from string import Template
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from cxworkshop.colours import Palette, Scheme, palette
from cxworkshop.paths import resource

FAMILY = "Source Sans 3"
TINY, SMALL, BODY, HEADING, TITLE, NUMERAL = 13, 14, 15, 18, 24, 40
WEIGHT_SEMIBOLD, WEIGHT_BOLD = QFont.Weight.DemiBold, QFont.Weight.Bold
GAP, MARGIN = 16, 24
RAIL_WIDTH, BAR_HEIGHT, ROW_HEIGHT = 88, 64, 44

_SCHEME = "cxworkshop-scheme"


def apply(app: QApplication, scheme: Literal["system", "light", "dark"] = "system") -> Palette:
    """Dress the application in a scheme; "system" asks the desktop and falls back to light."""
    chosen = resolve(app, scheme)
    app.setProperty(_SCHEME, chosen)
    colours_now = palette(chosen)
    _register_fonts()
    app.setStyle("Fusion")
    app.setFont(font(BODY))
    app.setPalette(_qt_palette(colours_now))
    app.setStyleSheet(_style_sheet(chosen))
    return colours_now


def resolve(app: QApplication, scheme: Literal["system", "light", "dark"]) -> Scheme:
    """The scheme that "system" means right now."""
    if scheme != "system":
        return scheme
    return "dark" if app.styleHints().colorScheme() is Qt.ColorScheme.Dark else "light"


def scheme() -> Scheme:
    """The scheme that the application wears."""
    app = QApplication.instance()
    return "dark" if app is not None and app.property(_SCHEME) == "dark" else "light"


def colours() -> Palette:
    """The colours that the application wears, for whatever is painted by hand."""
    return palette(scheme())


def font(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The typeface in a size. Weights that ship are Normal, DemiBold and Bold."""
    made = QFont(FAMILY)
    made.setPixelSize(pixels)
    made.setWeight(weight)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@cache
def _register_fonts() -> None:
    for weight in ("Regular", "Semibold", "Bold"):
        QFontDatabase.addApplicationFont(str(resource("fonts", f"SourceSans3-{weight}.ttf")))


@cache
def _style_sheet(chosen: Scheme) -> str:
    template = Template(resource("style", "console.qss").read_text("utf-8"))
    icons = resource("icons").as_posix()
    return template.substitute(asdict(palette(chosen)), icons=icons, chosen=chosen)


def _qt_palette(tones: Palette) -> QPalette:
    role = QPalette.ColorRole
    made = QPalette()
    for where, tone in {
        role.Window: tones.page,
        role.WindowText: tones.ink,
        role.Base: tones.surface,
        role.AlternateBase: tones.sunken,
        role.Text: tones.ink,
        role.Button: tones.surface,
        role.ButtonText: tones.ink,
        role.BrightText: tones.danger,
        role.Highlight: tones.accent,
        role.HighlightedText: tones.accent_text,
        role.ToolTipBase: tones.surface,
        role.ToolTipText: tones.ink,
        role.PlaceholderText: tones.muted,
        role.Link: tones.accent,
        role.Light: tones.surface,
        role.Midlight: tones.line,
        role.Mid: tones.axis,
        role.Dark: tones.field_border,
        role.Shadow: tones.line,
    }.items():
        made.setColor(where, QColor(tone))
    for where in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, where, QColor(tones.axis))
    return made
