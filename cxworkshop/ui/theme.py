"""How every window looks: the bundled typeface, the two palettes and one style sheet.

`apply` dresses the whole application; it may be called again at any time to change colours,
contrast or the size of text. What is painted by hand asks `colours()` while painting, so that it
follows.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import asdict
from functools import cache
from string import Template
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from cxworkshop.colours import Palette, Scheme, palette
from cxworkshop.paths import resource
from cxworkshop.typefaces import FALLBACK_FAMILIES, FAMILY, all_font_names, font_file
from cxworkshop.ui import sizes

TINY, SMALL, BODY, HEADING, TITLE = 13, 14, 15, 18, 24
WEIGHT_BOLD = QFont.Weight.Bold
GAP, MARGIN = 16, 24
RAIL_WIDTH, BAR_HEIGHT, ROW_HEIGHT = 88, 64, 44

_SCHEME, _CONTRAST = "cxworkshop-scheme", "cxworkshop-contrast"
_LENGTH = re.compile(r"\b(\d+)px")
_HAIRLINE = 3  # up to here, lengths are borders, which stay as they are


def apply(
    app: QApplication,
    scheme: Literal["system", "light", "dark"] = "system",
    *,
    text_scale: int = 100,
    contrast: bool = False,
) -> Palette:
    """Dress the application in a scheme; "system" asks the desktop and falls back to light.
    `text_scale` is in per cent."""
    chosen = resolve(app, scheme)
    app.setProperty(_SCHEME, chosen)
    app.setProperty(_CONTRAST, contrast)
    colours_now = palette(chosen, contrast=contrast)
    _register_fonts()
    app.setStyle("Fusion")
    app.setFont(font(round(BODY * text_scale / 100)))
    app.setPalette(_qt_palette(colours_now))
    app.setStyleSheet(_style_sheet(chosen, contrast, text_scale))
    sizes.follow(app, text_scale)
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
    return palette(scheme(), contrast=contrast())


def contrast() -> bool:
    """Whether the application wears high contrast."""
    app = QApplication.instance()
    return app is not None and bool(app.property(_CONTRAST))


def font(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The typeface in a size, for what is painted in the units of 100 %. Weights that ship are
    Normal, DemiBold and Bold."""
    made = QFont([FAMILY, *FALLBACK_FAMILIES])
    made.setPixelSize(pixels)
    made.setWeight(weight)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@cache
def _register_fonts() -> None:
    for name in all_font_names():
        QFontDatabase.addApplicationFont(str(font_file(name)))


@cache
def _style_sheet(chosen: Scheme, contrast: bool, text_scale: int) -> str:
    template = Template(resource("style", "console.qss").read_text("utf-8"))
    colours_now = asdict(palette(chosen, contrast=contrast))
    icons = resource("icons").as_posix()
    sheet = template.substitute(colours_now, icons=icons, chosen=chosen)
    return sheet if text_scale == 100 else _LENGTH.sub(_scaled(text_scale), sheet)


def _scaled(text_scale: int) -> Callable[[re.Match[str]], str]:
    def length(found: re.Match[str]) -> str:
        pixels = int(found[1])
        return f"{round(pixels * text_scale / 100)}px" if pixels > _HAIRLINE else found[0]

    return length


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
        made.setColor(QPalette.ColorGroup.Disabled, where, QColor(tones.disabled))
    return made
