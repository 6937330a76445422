"""Fields for numbers, clock times and dates, alike on every page.

A turned mouse wheel scrolls the page; it changes a field only when the field has the focus.
"""

from __future__ import annotations

from html import escape
from typing import TypeVar

from PySide6.QtCore import QDate, QEvent, QObject, QSize, Qt, QTime
from PySide6.QtGui import QHelpEvent, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QTimeEdit,
    QToolButton,
    QToolTip,
    QWidget,
)

from cxworkshop.ui import sizes
from cxworkshop.ui.icons import icon
from cxworkshop.words import say

_AROUND_WORDS = 72  # the sign before what is searched for, and what clears it behind
Field = TypeVar("Field", bound=QAbstractSpinBox)


def number_field(least: int, most: int, value: int | None = None) -> QSpinBox:
    """A whole number within limits."""
    field = QSpinBox()
    field.setRange(least, most)
    if value is not None:
        field.setValue(value)
    return _settled(field)


def time_field() -> QTimeEdit:
    """A clock time, 24 hours."""
    field = QTimeEdit(QTime(9, 0))
    field.setDisplayFormat("HH:mm")
    return _settled(field)


def date_field(value: QDate | None = None, display: str = "ddd d MMM yyyy") -> QDateEdit:
    """A date with a calendar that drops down."""
    field = QDateEdit(value or QDate.currentDate())
    field.setCalendarPopup(True)
    field.setDisplayFormat(display)
    _wheel_needs_focus(field)
    return field


def choice_field() -> QComboBox:
    """A list to choose one from."""
    field = _Choice()
    _wheel_needs_focus(field)
    return field


def search_field(words: str, width: int) -> QLineEdit:
    """A field to search in, as wide as given at 100 % where there is room, and never narrower than
    the words in it."""
    field = _Search(width)
    field.setPlaceholderText(words)
    field.setAccessibleName(words)
    field.setClearButtonEnabled(True)
    field.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
    clear, sign = field.findChildren(QToolButton)
    clear.setIcon(icon("close", "muted"))
    clear.setAccessibleName(say("app.clear_search"))
    sign.setAccessibleName(words)
    return field


class _Search(QLineEdit):
    def __init__(self, width: int) -> None:
        super().__init__()
        self._width = width
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        return QSize(words + sizes.px(_AROUND_WORDS), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        least = self.minimumSizeHint()
        return QSize(max(sizes.px(self._width), least.width()), super().sizeHint().height())


class _Choice(QComboBox):
    """A choice that is too long for its field ends in "…" instead of in half a letter, and is told
    in full where the mouse rests."""

    def setAccessibleName(self, name: str) -> None:
        """A screen reader on Linux takes what is chosen for the name; so the description says what
        is asked."""
        super().setAccessibleName(name)
        self.setAccessibleDescription(self.accessibleDescription() or name)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and not self.toolTip() and self._is_cut():
            words = f"<span>{escape(self.currentText())}</span>"  # there are no plain tooltips
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def _is_cut(self) -> bool:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        wide = self.fontMetrics().horizontalAdvance(self.currentText())
        return wide > self._room(option)

    def _room(self, option: QStyleOptionComboBox) -> int:
        part = QStyle.SubControl.SC_ComboBoxEditField
        kind = QStyle.ComplexControl.CC_ComboBox
        return self.style().subControlRect(kind, option, part, self).width()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, self._room(option)
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


def _settled(field: Field) -> Field:
    field.lineEdit().setTextMargins(11, 0, 0, 0)  # where the words of other fields begin
    _wheel_needs_focus(field)
    return field


def _wheel_needs_focus(field: QWidget) -> None:
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.installEventFilter(_WheelGuard(field))


class _WheelGuard(QObject):
    """Hands the wheel on to the page while its field has no focus."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Wheel or not isinstance(watched, QWidget):
            return False
        elsewhere = not watched.hasFocus()
        if elsewhere:
            event.ignore()
        return elsewhere
