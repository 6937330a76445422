"""Buttons in the few kinds there are: primary (one on a screen), plain, link, quiet and danger."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QPushButton,
    QStyle,
    QStyleOption,
    QToolButton,
)

from cxworkshop.ui import sizes
from cxworkshop.ui.icons import icon
from cxworkshop.ui.text import plain_caption, set_tip

Kind = Literal["primary", "plain", "link", "quiet", "danger", "small"]

_TONES = {"primary": "accent_text", "link": "accent", "danger": "danger"}


class Button(QPushButton):
    """Answers to Enter as to Space; Qt's own would leave Enter to a form's default button."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


class CardButton(QAbstractButton):
    """A card with widgets on it that is one big button: click, Enter or Space press it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)


def button(text: str, kind: Kind = "plain", picture: str | None = None) -> QPushButton:
    """A button with words and, if wanted, an icon before them."""
    made = Button(f" {plain_caption(text)}" if picture else plain_caption(text))
    made.setProperty("kind", kind)
    made.setAccessibleName(text)
    made.setAutoDefault(False)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if picture:
        made.setIcon(icon(picture, _TONES.get(kind, "ink")))
        sizes.icon_size(made, 18)
    return made


def one_of(group: QButtonGroup, made: QAbstractButton) -> None:
    """Make a button one of several of which one is chosen; a screen reader hears that, too, where a
    group alone would leave it a box to tick."""
    made.setCheckable(True)
    made.setAutoExclusive(True)
    group.addButton(made)


def dress(made: QPushButton, kind: Kind) -> None:
    """Make a button another kind; there is one primary button on a screen."""
    made.setProperty("kind", kind)
    made.style().unpolish(made)
    made.style().polish(made)


def icon_button(picture: str, name: str, tone: str = "ink") -> QToolButton:
    """A button with only an icon; `name` is read aloud and shown as a tooltip."""
    made = QToolButton()
    made.setIcon(icon(picture, tone))
    sizes.icon_size(made, 20)
    made.setAccessibleName(name)
    set_tip(made, name)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made
