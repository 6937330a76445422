"""What a screen reader is told beside the names of widgets: what a painted widget is, and news.

To Qt a widget that paints itself is an empty filler, which a screen reader passes over even if it
has a name; and words that appear while the keyboard is elsewhere are passed over, too.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_ROLE = "readAs"


def read_as_picture(widget: QWidget) -> None:
    """Say that a widget is a picture; its name and description say what is on it."""
    widget.setProperty(_ROLE, QAccessible.Role.Graphic.value)


def read_as_group(widget: QWidget) -> None:
    """Say that a widget holds what belongs together under its name."""
    widget.setProperty(_ROLE, QAccessible.Role.Grouping.value)


def tell_roles() -> None:
    """Let screen readers know what those widgets are, in the whole application."""
    QAccessible.installFactory(_interface)


def announce(widget: QWidget, words: str, *, at_once: bool = False) -> None:
    """Have words read out: in the next pause, or `at_once` when they must not be missed."""
    news = QAccessibleAnnouncementEvent(widget, words)
    urgency = QAccessible.AnnouncementPoliteness
    news.setPoliteness(urgency.Assertive if at_once else urgency.Polite)
    QAccessible.updateAccessibility(news)


def _interface(_class_name: str, made_for: QObject | None) -> QAccessibleInterface | None:
    if not isinstance(made_for, QWidget) or (role := made_for.property(_ROLE)) is None:
        return None
    return QAccessibleWidget(made_for, QAccessible.Role(role))
