"""Fields for numbers, clock times and dates, alike on every page.

A turned mouse wheel scrolls the page; it changes a field only when the field has the focus.
"""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QDate, QEvent, QObject, Qt, QTime
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDateEdit,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QTimeEdit,
    QWidget,
)

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


class _Choice(QComboBox):
    """A choice that is too long for its field ends in "…" instead of in half a letter."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


def _settled(field: Field) -> Field:
    field.lineEdit().setTextMargins(8, 0, 0, 0)
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
